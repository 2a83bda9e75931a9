public import WireCodec

/// A word of the program in an audit entry: a method, a kind, a purpose, a service.
///
/// Lower-case letter first, then letters, digits, dots, hyphens and underscores, 80 at most: no
/// spaces and no diacritics, so a name or a sentence does not fit in by mistake. What is not written
/// in the source goes through ``init(vouchedFor:)``, which a reviewer finds by its name.
public struct AuditWord: Sendable, Hashable {
    /// The word.
    public let text: String

    /// A word written in the source.
    public init(_ literal: StaticString) {
        let text = literal.description
        precondition(Self.isWord(text), "an audit word is letters, digits, dots and hyphens")
        self.text = text
    }

    /// A word whose origin the author of the call vouches for: a closed list, a declared method.
    public init?(vouchedFor text: String) {
        guard Self.isWord(text) else { return nil }
        self.text = text
    }

    private static func isWord(_ text: String) -> Bool {
        guard let first = text.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first),
            text.utf8.count <= 80
        else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
                UInt8(ascii: "_"):
                true
            default:
                false
            }
        }
    }
}

extension AuditWord: ExpressibleByStringLiteral {
    public init(stringLiteral literal: StaticString) { self.init(literal) }
}

extension AuditWord: Loggable, CheckedText {
    /// The word.
    public var loggable: String { text }

    public static func received(_ text: String) -> AuditWord? { AuditWord(vouchedFor: text) }

    public var sent: String { text }

    public static var refusal: String { "not an audit word" }
}

extension AuditWord: SchemaDescribing {
    /// Text.
    public static var wireShape: WireShape { .text }

    /// A word; the simplest text is none.
    public static var wireSample: WireValue { .text("a") }
}
