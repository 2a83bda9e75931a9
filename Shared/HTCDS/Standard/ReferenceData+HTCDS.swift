public import Vocabulary

extension ReferenceData {
    /// The fields and code lists of HTCDS 2.0; the standard's labels are in English, the others ours.
    public static let ofHTCDS =
        [
            list(
                "htcds.fields",
                Label(vi: "Trường của HTCDS 2.0", en: "Fields of HTCDS 2.0"),
                type: "HTCDSField",
                HTCDSField.all.map { Entry($0.name, $0.label) }
            )
        ]
        + HTCDSList.all.map { codes in
            list(
                key(of: codes),
                name(of: codes),
                type: "HTCDSList",
                codes.words.map { Entry($0.name, label(of: $0)) }
            )
        }
        + [
            list(
                "htcds.language",
                Label(vi: "HTCDS 2.0: mã ngôn ngữ ISO 639-2", en: "HTCDS 2.0: ISO 639-2 codes"),
                type: "LanguageCodes",
                source: "HTCDS v2.0; ISO 639-2",
                LanguageCodes.all.map { Entry($0, Label(vi: $0, en: $0)) }
            )
        ]

    /// What a code list is asked for as.
    public static func key(of list: HTCDSList) -> String { "htcds.\(list.name)" }

    private static func list(
        _ key: String,
        _ name: Label,
        type: String,
        source: String = "HTCDS v2.0, IOM, CC BY 4.0",
        _ entries: [Entry]
    ) -> ReferenceData {
        ReferenceData(
            key,
            name,
            type: type,
            asOf: "2021-12-24",
            source: source,
            entries
        )
    }

    private static func label(of word: HTCDSList.Word) -> Label {
        guard !word.isStandard else { return word.label }
        return Label(
            vi: "\(word.label.vi) (ngoài bản 2.0)",
            en: "\(word.label.en) (beyond 2.0)"
        )
    }

    /// A list is called as the first field that takes its words.
    private static func name(of list: HTCDSList) -> Label {
        let field = HTCDSField.all.first { field in
            field.type.list == list
        }
        guard let field else { return Label(vi: list.name, en: list.name) }
        return Label(
            vi: "HTCDS 2.0: \(field.label.vi) (\(field.name))",
            en: "HTCDS 2.0: \(field.label.en) (\(field.name))"
        )
    }
}
