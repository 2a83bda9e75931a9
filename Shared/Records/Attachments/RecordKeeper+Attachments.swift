import Storage
import Vocabulary
import WireCodec

extension RecordKeeper {
    /// How long a file may take to arrive.
    static let attachmentArrives: Duration = .seconds(86_400)

    /// Forgets files that were begun and never completed; answers how many.
    func forgetUnfinishedAttachments() async throws -> Int {
        let before = clock().advanced(by: .zero - Self.attachmentArrives)
        return try await store.write { transaction in
            let rows = try transaction.rows(
                """
                SELECT id FROM record_attachments
                WHERE completed = 0 AND begun_at < $1 ORDER BY begun_at LIMIT 100
                """,
                before.millisecondsSinceEpoch
            )
            for row in rows {
                let id: [UInt8] = try row["id"]
                try transaction.execute(
                    "DELETE FROM record_attachment_pieces WHERE attachment = $1",
                    id
                )
                try transaction.execute("DELETE FROM record_attachments WHERE id = $1", id)
            }
            return rows.count
        }
    }

    /// Deletes the files beside a record that is erased.
    func eraseAttachments(
        _ kind: RecordKind,
        _ id: [UInt8],
        in transaction: WriteTransaction
    ) throws {
        try transaction.execute(
            """
            DELETE FROM record_attachment_pieces WHERE attachment IN
                (SELECT id FROM record_attachments WHERE kind = $1 AND record = $2)
            """,
            kind.rawValue,
            id
        )
        try transaction.execute(
            "DELETE FROM record_attachments WHERE kind = $1 AND record = $2",
            kind.rawValue,
            id
        )
    }
}
