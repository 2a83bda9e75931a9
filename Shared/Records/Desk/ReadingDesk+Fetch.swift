import RPC
import Storage
public import Vocabulary
public import WireCodec

extension ReadingDesk {
    /// One record as far as the caller may know it; throws `notFound` where that is nothing.
    public func sight<R: Record>(
        of id: R.ID,
        as type: R.Type = R.self,
        version: Int? = nil,
        asOf: Instant? = nil
    ) throws -> Sight<R> {
        // Before anything is looked up: what is wrong with the question says nothing of the record.
        guard version == nil || asOf == nil else {
            throw ServiceError.invalid("asOf", "exclusive.version")
        }
        // A version or a moment asks for the record itself, whatever stands for it today.
        let isOfItself = version != nil || asOf != nil
        let current = try isOfItself ? itself(id, as: R.self) : kept(id, as: R.self)
        let wanted = try self.version(of: current, numbered: version, asOf: asOf)
        // An earlier version shows no more than it did, and no more than the record does today.
        guard let wanted, let now = Sight(of: current.filed, for: viewer),
            let then = Sight(of: wanted, for: viewer)
        else { throw ServiceError.noSuchRecord }
        if now.content == nil { return now }
        if then.content != nil { touch(R.kind, current.id.identifier, wanted.version) }
        return try naming(current.mergedInto, in: then)
    }

    /// One record in full; throws `notFound`, or `record.onlyStub` where the caller may know of it.
    public func fetch<R: Record>(_ id: R.ID, as type: R.Type = R.self) throws -> Filed<R> {
        try readable(id, as: R.self).filed
    }

    /// One record as the service itself needs it, whoever calls; never hand it on unchecked.
    public func unchecked<R: Record>(_ id: R.ID, as type: R.Type = R.self) throws -> Filed<R>? {
        try found(id, as: R.self)?.filed
    }

    /// The record that stands for this one today, the survivor once both were merged, as the service
    /// itself needs it; never hand it on unchecked.
    public func standing<R: Record>(for id: R.ID, as type: R.Type = R.self) throws -> Filed<R>? {
        guard let kept = try found(id, as: R.self) else { return nil }
        return try kept.mergedInto.flatMap { try found($0, as: R.self) }?.filed ?? kept.filed
    }

    /// What was merged into a record and stands behind it, as the service itself needs it.
    public func duplicates<R: Record>(of id: R.ID, as type: R.Type = R.self) throws -> [R.ID] {
        let found: [[UInt8]] = try snapshot.rows(
            WritingDesk.duplicatesOfOne,
            R.kind.rawValue,
            id.stored
        ).map { try $0["id"] }
        return try found.sorted { $0.lexicographicallyPrecedes($1) }.map { try R.ID(stored: $0) }
    }

    /// The record, opened, if the caller may read it in full.
    func readable<R: Record>(_ id: R.ID, as type: R.Type) throws -> KeptRecord<R> {
        try read(try kept(id, as: R.self))
    }

    /// A record as it is read, if the caller may read it in full.
    func read<R: Record>(_ kept: KeptRecord<R>) throws -> KeptRecord<R> {
        switch kept.access(for: viewer) {
        case .none: throw ServiceError.noSuchRecord
        case .stub: throw ServiceError.onlyStub
        case .content: break
        }
        touch(R.kind, kept.id.identifier, kept.version)
        return kept
    }

    /// The record, or the one that stands for it since both were merged, if the caller reads that.
    func kept<R: Record>(_ id: R.ID, as type: R.Type) throws -> KeptRecord<R> {
        let kept = try itself(id, as: R.self)
        guard let survivor = try kept.mergedInto.flatMap({ try found($0, as: R.self) }),
            survivor.access(for: viewer) == .content
        else { return kept }
        return survivor
    }

    /// The record itself, merged or not.
    func itself<R: Record>(_ id: R.ID, as type: R.Type) throws -> KeptRecord<R> {
        guard let kept = try found(id, as: R.self) else { throw ServiceError.noSuchRecord }
        return kept
    }

    /// A sight that says what stands for the record, where the viewer may know of that.
    private func naming<R: Record>(_ survivor: R.ID?, in sight: Sight<R>) throws -> Sight<R> {
        guard let survivor, try access(to: R.kind, survivor.identifier) != .none else {
            return sight
        }
        var sight = sight
        sight.mergedInto = survivor
        return sight
    }

