import Foundation
import Storage
import Testing

/// Copies: consistent under load, and put back.
struct BackupTests {
    @Test func `a copy made under load is one moment of the store`() async throws {
        try await withFolder { folder in
            let store = try await openStore(in: folder)
            // A note and its page are written together; a copy must never hold half of it.
            async let load: Void = {
                for id in 1...300 {
                    try await store.write { transaction in
                        try transaction.execute(
                            "INSERT INTO notes (id, body) VALUES ($1, $2)",
                            id,
                            "\(id)"
                        )
                        try transaction.execute(
                            "INSERT INTO pages (id, note, length) VALUES ($1, $1, 1)",
                            id
                        )
                    }
                }
            }()
            for copy in 1...3 {
                let path = folder + "/copy-\(copy)/store.sqlite"
                try FileManager.default.createDirectory(
                    atPath: folder + "/copy-\(copy)",
                    withIntermediateDirectories: true
                )
                let before = try await store.noteIDs()
                try await store.backup(to: path)
                let restored = try await openStore(in: folder + "/copy-\(copy)")
                let notes = try await restored.noteIDs()
                let pages = try await restored.read { try $0.rows("SELECT id FROM pages") }
                #expect(notes.count == pages.count)
                #expect(notes == Array(1..<(notes.count + 1)))
                #expect(notes.count >= before.count)
                try await restored.close()
            }
            try await load
            try await store.close()
        }
    }

    @Test func `yesterday's copy put back is yesterday's store under another incarnation`()
        async throws
    {
        try await withFolder { folder in
            let store = try await openStore(in: folder)
            let incarnation = store.incarnation
            try await store.addNote(1, "yesterday")
            try await store.backup(to: folder + "/backup")
            try await store.addNote(2, "today")
            let path = folder + "/store.sqlite"
            #expect(
                await storageError {
                    try await Store.restore(from: folder + "/backup", to: path, replacing: true)
                } == .locked(path: path)
            )
            try await store.close()
            #expect(
                await storageError { try await Store.restore(from: folder + "/backup", to: path) }
                    != nil
            )
            try await Store.restore(from: folder + "/backup", to: path, replacing: true)
            let restored = try await openStore(in: folder)
            #expect(try await restored.noteIDs() == [1])
            #expect(restored.incarnation != incarnation)
            try await restored.close()
            let again = try await openStore(in: folder)
            #expect(again.incarnation == restored.incarnation)
            try await again.close()
        }
    }

    @Test func `a copy is not written over anything`() async throws {
        try await withFolder { folder in
            let store = try await openStore(in: folder)
            try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/backup"))
            #expect(await storageError { try await store.backup(to: folder + "/backup") } != nil)
            #expect(
                try Data(contentsOf: URL(fileURLWithPath: folder + "/backup")) == Data("mine".utf8)
            )
            try await store.close()
        }
    }

    @Test func `a damaged backup is not put in place of a store`() async throws {
        try await withFolder { folder in
            let store = try await openStore(in: folder)
            try await store.addNote(1, "1")
            try await store.close()
            try Data(repeating: 7, count: 9_000).write(to: URL(fileURLWithPath: folder + "/backup"))
            #expect(
                await storageError {
                    try await Store.restore(
                        from: folder + "/backup",
                        to: folder + "/store.sqlite",
                        replacing: true
                    )
                } != nil
            )
            let same = try await openStore(in: folder)
            #expect(try await same.noteIDs() == [1])
            try await same.close()
        }
    }
}
