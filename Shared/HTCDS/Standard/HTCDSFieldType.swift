/// What a field of the standard holds.
public enum HTCDSFieldType: Sendable, Hashable {
    /// A line of text, also one that names an organisation or a person.
    case text
    /// Text of any length.
    case longText
    /// A day.
    case date
    /// Yes or no.
    case truth
    /// A whole number.
    case whole(ClosedRange<Int>)
    /// Degrees.
    case degrees(ClosedRange<Double>)
    /// A telephone number (E.164).
    case phone
    /// A country (ISO 3166-1).
    case country
    /// Any number of countries.
    case countries
    /// A language (ISO 639-2).
    case language
    /// One word of a list.
    case word(HTCDSList)
    /// Any number of words of a list.
    case words(HTCDSList)

    /// The list of which a word stands in a field; `nil` for other fields.
    public var list: HTCDSList? {
        switch self {
        case .word(let list), .words(let list): list
        default: nil
        }
    }

    /// Whether several values may stand in a field, with semicolons between them.
    public var isMultiple: Bool {
        switch self {
        case .countries, .words: true
        default: false
        }
    }
}
