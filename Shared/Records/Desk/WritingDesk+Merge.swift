import RPC
import Storage
public import Vocabulary
import WireCodec

extension WritingDesk {
    /// Merges a record into another that is about the same: from now on that one stands for both.
    ///
    /// Whatever points at the duplicate leads to the survivor, for those who read the survivor; the
    /// survivor is found by the facets of both, and its clocks are joined by those that ran for the
    /// duplicate. Content and history of the duplicate stay as they are and can be read. Nobody comes
    /// to read more than before.
    ///
    /// Throws `record.notMergeable` for a kind without duplicates, for a record with itself, and where
    /// either is merged already or the duplicate has duplicates of its own, or an act to be ratified: that
    /// stays with the record, and its deadline would be out of sight.
    public func merge<R: Record>(
        _ duplicate: R.ID,
        as type: R.Type = R.self,
        seen: Int,
        into survivor: R.ID,
        seenInto: Int,
        reason: FreeText
    ) throws -> Merged<R> {
        let lost = try changeable(duplicate, as: R.self, seen: seen)
        let kept = try changeable(survivor, as: R.self, seen: seenInto)
        try check(reason: reason)
        guard R.isMergeable else { throw ServiceError.notMergeable("mergeable") }
        guard duplicate != survivor else { throw ServiceError.notMergeable("another") }
        guard lost.mergedInto == nil, kept.mergedInto == nil else { throw ServiceError.merged }
        let itsOwn = try transaction.row(
            Self.duplicatesOfOne,
            R.kind.rawValue,
            duplicate.stored
        )
        guard itsOwn == nil else { throw ServiceError.notMergeable("unmerged") }
        guard try !awaitsRatification(lost) else { throw ServiceError.notMergeable("ratified") }
        try keeper.hooks(of: R.self)?.merging?(lost.record, kept.record)
        let pair = try append(.merged, .absorbed, lost, kept, reason)
        try point(duplicate, of: R.self, to: survivor)
        let found = try facets(of: R.kind, duplicate.stored)
        try transaction.tallying(R.kind, survivor.stored) {
            try addFacets(found, R.kind, survivor.stored, filedAt: kept.filedAt)
        }
        try transaction.execute(
            """
            INSERT INTO record_clocks (kind, id, name, started_version, started_at, extended_until)
            SELECT kind, $3, name, $4, MIN(started_at), MAX(extended_until) FROM record_clocks
            WHERE kind = $1 AND id = $2 AND stopped_at IS NULL GROUP BY kind, name
            """,
            R.kind.rawValue,
            duplicate.stored,
            survivor.stored,
            pair.survivor.version
        )
        return pair
    }

    /// Takes a merger back: both records stand for themselves again, each as it was, and with what
    /// happened to it since.
    ///
    /// Throws `record.notMerged` where there is nothing to take back.
    public func unmerge<R: Record>(
        _ duplicate: R.ID,
        as type: R.Type = R.self,
        seen: Int,
        reason: FreeText
    ) throws -> Merged<R> {
        let lost = try changeable(duplicate, as: R.self, seen: seen)
        try check(reason: reason)
        guard let survivor = lost.mergedInto else { throw ServiceError.notMerged }
        let kept = try read(try itself(survivor, as: R.self))
        let inherited = try facets(of: R.kind, duplicate.stored)
        let mergedAt = try transaction.row(
            """
            SELECT MAX(version) AS version FROM record_versions
            WHERE kind = $1 AND id = $2 AND what = 'absorbed' AND concerns = $3
            """,
            R.kind.rawValue,
            survivor.stored,
            try mergedVersion(of: lost)
        )
        let pair = try append(.unmerged, .unmerged, lost, kept, reason)
        try point(duplicate, of: R.self, to: nil)
        let others = try facets(ofDuplicatesOf: survivor.stored, R.kind)
        try transaction.tallying(R.kind, survivor.stored) {
            try removeFacets(
                inherited.subtracting(kept.record.facets).subtracting(others),
                R.kind,
                survivor.stored,
                filedAt: kept.filedAt
            )
        }
        if let version: Int = try mergedAt?["version"] {
            try returnClocks(pair, startedAt: version)
        }
        return pair
    }

    /// The record itself, if the caller may read and change it and saw this version.
    private func changeable<R: Record>(
        _ id: R.ID,
        as type: R.Type,
        seen: Int
    ) throws -> KeptRecord<R> {
        let kept = try read(try itself(id, as: R.self))
        try checkSeen(seen, of: kept)
        guard viewer.holds(R.authors) else {
            throw ServiceError.notAuthor(of: R.kind, roles: R.authors)
        }
        return kept
    }

