import Foundation
import Storage
import TestSupport
import Testing

/// Looking into a store that another process writes.
struct StoreReaderTests {
    private func ids(_ reader: StoreReader) async throws -> [Int] {
        try await reader.read { snapshot in
            try snapshot.rows("SELECT id FROM notes ORDER BY id").map { try $0["id"] }
        }
    }

    @Test func `what is committed is read while the store is open, and no lock is taken`()
        async throws
    {
        try await withFolder { folder in
            let store = try await openStore(in: folder)
            try await store.addNote(1, "one")
            let reader = try StoreReader(at: folder + "/store.sqlite")
            #expect(try await ids(reader) == [1])
            try await store.addNote(2, "two")
            #expect(try await ids(reader) == [1, 2])
            try await store.close()
            // Nor is one held afterwards: the owner opens again beside the reader.
            let again = try await openStore(in: folder)
            try await again.addNote(3, "three")
            #expect(try await ids(reader) == [1, 2, 3])
            try await again.close()
        }
    }

    @Test func `another process is read under load, one moment at a time`() async throws {
        try await withFolder { folder in
            let probe = try await ProbeProcess.start(
                "storage-probe",
                [folder + "/store", "0", "100000", "8"]
            )
            try await probe.readLines { $0.hasPrefix("ack") }
            let reader = try StoreReader(at: folder + "/store")
            for _ in 0..<20 {
                let counts = try await reader.read { snapshot in
                    let first: Int? = try snapshot.row("SELECT COUNT(*) FROM writes")?[0]
                    let last: Int? = try snapshot.row("SELECT MAX(id) FROM writes")?[0]
                    return [first, last]
                }
                // The sequence has no gaps, so a snapshot shows as many rows as its last number.
                #expect(counts[0] == counts[1])
            }
            await probe.kill()
        }
    }

    @Test(arguments: [
        "DELETE FROM notes", "INSERT INTO notes (id, body) VALUES (2, 'x')",
        "WITH a AS (SELECT 1) DELETE FROM notes RETURNING id", "PRAGMA journal_mode = DELETE",
    ]) func `a reader cannot write`(statement: String) async throws {
        try await withFolder { folder in
            let store = try await openStore(in: folder)
            try await store.addNote(1, "one")
            let reader = try StoreReader(at: folder + "/store.sqlite")
            #expect(
                await storageError { try await reader.read { try $0.rows(statement).count } } != nil
            )
            #expect(try await store.noteIDs() == [1])
            try await store.close()
        }
    }

    @Test func `where there is no store, none is made`() async throws {
        try await withFolder { folder in
            let path = folder + "/nothing"
            #expect(throws: StorageError.self) { try StoreReader(at: path) }
            #expect(!FileManager.default.fileExists(atPath: path))
            try Data(repeating: 0x41, count: 8_192).write(to: URL(fileURLWithPath: path))
            await #expect(throws: StorageError.self) {
                try await StoreReader(at: path).read { try $0.rows("SELECT 1").count }
            }
        }
    }
}
