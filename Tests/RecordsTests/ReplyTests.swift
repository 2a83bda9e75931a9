import Crypto
import Foundation
import RPC
import Records
import ServiceContracts
import Storage
import Testing
import Vocabulary
import WireCodec

/// The same key, the same reply: whatever happens between.
@Suite struct ReplyTests {
    private func file(
        _ key: IdempotencyKey,
        _ summary: String = "a van",
        by officer: Caller = .lan,
        in office: Office
    ) async throws -> Filed<Tip> {
        try await office.client(officer).call(
            FileTip(tip: .about(summary), owner: Caller.province),
            key: key
        ).tip
    }

    @Test func `a repetition gets the first reply, and nothing happens twice`() async throws {
        try await withOffice { office in
            let key = IdempotencyKey.random()
            let first = try await file(key, in: office)
            let before = try await office.everything()
            office.time.pass(.seconds(3_600))
            let second = try await file(key, in: office)
            #expect(second.id == first.id)
            #expect(second.filing == first.filing)
            #expect(try await office.everything() == before)
        }
    }

    @Test func `a repetition after the end of the process gets the first reply`() async throws {
        try await withFolder { folder in
            let office = try await Office.open(in: folder)
            let key = IdempotencyKey.random()
            let first = try await file(key, in: office)
            let again = try await office.reopened()
            #expect(try await file(key, in: again).id == first.id)
            #expect(try await again.rows("records") == 1)
            try await again.close()
        }
    }

    @Test func `a repetition gets the reply of then, also once the record has gone on`()
        async throws
    {
        try await withOffice { office in
            let key = IdempotencyKey.random()
            let first = try await file(key, in: office)
            _ = try await office.take(.assigned, of: first)
            #expect(try await file(key, in: office).state == .received)
        }
    }

    @Test func `another message under the same key is a conflict and changes nothing`() async throws
    {
        try await withOffice { office in
            let key = IdempotencyKey.random()
            _ = try await file(key, "a van", in: office)
            let before = try await office.everything()
            do {
                _ = try await file(key, "two vans", in: office)
                Issue.record("the second message was accepted")
            } catch let error as ServiceError {
                #expect(error.code == .conflict)
                #expect(error.reason == "idempotency.keyReused")
            }
            #expect(try await office.everything() == before)
        }
    }

    @Test func `one key is another for another caller, officer or method`() async throws {
        try await withOffice { office in
            let key = IdempotencyKey.random()
            let gateway = Caller(
                identity: "spiffe://mps.homeward.gov.vn/service/gateway",
                unit: "",
                roles: [Role.gatewayService.rawValue]
            )
            let contexts: [CallContext] = [
                .filing(by: .lan, key: key), .filing(by: .minh, key: key),
                .filing(by: .lan, through: gateway, key: key),
                .filing(by: .lan, FilePerson.method, key: key),
            ]
            for _ in 0..<2 {
                for context in contexts {
                    _ = try await office.keeper.write(context) { desk in
                        try desk.file(Tip.about("a van"), owner: Caller.province).id.identifier
                    }
                }
            }
            #expect(try await office.rows("records") == contexts.count)
        }
    }

    @Test func `twins in flight get one reply`() async throws {
        try await withOffice { office in
            let key = IdempotencyKey.random()
            let replies = try await withThrowingTaskGroup(of: RecordID<Tip>.self) { group in
                for _ in 0..<24 {
                    group.addTask { try await file(key, in: office).id }
                }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(replies.count == 1)
            #expect(try await office.rows("records") == 1)
            #expect(try await office.rows("record_events") == 1)
        }
    }

    @Test func `what failed is not kept, and the key may be used again`() async throws {
        try await withOffice { office in
            let key = IdempotencyKey.random()
            let future = Occurrence(at: office.time.now.advanced(by: .seconds(7_200)))
            let request = FileTip(tip: .about("x"), owner: Caller.province, occurred: future)
            #expect(
                await refusal { _ = try await office.client(.lan).call(request, key: key) }
                    == "record.invalidField"
            )
            #expect(try await office.rows("record_replies") == 0)
            office.time.pass(.seconds(7_200))
            _ = try await office.client(.lan).call(request, key: key)
            #expect(try await office.rows("records") == 1)
        }
    }

