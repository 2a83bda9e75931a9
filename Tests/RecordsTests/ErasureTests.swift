import Audit
import Foundation
import RPC
import ServiceContracts
import Storage
import Testing
import Vocabulary
import WireCodec

@testable import Records

/// Erasing a person: one act, for good, in every copy.
@Suite struct ErasureTests {
    private static let service = "spiffe://moh.homeward.gov.vn/service/victim-support"

    private func identity() throws -> AuditIdentity {
        try #require(AuditIdentity(Self.service))
    }

    @Test func `content, index and replies are gone, the year stays to be counted`() async throws {
        try await withOffice { office in
            let canary = "Hoà" + UUID().uuidString.filter(\.isHexDigit)
            let key = IdempotencyKey.random()
            let person = try await office.person(canary, key: key)
            #expect(try await office.rows("names") == 1)
            #expect(try await office.erase(person.id) == 1)

            #expect(try await !office.isReadable(person.id))
            #expect(try await office.rows("names") == 0)
            #expect(
                try await office.found("SELECT name, value FROM record_facets")
                    == [[.text("year"), .text("2026")]]
            )
            #expect(
                try await office.found("SELECT DISTINCT sealed FROM record_versions") == [
                    [.bytes([])]
                ]
            )
            let listed = try await office.client(.health).call(
                ListRecords<Person>(),
                purpose: Office.purpose
            )
            #expect(listed.records.isEmpty)
            #expect(try office.places(of: canary) == [])
            // The call was done; what it answered is erased with the person.
            #expect(
                await refusal { _ = try await office.person(canary, key: key) }
                    == "idempotency.replyErased"
            )
        }
    }

    @Test func `the key is destroyed before the answer leaves`() async throws {
        try await withOffice { office in
            let person = try await office.person()
            let row = try #require(try await office.found("SELECT key FROM record_subjects").first)
            guard case .bytes(let name) = row[0] else { return }
            _ = try await office.keyFile.key(named: name)
            try await office.erase(person.id)
            await #expect(throws: KeyFileError.destroyed) {
                try await office.keyFile.key(named: name)
            }
            let ledger = try String(
                contentsOf: office.folder.appending(path: Office.File.ledger.rawValue),
                encoding: .utf8
            )
            #expect(ledger.contains(name.map { String(format: "%02x", $0) }.joined()))
        }
    }

    @Test func `everything that was sealed for the person goes, and nobody else's`() async throws {
        try await withOffice { office in
            let person = try await office.person()
            let other = try await office.person("Lò Văn Pá")
            let theirs = try await office.keeper.write(.filing(by: .lan)) { desk in
                try desk.file(Tip.about("hers"), owner: Caller.province, sealedFor: person.id)
            }
            let assigned = try await office.take(.assigned, of: theirs)
            _ = try await office.client(.lan).call(
                TakeStep<Tip>(
                    id: theirs.id,
                    seen: assigned.version,
                    to: .unfounded,
                    facts: [.reason: "x"]
                )
            )
            let mine = try await office.filed()
            #expect(try await office.erase(person.id) == 2)
            let client = office.client(.lan)
            #expect(
                await refusal { _ = try await client.call(FetchRecord<Tip>(id: theirs.id)) }
                    == "record.notFound"
            )
            #expect(try await office.client(.minh).call(ListApprovals<Tip>()).approvals.isEmpty)
            #expect(
                try await office.found("SELECT status, sealed FROM record_approvals")
                    == [[.text("outdated"), .bytes([])]]
            )
            #expect(try await client.call(FetchRecord<Tip>(id: mine.id)).content != nil)
            #expect(try await office.isReadable(other.id))
        }
    }

    @Test func `nothing more is filed for a person who was erased`() async throws {
        try await withOffice { office in
            let person = try await office.person()
            try await office.erase(person.id)
            #expect(
                await refusal {
                    _ = try await office.keeper.write(.filing(by: .lan)) { desk in
                        try desk.file(
                            Tip.about("again"),
                            owner: Caller.province,
                            sealedFor: person.id
                        ).id
                    }
                } == "record.erased"
            )
            #expect(await refusal { _ = try await office.erase(person.id) } == "record.notFound")
        }
    }

    @Test func `an erasure is audited as one, with its record`() async throws {
        try await withOffice { office in
            let person = try await office.person()
            try await office.erase(person.id)
            let trail = office.keeper.trail
            let last = try await office.keeper.store.read { try trail.entries(in: $0).last }
            #expect(last?.entry.event == .erasure)
            #expect(last?.entry.record?.id == person.id.identifier)
        }
    }

    /// Which files come back from yesterday; the ledger is never among them.
    @Test(arguments: [[Office.File.store], [.keys], [.store, .keys], [.ledger]])
    func `whoever was erased today stays erased in yesterday's copy`(
        files: [Office.File]
    ) async throws {
        try await withFolder { folder in
            let today = try await Office.open(in: folder)
            let person = try await today.person()
            try await today.close()
            let yesterday = try today.copy(Set(files))
            let again = try await today.opened()
            try await again.erase(person.id)
            try await again.close()
            try again.restore(yesterday)
            let restored = try await again.opened()
            #expect(try await !restored.isReadable(person.id))
            #expect(try await restored.rows("names") == 0)
            // And it goes on.
            let next = try await restored.person("Giàng A Páo")
            #expect(try await restored.isReadable(next.id))
            try await restored.close()
        }
    }

    @Test func `what others keep erases again when all three files come back from yesterday`()
        async throws
    {
        try await withFolder { folder in
            let today = try await Office.open(in: folder)
            let person = try await today.person()
            let other = try await today.person("Lò Văn Pá")
            try await today.close()
            let yesterday = try today.copy(Set(Office.File.allCases))
            let again = try await today.opened()
            try await again.erase(person.id)
            let notices = again.keeper.erasureNotices()
            #expect(notices.count == 1)
            try await again.close()
            try again.restore(yesterday)

            let restored = try await again.opened()
            // Nothing on this machine knows of it any more.
            #expect(try await restored.isReadable(person.id))
            #expect(try await restored.keeper.recall(notices, as: identity()) == 1)
            #expect(try await !restored.isReadable(person.id))
            #expect(try await restored.isReadable(other.id))
            #expect(try await restored.keeper.recall(notices, as: identity()) == 0)
            let trail = restored.keeper.trail
            let entries = try await restored.keeper.store.read { try trail.entries(in: $0) }
            #expect(entries.contains { $0.entry.reason?.text == "erasure.recalled" })
            let once = try await restored.reopened()
            #expect(try await !once.isReadable(person.id))
            try await once.close()
        }
    }

    @Test func `a notice that somebody made up or changed erases nobody`() async throws {
        try await withOffice { office in
            let person = try await office.person()
            let victim = try await office.person("Lò Văn Pá")
            try await office.erase(victim.id)
            let genuine = try #require(office.keeper.erasureNotices().first)
            let row = try await office.found(
                "SELECT key FROM record_subjects WHERE key NOT IN (SELECT key FROM record_erasures)"
            )
            guard case .bytes(let alive) = try #require(row.first)[0] else { return }
            // The name of a living key is known to the thief of the database; the tag is not.
            var forged = genuine
            forged.key = Bytes(alive)
            var later = genuine
            later.at = later.at.advanced(by: .seconds(1))
            #expect(try await office.keeper.recall([forged, later], as: identity()) == 0)
            #expect(try await office.isReadable(person.id))
        }
    }

    @Test func `a restored store shows nothing before somebody has told whom to forget`()
        async throws
    {
        try await withFolder { folder in
            let first = try await Office.open(in: folder, witnessed: true)
            #expect(!first.keeper.awaitsRecall, "a new store has forgotten nobody")
            let person = try await first.person()
            let second = try await first.reopened(witnessed: true)
            #expect(!second.keeper.awaitsRecall, "a restart is no restore")
            let copy = folder.appending(path: "copy.db").path
            try await second.keeper.store.backup(to: copy)
            try await second.erase(person.id)
            let notices = second.keeper.erasureNotices()
            try await second.close()
            try await Store.restore(
                from: copy,
                to: folder.appending(path: Office.File.store.rawValue).path,
                replacing: true
            )
            try FileManager.default.removeItem(at: folder.appending(path: "files.erased"))

            let restored = try await second.opened(witnessed: true)
            #expect(restored.keeper.awaitsRecall)
            for blocked in [
                await refusal { _ = try await restored.isReadable(person.id) },
                await refusal { _ = try await restored.filed() },
                await refusal {
                    for try await _ in try await restored.client(.lan).stream(WatchRecords<Files>())
                    {
                        break
                    }
                },
            ] {
                #expect(blocked == "record.awaitsRecall")
            }
            try await restored.keeper.recall(notices, as: identity())
            try await restored.keeper.recallIsComplete()
            #expect(try await !restored.isReadable(person.id))
            let after = try await restored.reopened(witnessed: true)
            #expect(!after.keeper.awaitsRecall)
            try await after.close()
        }
    }

    @Test func `an erasure that a crash cut in two is finished at the next start`() async throws {
        try await withFolder { folder in
            let office = try await Office.open(in: folder)
            let person = try await office.person()
            let row = try #require(try await office.found("SELECT key FROM record_subjects").first)
            guard case .bytes(let name) = row[0] else { return }
            let keeper = office.keeper
            // The first half alone: committed, and then the power fails.
            _ = try await keeper.store.write { transaction in
                try keeper.erase(KeyName(name), at: .now, in: transaction).count
            }
            _ = try await office.keyFile.key(named: name)
            let again = try await office.reopened()
            await #expect(throws: KeyFileError.destroyed) {
                try await again.keyFile.key(named: name)
            }
            #expect(again.keeper.erasureNotices().count == 1)
            #expect(try await !again.isReadable(person.id))
            try await again.close()
        }
    }

    @Test func `an erasure that the disk held up is not said to be done before it is`() async throws
    {
        try await withOffice { office in
            let person = try await office.person()
            let key = IdempotencyKey.random()
            let ledger = office.folder.appending(path: Office.File.ledger.rawValue)
            try FileManager.default.removeItem(at: ledger)
            try FileManager.default.createDirectory(at: ledger, withIntermediateDirectories: false)
            for _ in 0..<2 {
                await #expect(throws: ServiceError.self) {
                    try await office.erase(person.id, key: key)
                }
            }
            // Already nobody reads it.
            #expect(try await !office.isReadable(person.id))
            try FileManager.default.removeItem(at: ledger)
            #expect(try await office.erase(person.id, key: key) == 1)
            #expect(office.keeper.erasureNotices().count == 1)
            #expect(try await office.keyFile.tombstones().count == 1)
        }
    }

    @Test func `a half-written line of the ledger is of a crash, and the next one stands apart`()
        throws
    {
        let path = FileManager.default.temporaryDirectory
            .appending(path: "homeward-ledger-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let first = KeyName.random()
        try ErasureLedger(at: path).append(first, at: Instant(millisecondsSinceEpoch: 5))
        let file = try #require(FileHandle(forWritingAtPath: path))
        try file.seekToEnd()
        try file.write(contentsOf: Data("0123456789abcdef01".utf8))
        try file.close()
        let second = KeyName.random()
        let ledger = try ErasureLedger(at: path)
        try ledger.append(second, at: Instant(millisecondsSinceEpoch: 6))
        try ledger.append(second, at: Instant(millisecondsSinceEpoch: 7))
        let read = try ErasureLedger(at: path).entries
        #expect(read.map(\.key) == [first, second])
        #expect(read.map(\.at.millisecondsSinceEpoch) == [5, 6])
    }
}
