import WireCodec

extension ClockRules {
    /// Limits of support that no law names: practice, and shown as such.
    static let supportPractice: [ClockRule] =
        FollowUpMonth.allCases.map { month in
            practice(month.clock, .months(Int(month.rawValue) ?? 1))
        } + [
            practice(.hotlineTaking, .hours(3)), practice(.hotlineDanger, .hours(1)),
            // Registering a reception is the work of minutes, on the day on which the person comes: whoever
            // was not taken in by the end of the next day is not on the way, and the place stands empty.
            practice(.heldPlace, .calendarDays(1)),
        ]

    private static func practice(_ name: ClockName, _ limit: ClockRule.Limit) -> ClockRule {
        ClockRule(
            name,
            limit,
            legalBasis: LegalBasis("Homeward", "practice"),
            validFrom: .earliest,
            confirmed: false
        )
    }
}

extension ClockName {
    /// Until a body takes a call to the hotline; then the next one is asked.
    public static let hotlineTaking: ClockName = "hotlineTaking"
    /// The same, where somebody is in danger.
    public static let hotlineDanger: ClockName = "hotlineDanger"
    /// A place that is kept for somebody whose reception is being registered, until it is taken up or given
    /// up; from the day for which it is kept.
    public static let heldPlace: ClockName = "heldPlace"
}
