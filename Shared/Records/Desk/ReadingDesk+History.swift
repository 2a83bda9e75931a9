import RPC
import Storage
public import Vocabulary
import WireCodec

extension ReadingDesk {
    /// Versions of a record that the caller may read, oldest first, and the next page's first.
    ///
    /// A version that was for fewer eyes than the record is today is left out.
    public func history<R: Record>(
        of id: R.ID,
        as type: R.Type = R.self,
        from first: Int = 1,
        limit: Int = 50
    ) throws -> (versions: [RecordVersion<R>], next: Int?) {
        guard (1...200).contains(limit) else { throw ServiceError.invalid("limit", "range.1-200") }
        // Its own: what was merged keeps the history that it had.
        let kept = try read(try itself(id, as: R.self))
        let rows = try snapshot.rows(
            """
            SELECT version, what, state, concerns, sealed FROM record_versions
            WHERE kind = $1 AND id = $2 AND version >= $3 ORDER BY version LIMIT $4
            """,
            R.kind.rawValue,
            id.stored,
            first,
            limit + 1
        )
        let voided = try voidedVersions(R.kind, id.stored)
        let versions = try rows.prefix(limit).map { row in
            try version(row, of: kept, voided: voided)
        }
        let next: Int? = rows.count > limit ? try rows[limit]["version"] : nil
        return (versions.filter { $0.filed.access(for: viewer) == .content }, next)
    }

    /// The versions whose steps were declared void.
    func voidedVersions(_ kind: RecordKind, _ id: [UInt8]) throws -> Set<Int> {
        let rows = try snapshot.rows(
            """
            SELECT concerns FROM record_versions
            WHERE kind = $1 AND id = $2 AND what = 'voided' AND concerns IS NOT NULL
            """,
            kind.rawValue,
            id
        )
        return Set(try rows.map { try $0["concerns"] })
    }

    private func version<R: Record>(
        _ row: StoredRow,
        of kept: KeptRecord<R>,
        voided: Set<Int>
    ) throws -> RecordVersion<R> {
        let number: Int = try row["version"]
        let body = try body(
            of: R.kind,
            kept.id.identifier,
            version: number,
            sealed: row["sealed"],
            key: kept.key
        )
        return RecordVersion(
            filed: Filed(
                id: kept.id,
                state: Word(try state(row["state"])),
                filing: body.filing,
                record: try body.record(R.self)
            ),
            what: Word(text: try row["what"]),
            facts: body.facts,
            reason: body.reason,
            concerns: try row["concerns"],
            isVoid: voided.contains(number),
            approvedBy: body.approvedBy
        )
    }
}
