import RPC
import ServiceContracts
import Synchronization
import Testing
import Vocabulary
import WireCodec

@testable import homeward

/// Rows are filed once each, however often and however far an import runs.
@Suite struct BulkSendingTests {
    @Test func `rejects stand in the order of the rows, however the answers come`() {
        var outcome = BulkOutcome(kind: "cases.crossing")
        for row in [21, 31, 11, 21] {
            outcome.add(["b", "a"].map { BulkReject(row: row, field: $0, rule: "missing") })
        }
        #expect(outcome.rejects.map(\.row) == [11, 11, 21, 21, 21, 21, 31, 31])
        #expect(outcome.rejects.prefix(4).map(\.field) == ["b", "a", "b", "a"])
        #expect(outcome.rejectCount == 8)
    }

    private static func error(
        _ code: ErrorCode,
        _ outcome: OutcomeClass,
        _ violations: [FieldViolation] = []
    ) -> ServiceError {
        ServiceError(
            code,
            reason: "test.refused",
            "Refused.",
            outcome: outcome,
            violations: violations
        )
    }

    @Test func `a file that comes again files nothing twice and says so`() async throws {
        let service = ScriptedFiling()
        let first = try await service.take(BulkScene.table(100))
        #expect(first.outcome.filed == 100 && first.outcome.alreadyThere == 0)
        let again = try await service.take(BulkScene.table(100))
        #expect(again.outcome.filed == 0 && again.outcome.alreadyThere == 100)
        let more = try await service.take(BulkScene.table(103))
        #expect(more.outcome.filed == 3 && more.outcome.alreadyThere == 100)
        #expect(service.count == 103)
    }

    @Test func `an import cut off goes on when it is run again`() async throws {
        let down = Self.error(.unavailable, .mayHaveRun)
        let service = ScriptedFiling { call, _ in call > 50 && call <= 90 ? down : nil }
        let first = try await service.take(BulkScene.table(100))
        #expect((first.error as? ServiceError)?.code == .unavailable)
        #expect(first.outcome.filed == 50 && service.count == 50)
        #expect(service.callCount <= 50 + 32)
        #expect(first.outcome.uncertain == service.callCount - 50)
        #expect(first.outcome.notFiled == 50 - first.outcome.uncertain)
        let again = try await ScriptedFilingRun(service).untilDone(BulkScene.table(100))
        #expect(again.filed + again.alreadyThere == 100 && service.count == 100)
    }

    @Test func `a role that is refused sends one row and files none`() async throws {
        let service = ScriptedFiling { _, _ in Self.error(.permissionDenied, .ranAndFailed) }
        let run = try await service.take(BulkScene.table(100))
        #expect((run.error as? ServiceError)?.code == .permissionDenied)
        #expect(service.callCount == 1 && service.count == 0)
        #expect(run.outcome.filed == 0)
    }

    @Test func `a row that is refused is told by row, and the others are filed`() async throws {
        let service = ScriptedFiling { _, request in
            request.record.personTimes == 40
                ? Self.error(
                    .notFound,
                    .ranAndFailed,
                    [FieldViolation(field: "record.caseFile", rule: "unknown")]
                ) : nil
        }
        let run = try await service.take(BulkScene.table(500))
        #expect(run.error == nil)
        #expect(run.outcome.rejects == [BulkReject(row: 41, field: "caseFile", rule: "unknown")])
        #expect(service.count == 499 && run.outcome.filed == 499)
        #expect(run.outcome.accepted == 499 && run.outcome.notFiled == 1)
        #expect(run.outcome.status == .partial)
        #expect(run.outcome.summary(false).hasSuffix(BulkPhrase.filedInPart("499", "0", "1")))
        let again = try await service.take(BulkScene.table(500))
        #expect(again.outcome.filed == 0 && again.outcome.alreadyThere == 499)
        #expect(again.outcome.notFiled == 1 && again.outcome.status == .findings)
    }

    @Test func `where numbers keep the order nothing is filed after a refused row`() async throws {
        let letters = BulkScene.letters(20)
        try await BulkScene.withTable(Array(letters.utf8)) { path in
            let table = try BulkTable<ReceiveCorrespondence>(at: path)
            var keys: [IdempotencyKey] = []
            let checked = try table.read { keys.append($0.key) }
            try #require(checked.isClean && keys.count == 20)
            let sent = Mutex(0)
            let sending = BulkSending(table: table, checked: keys, began: .now)
            let run = await sending.run(
                checked,
                .filing { _, _ in
                    let number = sent.withLock { count in
                        count += 1
                        return count
                    }
                    throw Self.error(number == 1 ? .conflict : .notFound, .ranAndFailed)
                },
                progress: { _ in }
            )
            #expect(run.error == nil && sent.withLock { $0 } == 1)
            #expect(run.outcome.rejects.map(\.row) == [2])
            #expect(run.outcome.notFiled == 20 && run.outcome.status == .findings)
        }
    }

