public import RPC
public import Vocabulary
public import WireCodec

/// Streams the content of a file, in pieces, from a place on.
///
/// Whoever reads the record reads its files. Answers `notFound` for a file that the record does not
/// have, has not got all of, or no longer shows.
public struct ReadAttachment<R: ServedRecord>: ServiceStream {
    public typealias Service = R.Service
    public typealias Element = AttachmentPiece
    public static var method: MethodDescriptor {
        MethodDescriptor(
            "\(R.kind.rawValue).readAttachment",
            .read,
            kind: .serverStream,
            callers: R.readers,
            needsPurpose: R.needsPurpose
        )
    }

    /// Which record.
    public var id: R.ID
    /// Which file.
    public var attachment: AttachmentID
    /// Where to begin; at the beginning where missing.
    public var offset: Int?

    /// Asks for a file.
    public init(id: R.ID, attachment: AttachmentID, offset: Int? = nil) {
        self.id = id
        self.attachment = attachment
        self.offset = offset
    }
}

/// A piece of a file.
public struct AttachmentPiece: Codable, Sendable {
    /// Where in the file it begins.
    public var offset: Int
    /// The bytes.
    public var content: Bytes

    /// A piece of a file.
    public init(offset: Int, content: Bytes) {
        self.offset = offset
        self.content = content
    }
}

/// Lists the files beside a record, oldest first, those on their way too.
public struct ListAttachments<R: ServedRecord>: ServiceRequest {
    public typealias Service = R.Service
    public static var method: MethodDescriptor {
        R.method("attachments", .read, callers: R.readers, via: .callerOnly)
    }

    /// Which record.
    public var id: R.ID

    /// Asks for the files beside a record.
    public init(id: R.ID) { self.id = id }

    public struct Response: Codable, Sendable {
        /// The files.
        public var attachments: [Attachment]

        /// The files beside a record.
        public init(attachments: [Attachment]) { self.attachments = attachments }
    }
}

/// Withdraws a file, with a reason: it is no longer shown, and stays on record.
public struct WithdrawAttachment<R: ServedRecord>: ServiceRequest {
    public typealias Service = R.Service
    public typealias Response = Attachment
    public static var method: MethodDescriptor {
        R.method("withdrawAttachment", .write, callers: R.authors, via: .callerOnly)
    }

    /// Which record.
    public var id: R.ID
    /// Which file.
    public var attachment: AttachmentID
    /// Why.
    public var reason: FreeText

    /// Withdraws a file.
    public init(id: R.ID, attachment: AttachmentID, reason: FreeText) {
        self.id = id
        self.attachment = attachment
        self.reason = reason
    }
}
