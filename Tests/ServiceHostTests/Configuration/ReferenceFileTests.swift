import ServiceHost
import Testing
import Vocabulary
import WireCodec

/// Holidays and clock rules of a deployment.
@Suite struct ReferenceFileTests {
    private static let written = """
        holidays:
          - year: 2027
            announced: true
            closed: [2027-01-01, 2027-02-08, 2027-11-24]
            worked: [2027-02-13]
            sources: ["Bộ Nội vụ, 10/2026"]
        rules:
          - clock: policeVerification
            limit: 20 calendarDays
            instrument: 66/2011/QH12
            from: 2014-03-25
            until: 2025-06-30
            confirmed: true
          - clock: policeVerification
            limit: 10 workingDays
            upTo: 2 months
            instrument: 53/2024/QH15
            provision: Điều 28
            from: 2025-07-01
            confirmed: true
        """

    private func faults(_ text: String) -> [String] {
        do {
            _ = try ReferenceFile(parsing: text, file: "reference.yaml")
            return []
        } catch {
            return error.faults
        }
    }

    @Test func `a year and a clock's rules replace what is shipped, the rest stays`() throws {
        let file = try ReferenceFile(parsing: Self.written, file: "reference.yaml")
        let book = file.replacing(.initial)
        let culture = try #require(CalendarDate("2027-11-24"))
        #expect(!book.holidays.isWorkingDay(culture) && book.holidays.isSettled(culture))
        #expect(ClockRules.initial.holidays.isWorkingDay(culture))
        #expect(book.holidays.isAnnounced(2026) && book.holidays.isAnnounced(2027))
        let before = try #require(Instant("2025-06-30T16:59:00Z"))
        let after = try #require(Instant("2025-06-30T17:01:00Z"))
        let old = try #require(book.rule(for: .policeVerification, startedAt: before))
        #expect(old.limit == .calendarDays(20) && old.confirmed)
        let new = try #require(book.rule(for: .policeVerification, startedAt: after))
        #expect(new.limit == .workingDays(10) && new.upTo == .months(2))
        #expect(new.legalBasis == LegalBasis("53/2024/QH15", "Điều 28"))
        #expect(
            book.rules.filter { $0.name != .policeVerification }
                == ClockRules.initial.rules.filter { $0.name != .policeVerification }
        )
    }

    @Test(arguments: [
        ("2027-02-13", "2027-02-30", "expected a day of 2027"),
        ("2027-02-13", "2026-02-14", "expected a day of 2027"),
        ("2027-02-13", "2027-02-12", "which is no weekend"),
        ("2027-02-08", "2027-02-07", "which is a weekend"),
        ("sources: [\"Bộ Nội vụ, 10/2026\"]", "sources: []", "says where"),
        ("10 workingDays", "10 weeks", "is no limit"),
        ("10 workingDays", "0 workingDays", "is no limit"),
        ("2 months", "months", "is no limit"),
        ("from: 2025-07-01", "from: 2025-06-30", "has two for 'policeVerification'"),
        ("until: 2025-06-30", "until: 2013-06-30", "earlier than from"),
        ("from: 2025-07-01", "from: soon", "is no day"),
        ("provision: Điều 28", "article: Điều 28", "no key 'rules[1].article'"),
        ("holidays:", "holiday:", "no key 'holiday'"),
    ])
    func `a slip is told by its place, and nothing of the file is taken`(
        _ right: String,
        _ wrong: String,
        _ fault: String
    ) {
        #expect(faults(Self.written).isEmpty)
        let faults = faults(Self.written.replacing(right, with: wrong))
        #expect(faults.contains { $0.contains(fault) }, "\(faults)")
    }

    @Test func `what is no such file is refused`() {
        for text in ["", "- a", "holidays: 5", "rules:\n  - clock: x\n"] {
            #expect(!faults(text).isEmpty, "\(text)")
        }
    }
}