    @Test func `a service that refuses row upon row is sent no more than is told`() async throws {
        let service = ScriptedFiling { call, _ in
            call > 100 ? Self.error(.failedPrecondition, .ranAndFailed) : nil
        }
        let run = try await service.take(BulkScene.table(3_000))
        #expect(run.error == nil && run.outcome.filed == 100)
        #expect(run.outcome.rejects.count == BulkOutcome.largestCount)
        #expect(service.callCount <= 100 + BulkOutcome.largestCount + 32)
        #expect(run.outcome.notFiled == 2_900)
        let unsent = 3_000 - service.callCount
        #expect(run.outcome.summary(false).hasSuffix(BulkPhrase.unsent("\(unsent)")))
    }

    @Test func `a service that is asked files nothing, and says what is there`() async throws {
        let service = ScriptedFiling()
        _ = try await service.take(BulkScene.table(40))
        let run = try await service.tried(BulkScene.table(100))
        #expect(run.error == nil && run.outcome.isClean)
        #expect(run.outcome.agreed == 100 && run.outcome.alreadyThere == 40)
        #expect(run.outcome.filed == 0 && service.count == 40)
        let first = try await service.take(BulkScene.table(100))
        #expect(first.outcome.filed == 60 && first.outcome.alreadyThere == 40)
    }

    @Test func `every row that a service would refuse is told, and none is filed`() async throws {
        let service = ScriptedFiling { _, request in
            request.record.personTimes % 50 == 0
                ? Self.error(
                    .notFound,
                    .ranAndFailed,
                    [FieldViolation(field: "record.campaign", rule: "unknown")]
                ) : nil
        }
        let run = try await service.tried(BulkScene.table(500))
        #expect(run.error == nil && service.count == 0)
        #expect(Set(run.outcome.rejects.map(\.row)) == Set((1...10).map { $0 * 50 + 1 }))
        #expect(run.outcome.accepted == 490 && run.outcome.agreed == 490)
    }

    @Test func `a service is not asked on once no more rejects are told`() async throws {
        let service = ScriptedFiling { _, _ in Self.error(.notFound, .ranAndFailed) }
        let run = try await service.tried(BulkScene.table(3_000))
        #expect(run.outcome.rejects.count == BulkOutcome.largestCount)
        #expect(service.callCount <= BulkOutcome.largestCount + 5 * 128)
    }

    @Test func `rows are tried many to a call, the first one alone`() async throws {
        let service = ScriptedFiling()
        let run = try await service.tried(BulkScene.table(1_000))
        #expect(run.error == nil && run.outcome.agreed == 1_000 && service.count == 0)
        #expect(service.asked.first == 1 && service.asked.count == 9)
        #expect(service.asked.reduce(0, +) == 1_000 && service.asked.allSatisfy { $0 <= 128 })
    }

    @Test func `a service that goes away while it is asked has filed nothing`() async throws {
        let away = Self.error(.unavailable, .notStarted)
        let service = ScriptedFiling { call, _ in call > 300 ? away : nil }
        let run = try await service.tried(BulkScene.table(1_000))
        let failure = try #require(run.error as? homeward.CallFailure)
        #expect(failure.error == away && failure.key == nil)
        #expect(run.outcome.filed == 0 && run.outcome.isClean && service.count == 0)
        // It is asked by no more than were on their way.
        #expect(service.asked.count <= 3 + 4)
    }

    @Test func `a role that is refused is asked about one row`() async throws {
        let service = ScriptedFiling { _, _ in Self.error(.permissionDenied, .ranAndFailed) }
        let run = try await service.tried(BulkScene.table(100))
        #expect((run.error as? homeward.CallFailure)?.error.code == .permissionDenied)
        #expect(service.callCount == 1)
    }

    @Test func `a feed that nobody takes from ends, and never runs ahead`() async throws {
        let feed = RowFeed<Int>(ahead: 4) { take in for number in 0... { try take(number) } }
        var taken = 0
        for try await _ in feed {
            taken += 1
            if taken == 100 { break }
        }
        feed.stop()
        #expect(taken == 100)
    }
}

/// Repeats an import until it ends without an error.
private struct ScriptedFilingRun {
    let service: ScriptedFiling

    init(_ service: ScriptedFiling) { self.service = service }

    func untilDone(_ text: String) async throws -> BulkOutcome {
        for _ in 0..<50 {
            let run = try await service.take(text)
            if run.error == nil { return run.outcome }
        }
        throw Failure("it never ended")
    }
}
