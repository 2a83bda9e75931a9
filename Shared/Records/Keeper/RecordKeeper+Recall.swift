public import Audit
import RPC
import Storage
import Synchronization
import WireCodec

// Erasures outlive this machine's files: the other services keep a list of them, without names.

extension RecordKeeper {
    /// Every erasure of this service, as the others keep it.
    public func erasureNotices() -> [ErasureNotice] {
        ledger.entries.map { entry in
            ErasureNotice(
                key: Bytes(entry.key.bytes),
                at: entry.at,
                tag: Bytes(keys.tag(of: entry.key, at: entry.at))
            )
        }
    }

    /// Erases whom the notices name and this service has forgotten; answers how many.
    ///
    /// For the day on which store, key file and ledger were all put back from a copy. Notices that this
    /// service did not write are left alone: their tag does not hold. What was erased anew is audited.
    @discardableResult
    public func recall(
        _ notices: [ErasureNotice],
        as identity: AuditIdentity
    ) async throws -> Int {
        var forgotten: [KeyName: Instant] = [:]
        for notice in notices {
            let key = KeyName(notice.key.array)
            guard !ledger.names(key), keys.tag(of: key, at: notice.at) == notice.tag.array else {
                continue
            }
            forgotten[key] = notice.at
        }
        guard !forgotten.isEmpty else { return 0 }
        let now = clock()
        let inStore = Set(try await erasuresInStore().keys)
        try await erase(forgotten, knowing: inStore)
        try await store.write { [count = forgotten.count] transaction in
            try self.trail.append(
                AuditEntry(
                    .erasure,
                    at: now,
                    who: identity,
                    method: "records.recall",
                    reason: "erasure.recalled",
                    count: Int64(count)
                ),
                in: transaction
            )
        }
        return forgotten.count
    }

    // MARK: - A store that was put back

    /// Whether the store was put back from a copy, and no other service has said since whom it must
    /// forget: until then nothing of it is shown.
    public var awaitsRecall: Bool { isRestored.withLock { $0 } }

    /// Another service has said all that it keeps: what was put back may be shown.
    public func recallIsComplete() async throws {
        guard awaitsRecall else { return }
        try await noteLife()
        isRestored.withLock { $0 = false }
    }

    /// Finds out whether this is another life of the store than the one it was written in.
    func recogniseLife() async throws {
        let lives = try await store.read { snapshot in
            try snapshot.rows("SELECT incarnation FROM record_lives").map { row -> String in
                try row["incarnation"]
            }
        }
        guard !lives.contains(store.incarnation) else { return }
        // A store without any life is new.
        guard !lives.isEmpty else { return try await noteLife() }
        isRestored.withLock { $0 = true }
    }

    func checkRecalled() throws {
        guard awaitsRecall else { return }
        throw ServiceError.awaitsRecall
    }

    private func noteLife() async throws {
        let incarnation = store.incarnation
        try await store.write { transaction in
            try transaction.execute(
                "INSERT INTO record_lives (incarnation) VALUES ($1) ON CONFLICT DO NOTHING",
                incarnation
            )
        }
    }
}
