public import RPC
public import Vocabulary
public import WireCodec

/// Sends the next piece of a file; the last one completes it, and the record has a new version.
///
/// A piece that has arrived already is not taken twice: the answer says how far the file has come.
/// Answers `conflict` (`attachment.offset`) for a piece from beyond that place, and `invalidArgument`
/// where the content is not of the type stated or, at the end, has another digest
/// (`attachment.digest`); that piece is not kept.
public struct SendAttachmentPiece<R: ServedRecord>: ServiceRequest {
    public typealias Service = R.Service
    public typealias Response = Attachment
    public static var method: MethodDescriptor {
        R.method("attachPiece", .write, callers: R.authors, via: .callerOnly)
    }

    /// Which record.
    public var id: R.ID
    /// Which file.
    public var attachment: AttachmentID
    /// Where in the file the piece begins.
    public var offset: Int
    /// The piece; 1 byte to 1 MiB.
    public var content: Bytes

    /// Sends a piece of a file.
    public init(id: R.ID, attachment: AttachmentID, offset: Int, content: Bytes) {
        self.id = id
        self.attachment = attachment
        self.offset = offset
        self.content = content
    }
}
