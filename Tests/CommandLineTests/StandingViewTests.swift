import ServiceContracts
import Testing
import Vocabulary
import WireCodec

@testable import homeward

/// How agreements are kept and how far plans are, as people read it.
@Suite struct StandingViewTests {
    private static let now = Instant(millisecondsSinceEpoch: 1_782_800_000_000)

    private func lines(_ answer: some ComposedAnswer, width: Int = 130) -> [String: [String]] {
        Dictionary(
            uniqueKeysWithValues: answer.sections.filter { !$0.table.rows.isEmpty }.map {
                ($0.heading, $0.table.lines(width: width))
            }
        )
    }

    private func progress(
        _ targets: [TargetStanding],
        tasks: PlanStanding? = nil
    ) -> ReadPlanProgress.Response {
        .init(parts: [], plan: Word(.plan2024), tasks: tasks, targets: targets)
    }

    private func count(_ numerator: Int, of denominator: Int, unknown: Int = 0) -> TargetCount {
        var count = TargetCount(.report, .national, year: 2_024)
        (count.numerator, count.denominator) = (numerator, denominator)
        count.unknown = unknown
        return count
    }

    @Test func `a share is rounded down, so that no target is reached by rounding`() throws {
        let target = PlanTarget(.reportsResolved, Figure(90, .over))
        let answer = progress([
            TargetStanding(
                target,
                service: "cases",
                verdict: .notMet,
                count: count(8_999, of: 10_000)
            ),
            TargetStanding(
                target,
                service: "cases",
                verdict: .undecided,
                count: count(2, of: 3, unknown: 1)
            ),
            TargetStanding(target, service: "cases", verdict: .nothingYet, count: count(0, of: 0)),
            TargetStanding(
                target,
                service: "cases",
                verdict: .notMeasurable,
                reason: Word(.notReadable)
            ),
        ])
        let table = try #require(answer.sections.last?.table)
        let mark = Language.current == .vietnamese ? "," : "."
        #expect(table.rows[0][2].hasSuffix("(89\(mark)9 %)"))
        #expect(table.rows[1][2].hasSuffix("(66\(mark)6 %)") && table.rows[1][3] == "1")
        #expect(!table.rows[2][2].contains("%"))
        #expect(table.rows[3][2].isEmpty)
        #expect(table.rows[3][6].contains(UnmeasuredReason.notReadable.label.current))
    }

    @Test func `bodies that owe nothing yet are left out, and sums stand where no task is told`()
        throws
    {
        let idle = BodyReports(
            body: "VN/GOV/MOH",
            due: 0,
            inTime: 0,
            late: 0,
            missing: 0,
            isPartDone: false,
            nextDue: nil,
            periods: []
        )
        var owing = idle
        (owing.body, owing.due, owing.missing) = ("VN/GOV/MPS", 2, 2)
        let sums = PlanStanding(
            tasks: [],
            states: [.init(.accepted, 2)],
            unaccepted: 1,
            overdue: 0,
            bodies: [idle, owing],
            asOf: Self.now
        )
        let told = lines(progress([], tasks: sums))
        let bodies = try #require(told[StandingPhrase.bodies()])
        #expect(bodies.count == 3 && bodies[2].contains(OrganisationNames.name(of: "VN/GOV/MPS")))
        #expect(told[StandingPhrase.tasks()] == nil && told[StandingPhrase.targets()] == nil)
        let counts = try #require(told[NationalPlan.plan2024.label.current])
        #expect(counts.last?.contains("1") == true && counts.count == 2)
    }

    @Test func `an agreement of which one only knows says whom to ask, and nothing else`() {
        let answer = ReadAgreementStatus.Response(
            parts: [],
            status: AgreementStanding(
                agreement: .make(),
                owner: "VN/GOV/MOD/FRD",
                cadences: [],
                programmes: [],
                asOf: Self.now
            )
        )
        let told = lines(answer)
        #expect(told.count == 1)
        #expect(
            told.values.joined().contains {
                $0.contains(OrganisationNames.name(of: "VN/GOV/MOD/FRD"))
            }
        )
    }

    @Test func `what is overdue is named, and lower bounds say so`() throws {
        var standing = AgreementStanding(
            agreement: .make(),
            owner: "VN/GOV/MOFA/CONS",
            cadences: [],
            programmes: [],
            asOf: Self.now
        )
        var letters = ChannelStanding()
        (letters.incoming, letters.byOtherChannel, letters.isLowerBound) = (7, 1, true)
        let letter = CorrespondenceID.make()
        letters.notes.overdue = 1
        letters.notes.overdueFor = [letter]
        standing.letters = letters
        let told = lines(.init(parts: [], status: standing) as ReadAgreementStatus.Response)
        let rows = try #require(told[StandingPhrase.letters()])
        #expect(rows[0].contains("≥ 0 / 7") && rows[1].contains("≥ 1"))
        #expect(rows.contains { $0.contains(letter.loggable) })
    }
}
