import Storage
import Vocabulary
import WireCodec

// A record of a store from before classes were kept has none, and after a succession some have one that is
// out of use. A walk over each kind puts them right beside the calls; until it is through, the kind's counts
// open records, and its lists open those that have no class of today.

extension RecordKeeper {
    /// Notes which kinds are counted by tallies, and which must be walked over first.
    ///
    /// A kind that answers for itself is never counted so: should it have been, its tallies end.
    func prepareClasses() async throws {
        let known = try await walked("record_classified")
        let wanted = Set(classedKinds.map(\.rawValue))
        let stale = known.filter { !wanted.contains($0.kind) || $0.form != Tally.form }
            .map(\.kind)
        let new = wanted.subtracting(known.map(\.kind)).union(wanted.intersection(stale))
        guard !new.isEmpty || !stale.isEmpty else { return }
        try await store.write { transaction in
            try transaction.settle()
            for kind in stale {
                for statement in [
                    "DELETE FROM record_classified WHERE kind = $1",
                    "DELETE FROM record_tallies WHERE kind = $1",
                    "UPDATE records SET class = NULL WHERE kind = $1",
                ] {
                    try transaction.execute(statement, kind)
                }
            }
            for kind in new.sorted() {
                try transaction.execute(
                    """
                    INSERT INTO record_classified (kind, form, done, place, round)
                    VALUES ($1, $2, $3, NULL, 1)
                    """,
                    kind,
                    Tally.form,
                    try !transaction.hasRecords(of: kind)
                )
            }
        }
    }

    /// Classifies the next records that are without a class of today, and then puts the next into their
    /// lanes, and adds facets that they were filed without; answers whether there were any.
    ///
    /// Runs beside the calls, and goes on where it was interrupted. A record whose key is destroyed stays
    /// out: nobody reads it.
    @discardableResult
    public func classifySome() async throws -> Bool {
        guard let page = try await unclassified(of: classedKinds) else {
            if try await laySome() { return true }
            return try await refileSome()
        }
        let destroyed = try await keyring.load(Set(page.rows.map(\.key)))
        var classified: [(row: UnclassifiedPage.Row, accessClass: AccessClass)] = []
        for row in page.rows where !destroyed.contains(row.key) {
            guard let accessClass = try accessClass(of: row, page.kind) else { return true }
            classified.append((row, accessClass))
        }
        try await store.write { [classified] transaction in
            guard try Self.isCurrent(page, in: transaction) else { return }
            for (row, accessClass) in classified {
                try self.classify(row, page.kind, as: accessClass, in: transaction)
            }
            try transaction.execute(
                "UPDATE record_classified SET done = $2, place = $3 WHERE kind = $1",
                page.kind.rawValue,
                page.last == nil,
                page.last
            )
        }
        return true
    }

    /// Records that one round looks at: a moment's work for the writer, and no more than the keyring holds.
    private static var walkedAtOnce: Int { 512 }

    private func unclassified(of kinds: Set<RecordKind>) async throws -> UnclassifiedPage? {
        try await store.read { snapshot in
            let open = try snapshot.rows(
                "SELECT kind, place, round FROM record_classified WHERE done = 0 ORDER BY kind"
            )
            guard
                let next = try open.first(where: {
                    kinds.contains(RecordKind(rawValue: try $0["kind"]))
                })
            else { return nil }
            let kind: String = try next["kind"]
            let place: [UInt8]? = try next["place"]
            let last = try snapshot.row(
                """
                SELECT id FROM records WHERE kind = $1 AND id > $2 ORDER BY id
                LIMIT 1 OFFSET \(Self.walkedAtOnce - 1)
                """,
                kind,
                place ?? []
            )
            let end: [UInt8]? = try last?["id"]
            let rows = try snapshot.rows(
                """
                SELECT r.id, r.version, r.key, v.sealed FROM records r
                JOIN record_versions v ON v.kind = r.kind AND v.id = r.id AND v.version = r.version
                LEFT JOIN record_classes c ON c.class = r.class
                WHERE r.kind = $1 AND r.id > $2 AND r.id <= $3 AND r.erased = 0
                AND (r.class IS NULL OR c.retired <> 0)
                """,
                kind,
                place ?? [],
                end ?? [UInt8](repeating: 0xff, count: 17)
            )
            return UnclassifiedPage(
                kind: RecordKind(rawValue: kind),
                place: place,
                round: try next["round"],
                last: end,
                rows: try rows.map { try UnclassifiedPage.Row($0) }
            )
        }
    }

    /// The class of a record; nothing where its key has just left memory, so that it is tried again.
    private func accessClass(
        of row: UnclassifiedPage.Row,
        _ kind: RecordKind
    ) throws -> AccessClass? {
        guard let classOf = types[kind]?.accessClass else { return nil }
        return try body(of: row, kind).map(classOf)
    }

    /// The body of a record, opened; nothing where its key has just left memory.
    func body(of row: UnclassifiedPage.Row, _ kind: RecordKind) throws -> KeptBody? {
        guard let key = keyring.key(row.key) else { return nil }
        guard let id = Identifier(bytes: row.id) else {
            throw KeptDataError.unreadable("an identifier has not 16 bytes")
        }
        let body = try Seal.open(
            row.sealed,
            with: key,
            at: .body(of: kind, id, version: row.version)
        )
        return try Wire.decode(KeptBody.self, from: body)
    }

    /// Whether the walk still stands where it stood: a succession may have sent it back meanwhile.
    private static func isCurrent(
        _ page: UnclassifiedPage,
        in transaction: WriteTransaction
    ) throws -> Bool {
        let row = try transaction.row(
            "SELECT place, round FROM record_classified WHERE kind = $1",
            page.kind.rawValue
        )
        guard let row else { return false }
        return try row["round"] == page.round && row["place"] == page.place
    }

    private func classify(
        _ row: UnclassifiedPage.Row,
        _ kind: RecordKind,
        as accessClass: AccessClass,
        in transaction: WriteTransaction
    ) throws {
        let number = try accessClass.number(in: transaction)
        // A record that was written meanwhile has its class from that.
        _ = try transaction.tallying(kind, row.id) {
            try transaction.execute(
                """
                UPDATE records SET class = $4
                WHERE kind = $1 AND id = $2 AND version = $3 AND erased = 0
                """,
                kind.rawValue,
                row.id,
                row.version,
                number
            )
        }
    }
}

/// The next records of a walk, and where it stands.
struct UnclassifiedPage: Sendable {
    /// One of them, closed.
    struct Row: Sendable {
        let id: [UInt8]
        let version: Int
        let key: KeyName
        let sealed: [UInt8]

        init(_ row: StoredRow) throws {
            id = try row["id"]
            version = try row["version"]
            key = KeyName(try row["key"])
            sealed = try row["sealed"]
        }
    }

    let kind: RecordKind
    /// Where the page before ended.
    let place: [UInt8]?
    /// Which walk it is.
    let round: Int
    /// Where this page ends; nothing on the last.
    let last: [UInt8]?
    /// Those without a class of today.
    let rows: [Row]
}
