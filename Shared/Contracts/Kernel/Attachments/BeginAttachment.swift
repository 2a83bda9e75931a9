public import RPC
public import Vocabulary

/// Begins to attach a file to a record; its content follows in pieces, by ``SendAttachmentPiece``.
///
/// Sending in pieces by calls of their own, not in one stream, lets a post with a bad line go on where
/// it was. Answers `invalidArgument` for a file that is empty, larger than 20 MiB or of a type that is
/// not taken, and `resourceExhausted` (`attachment.tooMany`) beyond 100 files beside a record. What is
/// not complete after a day is forgotten.
public struct BeginAttachment<R: ServedRecord>: ServiceRequest {
    public typealias Service = R.Service
    public typealias Response = Attachment
    public static var method: MethodDescriptor {
        R.method("attach", .write, callers: R.authors, via: .callerOnly)
    }

    /// Which record.
    public var id: R.ID
    /// What the file is called; 1 to 200 bytes.
    public var name: FreeText
    /// What it is.
    public var type: Word<AttachmentType>
    /// Its size in bytes.
    public var bytes: Int
    /// The SHA-256 of its content.
    public var digest: ContentDigest

    /// Begins to attach a file.
    public init(
        id: R.ID,
        name: FreeText,
        type: AttachmentType,
        bytes: Int,
        digest: ContentDigest
    ) {
        self.id = id
        self.name = name
        self.type = Word(type)
        self.bytes = bytes
        self.digest = digest
    }
}
