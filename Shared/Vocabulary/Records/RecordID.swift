public import WireCodec

/// The typed identifier of a record: 16 bytes, ordered by time (UUIDv7), opaque to everybody else.
///
/// `typealias ReportID = RecordID<Report>`; an identifier of one kind is no identifier of another.
public struct RecordID<Of>: RecordReference {
    /// The bytes.
    public let identifier: Identifier

    /// The typed form of an identifier.
    public init(_ identifier: Identifier) { self.identifier = identifier }

    /// A new identifier; later ones sort after earlier ones.
    public static func make() -> RecordID { RecordID(.timeOrdered()) }
}

/// What points at a record: a typed identifier, or an opaque reference without time in it.
public protocol RecordReference: DirectCodable, Hashable, Comparable, Sendable, Loggable {
    /// The 16 bytes.
    var identifier: Identifier { get }
    /// The typed form of an identifier.
    init(_ identifier: Identifier)
    /// A new one.
    static func make() -> Self
}

extension RecordReference {
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(Identifier.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(identifier)
    }

    public static func < (left: Self, right: Self) -> Bool { left.identifier < right.identifier }

    /// The identifier's text; an identifier says nothing about a person.
    public var loggable: String { identifier.loggable }
}
