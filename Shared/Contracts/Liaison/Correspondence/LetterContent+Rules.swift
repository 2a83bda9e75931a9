public import Vocabulary

extension LetterContent {
    /// What no type says of a letter, in or out.
    public static let rules: [FieldRule<LetterContent>] = [
        .text("partnerOffice", \.partnerOffice, 1...300),
        .text("subject", \.subject, 1...1_000),
        .text("body", \.body, 0...65_536),
        // As many as a manifest holds.
        FieldRule("people", "count.500") { letter, _ in letter.people.count <= 500 },
        .distinct("people", \.people),
        .word("correspondenceKind", \.correspondenceKind),
        .word("channel", \.channel),
        .word("urgency", \.urgency),
        .word("partner", \.partner),
    ]
}

extension ReceiveCorrespondence {
    /// What is told of a letter's arrival; its content has rules of its own.
    public static let rules: [FieldRule<ReceiveCorrespondence>] = [
        .past("arrivedAt", \.arrivedAt),
        .text("partnerNumber", \.partnerNumber, 1...100),
    ]
}
