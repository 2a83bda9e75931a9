import RPC
import Storage
import Synchronization
public import Vocabulary
import WireCodec

extension WritingDesk {
    /// Erases a person: whatever was sealed for them can never be read again.
    ///
    /// In this transaction the sealed bodies, waiting steps and stored replies are emptied and the
    /// facets generalised, and the keeper's `erasing` deletes the service's own rows. Once
    /// it is committed the key is destroyed, and the reply leaves only then. Answers how many records
    /// it concerned; throws `notFound` for a person for whom nothing was sealed.
    @discardableResult
    public func erase(_ subject: VictimRef) throws -> Int {
        let row = try transaction.row(
            """
            SELECT s.key FROM record_subjects s
            WHERE s.subject = $1
                AND NOT EXISTS (SELECT 1 FROM record_erasures e WHERE e.key = s.key)
            """,
            subject.stored
        )
        guard let row else { throw ServiceError.noSuchRecord }
        var records = 0
        for key in try keysOfSame(KeyName(try row["key"])) {
            for record in try keeper.erase(key, at: now, in: transaction) {
                touch(record.kind, record.id, record.version, isWritten: true)
                records += 1
            }
            erased.append(key)
        }
        return records
    }

    /// The keys of persons whose registrations one with the key `$1` was merged with, either way.
    static let keysOfMerged = """
        SELECT o.key FROM records r
        JOIN records o ON o.kind = r.kind AND o.id = r.merged_into
        WHERE r.key = $1 AND EXISTS (SELECT 1 FROM record_subjects s WHERE s.key = o.key)
        UNION
        SELECT o.key FROM records r
        JOIN records o ON o.kind = r.kind AND o.merged_into = r.id
        WHERE r.key = $1 AND EXISTS (SELECT 1 FROM record_subjects s WHERE s.key = o.key)
        """

    /// The key of a person, and of every registration that was merged with theirs: whoever is erased is
    /// erased under each of them.
    private func keysOfSame(_ key: KeyName) throws -> [KeyName] {
        var (keys, open) = ([key], [key])
        while let next = open.popLast() {
            for row in try transaction.rows(Self.keysOfMerged, next.bytes) {
                let other = KeyName(try row["key"])
                guard !keys.contains(other) else { continue }
                keys.append(other)
                open.append(other)
            }
        }
        return keys
    }
}

extension RecordKeeper {
    /// A record that was erased.
    struct ErasedRecord {
        let kind: RecordKind
        let id: Identifier
        let version: Int
    }

    /// Destroys the keys of erasures that are committed; the second half of an erasure.
    ///
    /// The ledger comes first: from then on the person stays erased in whatever copy is put back. What
    /// fails here (a full disk) stays unfinished and is taken up by the next erasure, by the repetition of
    /// the call, by the next sweep, and at the latest by the next start.
    func finishErasures(_ keys: [KeyName] = []) async throws {
        let open = unfinished.withLock { open in
            open.formUnion(keys)
            return open
        }
        guard !open.isEmpty else { return }
        let now = clock()
        for key in open {
            try ledger.append(key, at: now)
            try await keyring.destroy(key, at: now)
        }
        try await store.eraseTraces()
        unfinished.withLock { $0.subtract(open) }
    }

    /// Makes store, key file and ledger agree on who was erased, before anything is served.
    ///
    /// What any of the three knows is done in the other two: after a crash between the halves of an
    /// erasure, and after an older copy of one or two of them was put back.
    func replayErasures(of keyFile: KeyFile) async throws {
        var known: [KeyName: Instant] = [:]
        for entry in ledger.entries { known[entry.key] = entry.at }
        var destroyed: Set<KeyName> = []
        var position: Int64 = 0
        while true {
            let page = try await keyFile.tombstones(after: position)
            for stone in page {
                let key = KeyName(stone.name)
                known[key] = Instant(millisecondsSinceEpoch: stone.destroyedAt)
                destroyed.insert(key)
            }
            guard let last = page.last else { break }
            position = last.position
        }
        let inStore = try await erasuresInStore()
        for (key, at) in inStore { known[key] = at }
        let open = known.filter { key, _ in
            inStore[key] == nil || !destroyed.contains(key) || !ledger.names(key)
        }
        try await erase(open, knowing: Set(inStore.keys))
    }

    /// The keys that the store knows to be destroyed, and since when.
    func erasuresInStore() async throws -> [KeyName: Instant] {
        let rows = try await store.read { snapshot in
            try snapshot.rows("SELECT key, erased_at FROM record_erasures").map { row in
                (
                    KeyName(try row["key"]),
                    Instant(millisecondsSinceEpoch: try row["erased_at"])
                )
            }
        }
        return Dictionary(rows) { first, _ in first }
    }

