public import Vocabulary
public import WireCodec

/// Something happened to a record: which one, and which version says what, and nothing else.
public struct RecordEvent: Codable, Sendable, Hashable {
    /// The record's kind.
    public var kind: RecordKind
    /// The record.
    public var id: Identifier
    /// The version that the event speaks of.
    public var version: Int
    /// What happened.
    public var what: Word<Happening>
    /// Where to resume after this event; opaque.
    public var cursor: Bytes

    /// An event.
    public init(
        kind: RecordKind,
        id: Identifier,
        version: Int,
        what: Word<Happening>,
        cursor: Bytes
    ) {
        self.kind = kind
        self.id = id
        self.version = version
        self.what = what
        self.cursor = cursor
    }
}
