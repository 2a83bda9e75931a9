import Crypto
import Foundation
import RPC
import Records
import ServiceContracts
import Storage
import Testing
import Vocabulary
import WireCodec

/// Content is sealed, each body where it stands and nowhere else.
@Suite struct SealingTests {
    /// Reads a tip and answers whether that failed with something that is no answer to a caller.
    private func isUnreadable(_ tip: Filed<Tip>, in office: Office) async -> Bool {
        do {
            _ = try await office.keeper.read(.filing(by: .lan)) { desk in
                try desk.fetch(tip.id, as: Tip.self)
            }
            return false
        } catch {
            return error is CryptoKitError
        }
    }

    @Test func `content stands in no file in the clear`() async throws {
        try await withOffice { office in
            let canary = "Canary-\(UUID().uuidString)"
            let key = IdempotencyKey.random()
            let tip = try await office.client(.lan).call(
                FileTip(tip: .about(canary), owner: Caller.province),
                key: key
            ).tip
            _ = try await office.client(.lan).call(
                CorrectRecord(
                    id: tip.id,
                    seen: 1,
                    corrects: 1,
                    record: Tip.about(canary + " again"),
                    reason: FreeText(canary)
                )
            )
            let assigned = try await office.take(.assigned, of: tip.at(version: 2))
            _ = try await office.client(.lan).call(
                TakeStep<Tip>(
                    id: tip.id,
                    seen: assigned.version,
                    to: .unfounded,
                    facts: [.reason: canary]
                )
            )
            _ = try await office.person(canary, village: canary)
            #expect(try office.places(of: canary) == [])
        }
    }

    @Test func `two records' bodies exchanged do not open`() async throws {
        try await withOffice { office in
            let first = try await office.filed(.about("first"))
            let second = try await office.filed(.about("second"))
            try await office.tamper(
                "UPDATE records SET key = (SELECT key FROM records WHERE id = $1) WHERE id = $2",
                first.id.identifier.bytes,
                second.id.identifier.bytes
            )
            // Even under one key, as two records of one person are.
            try await office.tamper(
                """
                UPDATE record_versions SET sealed =
                    (SELECT sealed FROM record_versions WHERE id = $1) WHERE id = $2
                """,
                first.id.identifier.bytes,
                second.id.identifier.bytes
            )
            #expect(await isUnreadable(second, in: office))
            #expect(await !isUnreadable(first, in: office))
        }
    }

    @Test
    func
        `two persons' records under one key, or one person's of two kinds, do not pass for each other`()
        async throws
    {
        try await withOffice { office in
            let person = try await office.person("Trần Văn Đức")
            let tip = try await office.keeper.write(.filing(by: .lan)) { desk in
                try desk.file(
                    Tip.about("seen at the gate"),
                    owner: Caller.province,
                    sealedFor: person.id
                )
            }
            // One key, as it is meant to be.
            #expect(try await office.found("SELECT DISTINCT key FROM records").count == 1)
            try await office.tamper(
                """
                UPDATE record_versions SET sealed =
                    (SELECT sealed FROM record_versions WHERE kind = 'files.person')
                WHERE kind = 'files.tip'
                """
            )
            #expect(await isUnreadable(tip, in: office))
        }
    }

    @Test func `two versions of one record exchanged do not open`() async throws {
        try await withOffice { office in
            let tip = try await office.filed(.about("first"))
            _ = try await office.client(.lan).call(
                CorrectRecord(
                    id: tip.id,
                    seen: 1,
                    corrects: 1,
                    record: Tip.about("second"),
                    reason: FreeText("misheard")
                )
            )
            try await office.tamper(
                """
                UPDATE record_versions SET sealed =
                    (SELECT sealed FROM record_versions WHERE version = 1) WHERE version = 2
                """
            )
            #expect(await isUnreadable(tip, in: office))
        }
    }