    @Test func `whoever may no longer know of the record gets no replay of it`() async throws {
        try await withOffice { office in
            let key = IdempotencyKey.random()
            let tip = try await file(key, "Canary", in: office)
            let handedOn: [(Visibility, String)] = [
                (.shared, "record.onlyStub"), (.unit, "record.notFound"),
            ]
            for (visibility, reason) in handedOn {
                _ = try await office.keeper.write(.filing(by: .lan)) { desk in
                    try desk.follow(tip.id, as: Tip.self) { _, filing in
                        filing.owner = "VN/GOV/MOD/BG/QNI"
                        filing.visibility = Word(visibility)
                    }.version
                }
                #expect(await refusal { _ = try await file(key, "Canary", in: office) } == reason)
            }
        }
    }

    @Test func `whoever lost the role gets no replay either`() async throws {
        try await withOffice { office in
            let key = IdempotencyKey.random()
            _ = try await file(key, in: office)
            let former = Caller(
                identity: Caller.lan.identity,
                unit: Caller.lan.unit,
                roles: [Role.auditor.rawValue]
            )
            #expect(
                await refusal { _ = try await file(key, by: former, in: office) }
                    == "call.roleMissing"
            )
        }
    }

    @Test func `a stored reply does not open as another's`() async throws {
        try await withOffice { office in
            let keys = [IdempotencyKey.random(), .random()]
            for key in keys { _ = try await file(key, in: office) }
            try await office.tamper(
                "UPDATE record_replies SET sealed = (SELECT MIN(sealed) FROM record_replies)"
            )
            var failures = 0
            for key in keys {
                do { _ = try await file(key, in: office) } catch { failures += 1 }
            }
            #expect(failures == 1)
        }
    }

    @Test func `replies are kept for 180 days and then forgotten`() async throws {
        try await withOffice { office in
            #expect(RecordOptions().repliesKept == .seconds(180 * 86_400))
            let key = IdempotencyKey.random()
            let first = try await file(key, in: office)
            let service = try ErasureExchangeTests.identity()
            office.time.pass(.seconds(180 * 86_400 - 1))
            #expect(try await office.keeper.sweep(as: service).repliesForgotten == 0)
            #expect(try await file(key, in: office).id == first.id)
            office.time.pass(.seconds(1))
            // Expired, though the sweep has not come yet.
            let second = try await file(key, in: office)
            #expect(second.id != first.id)
            office.time.pass(.seconds(180 * 86_400))
            #expect(try await office.keeper.sweep(as: service).repliesForgotten == 1)
            #expect(try await office.rows("record_replies") == 0)
            #expect(try await office.rows("records") == 2)
        }
    }

    @Test func `many old replies are forgotten in pages`() async throws {
        try await withOffice { office in
            for _ in 0..<3 { _ = try await file(.random(), in: office) }
            for number in 0..<1_100 {
                try await office.tamper(
                    """
                    INSERT INTO record_replies (scope, fingerprint, answered_at, sealed)
                    VALUES ($1, $1, 0, $1)
                    """,
                    Array("\(number)".utf8)
                )
            }
            let service = try ErasureExchangeTests.identity()
            #expect(try await office.keeper.sweep(as: service).repliesForgotten == 1_100)
            #expect(try await office.rows("record_replies") == 3)
        }
    }

    @Test func `version, audit entry, event and reply stand together or not at all`() async throws {
        struct Failure: Error {}
        try await withOffice { office in
            let before = try await office.everything()
            await #expect(throws: Failure.self) {
                try await office.keeper.write(.filing(by: .lan, key: .random())) { desk -> Int in
                    _ = try desk.file(Tip.about("a van"), owner: Caller.province)
                    throw Failure()
                }
            }
            #expect(try await office.everything() == before)
            _ = try await file(.random(), in: office)
            let after = try await office.everything()
            for table in [
                "records", "record_versions", "record_events", "record_replies", "audit_entries",
            ] {
                #expect(after[table] == (before[table] ?? 0) + 1, "\(table)")
            }
        }
    }
}
