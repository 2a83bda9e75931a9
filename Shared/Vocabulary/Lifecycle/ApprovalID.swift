public import WireCodec

/// A step that awaits, or awaited, a second officer.
public struct ApprovalID: RecordReference {
    /// The bytes.
    public let identifier: Identifier

    /// The typed form of an identifier.
    public init(_ identifier: Identifier) { self.identifier = identifier }

    /// A new identifier; later ones sort after earlier ones.
    public static func make() -> ApprovalID { ApprovalID(.timeOrdered()) }
}
