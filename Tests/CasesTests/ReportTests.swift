import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// From a tip to a confirmed report.
struct ReportTests {
    @Test func `a report goes to the unit that verifies it, which confirms it`() async throws {
        try await CasesScene.run { scene in
            let received = try await scene.received()
            let before = await refusal {
                try await scene.client(Officers.police).call(
                    FetchRecord<Report>(id: received.report)
                )
            }
            #expect(before?.code == .notFound)
            let id = try await scene.confirmed()
            let sight = try await scene.client(Officers.police).call(FetchRecord<Report>(id: id))
            #expect(sight.content?.state.known == .confirmed)
        }
    }

    @Test func `the clock of triage runs from the receipt and stops with the assignment`()
        async throws
    {
        try await CasesScene.run { scene in
            let received = try await scene.received()
            let guards = scene.client(Officers.borderGuard)
            let running = try await guards.call(RecordClocks<Report>(id: received.report)).clocks
            #expect(running.map(\.name) == [.triage])
            let start = try #require(running.first?.startedAt)
            #expect(running.first?.dueAt == start.advanced(by: .seconds(86_400)))
            #expect(running.first?.isConfirmed == false)
            _ = try await guards.call(
                TakeStep<Report>(
                    id: received.report,
                    seen: received.version,
                    to: .assigned,
                    facts: [.recipient: Officers.police.unit]
                )
            )
            let clocks = try await guards.call(RecordClocks<Report>(id: received.report)).clocks
            #expect(clocks.first { $0.name == .triage }?.isRunning == false)
            #expect(clocks.first { $0.name == .reportDecision }?.isRunning == true)
        }
    }

    @Test func `nobody finds a report unfounded alone`() async throws {
        try await CasesScene.run { scene in
            let received = try await scene.received()
            let assigned = try await scene.client(Officers.borderGuard).call(
                TakeStep<Report>(
                    id: received.report,
                    seen: received.version,
                    to: .assigned,
                    facts: [.recipient: Officers.police.unit]
                )
            )
            let step = TakeStep<Report>(
                id: received.report,
                seen: assigned.record?.version ?? 0,
                to: .unfounded,
                facts: [.reason: "Không có căn cứ."]
            )
            let proposed = try await scene.client(Officers.police).call(step)
            let approval = try #require(proposed.awaiting)
            #expect(proposed.record == nil)
            let same = await refusal {
                try await scene.client(Officers.police)
                    .call(DecideApproval<Report>(approval: approval, .approve))
            }
            #expect(same?.reason == "approval.sameOfficer")
        }
    }

    @Test(arguments: [
        (ReportTests.Bad.claimsAFile, "report.caseFile"), (.tooManyPeople, "report.people"),
        (.samePersonTwice, "report.people"), (.noSummary, "report.summary"),
        (.fromTheFuture, "occurred"), (.unknownChannel, "channel"),
    ])
    func `a report that breaks a rule is refused by the field, and nothing is kept`(
        bad: Bad,
        field: String
    ) async throws {
        try await CasesScene.run { scene in
            let before = try await scene.harness.rows()
            let error = await refusal {
                try await scene.client(Officers.borderGuard)
                    .call(ReceiveReport(report: bad.applied(to: scene.report())))
            }
            #expect(error?.code == .invalidArgument)
            #expect(error?.outcome == .ranAndFailed)
            #expect(error?.violations.map(\.field) == [field])
            #expect(try await scene.harness.rows() == before)
        }
    }

    /// Ways in which a report breaks a rule.
    enum Bad {
        case claimsAFile, tooManyPeople, samePersonTwice, noSummary, fromTheFuture, unknownChannel

        func applied(to report: Report) -> Report {
            var report = report
            switch self {
            case .claimsAFile: report.caseFile = .make()
            case .tooManyPeople: report.people = (0...200).map { _ in .make() }
            case .samePersonTwice: report.people = Array(repeating: .make(), count: 2)
            case .noSummary: report.summary = FreeText("")
            case .fromTheFuture: report.receivedAt = report.receivedAt.advanced(by: .seconds(3_600))
            case .unknownChannel: report.channel = Word(text: "telepathy")
            }
            return report
        }
    }
}
