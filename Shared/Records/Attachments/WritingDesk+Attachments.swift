import Crypto
import RPC
import Storage
public import Vocabulary
public import WireCodec

/// Files beside records: sealed piece by piece under the record's own key.
extension WritingDesk {
    /// Begins a file beside a record that the caller may read and change.
    public func beginAttachment<R: Record>(
        to id: R.ID,
        as type: R.Type = R.self,
        name: FreeText,
        type file: AttachmentType,
        bytes: Int,
        digest: ContentDigest
    ) throws -> Attachment {
        let kept = try attachable(id, as: R.self)
        guard (1...200).contains(name.disclosed.utf8.count) else {
            throw ServiceError.invalid("name", "length.1-200")
        }
        guard (1...Attachment.largest).contains(bytes) else {
            throw ServiceError.invalid("bytes", "range.1-\(Attachment.largest)")
        }
        let count: Int =
            try transaction.row(
                """
                SELECT COUNT(*) AS n FROM record_attachments
                WHERE kind = $1 AND record = $2 AND withdrawn = 0
                """,
                R.kind.rawValue,
                kept.id.stored
            )?["n"] ?? 0
        guard count < Attachment.limit else { throw ServiceError.tooManyAttachments }
        let one = SealedAttachment(
            name: name,
            type: Word(file),
            bytes: bytes,
            digest: digest,
            by: author
        )
        let attachment = AttachmentID.make()
        try transaction.execute(
            """
            INSERT INTO record_attachments
                (id, kind, record, received, begun_at, completed, withdrawn, sealed)
            VALUES ($1, $2, $3, 0, $4, 0, 0, $5)
            """,
            attachment.stored,
            R.kind.rawValue,
            kept.id.stored,
            now.millisecondsSinceEpoch,
            try Seal.close(
                try Wire.encode(one),
                with: try key(kept.key),
                at: .attachment(attachment)
            )
        )
        return one.attachment(attachment, at: now, received: 0, withdrawn: false)
    }

    /// Takes the next piece of a file; the last one completes it and adds a version to the record.
    public func takePiece<R: Record>(
        of attachment: AttachmentID,
        of id: R.ID,
        as type: R.Type = R.self,
        offset: Int,
        content: Bytes
    ) throws -> Attachment {
        let kept = try attachable(id, as: R.self)
        var file = try self.attachment(attachment, of: kept)
        guard !file.withdrawn else { throw ServiceError.noSuchRecord }
        guard (1...Attachment.largestPiece).contains(content.count) else {
            throw ServiceError.invalid("content", "length.1-\(Attachment.largestPiece)")
        }
        // Sent again because the answer was lost: it is there.
        if offset >= 0, offset < file.received, offset + content.count <= file.received {
            return file
        }
        guard offset == file.received else {
            throw ServiceError.attachmentOffset(file.received)
        }
        guard content.count <= file.bytes - file.received else {
            throw ServiceError.invalid("content", "length.1-\(file.bytes - file.received)")
        }
        if offset == 0, AttachmentType(beginning: content.array) != file.type.known {
            throw ServiceError.invalid("content", "attachmentType")
        }
        try transaction.execute(
            "INSERT INTO record_attachment_pieces (attachment, start, sealed) VALUES ($1, $2, $3)",
            attachment.stored,
            offset,
            try Seal.close(
                content.array,
                with: try key(kept.key),
                at: .piece(of: attachment, from: offset)
            )
        )
        file.received += content.count
        if file.isComplete { try complete(file, of: kept) }
        try transaction.execute(
            "UPDATE record_attachments SET received = $2, completed = $3 WHERE id = $1",
            attachment.stored,
            file.received,
            file.isComplete
        )
        return file
    }

    /// Withdraws a file: it is kept, and no longer shown.
    public func withdraw<R: Record>(
        _ attachment: AttachmentID,
        of id: R.ID,
        as type: R.Type = R.self,
        reason: FreeText
    ) throws -> Attachment {
        let kept = try attachable(id, as: R.self)
        var file = try self.attachment(attachment, of: kept)
        guard !file.withdrawn else { throw ServiceError.noSuchRecord }
        try check(reason: reason)
        file.withdrawn = true
        try transaction.execute(
            "UPDATE record_attachments SET withdrawn = 1, completed = 1 WHERE id = $1",
            attachment.stored
        )
        _ = try append(note(.withdrawn, file, of: kept, reason: reason), to: kept)
        return file
    }

    /// The record itself, if the caller may read and change it.
    private func attachable<R: Record>(_ id: R.ID, as type: R.Type) throws -> KeptRecord<R> {
        let kept = try readable(id, as: R.self)
        guard kept.mergedInto == nil else { throw ServiceError.merged }
        guard viewer.holds(R.authors) else {
            throw ServiceError.notAuthor(of: R.kind, roles: R.authors)
        }
        return kept
    }

    /// What was announced must have come; the hash runs over the pieces as they are kept.
    private func complete<R: Record>(_ file: Attachment, of kept: KeptRecord<R>) throws {
        var hash = SHA256()
        var offset = 0
        while let piece = try piece(of: file.id, from: offset, key: kept.key) {
            hash.update(data: piece)
            offset += piece.count
        }
        guard offset == file.bytes, Array(hash.finalize()) == file.digest.bytes.array else {
            throw ServiceError.attachmentDigest
        }
        _ = try append(note(.attached, file, of: kept, reason: nil), to: kept)
    }

    private func note<R: Record>(
        _ what: Happening,
        _ file: Attachment,
        of kept: KeptRecord<R>,
        reason: FreeText?
    ) -> Change<R> {
        var filing = kept.body.filing
        filing.occurred = Occurrence(at: now)
        filing.legalBasis = nil
        return Change(
            what: what,
            state: kept.state,
            filing: filing,
            record: kept.record,
            facts: [.link: file.id.loggable],
            reason: reason
        )
    }
}
