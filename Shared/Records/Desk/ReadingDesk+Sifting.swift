import Storage
public import Vocabulary

extension ReadingDesk {
    /// Of many records, those that may turn out to be the caller's to read; the others are not.
    ///
    /// For methods that find records by tables of their own and would otherwise open each to ask. A record
    /// that was merged into another stays, for that one may be theirs. What is left is still asked.
    public func mayBeRead<R: Record>(
        _ ids: [R.ID],
        as type: R.Type = R.self
    ) throws -> Set<R.ID> {
        guard R.accessRule == .house else { return Set(ids) }
        guard let readership = Readership(viewer) else { return [] }
        var found: Set<R.ID> = []
        for start in stride(from: 0, to: ids.count, by: 200) {
            var values = StatementValues(of: R.kind)
            let places = ids[start..<min(start + 200, ids.count)].map {
                values.bind(.bytes($0.stored))
            }
            let isTheirs = Sieve(readership: readership, showsStubs: false).condition(&values)
            let rows = try snapshot.rows(
                """
                SELECT r.id FROM records r WHERE r.kind = $1 AND r.erased = 0
                AND r.id IN (\(places.joined(separator: ", ")))
                AND (r.merged_into IS NOT NULL OR \(isTheirs))
                """,
                values: values.all
            )
            for row in rows { found.insert(try R.ID(stored: row["id"])) }
        }
        return found
    }
}
