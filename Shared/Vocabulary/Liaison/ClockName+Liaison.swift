extension ClockName {
    /// The answer of the immigration department on the people of a manifest.
    public static let identityAnswer: ClockName = "identityAnswer"
    /// The reply to a call on the line across the border.
    public static let callReply: ClockName = "callReply"
    /// The note that follows contact by another channel than the agreement's.
    public static let owedNote: ClockName = "owedNote"
    /// From handing out a plan's task to somebody taking it up.
    public static let taskAcceptance: ClockName = "taskAcceptance"
    /// The report on a plan's task.
    public static let taskReport: ClockName = "taskReport"
    /// Talks that are held every two years.
    public static let talksEveryTwoYears: ClockName = "talksEveryTwoYears"
    /// Talks that are held every year.
    public static let talksEveryYear: ClockName = "talksEveryYear"
    /// Talks that are held twice a year.
    public static let talksEveryHalfYear: ClockName = "talksEveryHalfYear"
    /// Talks that are held four times a year.
    public static let talksEveryQuarter: ClockName = "talksEveryQuarter"
}