    @Test func `no byte of a sealed body can be changed`() async throws {
        try await withOffice { office in
            let tip = try await office.filed()
            let rows = try await office.found("SELECT sealed FROM record_versions")
            guard case .bytes(let sealed) = rows[0][0] else {
                Issue.record("the body is no bytes")
                return
            }
            for place in sealed.indices {
                var changed = sealed
                changed[place] ^= 1
                try await office.tamper("UPDATE record_versions SET sealed = $1", changed)
                #expect(await isUnreadable(tip, in: office), "byte \(place)")
            }
            try await office.tamper("UPDATE record_versions SET sealed = $1", sealed)
            #expect(await !isUnreadable(tip, in: office))
        }
    }

    @Test func `a proposal does not open as another's`() async throws {
        try await withOffice { office in
            for _ in 0..<2 {
                let tip = try await office.assigned()
                _ = try await office.client(.lan).call(
                    TakeStep<Tip>(
                        id: tip.id,
                        seen: 2,
                        to: .unfounded,
                        facts: [.reason: "no van"]
                    )
                )
            }
            try await office.tamper("UPDATE records SET key = (SELECT MIN(key) FROM records)")
            try await office.tamper(
                "UPDATE record_approvals SET sealed = (SELECT MIN(sealed) FROM record_approvals)"
            )
            await #expect(throws: (any Error).self) {
                try await office.keeper.read(.filing(by: .minh)) { desk in
                    try desk.approvals(Tip.self).count
                }
            }
        }
    }

    @Test func `each record has a key of its own, wrapped, in a file of their own`() async throws {
        try await withOffice { office in
            for _ in 0..<3 { _ = try await office.filed() }
            let names = try await office.found("SELECT DISTINCT key FROM records")
            #expect(names.count == 3)
            for name in names {
                guard case .bytes(let name) = name[0] else { continue }
                let wrapped = try await office.keyFile.key(named: name)
                // Nonce, 32 bytes, tag; and nothing of it in the store.
                #expect(wrapped.count == 12 + 32 + 16)
                let store = try Data(contentsOf: office.folder.appending(path: "files.db-wal"))
                #expect(store.range(of: Data(wrapped)) == nil)
            }
        }
    }

    @Test func `a wrapped key does not unwrap under another name`() async throws {
        try await withFolder { folder in
            let office = try await Office.open(in: folder)
            let first = try await office.filed(.about("first"))
            let second = try await office.filed(.about("second"))
            var wrapped: [(name: [UInt8], key: [UInt8])] = []
            for tip in [first, second] {
                let row = try await office.found("SELECT key FROM records ORDER BY filed_at, id")
                guard case .bytes(let name) = row[tip.id == first.id ? 0 : 1][0] else { continue }
                wrapped.append((name, try await office.keyFile.key(named: name)))
            }
            try await office.keyFile.rewrap(
                wrapped[1].name,
                from: wrapped[1].key,
                to: wrapped[0].key
            )
            try await office.close()
            let again = try await office.opened()
            #expect(await !isUnreadable(first, in: again))
            #expect(await isUnreadable(second, in: again))
            try await again.close()
        }
    }

    @Test func `whoever has the files and not the service's key has nothing`() async throws {
        try await withFolder { folder in
            let office = try await Office.open(in: folder)
            let tip = try await office.filed()
            try await office.close()
            let thief = try await Office.open(in: folder, keys: Office.Keys(), time: office.time)
            #expect(await isUnreadable(tip, in: thief))
            try await thief.close()
            let owner = try await office.opened()
            #expect(await !isUnreadable(tip, in: owner))
            try await owner.close()
        }
    }

    @Test func `a key that the file never held is no erasure`() async throws {
        try await withOffice { office in
            let tip = try await office.filed()
            try await office.tamper("UPDATE records SET key = $1", [UInt8](repeating: 1, count: 16))
            await #expect(throws: KeyFileError.unknown) {
                try await office.keeper.read(.filing(by: .lan)) { desk in
                    try desk.fetch(tip.id, as: Tip.self)
                }
            }
        }
    }
}

extension Filed {
    /// The same record as if it had been seen at another version.
    func at(version: Int) -> Filed {
        var other = self
        other.filing.version = version
        return other
    }
}
