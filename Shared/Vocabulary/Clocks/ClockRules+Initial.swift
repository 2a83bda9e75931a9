import WireCodec

extension ClockRules {
    /// The first rule set; values not read in the law's text are marked unconfirmed.
    public static let initial = ClockRules(
        rules: support + proceedings + earlier + practice + supportPractice,
        holidays: .vietnam
    )

    private static let law2024 = "53/2024/QH15"
    private static let decree2025 = "162/2025/NĐ-CP"
    private static let procedureCode = "101/2015/QH13"
    private static let inForce = day(2025, 7, 1)
    private static let before = day(2025, 6, 30)
    private static let always = day(2014, 3, 25)
    private static let codeInForce = day(2018, 1, 1)

    // MARK: - Victims, since July 2025

    private static let support: [ClockRule] = [
        ClockRule(
            .bringToCommune,
            .hours(24),
            // The law says at once; after this the alarm is raised.
            legalBasis: LegalBasis(law2024, "Điều 27"),
            validFrom: inForce,
            confirmed: false
        ),
        ClockRule(
            .communeNotification,
            .hours(24),
            // At once, as above.
            legalBasis: LegalBasis(law2024, "Điều 27"),
            validFrom: inForce,
            confirmed: false
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
            upTo: .months(2),
            legalBasis: LegalBasis("66/2011/QH12", "Điều 24"),
            validFrom: always,
            confirmed: false
        ),
        ClockRule(
            .returnCertificate,
            .hours(24),
            // At once, as above.
            legalBasis: LegalBasis(law2024, "Điều 30"),
            validFrom: inForce,
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
            .identityAnswer,
            .workingDays(5),
            legalBasis: LegalBasis(law2024, "Điều 29"),
            validFrom: inForce,
            confirmed: false
        ),
        ClockRule(
            .application,
            .workingDays(9),
            legalBasis: LegalBasis(decree2025, "Điều 24"),
            validFrom: inForce,
            confirmed: true
        ),
        ClockRule(
            .facilityLicence,
            .workingDays(8),
            legalBasis: LegalBasis(decree2025),
            validFrom: inForce,
            confirmed: true
        ),
    ]

    // MARK: - Proceedings

    private static let proceedings: [ClockRule] = [
        ClockRule(
            .reportDecision,
            .calendarDays(20),
            upTo: .months(4),
            legalBasis: LegalBasis(procedureCode, "Điều 147"),
            validFrom: always,
            confirmed: false
        ),
        ClockRule(
            .investigationLessSerious,
            .months(2),
            legalBasis: LegalBasis(procedureCode, "Điều 172"),
            validFrom: codeInForce,
            confirmed: false
        ),
        ClockRule(
            .investigationSerious,
            .months(3),
            legalBasis: LegalBasis(procedureCode, "Điều 172"),
            validFrom: codeInForce,
            confirmed: false
        ),
        ClockRule(
            .investigationVerySerious,
            .months(4),
            legalBasis: LegalBasis(procedureCode, "Điều 172"),
            validFrom: codeInForce,
            confirmed: false
        ),
        ClockRule(
            .prosecutionSerious,
            .calendarDays(20),
            legalBasis: LegalBasis(procedureCode, "Điều 240"),
            validFrom: codeInForce,
            confirmed: false
        ),
        ClockRule(
            .prosecutionVerySerious,
            .calendarDays(30),
            legalBasis: LegalBasis(procedureCode, "Điều 240"),
            validFrom: codeInForce,
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
            legalBasis: LegalBasis("agreement", "cadence"),
            validFrom: always,
            confirmed: true
        ),
        ClockRule(
            .talksEveryYear,
            .months(12),
            legalBasis: LegalBasis("agreement", "cadence"),
            validFrom: always,
            confirmed: true
        ),
        ClockRule(
            .talksEveryHalfYear,
            .months(6),
            legalBasis: LegalBasis("agreement", "cadence"),
            validFrom: always,
            confirmed: true
        ),
        ClockRule(
            .talksEveryQuarter,
            .months(3),
            legalBasis: LegalBasis("agreement", "cadence"),
            validFrom: always,
            confirmed: true
        ),
    ]

    // MARK: - Before July 2025

    private static let earlier: [ClockRule] = [
        ClockRule(
            .initialVerification,
            .calendarDays(3),
            legalBasis: LegalBasis("01/2014/TTLT-BCA-BQP-BLĐTBXH-BNG"),
            validFrom: always,
            validTo: before,
            confirmed: true
        ),
        ClockRule(
            .applicationForwarding,
            .workingDays(3),
            legalBasis: LegalBasis("09/2013/NĐ-CP"),
            validFrom: always,
            validTo: before,
            confirmed: true
        ),
        ClockRule(
            .stayLimit,
            .calendarDays(60),
            // So long the decree paid for food in a facility; of the stay itself it names no limit.
            legalBasis: LegalBasis("09/2013/NĐ-CP"),
            validFrom: always,
            validTo: before,
            confirmed: false
        ),
        ClockRule(
            .localPoliceCheck,
            .workingDays(20),
            // The circular is of 2008; on which day it began was not read.
            legalBasis: LegalBasis("03/2008/TTLT-BCA-BQP-BNG-BLĐTBXH"),
            validFrom: day(2008, 12, 31),
            validTo: day(2014, 3, 24),
            confirmed: true
        ),
        ClockRule(
            .immigrationCheck,
            .workingDays(10),
            legalBasis: LegalBasis("03/2008/TTLT-BCA-BQP-BNG-BLĐTBXH"),
            validFrom: day(2008, 12, 31),
            validTo: day(2014, 3, 24),
            confirmed: true
        ),
    ]

    // MARK: - Practice

    private static let practice: [ClockRule] = [
        ClockRule(
            .stayLimit,
            .calendarDays(60),
            // As before: of the new decree's own limit nothing was found.
            legalBasis: LegalBasis("Homeward", "practice"),
            validFrom: inForce,
            confirmed: false
        ),
        rule(.triage, .hours(24)),
        rule(.assignment, .hours(3)),
        rule(.urgentAssignment, .hours(1)),
        rule(.referralAnswer, .calendarDays(14)),
        rule(.reply, .calendarDays(30)),
        rule(.urgentReply, .hours(24)),
        rule("appeal", .workingDays(15)),
        rule(.ratification, .hours(24)),
        // No plan says when a task is taken up: three weeks let it be handed down inside a ministry,
        // and leave most of the half-year after which the first report is due.
        rule(.taskAcceptance, .workingDays(15)),
        rule("resumption", .workingDays(5)),
        rule(.screening, .hours(24)),
        rule(.rescreening, .calendarDays(30)),
    ]

    /// A limit of ours, which no law sets.
    private static func rule(_ name: ClockName, _ limit: ClockRule.Limit) -> ClockRule {
        ClockRule(
            name,
            limit,
            legalBasis: LegalBasis("Homeward", "practice"),
            validFrom: always,
            confirmed: false
        )
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
        guard let date = CalendarDate(year: year, month: month, day: day) else {
            preconditionFailure("a date written in code exists")
        }
        return date
    }
}
