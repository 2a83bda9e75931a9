import CasesServer
import Foundation
import RPC
import ServiceContracts
import Synchronization
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import homeward

/// A bundle is done once, whatever happens on the way, and overwrites nothing.
@Suite struct BundleImportTests {
    /// Calls a service in this process; may be told to lose an answer or to be away.
    private final class Line: EntryCaller {
        enum Fault { case none, loseAnswer, away }

        let harness: ServiceHarness<CasesService>
        let caller: Caller
        let fault: Mutex<(Int, Fault)>

        init(
            _ harness: ServiceHarness<CasesService>,
            _ caller: Caller,
            _ fault: (Int, Fault) = (0, .none)
        ) {
            self.harness = harness
            self.caller = caller
            self.fault = Mutex(fault)
        }

        func call<Request: ServiceRequest>(
            _ request: Request,
            key: IdempotencyKey?
        ) async throws -> Request.Response {
            let fault = self.fault.withLock { state -> Fault in
                state.0 -= 1
                return state.0 == 0 ? state.1 : .none
            }
            if fault == .away { throw Self.error(.notStarted) }
            let client = ServiceClient<Request.Service>(harness.transport(as: caller))
            let answer = try await client.call(request, key: key)
            if fault == .loseAnswer { throw Self.error(.mayHaveRun) }
            return answer
        }

        private static func error(_ outcome: OutcomeClass) -> ServiceError {
            ServiceError(.unavailable, reason: "connection.lost", "Away.", outcome: outcome)
        }
    }

    private struct Killed: Error {}

    private func withService(
        _ body: (ServiceHarness<CasesService>, inout Post) async throws -> Void
    ) async throws {
        try await ServiceHarness.run(CasesService.self, named: "cases") { harness in
            var post = try Post(at: harness.time.now.advanced(by: .seconds(-3_600)))
            try await body(harness, &post)
        }
    }

    private func run(
        _ post: Post,
        _ line: Line,
        earlier: BundleResult? = nil,
        save: (BundleResult) throws -> Void = { _ in }
    ) async throws -> BundleResult {
        try await BundleImport(post.bundle, earlier: earlier, at: post.now)
            .run(through: line, save: save)
    }

    /// Two reports, and a step of the first.
    private func recordThree(_ post: inout Post) async throws {
        try await post.recordReport()
        try await post.record(
            "report",
            "step",
            "P-1",
            "assigned",
            "fact.recipient=\(Officers.police.unit)"
        )
        try await post.recordReport()
    }

    private func version(
        of report: Identifier?,
        _ harness: ServiceHarness<CasesService>
    ) async throws -> Int? {
        let id = ReportID(try #require(report))
        return try await harness.client(as: Officers.borderGuard)
            .call(FetchRecord<Report>(id: id)).content?.version
    }

    @Test func `provisional numbers become the service's`() async throws {
        try await withService { harness, post in
            try await recordThree(&post)
            let result = try await run(post, Line(harness, Officers.borderGuard))
            #expect(result.entries.map(\.outcome) == [.done, .done, .done])
            #expect(result.entries[0].record == result.entries[1].record)
            #expect(result.entries[0].record != post.bundle.entries[0].standIn)
            #expect(try await version(of: result.entries[0].record, harness) == 2)
            #expect(result.status == .done)
        }
    }

    @Test func `importing twice files nothing twice and maps the same`() async throws {
        try await withService { harness, post in
            try await recordThree(&post)
            let line = Line(harness, Officers.borderGuard)
            let first = try await run(post, line)
            let rows = try await harness.rows()
            let second = try await run(post, line, earlier: first)
            #expect(second.entries.map(\.outcome) == [.alreadyThere, .alreadyThere, .alreadyThere])
            #expect(second.entries.map(\.record) == first.entries.map(\.record))
            #expect(second.entries.map(\.version) == first.entries.map(\.version))
            let after = try await harness.rows()
            for table in ["records", "record_versions", "record_replies"] {
                #expect(after[table] == rows[table], "\(table)")
            }
        }
    }

    @Test func `an import that was killed goes on where it stopped`() async throws {
        try await withService { harness, post in
            try await recordThree(&post)
            let line = Line(harness, Officers.borderGuard)
            await #expect(throws: Killed.self) {
                try await run(post, line) { result in
                    if result.entries[1].outcome == .done { throw Killed() }
                }
            }
            // Not even the result file is left.
            let result = try await run(post, line)
            #expect(result.entries.map(\.outcome) == [.done, .done, .done])
            #expect(try await harness.rows()["records"] == 2)
            #expect(try await version(of: result.entries[0].record, harness) == 2)
        }
    }