    func found<R: Record>(_ id: R.ID, as type: R.Type) throws -> KeptRecord<R>? {
        try row(of: R.kind, id.identifier).map { try opened($0, as: R.self) }
    }

    /// What the caller may know of a record of any kind; nothing where there is none.
    func access(to kind: RecordKind, _ id: Identifier) throws -> Access {
        let row = try snapshot.row(
            """
            SELECT r.version, r.key, v.sealed
            FROM records r
            JOIN record_versions v ON v.kind = r.kind AND v.id = r.id AND v.version = r.version
            WHERE r.kind = $1 AND r.id = $2 AND r.erased = 0
            """,
            kind.rawValue,
            id.bytes
        )
        guard let row, let type = keeper.types[kind] else { return .none }
        let body = try body(
            of: kind,
            id,
            version: row["version"],
            sealed: row["sealed"],
            key: KeyName(try row["key"])
        )
        return try type.access(body, viewer)
    }

    /// A row of `records` joined with its version, opened.
    func opened<R: Record>(_ row: StoredRow, as type: R.Type) throws -> KeptRecord<R> {
        let id = try R.ID(stored: row["id"])
        let version: Int = try row["version"]
        let key = KeyName(try row["key"])
        let survivor: [UInt8]? = try row["merged_into"]
        let body = try body(
            of: R.kind,
            id.identifier,
            version: version,
            sealed: row["sealed"],
            key: key
        )
        let record = try body.record(R.self)
        assert(
            R.accessRule == .own
                || AccessClass(of: body.filing, knownTo: record.knownTo).access(for: viewer)
                    == record.access(for: viewer, filing: body.filing),
            "\(R.kind.rawValue) lets other people see it than its filing says"
        )
        assert(R.namesKnowers || record.knownTo.isEmpty, "\(R.kind.rawValue) names knowers unsaid")
        return KeptRecord(
            id: id,
            version: version,
            state: try state(row["state"]),
            filedAt: try row["filed_at"],
            key: key,
            body: body,
            record: record,
            mergedInto: try survivor.map { try R.ID(stored: $0) }
        )
    }

    /// The body of a version, opened.
    func body(
        of kind: RecordKind,
        _ id: Identifier,
        version: Int,
        sealed: [UInt8],
        key: KeyName
    ) throws -> KeptBody {
        try Wire.decode(
            KeptBody.self,
            from: try unsealed(bodyOf: kind, id, version: version, sealed, with: key)
        )
    }

    /// The bytes of a version's body.
    func unsealed(
        bodyOf kind: RecordKind,
        _ id: Identifier,
        version: Int,
        _ sealed: [UInt8],
        with key: KeyName
    ) throws -> [UInt8] {
        try Seal.open(
            sealed,
            with: try self.key(key),
            at: .body(of: kind, id, version: version)
        )
    }

    /// The state that a column names.
    func state<State: ClosedList>(_ text: String) throws -> State {
        guard let state = State(rawValue: text) else {
            throw KeptDataError.unreadable("a state that this version does not know")
        }
        return state
    }

    private func version<R: Record>(
        of current: KeptRecord<R>,
        numbered number: Int?,
        asOf: Instant?
    ) throws -> Filed<R>? {
        if number == nil, asOf == nil { return current.filed }
        let row = try snapshot.row(
            """
            SELECT version, state, sealed FROM record_versions
            WHERE kind = $1 AND id = $2 AND version <= $3 AND recorded_at <= $4
            ORDER BY version DESC LIMIT 1
            """,
            R.kind.rawValue,
            current.id.stored,
            number ?? .max,
            asOf?.millisecondsSinceEpoch ?? .max
        )
        guard let row, number.map({ $0 == (try? row["version"] as Int) }) ?? true else {
            return nil
        }
        let body = try body(
            of: R.kind,
            current.id.identifier,
            version: row["version"],
            sealed: row["sealed"],
            key: current.key
        )
        return Filed(
            id: current.id,
            state: Word(try state(row["state"])),
            filing: body.filing,
            record: try body.record(R.self)
        )
    }
}

extension Seal.Place {
    /// Where a version's body stands.
    static func body(of kind: RecordKind, _ id: Identifier, version: Int) -> Seal.Place {
        Seal.Place("body", Array(kind.rawValue.utf8), id.bytes, number: version)
    }

    /// Where a proposed step stands.
    static func proposal(_ id: ApprovalID) -> Seal.Place {
        Seal.Place("proposal", id.identifier.bytes)
    }
}
