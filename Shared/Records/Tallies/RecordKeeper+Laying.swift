import Storage
import Vocabulary

// A store of an earlier version has no lanes. A walk over each kind lays them out beside the calls, from what
// stands in the clear; until it is through, the kind's lists pass over what others read.

extension RecordKeeper {
    /// Notes which kinds have lanes, and which must be walked over first.
    ///
    /// Lanes do not tell their kind: where one is to have none any more, or another form, all are laid out
    /// anew.
    func prepareLanes() async throws {
        let known = try await walked("record_laid")
        let wanted = Set(classedKinds.map(\.rawValue))
        let isStale = known.contains { $0.form != Lane.form || !wanted.contains($0.kind) }
        let new = isStale ? wanted : wanted.subtracting(known.map(\.kind))
        guard isStale || !new.isEmpty else { return }
        try await store.write { transaction in
            if isStale {
                try transaction.execute("DELETE FROM record_lanes")
                try transaction.execute("DELETE FROM record_laid")
            }
            for kind in new.sorted() {
                try transaction.execute(
                    """
                    INSERT INTO record_laid (kind, form, done, filed_at, id)
                    VALUES ($1, $2, $3, $4, $5)
                    """,
                    kind,
                    Lane.form,
                    try !transaction.hasRecords(of: kind),
                    ListPlace.start.at,
                    ListPlace.start.id
                )
            }
        }
    }

    /// Puts the next records into their lanes; answers whether there were any.
    ///
    /// In the order of lists, the oldest first, so that each lane grows at its end. What was written since the
    /// walk began stands in them already, and is put there again.
    func laySome() async throws -> Bool {
        let wanted = classedKinds.map(\.rawValue)
        let open = try await store.read { snapshot in
            try snapshot.rows("SELECT kind FROM record_laid WHERE done = 0 ORDER BY kind")
                .map { try $0["kind"] as String }
        }
        guard let kind = open.first(where: wanted.contains) else { return false }
        try await store.write { transaction in
            let row = try transaction.row(
                "SELECT filed_at, id FROM record_laid WHERE kind = $1",
                kind
            )
            guard let row else { return }
            var place = ListPlace(at: try row["filed_at"], id: try row["id"])
            let records = try transaction.rows(
                """
                SELECT filed_at, id FROM records WHERE kind = $1 AND (filed_at, id) > ($2, $3)
                ORDER BY filed_at, id LIMIT $4
                """,
                kind,
                place.at,
                place.id,
                Self.laidAtOnce
            )
            for record in records {
                place = ListPlace(at: try record["filed_at"], id: try record["id"])
                let kind = RecordKind(rawValue: kind)
                let lanes = try transaction.tally(of: kind, place.id).tally.lanes
                try transaction.moveLanes(kind, place, from: [], to: lanes)
            }
            try transaction.execute(
                "UPDATE record_laid SET done = $2, filed_at = $3, id = $4 WHERE kind = $1",
                kind,
                records.count < Self.laidAtOnce,
                place.at,
                place.id
            )
        }
        return true
    }

    /// Records that one round lays out: a moment's work for the writer.
    private static var laidAtOnce: Int { 512 }
}