    @Test func `a changed record is listed, nothing is overwritten, and what rests on it waits`()
        async throws
    {
        try await withService { harness, post in
            let received = try await harness.client(as: Officers.borderGuard).call(
                ReceiveReport(
                    report: Report(
                        channel: .borderGate,
                        receivedAt: post.now,
                        province: .quangNinh,
                        summary: FreeText("Đã có")
                    )
                )
            )
            let id = received.report.identifier.text
            try await post.record(
                "report",
                "grade",
                id,
                "seen=1",
                "source=B",
                "content=2"
            )
            try await post.record(
                "report",
                "step",
                id,
                "assigned",
                "fact.recipient=\(Officers.police.unit)"
            )
            try await post.recordReport()
            // Meanwhile somebody at the office works on it.
            _ = try await harness.client(as: Officers.borderGuard2).call(
                GradeReport(report: received.report, seen: 1, source: .reliable, content: .certain)
            )
            let result = try await run(post, Line(harness, Officers.borderGuard))
            #expect(result.entries.map(\.outcome) == [.conflict, .heldBack, .done])
            #expect(result.entries[1].because == [1])
            #expect(result.entries[0].fields.contains { $0.rule == "current.2" })
            #expect(result.status == .conflict)
            let kept = try await harness.client(as: Officers.borderGuard)
                .call(FetchRecord<Report>(id: received.report)).content
            #expect(kept?.version == 2 && kept?.record.sourceGrade == Word(SourceGrade.reliable))
            #expect(kept?.state == Word(Report.State.received))
        }
    }

    @Test func `a second change rests on the version that the first was answered`() async throws {
        try await withService { harness, post in
            try await post.recordReport()
            try await post.record("report", "grade", "P-1", "source=B", "content=2")
            // By the number of the change, which stands for the same record.
            try await post.record(
                "report",
                "step",
                "P-2",
                "assigned",
                "fact.recipient=\(Officers.police.unit)"
            )
            let result = try await run(post, Line(harness, Officers.borderGuard))
            #expect(result.entries.map(\.outcome) == [.done, .done, .done])
            #expect(result.entries.map(\.version) == [1, 2, 3])
            #expect(Set(result.entries.map(\.record)).count == 1)
        }
    }

    @Test func `what follows a merger rests on the versions that it was answered`() async throws {
        try await withService { harness, post in
            try await post.recordReport()
            try await post.recordReport()
            try await post.record(
                "report",
                "merge",
                "P-1",
                "into=P-2",
                "seenInto=0",
                "reason=Hai lần ghi một vụ"
            )
            try await post.record("report", "grade", "P-2", "source=B", "content=2")
            try await post.record("report", "unmerge", "P-3", "reason=Hai vụ khác nhau")
            let result = try await run(post, Line(harness, Officers.borderGuard))
            #expect(result.entries.map(\.outcome) == Array(repeating: .done, count: 5))
            #expect(result.entries.map(\.version) == [1, 1, 2, 3, 3])
            let ids = result.entries.map(\.record)
            #expect(ids[2] == ids[0] && ids[3] == ids[1] && ids[4] == ids[0])
            #expect(try await version(of: ids[1], harness) == 4)
        }
    }

