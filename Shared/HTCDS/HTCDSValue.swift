public import WireCodec

/// What a record of the standard says in one field.
public enum HTCDSValue: Sendable, Hashable {
    /// Text, also a country's, a language's or a telephone number's.
    case text(String)
    /// A day.
    case date(CalendarDate)
    /// Yes or no.
    case truth(Bool)
    /// A whole number.
    case whole(Int)
    /// Degrees.
    case degrees(Double)
    /// The name of a list's word.
    case word(String)
    /// Names of a list's words, or codes of countries.
    case words([String])

    /// The value as it stands in files: value names, ISO dates, semicolons between several.
    public var text: String {
        switch self {
        case .text(let text), .word(let text): text
        case .date(let date): date.description
        case .truth(let truth): truth ? "TRUE" : "FALSE"
        case .whole(let number): String(number)
        case .degrees(let number): String(number)
        case .words(let words): words.joined(separator: ";")
        }
    }
}
