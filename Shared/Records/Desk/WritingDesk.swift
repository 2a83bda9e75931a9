import Audit
import Crypto
import RPC
public import Storage
import Vocabulary
import WireCodec

/// What a handler writes at: one transaction that keeps the versions, their events, the audit
/// entries and the reply together, or nothing of them.
///
/// Checks what the table says before it writes: access, role, version, facts, approval. Valid inside
/// the closure it was handed to, which may run more than once before it is kept; so it computes and
/// returns, and does nothing else.
public final class WritingDesk: ReadingDesk {
    /// The transaction itself, for tables of the service's own.
    public let transaction: WriteTransaction
    private(set) var takenKeys: [KeyName] = []
    private(set) var subjectKeys: Set<KeyName> = []
    var erased: [KeyName] = []
    /// What the act rests on, where the audit says so.
    var ground: AuditWord?
    /// The newest version of each record that was written here.
    private var written: [Shelf.Place: KeptBody] = [:]

    init(
        _ transaction: WriteTransaction,
        keeper: RecordKeeper,
        context: CallContext,
        now: Instant
    ) {
        self.transaction = transaction
        super.init(transaction, keeper: keeper, context: context, now: now)
    }

    /// The identity that acts: the officer, also when the gateway calls for them.
    var author: String { context.caller.identity }

    // MARK: - Keys

    /// A key for a new record: the person's, where it is sealed for one.
    func keyForNew(sealedFor subject: VictimRef?) throws -> KeyName {
        guard let subject else { return try takeKey() }
        let row = try transaction.row(
            "SELECT key FROM record_subjects WHERE subject = $1",
            subject.stored
        )
        if let row {
            let name = KeyName(try row["key"])
            let isErased = try transaction.row(
                "SELECT erased_at FROM record_erasures WHERE key = $1",
                name.bytes
            )
            guard isErased == nil else { throw ServiceError.erased }
            subjectKeys.insert(name)
            return name
        }
        let name = try takeKey()
        try transaction.execute(
            "INSERT INTO record_subjects (subject, key) VALUES ($1, $2)",
            subject.stored,
            name.bytes
        )
        subjectKeys.insert(name)
        return name
    }

    private func takeKey() throws -> KeyName {
        let name: KeyName
        do {
            name = try keeper.keyring.take().name
        } catch is KeysUsedUp {
            throw KeysUsedUp(wanted: takenKeys.count + 1)
        }
        takenKeys.append(name)
        return name
    }

    // MARK: - Versions

    /// One more version of a record, and everything that goes with it.
    struct Change<R: Record> {
        var what: Happening
        var state: R.State
        var filing: Filing
        var record: R
        var facts = StepFacts()
        var reason: FreeText?
        var concerns: Int?
        var approvedBy: String?
        /// Who is said to have recorded it, where that is not the caller.
        var author: String?
    }

    /// What becomes of the steps that wait for a second officer when a version is added.
    enum Proposals {
        /// What was proposed on an earlier version is not what they would approve now.
        case lapse
        /// The version says the same as the one before.
        case goOn
    }

    /// Appends a version to a record that is kept.
    func append<R: Record>(
        _ change: Change<R>,
        to kept: KeptRecord<R>,
        proposals: Proposals = .lapse
    ) throws -> Filed<R> {
        var filing = change.filing
        filing.version = kept.version + 1
        let body = try transaction.tallying(R.kind, kept.id.stored) {
            try transaction.execute(
                """
                UPDATE records SET version = $3, state = $4, class = $5 WHERE kind = $1 AND id = $2
                """,
                R.kind.rawValue,
                kept.id.stored,
                filing.version,
                change.state.rawValue,
                try classNumber(of: change.record, filing)
            )
            return try write(
                change,
                filing: filing,
                id: kept.id,
                key: kept.key,
                filedAt: kept.filedAt,
                facetsBefore: kept.record.facets
            )
        }
        try transaction.execute(
            """
            UPDATE record_approvals SET status = $3, version = $4
            WHERE kind = $1 AND record = $2 AND status = 'pending' AND ratification = 0
            """,
            R.kind.rawValue,
            kept.id.stored,
            proposals == .lapse ? "outdated" : "pending",
            proposals == .lapse ? kept.version : filing.version
        )
        return Filed(
            id: kept.id,
            state: Word(change.state),
            filing: body.filing,
            record: change.record
        )
    }

