public import Vocabulary

extension Report {
    /// What no report may hold, also once it is corrected.
    public static let rules: [FieldRule<Report>] = [
        // More people are reported in several.
        .list("people", \.people, 0...200),
        .distinct("people", \.people),
        .list("supporters", \.supporters, 0...16),
        FieldRule("countries", "count.0-32") { report, _ in
            report.countries.count + report.forms.count <= 32
        },
        .text("summary", \.summary, 1...20_000),
    ]
}

extension ReceiveReport {
    /// What a report may not hold when it comes in: nothing has become of it yet.
    public static let rules: [FieldRule<Report>] =
        Report.rules + [
            FieldRule("caseFile", "absent") { report, _ in report.caseFile == nil },
            FieldRule("duplicateOf", "absent") { report, _ in report.duplicateOf == nil },
            FieldRule("registered", "absent") { report, _ in report.registered == nil },
        ]
}