    @Test func `a change made between two imports is met with a conflict, not overwritten`()
        async throws
    {
        try await withService { harness, post in
            try await post.recordReport()
            let first = try await run(post, Line(harness, Officers.borderGuard))
            let report = ReportID(try #require(first.entries[0].record))
            _ = try await harness.client(as: Officers.borderGuard2).call(
                GradeReport(report: report, seen: 1, source: .reliable, content: .certain)
            )
            // The post adds to the bundle that it imported.
            try await post.record("report", "grade", "P-1", "source=B", "content=2")
            let second = try await run(
                post,
                Line(harness, Officers.borderGuard),
                earlier: first
            )
            #expect(second.entries.map(\.outcome) == [.alreadyThere, .conflict])
            #expect(try await version(of: report.identifier, harness) == 2)
        }
    }

    @Test func `what awaits a second officer holds back what changes the same record`()
        async throws
    {
        try await withService { harness, post in
            try await post.recordReport()
            try await post.record(
                "report",
                "step",
                "P-1",
                "assigned",
                "fact.recipient=\(Officers.police.unit)"
            )
            let first = try await run(post, Line(harness, Officers.borderGuard))
            let id = try #require(first.entries[0].record).text
            var police = try Post(officer: "201-577", at: post.now)
            try await police.record(
                "report",
                "step",
                id,
                "unfounded",
                "seen=2",
                "fact.reason=Không có căn cứ"
            )
            try await police.record("report", "grade", id, "source=B", "content=2")
            let result = try await run(police, Line(harness, Officers.police))
            #expect(result.entries.map(\.outcome) == [.awaitsApproval, .heldBack])
            #expect(result.entries[1].because == [1])
            #expect(try await version(of: first.entries[0].record, harness) == 2)
        }
    }

    @Test func `a lost answer is asked for again under the same key`() async throws {
        try await withService { harness, post in
            try await recordThree(&post)
            let lost = try await run(post, Line(harness, Officers.borderGuard, (1, .loseAnswer)))
            #expect(lost.entries.map(\.outcome) == [.mayHaveRun, .heldBack, .notSent])
            #expect(lost.status == .unavailable)
            let line = Line(harness, Officers.borderGuard)
            let result = try await run(post, line, earlier: lost)
            #expect(result.entries.map(\.outcome) == [.done, .done, .done])
            #expect(try await harness.rows()["records"] == 2)
        }
    }

    @Test func `a service that is away costs nothing but time`() async throws {
        try await withService { harness, post in
            try await recordThree(&post)
            let away = try await run(post, Line(harness, Officers.borderGuard, (2, .away)))
            #expect(away.entries.map(\.outcome) == [.done, .notSent, .notSent])
            let result = try await run(post, Line(harness, Officers.borderGuard), earlier: away)
            #expect(result.entries.map(\.outcome) == [.alreadyThere, .done, .done])
            #expect(try await harness.rows()["records"] == 2)
        }
    }

    @Test func `what the officer may not do is refused, and nothing is stored`() async throws {
        try await withService { harness, post in
            try await recordThree(&post)
            let result = try await run(post, Line(harness, Officers.facility))
            #expect(result.entries.map(\.outcome) == [.refused, .heldBack, .refused])
            #expect(result.status == .findings)
            #expect(try await harness.rows()["records"] == 0)
        }
    }

    @Test func `an entry that no command records refuses the whole bundle`() async throws {
        var post = try Post()
        try await post.recordReport()
        let good = post.bundle
        let changes: [(inout BundleEntry) -> Void] = [
            { $0.method = "cases.report.fetch" }, { $0.method = "nobody.knows" },
            { $0.message = Bytes([0xa0]) }, { $0.message = Bytes([0xff]) },
        ]
        for change in changes {
            var bundle = good
            change(&bundle.entries[0])
            #expect(throws: BundleError.badEntry(1)) { try BundleImport(bundle, at: post.now) }
        }
        // A message that points at its own record, or at a later one.
        try await post.record(
            "report",
            "step",
            "P-1",
            "assigned",
            "fact.recipient=\(Officers.police.unit)"
        )
        var bundle = post.bundle
        bundle.entries.swapAt(0, 1)
        #expect(throws: BundleError.badEntry(1)) { try BundleImport(bundle, at: post.now) }
    }

    @Test func `no name stands in the report, the overview or the log`() async throws {
        try await withService { harness, post in
            try await recordThree(&post)
            let result = try await run(post, Line(harness, Officers.borderGuard))
            let texts = [
                try TreeEncoder.tree(of: result).json,
                String(decoding: try JSONEncoder().encode(result), as: UTF8.self),
                result.table.lines(width: 200).joined(),
                try TreeEncoder.tree(of: BundleOverview(post.bundle)).json,
            ]
            for part in Post.canary.split(separator: " ") where part.count > 3 {
                for text in texts { #expect(!text.contains(part)) }
                #expect(try harness.places(of: String(part)).isEmpty)
            }
        }
    }
}
