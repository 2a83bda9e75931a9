import Storage
public import Vocabulary

extension ReadingDesk {
    /// Of many records, those that the caller may read, and those that were merged into another, which
    /// may be theirs.
    ///
    /// For methods that find records by tables of their own. The keys of many are loaded together, and
    /// nothing is audited: whoever hands a record on reads it.
    public func mayBeRead<R: Record>(
        _ ids: [R.ID],
        as type: R.Type = R.self
    ) throws -> Set<R.ID> {
        var found: Set<R.ID> = []
        for start in stride(from: 0, to: ids.count, by: 200) {
            let part = ids[start..<min(start + 200, ids.count)]
            let places = part.indices.map { "$\($0 - start + 2)" }.joined(separator: ", ")
            let rows = try snapshot.rows(
                """
                SELECT r.id, r.version, r.state, r.filed_at, r.key, r.merged_into, v.sealed
                FROM records r
                JOIN record_versions v ON v.kind = r.kind AND v.id = r.id AND v.version = r.version
                WHERE r.kind = $1 AND r.id IN (\(places)) AND r.erased = 0
                """,
                values: [.text(R.kind.rawValue)] + part.map { .bytes($0.stored) }
            )
            try loadKeys(of: rows)
            for row in rows {
                let kept = try opened(row, as: R.self)
                if kept.mergedInto != nil || kept.access(for: viewer) == .content {
                    found.insert(kept.id)
                }
            }
        }
        return found
    }
}
