/// What a file holds in one field, before anybody knows whether it may.
public enum HTCDSInput: Sendable, Hashable {
    /// Text.
    case text(String)
    /// A number as the file spells it.
    case number(String)
    /// Yes or no.
    case truth(Bool)
    /// Several texts, as JSON can list them.
    case list([String])
    /// A formula.
    case formula
    /// An error value.
    case fault
    /// More than a field holds.
    case tooLong
    /// Something that no field holds.
    case other
}
