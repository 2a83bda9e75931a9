import Testing
import Vocabulary
import WireCodec

/// When each clock of the book is due, written out by hand: at 23:59 and at 00:01 in Viet Nam, and before Tết.
struct EveryClockTests {
    /// What a clock must say; the three moments are those of ``starts`` unless it has its own.
    struct Expectation: Sendable, CustomTestStringConvertible {
        let clock: ClockName
        let due: [String]
        var starts = [
            // Tuesday 10 March 2026 at 23:59, Wednesday at 00:01, and Friday 13 February at 10:00 in Viet Nam:
            // offices are closed for Tết from the 14th to the 22nd.
            "2026-03-10T16:59:00Z", "2026-03-10T17:01:00Z", "2026-02-13T03:00:00Z",
        ]
        var isProvisional = false

        var testDescription: String { clock.rawValue }
    }

    /// Hours from the moment.
    private static func hours(_ clocks: ClockName..., due: [String]) -> [Expectation] {
        clocks.map { Expectation(clock: $0, due: due) }
    }

    /// Days, months and working days, each to the end of a day in Viet Nam.
    private static func days(_ clocks: ClockName..., ends: [String]) -> [Expectation] {
        clocks.map { Expectation(clock: $0, due: ends.map { "\($0)T16:59:59.999Z" }) }
    }

    private static let inHours: [[Expectation]] = [
        hours(
            .bringToCommune,
            .communeNotification,
            .returnCertificate,
            .triage,
            .urgentReply,
            .ratification,
            .screening,
            due: ["2026-03-11T16:59:00Z", "2026-03-11T17:01:00Z", "2026-02-14T03:00:00Z"]
        ),
        hours(
            .assignment,
            .hotlineTaking,
            due: ["2026-03-10T19:59:00Z", "2026-03-10T20:01:00Z", "2026-02-13T06:00:00Z"]
        ),
        hours(
            .urgentAssignment,
            .hotlineDanger,
            due: ["2026-03-10T17:59:00Z", "2026-03-10T18:01:00Z", "2026-02-13T04:00:00Z"]
        ),
    ]

    private static let inCalendarDays: [[Expectation]] = [
        // In the middle of Tết: days of the calendar do not wait.
        days(.initialVerification, ends: ["2026-03-13", "2026-03-14", "2026-02-16"]),
        days(.heldPlace, ends: ["2026-03-11", "2026-03-12", "2026-02-14"]),
        days(.referralAnswer, ends: ["2026-03-24", "2026-03-25", "2026-02-27"]),
        days(
            .policeVerification,
            .reportDecision,
            .prosecutionSerious,
            ends: ["2026-03-30", "2026-03-31", "2026-03-05"]
        ),
        days(
            .prosecutionVerySerious,
            .reply,
            .rescreening,
            ends: ["2026-04-09", "2026-04-10", "2026-03-15"]
        ),
        days(.stayLimit, ends: ["2026-05-09", "2026-05-10", "2026-04-14"]),
    ]

    private static let inWorkingDays: [[Expectation]] = [
        days(.callReply, .owedNote, ends: ["2026-03-13", "2026-03-16", "2026-02-25"]),
        days(
            .travelPaper,
            .identityAnswer,
            "resumption",
            ends: ["2026-03-17", "2026-03-18", "2026-02-27"]
        ),
        days(.facilityLicence, ends: ["2026-03-20", "2026-03-23", "2026-03-04"]),
        days(.application, ends: ["2026-03-23", "2026-03-24", "2026-03-05"]),
        days("appeal", .taskAcceptance, ends: ["2026-03-31", "2026-04-01", "2026-03-13"]),
    ]

