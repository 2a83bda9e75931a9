import ServiceContracts
import Testing
import Vocabulary
import WireCodec

@testable import homeward

/// A case file across the services, laid out for people.
@Suite struct OverviewTests {
    private func entry(_ kind: String, number: Int? = nil) -> CasePartEntry {
        CasePartEntry(
            recordKind: kind,
            reference: Identifier.random().text,
            organisation: "VN/GOV/MOH/111",
            state: "received",
            version: 1,
            since: Instant(millisecondsSinceEpoch: 1_781_715_900_000),
            number: number.map {
                RegisterNumber(body: "VN/GOV/MOH/111", book: .reports, year: 2026, number: $0)
            }
        )
    }

    @Test func `a record's number is quoted as letters do, in a column of its own`() {
        let lines = OverviewCommand.table(
            of: [entry("cases.report", number: 12), entry("cases.suspect")]
        ).lines(width: 160)
        #expect(lines[0].contains(FieldLabels.name(of: "registered")))
        #expect(lines.contains { $0.contains(" 12/2026 ") })
        #expect(lines.count { $0.contains("/2026 ") && $0.contains("12/") } == 1)
    }

    @Test func `where no record has a number there is no column for it`() {
        let lines = OverviewCommand.table(of: [entry("cases.suspect")]).lines(width: 160)
        #expect(!lines[0].contains(FieldLabels.name(of: "registered")))
    }
}
