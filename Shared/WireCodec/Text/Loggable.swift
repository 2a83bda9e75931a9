/// A type whose values may stand in logs, errors and metrics.
///
/// Conforming is a statement about privacy: no value of the type can carry the identity of a
/// person or text that somebody typed. `String` and ``Bytes`` therefore do not conform, and a type
/// that wraps free text must not.
public protocol Loggable {
    /// The value as it may be shown to whoever reads a log.
    var loggable: String { get }
}

extension Int: Loggable {
    public var loggable: String { String(self) }
}

extension Int32: Loggable {
    public var loggable: String { String(self) }
}

extension Int64: Loggable {
    public var loggable: String { String(self) }
}

extension UInt8: Loggable {
    public var loggable: String { String(self) }
}

extension UInt16: Loggable {
    public var loggable: String { String(self) }
}

extension UInt32: Loggable {
    public var loggable: String { String(self) }
}

extension UInt64: Loggable {
    public var loggable: String { String(self) }
}

extension Bool: Loggable {
    public var loggable: String { self ? "true" : "false" }
}

extension Duration: Loggable {
    public var loggable: String { String(describing: self) }
}

/// A `StaticString` was written in the source, so nobody's data can be in it.
extension StaticString: Loggable {
    public var loggable: String { description }
}

extension Optional: Loggable where Wrapped: Loggable {
    public var loggable: String { self?.loggable ?? "none" }
}

extension Array: Loggable where Element: Loggable {
    public var loggable: String { map(\.loggable).joined(separator: ", ") }
}
