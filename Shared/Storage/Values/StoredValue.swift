/// One value of a column: what every engine can store and give back unchanged.
public enum StoredValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case bytes([UInt8])

    /// The kind of value, for messages; never the value.
    var kind: String {
        switch self {
        case .null: "nothing"
        case .integer: "an integer"
        case .real: "a real number"
        case .text: "text"
        case .bytes: "bytes"
        }
    }
}

extension StoredValue: ExpressibleByNilLiteral {
    public init(nilLiteral: ()) { self = .null }
}

extension StoredValue: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int64) { self = .integer(value) }
}

extension StoredValue: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self = .text(value) }
}
