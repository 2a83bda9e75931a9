import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import Records

/// Spans of a clock: where the due dates of what starts in them follow one another.
@Suite struct ClockSpanTests {
    private static let limits: [ClockRule.Limit] = [
        .hours(24), .hours(0), .calendarDays(3), .calendarDays(20), .workingDays(9),
        .workingDays(5),
        .months(2), .months(1),
    ]

    private static func day(_ text: String) throws -> CalendarDate {
        try #require(CalendarDate(text))
    }

    private func span(_ limit: ClockRule.Limit) throws -> ClockSpan {
        let name: ClockName = "test"
        let rule = ClockRule(
            name,
            limit,
            legalBasis: LegalBasis("test"),
            validFrom: try Self.day("2025-07-01"),
            confirmed: true
        )
        let book = ClockRules(rules: [rule], holidays: .vietnam)
        return try #require(book.spans(of: name).first)
    }

    @Test(arguments: limits)
    func `what starts later is never due sooner`(limit: ClockRule.Limit) throws {
        let span = try span(limit)
        var last = Int64.min
        for hour in 0..<9_000 {
            let due = span.due(startedAt: span.from + Int64(hour) * 3_600_000)
            #expect(due >= last)
            last = due
        }
    }

    @Test(arguments: limits)
    func `the first start of a due date is found, to the millisecond`(
        limit: ClockRule.Limit
    ) throws {
        let span = try span(limit)
        var random = SeededRandom.fromEnvironment("ClockSpanTests")
        for _ in 0..<200 {
            let moment = span.from + Int64.random(in: -1_000...40_000_000_000, using: &random)
            let first = span.firstStart(dueFrom: moment)
            #expect(span.due(startedAt: first) >= moment)
            #expect(first == span.from || span.due(startedAt: first - 1) < moment)
        }
    }

    @Test func `rules that follow one another have a span each, and a gap has none`() throws {
        let name: ClockName = "test"
        func rule(_ from: String, _ to: String?, _ hours: Int) throws -> ClockRule {
            ClockRule(
                name,
                .hours(hours),
                legalBasis: LegalBasis("test"),
                validFrom: try Self.day(from),
                validTo: try to.map(Self.day),
                confirmed: true
            )
        }
        let book = ClockRules(
            rules: [
                try rule("2026-03-01", nil, 3), try rule("2020-01-01", "2025-06-30", 1),
                try rule("2025-08-01", nil, 2),
                // Of several that hold the latest begun wins.
                try rule("2021-01-01", "2021-12-31", 9),
            ],
            holidays: .vietnam
        )
        let spans = book.spans(of: name)
        #expect(spans.map(\.limit.count) == [1, 9, 1, 2, 3])
        for span in spans {
            for moment in [span.from, min(span.to, span.from + 86_400_000 * 3)] {
                let rule = book.rule(
                    for: name,
                    startedAt: Instant(millisecondsSinceEpoch: moment)
                )
                #expect(rule?.limit == span.limit)
            }
        }
        let gap = VietnameseTime.start(of: try Self.day("2025-07-15")).millisecondsSinceEpoch
        #expect(!spans.contains { $0.from <= gap && gap <= $0.to })
        #expect(book.spans(of: "nothing").isEmpty)
    }

    @Test func `a rule that ends leaves nothing due after its last day's clocks`() throws {
        let name: ClockName = "test"
        let rule = ClockRule(
            name,
            .hours(1),
            legalBasis: LegalBasis("test"),
            validFrom: try Self.day("2025-01-01"),
            validTo: try Self.day("2025-01-31"),
            confirmed: true
        )
        let span = try #require(
            ClockRules(rules: [rule], holidays: .vietnam).spans(of: name).first
        )
        #expect(span.firstStart(dueFrom: .max - 1) == span.to + 1)
        #expect(span.firstStart(dueFrom: .min) == span.from)
    }

    @Test func `just before a place there is no other`() {
        func key(_ id: [UInt8]) -> DeadlineKey {
            DeadlineKey(due: 1, kind: "a", name: "b", started: 2, id: Bytes(id))
        }
        let zeros = [UInt8](repeating: 0, count: 15)
        #expect(key(zeros + [5]).before == key(zeros + [4]))
        #expect(key([1] + zeros).before == key([0] + [UInt8](repeating: 0xff, count: 15)))
        #expect(key(zeros + [0]).before == key([]))
        #expect(key(zeros + [0]).before < key(zeros + [0]))
    }
}
