import Foundation
import Storage
import Testing

/// Erasing: what was deleted is nowhere any more.
struct ErasureTests {
    /// Whether some file in the folder holds the bytes.
    private func isAnywhere(_ canary: String, in folder: String) throws -> Bool {
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
            if data.range(of: Data(canary.utf8)) != nil { return true }
        }
        return false
    }

    @Test func `deleted content is in no file once its traces are erased`() async throws {
        let canary = "Canary-\(UUID().uuidString)"
        try await withFolder { folder in
            let store = try await openStore(in: folder)
            for id in 1...50 { try await store.addNote(id, "\(canary) \(id)") }
            #expect(try isAnywhere(canary, in: folder))
            try await store.write { try $0.execute("DELETE FROM notes") }
            try await store.eraseTraces()
            #expect(try !isAnywhere(canary, in: folder))
            try await store.addNote(1, "and it goes on")
            #expect(try await store.noteIDs() == [1])
            try await store.close()
        }
    }

    @Test func `a copy holds nothing that was deleted before`() async throws {
        let canary = "Canary-\(UUID().uuidString)"
        try await withFolder { folder in
            let store = try await openStore(in: folder)
            for id in 1...50 { try await store.addNote(id, "\(canary) \(id)") }
            try await store.write { try $0.execute("DELETE FROM notes") }
            try FileManager.default.createDirectory(
                atPath: folder + "/copies",
                withIntermediateDirectories: true
            )
            try await store.backup(to: folder + "/copies/backup")
            #expect(try !isAnywhere(canary, in: folder + "/copies"))
            try await store.close()
        }
    }

    @Test func `a destroyed key is in no file, stays destroyed and leaves a tombstone`()
        async throws
    {
        let wrapped = Array("Wrapped-\(UUID().uuidString)".utf8)
        try await withFolder { folder in
            let keys = try await KeyFile.open(at: folder + "/keys", logger: silent)
            try await keys.keep(wrapped, named: [1])
            try await keys.keep([9, 9], named: [2])
            #expect(try await keys.key(named: [1]) == wrapped)
            try await keys.destroy([1], at: 1_000)
            try await keys.destroy([1], at: 2_000)
            #expect(try !isAnywhere(String(decoding: wrapped, as: UTF8.self), in: folder))
            await #expect(throws: KeyFileError.destroyed) { try await keys.key(named: [1]) }
            await #expect(throws: KeyFileError.destroyed) {
                try await keys.keep(wrapped, named: [1])
            }
            #expect(
                try await keys.tombstones()
                    == [Tombstone(position: 1, name: [1], destroyedAt: 1_000)]
            )
            #expect(try await keys.names() == [[2]])
            try await keys.close()
        }
    }

    @Test func `an older key file forgets again what the tombstones name`() async throws {
        try await withFolder { folder in
            let keys = try await KeyFile.open(at: folder + "/keys", logger: silent)
            try await keys.keep([1], named: [1])
            try await keys.keep([2], named: [2])
            try await keys.backup(to: folder + "/old")
            try await keys.destroy([1], at: 1_000)
            let tombstones = try await keys.tombstones()
            try await keys.close()

            let older = try await KeyFile.open(at: folder + "/old", logger: silent)
            #expect(try await older.key(named: [1]) == [1])
            try await older.replay(tombstones)
            await #expect(throws: KeyFileError.destroyed) { try await older.key(named: [1]) }
            #expect(try await older.key(named: [2]) == [2])
            try await older.close()
        }
    }

    @Test func `a key is kept once and rewrapped only from what was read`() async throws {
        try await withFolder { folder in
            let keys = try await KeyFile.open(at: folder + "/keys", logger: silent)
            try await keys.keep([1], named: [1])
            try await keys.keep([1], named: [1])
            await #expect(throws: KeyFileError.taken) { try await keys.keep([2], named: [1]) }
            try await keys.rewrap([1], from: [1], to: [7])
            await #expect(throws: KeyFileError.unknown) {
                try await keys.rewrap([1], from: [1], to: [8])
            }
            #expect(try await keys.key(named: [1]) == [7])
            await #expect(throws: KeyFileError.unknown) { try await keys.key(named: [5]) }
            try await keys.close()
        }
    }
}