    private static let inMonths: [[Expectation]] = [
        days("followUp1", ends: ["2026-04-10", "2026-04-11", "2026-03-13"]),
        days(.investigationLessSerious, ends: ["2026-05-10", "2026-05-11", "2026-04-13"]),
        days(
            .investigationSerious,
            "followUp3",
            .talksEveryQuarter,
            ends: ["2026-06-10", "2026-06-11", "2026-05-13"]
        ),
        days(.investigationVerySerious, ends: ["2026-07-10", "2026-07-11", "2026-06-13"]),
        days(
            "followUp6",
            .taskReport,
            .talksEveryHalfYear,
            ends: ["2026-09-10", "2026-09-11", "2026-08-13"]
        ),
        days(
            "followUp12",
            .talksEveryYear,
            ends: ["2027-03-10", "2027-03-11", "2027-02-13"]
        ),
        days(.talksEveryTwoYears, ends: ["2028-03-10", "2028-03-11", "2028-02-13"]),
    ]

    /// Rules that hold no more; of their years only weekends are known, so the days are provisional.
    private static let former: [Expectation] = [
        Expectation(
            clock: .localPoliceCheck,
            due: ["2014-04-01T16:59:59.999Z", "2014-04-02T16:59:59.999Z"],
            starts: ["2014-03-04T16:59:00Z", "2014-03-04T17:01:00Z"],
            isProvisional: true
        ),
        Expectation(
            clock: .immigrationCheck,
            due: ["2014-03-18T16:59:59.999Z", "2014-03-19T16:59:59.999Z"],
            starts: ["2014-03-04T16:59:00Z", "2014-03-04T17:01:00Z"],
            isProvisional: true
        ),
        // Monday 9 June 2025 at 23:59, Tuesday at 00:01, and Friday 24 January before the Tết of that year.
        Expectation(
            clock: .applicationForwarding,
            due: [
                "2025-06-12T16:59:59.999Z", "2025-06-13T16:59:59.999Z", "2025-02-05T16:59:59.999Z",
            ],
            starts: ["2025-06-09T16:59:00Z", "2025-06-09T17:01:00Z", "2025-01-24T03:00:00Z"]
        ),
        Expectation(
            clock: .stayLimit,
            due: ["2025-08-08T16:59:59.999Z", "2025-08-09T16:59:59.999Z"],
            starts: ["2025-06-09T16:59:00Z", "2025-06-09T17:01:00Z"]
        ),
        // Under the circular of 2014 the day before the law changed, and under the law the day after.
        Expectation(
            clock: .initialVerification,
            due: ["2025-07-03T16:59:59.999Z", "2025-07-04T16:59:59.999Z"],
            starts: ["2025-06-30T16:59:00Z", "2025-06-30T17:01:00Z"]
        ),
    ]

    private static let expectations =
        [inHours, inCalendarDays, inWorkingDays, inMonths].flatMap { $0 }.flatMap { $0 } + former

    @Test(arguments: expectations)
    func `each clock is due on the day and at the moment that the rule says`(
        of expected: Expectation
    ) throws {
        for (start, due) in zip(expected.starts, expected.due) {
            let begun = try #require(Instant(start))
            let reckoned = try #require(ClockRules.initial.due(expected.clock, startedAt: begun))
            #expect(reckoned.at == (try #require(Instant(due))), "\(start)")
            #expect(reckoned.isProvisional == expected.isProvisional, "\(start)")
        }
        #expect(expected.starts.count == expected.due.count)
    }

    @Test func `no clock of the book is left out`() {
        #expect(
            Set(Self.expectations.map(\.clock)) == Set(ClockRules.initial.rules.map(\.name))
        )
    }

    @Test func `the law of 2025 took the place of the circular at midnight in Viet Nam`() throws {
        func basis(_ start: String) throws -> String? {
            ClockRules.initial.rule(
                for: .initialVerification,
                startedAt: try #require(Instant(start))
            )?.legalBasis.instrument
        }
        #expect(try basis("2025-06-30T16:59:00Z") == "01/2014/TTLT-BCA-BQP-BLĐTBXH-BNG")
        #expect(try basis("2025-06-30T17:01:00Z") == "53/2024/QH15")
    }
}
