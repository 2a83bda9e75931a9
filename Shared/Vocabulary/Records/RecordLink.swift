public import WireCodec

/// That a record points at another one of the same service.
///
/// Whoever files it must be able to read what it points at; to everybody else the other record does
/// not exist.
public struct RecordLink: Hashable, Sendable {
    /// The field that holds the reference, by its name on the wire.
    public let field: String
    /// The kind that it points at.
    public let kind: RecordKind
    /// Which record.
    public let identifier: Identifier
    /// Whether it is enough to know that the record exists.
    public let isEnoughToKnow: Bool

    /// A link to a record whose content the filing officer reads, or, where that is `enoughToKnow`,
    /// of which they may know.
    public init<R: Record>(
        _ field: String,
        to reference: R.ID,
        of kind: R.Type,
        enoughToKnow: Bool = false
    ) {
        self.field = field
        self.kind = R.kind
        identifier = reference.identifier
        isEnoughToKnow = enoughToKnow
    }
}
