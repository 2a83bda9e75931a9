/// Text that may leave the process in an error or a log.
///
/// It is made of what was written in the source and of ``Loggable`` values, and of nothing else:
/// `"record \(id) is at version \(version)"` compiles, `"no victim named \(name)"` does not,
/// because a `String` does not declare itself fit for logs. What cannot be known by type goes
/// through ``init(vouchedFor:)``, which a reviewer finds by its name.
public struct SafeText: Hashable, Sendable {
    /// The text to show.
    public let text: String

    /// Text that the author of this call vouches for: no part of it comes from a person's data.
    ///
    /// Every use says in a comment why that is so.
    public init(vouchedFor text: String) {
        self.text = text
    }
}

extension SafeText: ExpressibleByStringInterpolation {
    /// Collects literals and loggable values.
    public struct StringInterpolation: StringInterpolationProtocol {
        private(set) var text = ""

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        /// Appends a value whose type declares itself fit for logs.
        public mutating func appendInterpolation(_ value: some Loggable) {
            text += value.loggable
        }

        /// Appends the name of a type, which was written in the source.
        public mutating func appendInterpolation(type: any Any.Type) {
            text += String(describing: type)
        }
    }

    public init(stringLiteral text: String) {
        self.text = text
    }

    public init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
    }
}

extension SafeText: Loggable, CustomStringConvertible {
    public var loggable: String { text }
    public var description: String { text }

    /// Two texts, one after the other.
    public static func + (left: SafeText, right: SafeText) -> SafeText {
        SafeText(vouchedFor: left.text + right.text)
    }
}

/// On the wire a text string. Whoever decodes one trusts the peer to have made it safely.
extension SafeText: Codable {
    public init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
