public import WireCodec

/// What points at an attachment.
public typealias AttachmentID = RecordID<Attachment>

/// A file beside a record: a scanned note, signed minutes, a photograph.
///
/// Name and content are identity-class: sealed under the record's own key, never indexed or logged, and
/// gone for good when that key is destroyed.
public struct Attachment: Codable, Hashable, Sendable {
    /// What points at it.
    public var id: AttachmentID
    /// What the file is called.
    public var name: FreeText
    /// What it is.
    public var type: Word<AttachmentType>
    /// Its size in bytes.
    public var bytes: Int
    /// The SHA-256 of its content.
    public var digest: ContentDigest
    /// When it was begun to be sent.
    public var attachedAt: Instant
    /// Who sent it: the identity of their certificate.
    public var attachedBy: String
    /// How many bytes have arrived; all of them once it is complete.
    public var received: Int
    /// Whether it was withdrawn; then it is kept and no longer shown.
    public var withdrawn: Bool

    /// An attachment.
    public init(
        id: AttachmentID,
        name: FreeText,
        type: Word<AttachmentType>,
        bytes: Int,
        digest: ContentDigest,
        attachedAt: Instant,
        attachedBy: String,
        received: Int,
        withdrawn: Bool
    ) {
        self.id = id
        self.name = name
        self.type = type
        self.bytes = bytes
        self.digest = digest
        self.attachedAt = attachedAt
        self.attachedBy = attachedBy
        self.received = received
        self.withdrawn = withdrawn
    }

    /// Whether all of it has arrived.
    public var isComplete: Bool { received == bytes }

    /// The largest file, in bytes: a scanned file of some fifty pages.
    public static let largest = 20 << 20
    /// The most files beside one record.
    public static let limit = 100
    /// The largest piece that is sent at once, in bytes.
    public static let largestPiece = 1 << 20
}

/// What a file may be; a service looks at its first bytes and believes nobody.
public enum AttachmentType: String, ClosedList {
    /// PDF.
    case pdf
    /// A JPEG picture.
    case jpeg
    /// A PNG picture.
    case png
    /// A TIFF picture, as scanners write it.
    case tiff
    /// A document, sheet or text of an office program (OOXML or OpenDocument).
    case office

    public var label: Label {
        switch self {
        case .pdf: Label(vi: "Tệp PDF", en: "PDF")
        case .jpeg: Label(vi: "Ảnh JPEG", en: "JPEG picture")
        case .png: Label(vi: "Ảnh PNG", en: "PNG picture")
        case .tiff: Label(vi: "Ảnh quét TIFF", en: "TIFF scan")
        case .office: Label(vi: "Văn bản văn phòng", en: "Office document")
        }
    }

    /// What a file of this type begins with: one of these.
    public var beginnings: [[UInt8]] {
        switch self {
        case .pdf: [Array("%PDF-".utf8)]
        case .jpeg: [[0xFF, 0xD8, 0xFF]]
        case .png: [[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]]
        case .tiff: [[0x49, 0x49, 0x2A, 0x00], [0x4D, 0x4D, 0x00, 0x2A]]
        case .office: [[0x50, 0x4B, 0x03, 0x04]]
        }
    }

    /// The type of a file by its first bytes; `nil` where it is none of these.
    public init?(beginning bytes: some Sequence<UInt8>) {
        let first = Array(bytes.prefix(8))
        guard
            let type = AttachmentType.allCases.first(where: { type in
                type.beginnings.contains { first.starts(with: $0) }
            })
        else { return nil }
        self = type
    }
}
