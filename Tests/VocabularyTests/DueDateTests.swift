import Testing
import Vocabulary
import WireCodec

/// When a limit is over, as Viet Nam reckons it.
@Suite struct DueDateTests {
    private func due(
        _ limit: ClockRule.Limit,
        from start: String,
        _ holidays: Holidays = .vietnam
    ) throws -> DueDate {
        DueDate(limit, from: try #require(Instant(start)), holidays: holidays)
    }

    /// The last moment of a day in Viet Nam.
    private func end(_ day: String) throws -> Instant {
        VietnameseTime.end(of: try #require(CalendarDate(day)))
    }

    @Test func `23h59 and 00h01 in Viet Nam are two days, although one in UTC`() throws {
        // Both on 1 July in UTC.
        let late = try due(.calendarDays(3), from: "2026-07-01T16:59:00Z")
        let early = try due(.calendarDays(3), from: "2026-07-01T17:01:00Z")
        #expect(late.at == (try end("2026-07-04")))
        #expect(early.at == (try end("2026-07-05")))
        #expect(try end("2026-07-04") == Instant("2026-07-04T16:59:59.999Z"))
    }

    @Test func `the same moment twice a day apart moves working days as well`() throws {
        // Thursday 23:59 and Friday 00:01 in Viet Nam.
        #expect(try due(.workingDays(1), from: "2026-07-02T16:59:00Z").at == end("2026-07-03"))
        #expect(try due(.workingDays(1), from: "2026-07-02T17:01:00Z").at == end("2026-07-06"))
    }

    @Test func `hours run from the moment, through nights and holidays`() throws {
        let start = try #require(Instant("2026-02-16T20:30:00.500Z"))
        let due = DueDate(.hours(24), from: start, holidays: .vietnam)
        #expect(due.at == start.advanced(by: .seconds(86_400)))
        #expect(!due.isProvisional)
    }

    @Test func `working days pass over weekends`() throws {
        // From Friday.
        #expect(try due(.workingDays(5), from: "2026-07-03T03:00:00Z").at == end("2026-07-10"))
        #expect(try due(.workingDays(9), from: "2026-07-03T03:00:00Z").at == end("2026-07-16"))
    }

    @Test func `working days pass over all of Tết`() throws {
        // Friday 13 February 2026; offices are closed from the 14th to the 22nd.
        let due = try due(.workingDays(1), from: "2026-02-13T03:00:00Z")
        #expect(due.at == (try end("2026-02-23")))
        #expect(!due.isProvisional)
    }

    @Test func `an exchanged Saturday is worked, and its weekday off`() throws {
        // Saturday 22 August 2026 is worked for Monday the 31st.
        #expect(try due(.workingDays(1), from: "2026-08-21T03:00:00Z").at == end("2026-08-22"))
        #expect(try due(.workingDays(1), from: "2026-08-28T03:00:00Z").at == end("2026-09-03"))
    }

    @Test func `calendar days and months end where they end, also on a day off`() throws {
        // Twenty days from the 13th is a Monday; ten days from it a Monday; three a Monday of Tết.
        #expect(try due(.calendarDays(3), from: "2026-02-13T03:00:00Z").at == end("2026-02-16"))
        #expect(try due(.months(1), from: "2026-01-31T03:00:00Z").at == end("2026-02-28"))
        #expect(try due(.months(2), from: "2027-12-31T03:00:00Z").at == end("2028-02-29"))
    }

    @Test func `a year that is not announced makes a due date provisional`() throws {
        let announced = try due(.workingDays(5), from: "2026-12-24T03:00:00Z")
        #expect(announced.at == (try end("2026-12-31")) && !announced.isProvisional)
        let provisional = try due(.workingDays(6), from: "2026-12-24T03:00:00Z")
        #expect(provisional.at == (try end("2027-01-04")) && provisional.isProvisional)
        #expect(try due(.workingDays(1), from: "2040-05-07T03:00:00Z").isProvisional)
        // Days and months of the calendar do not depend on it.
        #expect(try !due(.calendarDays(60), from: "2040-05-07T03:00:00Z").isProvisional)
    }

    @Test func `a day of which nobody knows makes a due date provisional, and is counted`() throws {
        let through = try due(.workingDays(1), from: "2026-11-23T03:00:00Z")
        #expect(through.at == (try end("2026-11-24")) && through.isProvisional)
        #expect(try !due(.workingDays(5), from: "2026-11-24T03:00:00Z").isProvisional)
    }

    @Test func `an announced year takes the place of a reckoned one`() throws {
        let start = "2027-02-04T03:00:00Z"
        let year = Holidays.Year(
            2027,
            announced: true,
            closed: [try #require(CalendarDate("2027-02-05"))]
        )
        let before = try due(.workingDays(1), from: start)
        #expect(before.at == (try end("2027-02-12")) && before.isProvisional)
        let after = try due(.workingDays(1), from: start, Holidays.vietnam.replacing(year))
        #expect(after.at == (try end("2027-02-08")) && !after.isProvisional)
    }

    @Test(arguments: [Int.max, Int.min, -1, 0]) func `no count makes it trap or run for ever`(
        count: Int
    ) throws {
        for limit in [
            ClockRule.Limit.hours(count), .calendarDays(count), .workingDays(count), .months(count),
        ] {
            _ = try due(limit, from: "2026-07-01T03:00:00Z")
        }
    }
}

/// The days on which offices are closed.
@Suite struct HolidayTests {
    private func isWorked(_ day: String) throws -> Bool {
        Holidays.vietnam.isWorkingDay(try #require(CalendarDate(day)))
    }

    @Test func `2026 is as it was announced`() throws {
        let closed = [
            "2026-01-01", "2026-01-02", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19",
            "2026-02-20", "2026-04-27", "2026-04-30", "2026-05-01", "2026-08-31", "2026-09-01",
            "2026-09-02",
        ]
        for day in closed { #expect(try !isWorked(day), "\(day)") }
        for day in ["2026-01-10", "2026-08-22"] { #expect(try isWorked(day), "\(day)") }
        // Eleven days of the law, the Hùng Kings' Sunday moved to Monday, two exchanged.
        let year = try #require(Holidays.vietnam.years.first { $0.year == 2026 })
        #expect(year.closed.count == 11 + 2)
        #expect(year.announced && !year.sources.isEmpty)
    }

    @Test func `every year's days off are weekdays, and the days worked are not`() {
        for year in Holidays.vietnam.years {
            #expect(
                year.closed.allSatisfy { !$0.isWeekend && $0.year == year.year },
                "\(year.year)"
            )
            #expect(year.worked.allSatisfy { $0.isWeekend && $0.year == year.year }, "\(year.year)")
            #expect(Set(year.closed).count == year.closed.count)
            #expect(year.provisional.allSatisfy { !year.closed.contains($0) && !$0.isWeekend })
        }
    }

    @Test func `only announced years name where, and later ones are visibly reckoned`() {
        for year in Holidays.vietnam.years {
            #expect(year.announced == (year.year <= 2026), "\(year.year)")
            #expect(year.sources.isEmpty != year.announced, "\(year.year)")
        }
    }

    @Test func `a reckoned year has the eleven days of the law`() throws {
        for year in Holidays.vietnam.years where !year.announced {
            #expect(year.closed.count == 11, "\(year.year)")
        }
    }

    @Test func `a year without data knows weekends and fixed days, and is not settled`() throws {
        #expect(try !isWorked("2041-09-02"))
        #expect(try isWorked("2041-09-03"))
        #expect(try !isWorked("2041-09-07"))
        #expect(!Holidays.vietnam.isSettled(try #require(CalendarDate("2041-09-03"))))
        #expect(!Holidays.vietnam.isAnnounced(2041))
    }

    @Test func `the Day of Culture is worked, provisionally, until the law makes it a day off`()
        throws
    {
        for day in ["2026-11-24", "2027-11-24", "2028-11-24"] {
            #expect(!Holidays.vietnam.isSettled(try #require(CalendarDate(day))), "\(day)")
            #expect(try isWorked(day), "\(day)")
        }
    }
}

/// The book of rules.
@Suite struct ClockRuleTests {
    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    private func moment(_ text: String) throws -> Instant { try #require(Instant(text)) }

    @Test func `the rule of the day on which a clock starts holds, in Vietnamese time`() throws {
        let rules = ClockRules(
            rules: [
                ClockRule(
                    "reply",
                    .calendarDays(3),
                    legalBasis: LegalBasis("old"),
                    validFrom: try day("2014-03-25"),
                    validTo: try day("2025-06-30"),
                    confirmed: true
                ),
                ClockRule(
                    "reply",
                    .calendarDays(5),
                    legalBasis: LegalBasis("new"),
                    validFrom: try day("2025-07-01"),
                    confirmed: false
                ),
            ],
            holidays: .vietnam
        )
        // 30 June 23:59 and 1 July 00:01 in Viet Nam.
        let before = try moment("2025-06-30T16:59:00Z")
        let after = try moment("2025-06-30T17:01:00Z")
        #expect(rules.rule(for: "reply", startedAt: before)?.legalBasis == LegalBasis("old"))
        #expect(rules.rule(for: "reply", startedAt: after)?.legalBasis == LegalBasis("new"))
        #expect(rules.due("reply", startedAt: try moment("2010-01-01T00:00:00Z")) == nil)
        #expect(rules.due("other", startedAt: after) == nil)
    }

    @Test func `of several rules that hold the latest begun wins`() throws {
        func rule(_ from: String, _ days: Int) throws -> ClockRule {
            ClockRule(
                "reply",
                .calendarDays(days),
                legalBasis: LegalBasis("\(days)"),
                validFrom: try day(from),
                confirmed: true
            )
        }
        let start = try moment("2026-07-01T00:00:00Z")
        let rules = [
            try rule("2020-01-01", 1), try rule("2026-01-01", 2), try rule("2027-01-01", 3),
        ]
        for order in [rules, rules.reversed()] {
            let book = ClockRules(rules: order, holidays: .vietnam)
            #expect(book.rule(for: "reply", startedAt: start)?.limit == .calendarDays(2))
        }
    }

    @Test func `what was read in the law is confirmed, practice and memory are not`() {
        let confirmed = Set(ClockRules.initial.rules.filter(\.confirmed).map(\.name))
        #expect(
            confirmed == [
                .initialVerification, .application, .facilityLicence, .applicationForwarding,
                .localPoliceCheck, .immigrationCheck,
                // What an agreement says binds its parties; the series names which of them it is.
                "talksEveryTwoYears", "talksEveryYear", "talksEveryHalfYear", "talksEveryQuarter",
            ]
        )
        for rule in ClockRules.initial.rules where rule.legalBasis.instrument == "Homeward" {
            #expect(!rule.confirmed, "\(rule.name.rawValue)")
        }
    }

    @Test func `every rule is of a clock once on any day`() {
        let rules = ClockRules.initial.rules
        for (index, rule) in rules.enumerated() {
            let rivals = rules[(index + 1)...].filter { other in
                other.name == rule.name
                    && (other.holds(on: rule.validFrom) || rule.holds(on: other.validFrom))
            }
            #expect(rivals.isEmpty, "\(rule.name.rawValue)")
        }
    }

    @Test func `a reading says by how much it is overdue, and stops saying so when stopped`() throws
    {
        let start = try moment("2026-07-01T00:00:00Z")
        var reading = ClockReading(
            name: .triage,
            startedAt: start,
            dueAt: start.advanced(by: .seconds(60)),
            isProvisional: false,
            legalBasis: nil,
            isConfirmed: false
        )
        #expect(reading.overdue(at: start.advanced(by: .seconds(60))) == nil)
        #expect(reading.overdue(at: start.advanced(by: .seconds(61))) == .seconds(1))
        reading.stoppedAt = start.advanced(by: .seconds(90))
        #expect(reading.overdue(at: start.advanced(by: .seconds(900))) == .seconds(30))
        reading.dueAt = nil
        #expect(reading.overdue(at: .latest) == nil)
    }
}
