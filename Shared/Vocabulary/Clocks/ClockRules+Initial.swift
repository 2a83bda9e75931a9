import WireCodec

extension ClockRules {
    /// The first rule set; values not read in the law's text are marked unconfirmed.
    public static let initial = ClockRules(rules: initialRules, holidays: .vietnam)

    private static let law2024 = "53/2024/QH15"
    private static let inForce = day(2025, 7, 1)
    private static let always = day(2014, 3, 25)

    private static let initialRules: [ClockRule] = [
        ClockRule(
            .triage,
            .hours(24),
            legalBasis: LegalBasis("Homeward", "practice"),
            validFrom: always,
            confirmed: false
        ),
        ClockRule(
            .reportDecision,
            .calendarDays(20),
            legalBasis: LegalBasis("101/2015/QH13", "Điều 147"),
            validFrom: always,
            confirmed: false
        ),
        ClockRule(
            .communeNotification,
            .hours(24),
            legalBasis: LegalBasis(law2024, "Điều 27"),
            validFrom: inForce,
            confirmed: false
        ),
        ClockRule(
            .initialVerification,
            .calendarDays(3),
            legalBasis: LegalBasis("01/2014/TTLT-BCA-BQP-BLĐTBXH-BNG"),
            validFrom: always,
            validTo: day(2025, 6, 30),
            confirmed: true
        ),
        ClockRule(
            .initialVerification,
            .calendarDays(3),
            legalBasis: LegalBasis(law2024, "Điều 27"),
            validFrom: inForce,
            confirmed: true
        ),
        ClockRule(
            .policeVerification,
            .calendarDays(20),
            legalBasis: LegalBasis("66/2011/QH12", "Điều 24"),
            validFrom: always,
            confirmed: false
        ),
        ClockRule(
            .travelPaper,
            .workingDays(5),
            // The published procedure for people who are deported; Article 29 itself names no days.
            legalBasis: LegalBasis(law2024, "Điều 29"),
            validFrom: inForce,
            confirmed: false
        ),
        ClockRule(
            .application,
            .workingDays(9),
            legalBasis: LegalBasis("162/2025/NĐ-CP", "Điều 24"),
            validFrom: inForce,
            confirmed: true
        ),
        ClockRule(
            .referralAnswer,
            .calendarDays(14),
            legalBasis: LegalBasis("Homeward", "practice"),
            validFrom: always,
            confirmed: false
        ),
        ClockRule(
            .reply,
            .calendarDays(30),
            legalBasis: LegalBasis("Homeward", "practice"),
            validFrom: always,
            confirmed: false
        ),
        ClockRule(
            .urgentReply,
            .hours(24),
            legalBasis: LegalBasis("Homeward", "practice"),
            validFrom: always,
            confirmed: false
        ),
        ClockRule(
            .identityAnswer,
            .workingDays(5),
            legalBasis: LegalBasis(law2024, "Điều 29"),
            validFrom: inForce,
            confirmed: false
        ),
        ClockRule(
            "appeal",
            .workingDays(15),
            legalBasis: LegalBasis("Homeward", "practice"),
            validFrom: always,
            confirmed: false
        ),
        ClockRule(
            .ratification,
            .hours(24),
            legalBasis: LegalBasis("Homeward", "practice"),
            validFrom: always,
            confirmed: false
        ),
        ClockRule(
            .callReply,
            .workingDays(3),
            legalBasis: LegalBasis("Homeward", "practice"),
            validFrom: always,
            confirmed: false
        ),
        ClockRule(
            .owedNote,
            .workingDays(3),
            legalBasis: LegalBasis("Homeward", "practice"),
            validFrom: always,
            confirmed: false
        ),
        ClockRule(
            .taskReport,
            .months(6),
            legalBasis: LegalBasis("19/KH-BCĐ138/CP"),
            validFrom: always,
            confirmed: false
        ),
        ClockRule(
            .talksEveryTwoYears,
            .months(24),
            legalBasis: LegalBasis("Homeward", "cadence"),
            validFrom: always,
            confirmed: true
        ),
        ClockRule(
            .talksEveryYear,
            .months(12),
            legalBasis: LegalBasis("Homeward", "cadence"),
            validFrom: always,
            confirmed: true
        ),
        ClockRule(
            .talksEveryHalfYear,
            .months(6),
            legalBasis: LegalBasis("Homeward", "cadence"),
            validFrom: always,
            confirmed: true
        ),
        ClockRule(
            .talksEveryQuarter,
            .months(3),
            legalBasis: LegalBasis("Homeward", "cadence"),
            validFrom: always,
            confirmed: true
        ),
    ]

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
        guard let date = CalendarDate(year: year, month: month, day: day) else {
            preconditionFailure("a date written in code exists")
        }
        return date
    }
}
