/// What people read for a word, in Vietnamese and in English.
public struct Label: Hashable, Sendable {
    /// Vietnamese, with its diacritics.
    public let vi: String
    /// English.
    public let en: String

    /// Names something in both languages.
    public init(vi: String, en: String) {
        self.vi = vi
        self.en = en
    }

    /// The label in a language; Vietnamese unless English is asked for.
    public func text(in language: Language) -> String {
        switch language {
        case .vietnamese: vi
        case .english: en
        }
    }
}

/// The languages that Homeward speaks to people.
public enum Language: String, CaseIterable, Sendable, Hashable {
    /// The default.
    case vietnamese = "vi"
    /// For partners and integrators.
    case english = "en"
}
