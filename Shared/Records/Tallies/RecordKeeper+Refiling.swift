import Storage
import Vocabulary
import WireCodec

// A kind that is found by more facets than before has records that were filed without them. A walk over each
// such kind adds what they lack beside the calls; until it is through, those records are not found by it.

extension RecordKeeper {
    /// Notes which kinds must be walked over, since they are found by more than when they were filed.
    func prepareFacets() async throws {
        let known = try await walked("record_refiled")
        let new = types.values.filter { type in
            type.facetForm > 1
                && !known.contains { $0.kind == type.kind.rawValue && $0.form == type.facetForm }
        }
        guard !new.isEmpty else { return }
        try await store.write { transaction in
            for type in new.sorted(by: { $0.kind.rawValue < $1.kind.rawValue }) {
                try transaction.execute(
                    "DELETE FROM record_refiled WHERE kind = $1",
                    type.kind.rawValue
                )
                try transaction.execute(
                    "INSERT INTO record_refiled (kind, form, done, place) VALUES ($1, $2, $3, NULL)",
                    type.kind.rawValue,
                    type.facetForm,
                    try !transaction.hasRecords(of: type.kind.rawValue)
                )
            }
        }
    }

    /// Adds to the next records the facets that they were filed without; answers whether there were any.
    ///
    /// Goes on where it was interrupted. A record that is written meanwhile has its facets from that, and one
    /// whose key is destroyed has none to add.
    func refileSome() async throws -> Bool {
        guard let page = try await unrefiled() else { return false }
        let destroyed = try await keyring.load(Set(page.rows.map(\.key)))
        var refiled: [(row: UnclassifiedPage.Row, facets: [Facet])] = []
        for row in page.rows where !destroyed.contains(row.key) {
            // A key that has just left memory: the round is tried again.
            guard let body = try body(of: row, page.kind), let type = types[page.kind] else {
                return true
            }
            refiled.append((row, try type.facets(body)))
        }
        try await store.write { [refiled] transaction in
            let row = try transaction.row(
                "SELECT place FROM record_refiled WHERE kind = $1",
                page.kind.rawValue
            )
            guard let row, try row["place"] == page.place else { return }
            for (row, facets) in refiled {
                try self.add(facets, to: row, of: page.kind, in: transaction)
            }
            try transaction.execute(
                "UPDATE record_refiled SET done = $2, place = $3 WHERE kind = $1",
                page.kind.rawValue,
                page.last == nil,
                page.last
            )
        }
        return true
    }

    private func unrefiled() async throws -> UnclassifiedPage? {
        let kinds = Set(types.keys.map(\.rawValue))
        return try await store.read { snapshot in
            let open = try snapshot.rows(
                "SELECT kind, place FROM record_refiled WHERE done = 0 ORDER BY kind"
            )
            guard let next = try open.first(where: { kinds.contains(try $0["kind"]) }) else {
                return nil
            }
            let kind: String = try next["kind"]
            let place: [UInt8]? = try next["place"]
            let rows = try snapshot.rows(
                """
                SELECT r.id, r.version, r.key, v.sealed FROM records r
                JOIN record_versions v ON v.kind = r.kind AND v.id = r.id AND v.version = r.version
                WHERE r.kind = $1 AND r.id > $2 AND r.erased = 0 ORDER BY r.id LIMIT $3
                """,
                kind,
                place ?? [],
                Self.refiledAtOnce
            )
            return UnclassifiedPage(
                kind: RecordKind(rawValue: kind),
                place: place,
                round: 1,
                last: rows.count < Self.refiledAtOnce ? nil : try rows.last?["id"],
                rows: try rows.map { try UnclassifiedPage.Row($0) }
            )
        }
    }

    private func add(
        _ facets: [Facet],
        to row: UnclassifiedPage.Row,
        of kind: RecordKind,
        in transaction: WriteTransaction
    ) throws {
        let current = try transaction.row(
            """
            SELECT filed_at FROM records
            WHERE kind = $1 AND id = $2 AND version = $3 AND erased = 0
            """,
            kind.rawValue,
            row.id,
            row.version
        )
        guard let filedAt: Int64 = try current?["filed_at"] else { return }
        let filed = try transaction.rows(WritingDesk.facetsOfOne, kind.rawValue, row.id)
            .map { Facet(try $0["name"], try $0["value"]) }
        let missing = Set(facets).subtracting(filed).filter(\.isStorable)
        guard !missing.isEmpty else { return }
        tellShelf(of: missing, kind, in: transaction)
        try transaction.tallying(kind, row.id) {
            for facet in missing.sorted() {
                try transaction.execute(
                    """
                    INSERT INTO record_facets (kind, name, value, filed_at, id)
                    VALUES ($1, $2, $3, $4, $5)
                    """,
                    kind.rawValue,
                    facet.key,
                    facet.value,
                    filedAt,
                    row.id
                )
            }
        }
    }

    /// Records that one round looks at: a moment's work for the writer, and no more than the keyring holds.
    private static var refiledAtOnce: Int { 512 }
}
