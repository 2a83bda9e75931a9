public import WireCodec

/// The kind of a record, `cases.report`: its service and its noun; methods are named after it.
public struct RecordKind: RawRepresentable, Hashable, Sendable, Codable,
    ExpressibleByStringLiteral, Loggable
{
    /// `service.noun`.
    public let rawValue: String

    /// The kind so named.
    public init(rawValue: String) { self.rawValue = rawValue }

    public init(stringLiteral value: String) { rawValue = value }

    public var loggable: String { rawValue }
}