    /// Carries erasures through store, ledger and key file, whichever of them lack it.
    func erase(_ keys: [KeyName: Instant], knowing inStore: Set<KeyName>) async throws {
        guard !keys.isEmpty else { return }
        for (key, at) in keys.sorted(by: { $0.value < $1.value }) {
            if !inStore.contains(key) {
                _ = try await store.write { transaction in
                    try self.erase(key, at: at, in: transaction).count
                }
            }
            try ledger.append(key, at: at)
            try await keyring.destroy(key, at: at)
        }
        try await store.eraseTraces()
    }

    /// Empties what a key sealed, and generalises the facets beside it.
    func erase(
        _ key: KeyName,
        at now: Instant,
        in transaction: WriteTransaction
    ) throws -> [ErasedRecord] {
        try transaction.execute(
            "INSERT INTO record_erasures (key, erased_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            key.bytes,
            now.millisecondsSinceEpoch
        )
        let subject = try transaction.row(
            "SELECT subject FROM record_subjects WHERE key = $1",
            key.bytes
        )
        if let subject {
            try erasing?(try VictimRef(stored: subject["subject"]), transaction)
        }
        try transaction.execute(
            """
            UPDATE record_replies SET sealed = $2
            WHERE scope IN (SELECT scope FROM record_reply_keys WHERE key = $1)
            """,
            key.bytes,
            [UInt8]()
        )
        let rows = try transaction.rows(
            "SELECT kind, id, version, state, filed_at FROM records WHERE key = $1 AND erased = 0",
            key.bytes
        )
        return try rows.map { row in try eraseRecord(row, at: now, in: transaction) }
    }

    private func eraseRecord(
        _ row: StoredRow,
        at now: Instant,
        in transaction: WriteTransaction
    ) throws -> ErasedRecord {
        let kind = RecordKind(rawValue: try row["kind"])
        let id: [UInt8] = try row["id"]
        let version: Int = try row["version"] + 1
        guard let identifier = Identifier(bytes: id) else {
            throw KeptDataError.unreadable("an identifier has not 16 bytes")
        }
        for statement in [
            "UPDATE record_versions SET sealed = $3 WHERE kind = $1 AND id = $2",
            """
            UPDATE record_approvals SET sealed = $3, status = 'outdated'
            WHERE kind = $1 AND record = $2
            """,
        ] {
            try transaction.execute(statement, kind.rawValue, id, [UInt8]())
        }
        try eraseAttachments(kind, id, in: transaction)
        try transaction.execute(
            """
            UPDATE record_clocks SET stopped_version = $3, stopped_at = $4
            WHERE kind = $1 AND id = $2 AND stopped_at IS NULL
            """,
            kind.rawValue,
            id,
            version,
            now.millisecondsSinceEpoch
        )
        _ = try transaction.tallying(kind, id) {
            try generalise(kind, id, filedAt: try row["filed_at"], in: transaction)
            try transaction.execute(
                "UPDATE records SET erased = 1, version = $3 WHERE kind = $1 AND id = $2",
                kind.rawValue,
                id,
                version
            )
        }
        let state: String = try row["state"]
        try transaction.execute(
            """
            INSERT INTO record_versions (kind, id, version, what, state, recorded_at, sealed)
            VALUES ($1, $2, $3, 'erased', $4, $5, $6)
            """,
            kind.rawValue,
            id,
            version,
            state,
            now.millisecondsSinceEpoch,
            [UInt8]()
        )
        try appendEvent(.erased, kind, identifier, version: version, in: transaction)
        return ErasedRecord(kind: kind, id: identifier, version: version)
    }

    private func generalise(
        _ kind: RecordKind,
        _ id: [UInt8],
        filedAt: Int64,
        in transaction: WriteTransaction
    ) throws {
        let facets = try transaction.rows(WritingDesk.facetsOfOne, kind.rawValue, id)
            .map { Facet(try $0["name"], try $0["value"]) }
        tellShelf(of: facets, kind, in: transaction)
        try transaction.execute(
            "DELETE FROM record_facets WHERE kind = $1 AND id = $2",
            kind.rawValue,
            id
        )
        for facet in Set(types[kind]?.generalised(facets) ?? []) where facet.isStorable {
            try transaction.execute(
                """
                INSERT INTO record_facets (kind, name, value, filed_at, id)
                VALUES ($1, $2, $3, $4, $5)
                """,
                kind.rawValue,
                facet.key,
                facet.value,
                filedAt,
                id
            )
        }
    }
}