    /// A version of both, each naming the other.
    private func append<R: Record>(
        _ what: Happening,
        _ whatOfSurvivor: Happening,
        _ lost: KeptRecord<R>,
        _ kept: KeptRecord<R>,
        _ reason: FreeText
    ) throws -> Merged<R> {
        func change(_ one: KeptRecord<R>, _ other: R.ID, _ what: Happening) -> Change<R> {
            var filing = one.body.filing
            filing.occurred = Occurrence(at: now)
            filing.legalBasis = nil
            return Change(
                what: what,
                state: one.state,
                filing: filing,
                record: one.record,
                facts: [.link: other.loggable],
                reason: reason,
                concerns: what == .absorbed ? lost.version + 1 : nil
            )
        }
        return Merged(
            survivor: try append(change(kept, lost.id, whatOfSurvivor), to: kept),
            duplicate: try append(change(lost, kept.id, what), to: lost)
        )
    }

    private func point<R: Record>(_ id: R.ID, of type: R.Type, to survivor: R.ID?) throws {
        keeper.tellShelf(of: try facets(of: R.kind, id.stored), R.kind, in: transaction)
        _ = try transaction.tallying(R.kind, id.stored) {
            try transaction.execute(
                "UPDATE records SET merged_into = $3 WHERE kind = $1 AND id = $2",
                R.kind.rawValue,
                id.stored,
                survivor?.stored
            )
        }
    }

    /// The version with which a record was last merged.
    private func mergedVersion<R: Record>(of kept: KeptRecord<R>) throws -> Int? {
        try transaction.row(
            """
            SELECT MAX(version) AS version FROM record_versions
            WHERE kind = $1 AND id = $2 AND what = 'merged'
            """,
            R.kind.rawValue,
            kept.id.stored
        )?["version"]
    }

    /// Takes the clocks that came with a merger back; what stopped meanwhile stays stopped.
    private func returnClocks<R: Record>(_ pair: Merged<R>, startedAt version: Int) throws {
        let rows = try transaction.rows(
            """
            SELECT name, stopped_at, extended_until FROM record_clocks
            WHERE kind = $1 AND id = $2 AND started_version = $3
            """,
            R.kind.rawValue,
            pair.survivor.id.stored,
            version
        )
        for row in rows {
            let name: String = try row["name"]
            let stopped: Int64? = try row["stopped_at"]
            let extended: Int64? = try row["extended_until"]
            try transaction.execute(
                """
                UPDATE record_clocks SET stopped_version = $4, stopped_at = $5, extended_until = $6
                WHERE kind = $1 AND id = $2 AND name = $3 AND stopped_at IS NULL
                """,
                R.kind.rawValue,
                pair.duplicate.id.stored,
                name,
                stopped == nil ? nil : pair.duplicate.version,
                stopped,
                extended
            )
        }
        try transaction.execute(
            "DELETE FROM record_clocks WHERE kind = $1 AND id = $2 AND started_version = $3",
            R.kind.rawValue,
            pair.survivor.id.stored,
            version
        )
    }

    // MARK: - Facets

    /// What a record is found by; `$1` is its kind, `$2` itself.
    static let facetsOfOne = "SELECT name, value FROM record_facets WHERE kind = $1 AND id = $2"

    /// What was merged into a record; `$1` is its kind, `$2` itself.
    ///
    /// In no order: for one by identifier the engine would pass over every record of the kind.
    static let duplicatesOfOne = "SELECT id FROM records WHERE kind = $1 AND merged_into = $2"

    /// What the duplicates of a record were found by; `$1` is its kind, `$2` itself.
    static let facetsOfDuplicates = """
        SELECT f.name, f.value FROM record_facets f WHERE f.kind = $1
        AND f.id IN (SELECT r.id FROM records r WHERE r.kind = $1 AND r.merged_into = $2)
        """

    private func facets(of kind: RecordKind, _ id: [UInt8]) throws -> Set<Facet> {
        let rows = try transaction.rows(Self.facetsOfOne, kind.rawValue, id)
        return Set(try rows.map { Facet(try $0["name"], try $0["value"]) })
    }

    func facets(ofDuplicatesOf id: [UInt8], _ kind: RecordKind) throws -> Set<Facet> {
        let rows = try transaction.rows(Self.facetsOfDuplicates, kind.rawValue, id)
        return Set(try rows.map { Facet(try $0["name"], try $0["value"]) })
    }
}