    /// Writes a version's row, its facets and its event.
    @discardableResult
    func write<R: Record>(
        _ change: Change<R>,
        filing: Filing,
        id: R.ID,
        key name: KeyName,
        filedAt: Int64,
        facetsBefore: [Facet]
    ) throws -> KeptBody {
        var filing = filing
        filing.recordedAt = now
        filing.recordedBy = change.author ?? author
        try checkPlaces(of: change, filing: filing, id: id, key: name, facetsBefore: facetsBefore)
        let content = Bytes(try WordCheck.encode(change.record))
        guard content.count <= keeper.options.contentBytes else {
            throw ServiceError.invalid("record", "bytes.\(keeper.options.contentBytes)")
        }
        let body = KeptBody(
            filing: filing,
            content: content,
            facts: change.facts,
            reason: change.reason,
            approvedBy: change.approvedBy
        )
        let sealed = try Seal.close(
            try Wire.encode(body),
            with: try key(name),
            at: .body(of: R.kind, id.identifier, version: filing.version)
        )
        try transaction.execute(
            """
            INSERT INTO record_versions
                (kind, id, version, what, state, recorded_at, concerns, sealed)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            R.kind.rawValue,
            id.stored,
            filing.version,
            change.what.rawValue,
            change.state.rawValue,
            now.millisecondsSinceEpoch,
            change.concerns,
            sealed
        )
        try replaceFacets(
            R.kind,
            id.stored,
            filedAt: filedAt,
            from: facetsBefore,
            to: change.record.facets
        )
        try announce(change.what, R.kind, id.identifier, version: filing.version)
        written[Shelf.Place(kind: R.kind, id: id.identifier)] = body
        return body
    }

    /// What was written of a record here, as it stands in the store; nothing once anybody was erased.
    func bodyWritten(of kind: RecordKind, _ id: Identifier) -> KeptBody? {
        erased.isEmpty ? written[Shelf.Place(kind: kind, id: id)] : nil
    }

    /// The number of a record's class, where who sees it follows from how it is filed.
    func classNumber<R: Record>(of record: R, _ filing: Filing) throws -> Int64? {
        guard R.accessRule == .house else { return nil }
        return try AccessClass(of: filing, knownTo: record.knownTo).number(in: transaction)
    }

    // MARK: - Facets and events

    func replaceFacets(
        _ kind: RecordKind,
        _ id: [UInt8],
        filedAt: Int64,
        from old: [Facet],
        to new: [Facet]
    ) throws {
        let (old, own) = (Set(old), Set(new))
        guard own.count <= Facet.limit, own.allSatisfy({ $0.isStorable }) else {
            throw ServiceError.invalid("facets", "facet.length")
        }
        // What it is found by through a duplicate stays when it is no longer its own.
        let inherited = own.isSuperset(of: old) ? [] : try facets(ofDuplicatesOf: id, kind)
        try removeFacets(old.subtracting(own).subtracting(inherited), kind, id, filedAt: filedAt)
        try addFacets(own.subtracting(old), kind, id, filedAt: filedAt)
    }

    func removeFacets(
        _ facets: Set<Facet>,
        _ kind: RecordKind,
        _ id: [UInt8],
        filedAt: Int64
    ) throws {
        keeper.tellShelf(of: facets, kind, in: transaction)
        for facet in facets {
            try transaction.execute(
                """
                DELETE FROM record_facets WHERE kind = $1 AND name = $2 AND value = $3
                AND filed_at = $4 AND id = $5
                """,
                kind.rawValue,
                facet.key,
                facet.value,
                filedAt,
                id
            )
        }
    }

    func addFacets(
        _ facets: Set<Facet>,
        _ kind: RecordKind,
        _ id: [UInt8],
        filedAt: Int64
    ) throws {
        keeper.tellShelf(of: facets, kind, in: transaction)
        let facets = facets.sorted()
        for start in stride(from: 0, to: facets.count, by: Self.facetsAtOnce) {
            let part = facets[start..<min(start + Self.facetsAtOnce, facets.count)]
            let values: [StoredValue] = [.text(kind.rawValue), .integer(filedAt), .bytes(id)]
            try transaction.execute(
                Self.insertingFacets[part.count - 1],
                values: values + part.flatMap { [.text($0.key), .text($0.value)] }
            )
        }
    }

    /// Facets of one statement: what most records have, and few texts of statements.
    private static let facetsAtOnce = 16

    /// The statement for each number of facets.
    private static let insertingFacets = (1...facetsAtOnce).map { facets in
        let rows = (0..<facets).map { "($1, $\(4 + 2 * $0), $\(5 + 2 * $0), $2, $3)" }
        return """
            INSERT INTO record_facets (kind, name, value, filed_at, id)
            VALUES \(rows.joined(separator: ", ")) ON CONFLICT DO NOTHING
            """
    }

    /// Appends an event to the outbox, and remembers the version for the audit.
    func announce(
        _ what: Happening,
        _ kind: RecordKind,
        _ id: Identifier,
        version: Int
    ) throws {
        try keeper.appendEvent(what, kind, id, version: version, in: transaction)
        touch(kind, id, version, isWritten: true)
    }
}

extension Facet {
    /// Facets of one record, at most: a manifest of 500 people has one each, and a few more.
    static let limit = 600

    /// Facets are codes: what is longer is somebody's text in the wrong place.
    var isStorable: Bool {
        (1...40).contains(key.utf8.count) && (1...96).contains(value.utf8.count)
    }
}
