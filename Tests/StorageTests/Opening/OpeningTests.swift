import Foundation
import Storage
import TestSupport
import Testing

/// Opening: who may, and on what conditions.
struct OpeningTests {
    @Test func `a store that is open cannot be opened again`() async throws {
        try await withFolder { folder in
            let store = try await openStore(in: folder)
            #expect(
                await storageError { try await openStore(in: folder) }
                    == .locked(path: folder + "/store.sqlite")
            )
            try await store.close()
            try await openStore(in: folder).close()
        }
    }

    @Test func `two processes cannot open the same store`() async throws {
        try await withFolder { folder in
            let probe = try await ProbeProcess.start(
                "storage-probe",
                [folder + "/store", "0", "1", "1", "wait"]
            )
            try await probe.readLines { $0 == "done" }
            let other = try await ProbeProcess.start(
                "storage-probe",
                [folder + "/store", "1", "1", "1"]
            )
            let lines = try await other.readLines { _ in false }
            #expect(lines.count == 1)
            #expect(lines.first?.hasPrefix("fail -1 notStarted") == true)
            #expect(lines.first?.contains("already open in another process") == true)
            // However it ends, the lock ends with it.
            await probe.kill()
            let after = try await ProbeProcess.start(
                "storage-probe",
                [folder + "/store", "1", "1", "1"]
            )
            #expect(try await after.readLines { _ in false } == ["open", "ack 1", "done"])
        }
    }

    @Test func `a damaged file is not served`() async throws {
        try await withFolder { folder in
            let store = try await openStore(in: folder)
            for id in 1...200 {
                try await store.addNote(id, String(repeating: "x", count: 200) + "\(id)")
            }
            try await store.close()
            let path = folder + "/store.sqlite"
            let file = try #require(FileHandle(forUpdatingAtPath: path))
            let size = try file.seekToEnd()
            for page in 2..<(size / 4096) {
                try file.seek(toOffset: page * 4096)
                try file.write(contentsOf: [UInt8](repeating: 0xA5, count: 64))
            }
            try file.close()
            guard case .damaged = await storageError({ try await openStore(in: folder) }) else {
                Issue.record("a damaged store was opened")
                return
            }
        }
    }

    @Test func `a file that is no store is not touched`() async throws {
        try await withFolder { folder in
            let path = folder + "/store.sqlite"
            let content = Data(repeating: 0x41, count: 8192)
            try content.write(to: URL(fileURLWithPath: path))
            #expect(await storageError { try await openStore(in: folder) } != nil)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == content)
        }
    }

    @Test func `only the owner can read the files`() async throws {
        try await withFolder { folder in
            let store = try await openStore(in: folder + "/new")
            try await store.addNote(1, "one")
            for name in try FileManager.default.contentsOfDirectory(atPath: folder + "/new") {
                let attributes = try FileManager.default.attributesOfItem(
                    atPath: folder + "/new/" + name
                )
                let mode = try #require(attributes[.posixPermissions] as? NSNumber)
                #expect(mode.intValue & 0o077 == 0, "\(name)")
            }
            try await store.close()
        }
    }

    @Test func `a closed store answers that it is closed`() async throws {
        try await withFolder { folder in
            let store = try await openStore(in: folder)
            try await store.addNote(1, "one")
            try await store.close()
            #expect(
                await storageError { try await store.addNote(2, "two") }?.outcome == .notStarted
            )
            let again = try await openStore(in: folder)
            #expect(try await again.noteIDs() == [1])
            try await again.close()
        }
    }
}
