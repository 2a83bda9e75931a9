/// Text that identifies a protected person, or may: it can be sent and sealed, never shown.
///
/// Nothing that conforms is `Loggable`, and describing, dumping or interpolating one yields
/// ``Confidential/concealed``, so that it cannot reach a log, an error or a metric by accident.
public protocol Confidential: Codable, Hashable, Sendable, CustomStringConvertible,
    CustomDebugStringConvertible, CustomReflectable
{
    /// What is concealed; read it only to show it to somebody entitled.
    var disclosed: String { get }
    /// Conceals a text.
    init(_ text: String)
}

extension Confidential {
    /// What stands in place of the text wherever it is described.
    public static var concealed: String { "•••" }

    public var description: String { Self.concealed }

    public var debugDescription: String { Self.concealed }

    public var customMirror: Mirror { Mirror(self, children: [:]) }

    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(disclosed)
    }
}
