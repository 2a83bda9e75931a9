import ArgumentParser
import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

@testable import homeward

/// The radar as it is typed and as it is read.
@Suite struct RadarCommandTests {
    private static let now = Instant(millisecondsSinceEpoch: 1_782_900_000_000)

    private static func clock(
        hours: Int,
        isExtended: Bool = false,
        isConfirmed: Bool = true,
        isProvisional: Bool = false
    ) -> RunningClock {
        RunningClock(
            kind: Report.kind,
            id: .random(),
            version: 1,
            state: Report.State.received.rawValue,
            organisation: "VN/GOV/MPS/PROV/QNI",
            clock: .triage,
            startedAt: now,
            dueAt: now.advanced(by: .seconds(3_600 * hours)),
            isOverdue: hours < 0,
            isExtended: isExtended,
            legalBasis: LegalBasis("Homeward", "practice"),
            isConfirmed: isConfirmed,
            isProvisional: isProvisional
        )
    }

    private static func row(_ clock: RunningClock) -> [String] {
        RadarView(deadlines: [clock], now: now).table.rows[0]
    }

    @Test(arguments: [
        (-50, RadarPhrase.daysOver, "2"), (-5, .hoursOver, "5"), (0, .hoursLeft, "<1"),
        (1, .hoursLeft, "1"), (23, .hoursLeft, "23"), (24, .daysLeft, "1"), (250, .daysLeft, "10"),
    ])
    func `what is overdue says so first, and by how much`(
        hours: Int,
        phrase: RadarPhrase,
        count: String
    ) {
        #expect(Self.row(Self.clock(hours: hours))[0] == phrase(count))
    }

    @Test func `a line says what is due when, for which record, and by whom`() {
        let clock = Self.clock(hours: 1)
        let row = Self.row(clock)
        #expect(row[1] == clock.dueAt.inVietNam)
        #expect(row[2] == Wording.label(of: .triage).current)
        #expect(row[3] == Report.label.current)
        #expect(row[4] == Report.State.received.label.current)
        #expect(row[5] == OrganisationNames.name(of: clock.organisation))
        #expect(row[6] == clock.id.loggable)
    }

    @Test func `what is extended, unconfirmed or provisional is marked`() {
        let marks = [
            RadarPhrase.extended(), ViewPhrase.unconfirmed(), ViewPhrase.provisional(),
        ]
        let plain = Self.row(Self.clock(hours: 1))[1]
        #expect(marks.allSatisfy { !plain.contains($0) })
        let marked = Self.row(
            Self.clock(hours: 1, isExtended: true, isConfirmed: false, isProvisional: true)
        )[1]
        #expect(marks.allSatisfy { marked.contains($0) })
    }

    @Test func `every text is there in both languages, with the same marks`() {
        for phrase in RadarPhrase.allCases {
            #expect(!phrase.label.vi.isEmpty && !phrase.label.en.isEmpty)
            #expect(
                phrase.label.vi.pieces(between: "{}").count
                    == phrase.label.en.pieces(between: "{}").count
            )
        }
    }

    @Test(arguments: [
        ("cases.report", ["cases.report"]), ("report", ["cases.report"]),
        ("transfer", ["victims.transfer", "liaison.transfer"]),
        ("liaison.transfer", ["liaison.transfer"]),
    ])
    func `a kind is named in full or by its last word`(word: String, kinds: [String]) throws {
        #expect(try RadarKinds.named(word).map(\.rawValue) == kinds)
    }

    @Test func `a kind that there is not is refused here, with those that resemble it`() {
        let failure = #expect(throws: Failure.self) { try RadarKinds.named("raport") }
        #expect(failure?.status == .usage)
        #expect(failure?.next.first?.hasPrefix("cases.report") == true)
    }

    @Test(arguments: [
        ["--days", "-1"], ["--days", "4000"], ["--limit", "0"], ["--limit", "1001"],
        ["--days", "soon"],
    ])
    func `numbers beyond what anybody looks at are usage errors`(arguments: [String]) {
        #expect(throws: (any Error).self) { try RadarCommand.parse(arguments) }
    }
}
