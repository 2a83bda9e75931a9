import RPC
import Storage
public import Vocabulary
public import WireCodec

extension ReadingDesk {
    /// The files beside a record that the caller may read, oldest first.
    public func attachments<R: Record>(
        of id: R.ID,
        as type: R.Type = R.self
    ) throws -> [Attachment] {
        let kept = try readable(id, as: R.self)
        let rows = try snapshot.rows(
            """
            SELECT id, received, begun_at, withdrawn, sealed FROM record_attachments
            WHERE kind = $1 AND record = $2 AND withdrawn = 0 ORDER BY begun_at, id
            """,
            R.kind.rawValue,
            kept.id.stored
        )
        return try rows.map { try attachment($0, key: kept.key) }
    }

    /// The piece of a file that is kept from a place on, for whoever reads the record.
    ///
    /// Answers `nil` at the end of the file; where a reader goes on in the middle, the piece is cut. Throws
    /// `notFound` where the file is not complete or no longer shown.
    public func attachmentPiece<R: Record>(
        _ attachment: AttachmentID,
        of id: R.ID,
        as type: R.Type = R.self,
        from offset: Int
    ) throws -> Bytes? {
        let kept = try readable(id, as: R.self)
        let file = try self.attachment(attachment, of: kept)
        guard file.isComplete, !file.withdrawn else { throw ServiceError.noSuchRecord }
        guard (0...file.bytes).contains(offset) else {
            throw ServiceError.invalid("offset", "range.0-\(file.bytes)")
        }
        guard offset < file.bytes else { return nil }
        let row = try snapshot.row(
            """
            SELECT MAX(start) AS start FROM record_attachment_pieces
            WHERE attachment = $1 AND start <= $2
            """,
            attachment.stored,
            offset
        )
        guard let start: Int = try row?["start"],
            let piece = try piece(of: attachment, from: start, key: kept.key)
        else { throw KeptDataError.unreadable("a file has a gap") }
        return Bytes(Array(piece.dropFirst(offset - start)))
    }

    /// A file beside a record.
    func attachment<R: Record>(
        _ id: AttachmentID,
        of kept: KeptRecord<R>
    ) throws -> Attachment {
        let row = try snapshot.row(
            """
            SELECT id, received, begun_at, withdrawn, sealed FROM record_attachments
            WHERE id = $1 AND kind = $2 AND record = $3
            """,
            id.stored,
            R.kind.rawValue,
            kept.id.stored
        )
        guard let row else { throw ServiceError.noSuchRecord }
        return try attachment(row, key: kept.key)
    }

    /// A piece of a file as it was sent, by where it begins; `nil` where none does.
    func piece(of id: AttachmentID, from start: Int, key name: KeyName) throws -> [UInt8]? {
        let row = try snapshot.row(
            "SELECT sealed FROM record_attachment_pieces WHERE attachment = $1 AND start = $2",
            id.stored,
            start
        )
        guard let row else { return nil }
        return try Seal.open(
            try row["sealed"],
            with: try key(name),
            at: .piece(of: id, from: start)
        )
    }

    private func attachment(_ row: StoredRow, key name: KeyName) throws -> Attachment {
        let id = try AttachmentID(stored: row["id"])
        let body = try Seal.open(try row["sealed"], with: try key(name), at: .attachment(id))
        return try Wire.decode(SealedAttachment.self, from: body).attachment(
            id,
            at: Instant(millisecondsSinceEpoch: try row["begun_at"]),
            received: try row["received"],
            withdrawn: try row["withdrawn"]
        )
    }
}

/// What the sealed column of an attachment holds.
struct SealedAttachment: Codable {
    var name: FreeText
    var type: Word<AttachmentType>
    var bytes: Int
    var digest: ContentDigest
    var by: String

    func attachment(
        _ id: AttachmentID,
        at begun: Instant,
        received: Int,
        withdrawn: Bool
    ) -> Attachment {
        Attachment(
            id: id,
            name: name,
            type: type,
            bytes: bytes,
            digest: digest,
            attachedAt: begun,
            attachedBy: by,
            received: received,
            withdrawn: withdrawn
        )
    }
}

extension Seal.Place {
    /// Where the description of a file stands.
    static func attachment(_ id: AttachmentID) -> Seal.Place {
        Seal.Place("attachment", id.identifier.bytes)
    }

    /// Where a piece of a file stands.
    static func piece(of id: AttachmentID, from start: Int) -> Seal.Place {
        Seal.Place("piece", id.identifier.bytes, number: start)
    }
}
