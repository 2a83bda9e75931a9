import RPC
import Storage
public import Vocabulary
import WireCodec

extension WritingDesk {
    /// Files a new record in a first state of its lifecycle.
    ///
    /// `sealedFor` seals it under a person's key instead of one of its own: erasing the person
    /// destroys it. Throws `record.notAuthor`, `record.alreadyFiled`, `lifecycle.notInitial`,
    /// `vocabulary.unrecognized`.
    public func file<R: Record>(
        _ record: R,
        id: R.ID = .make(),
        state: R.State? = nil,
        owner: OrgID,
        assigned: [OrgID] = [],
        visibility: Visibility = .unit,
        handling: Handling = .open,
        occurred: Occurrence? = nil,
        legalBasis: LegalBasis? = nil,
        sealedFor subject: VictimRef? = nil
    ) throws -> Filed<R> {
        guard viewer.holds(R.authors) else {
            throw ServiceError.notAuthor(of: R.kind, roles: R.authors)
        }
        guard let state = state ?? R.lifecycle.initial.first, R.lifecycle.initial.contains(state)
        else { throw ServiceError.notInitial }
        guard try !isFiled(R.kind, id.stored) else { throw ServiceError.alreadyFiled }
        let filing = Filing(
            owner: owner,
            assigned: assigned,
            visibility: visibility,
            handling: handling,
            occurred: try checked(occurred),
            recordedAt: now,
            recordedBy: author,
            legalBasis: legalBasis
        )
        let key = try keyForNew(sealedFor: subject)
        let filedAt = now.millisecondsSinceEpoch
        let accessClass = try classNumber(of: record, filing)
        try transaction.execute(
            """
            INSERT INTO records (kind, id, version, state, filed_at, key, erased, class)
            VALUES ($1, $2, 1, $3, $4, $5, 0, $6)
            """,
            R.kind.rawValue,
            id.stored,
            state.rawValue,
            filedAt,
            key.bytes,
            accessClass
        )
        let body = try write(
            Change(what: .filed, state: state, filing: filing, record: record),
            filing: filing,
            id: id,
            key: key,
            filedAt: filedAt,
            facetsBefore: []
        )
        if let accessClass {
            let tally = Tally(
                state: state.rawValue,
                facets: Set(record.facets),
                nodes: try transaction.tallyNodes(of: accessClass)
            )
            let place = ListPlace(at: filedAt, id: id.stored)
            try transaction.move(R.kind, place, from: Tally(), to: tally)
        }
        let waiting = Set(R.lifecycle.steps(from: state).compactMap { $0.within })
        try startClocks(waiting, R.kind, id.stored, version: 1, at: filing.occurred.at)
        return Filed(id: id, state: Word(state), filing: body.filing, record: record)
    }

    /// Changes fields of a record the caller may read, at the version that they saw.
    public func change<R: Record>(
        _ id: R.ID,
        as type: R.Type = R.self,
        seen: Int,
        occurred: Occurrence? = nil,
        legalBasis: LegalBasis? = nil,
        _ edit: (inout R) throws -> Void
    ) throws -> Filed<R> {
        let kept = try editable(id, as: R.self, seen: seen)
        var record = kept.record
        try edit(&record)
        var filing = kept.body.filing
        filing.occurred = try checked(occurred)
        filing.legalBasis = legalBasis
        return try append(
            Change(what: .changed, state: kept.state, filing: filing, record: record),
            to: kept
        )
    }

    /// Assigns a record to units beside its owner, or takes it from them.
    public func assign<R: Record>(
        _ id: R.ID,
        as type: R.Type = R.self,
        seen: Int,
        to units: [OrgID] = [],
        takingFrom former: [OrgID] = [],
        legalBasis: LegalBasis? = nil
    ) throws -> Filed<R> {
        let kept = try editable(id, as: R.self, seen: seen)
        var filing = kept.body.filing
        filing.assigned.removeAll { former.contains($0) }
        filing.assigned += units.filter { !filing.assigned.contains($0) }
        filing.occurred = try checked(nil)
        filing.legalBasis = legalBasis
        return try append(
            Change(what: .assigned, state: kept.state, filing: filing, record: kept.record),
            to: kept
        )
    }

    /// Corrects what an earlier version said; the state stays, and so does every field that the kind
    /// does not name as correctable.
    ///
    /// Throws `record.notCorrectable` where nothing is, and `record.fieldNotCorrectable` with the names
    /// of the fields that the correction would have touched.
    public func correct<R: Record>(
        _ id: R.ID,
        as type: R.Type = R.self,
        seen: Int,
        corrects version: Int,
        reason: FreeText,
        _ edit: (inout R) throws -> Void
    ) throws -> Filed<R> {
        let kept = try editable(id, as: R.self, seen: seen)
        let fields = R.correctableFields(in: kept.state)
        guard !fields.isEmpty else { throw ServiceError.notCorrectable }
        guard (1...kept.version).contains(version) else {
            throw ServiceError.invalid("corrects", "range.1-\(kept.version)")
        }
        try check(reason: reason)
        var record = kept.record
        try edit(&record)
        let touched = ChangedFields(
            from: kept.body.content,
            to: Bytes(try WordCheck.encode(record))
        )
        let others = touched.names.filter { name in
            !fields.contains(name)
                && !(R.raisableFlags.contains(name) && touched.raises(name))
        }
        guard others.isEmpty else { throw ServiceError.fieldsNotCorrectable(others) }
        try checkRules(record, in: kept.state)
        var entry = RecordEntry(
            id: id,
            before: kept.record,
            state: kept.state,
            assigned: kept.body.filing.assigned,
            record: record
        )
        try keeper.hooks(of: R.self)?.entry?(&entry, self)
        return try append(
            Change(
                what: .corrected,
                state: kept.state,
                filing: kept.body.filing,
                record: entry.record,
                reason: reason,
                concerns: version
            ),
            to: kept
        )
    }

    /// Changes a record as the consequence of another act; the service itself vouches for it.
    ///
    /// No role, access or version is checked: it is for hooks and methods whose own act was. The
    /// officer who acts stands as who recorded it. Throws `notFound` where there is no such record.
    @discardableResult
    public func follow<R: Record>(
        _ id: R.ID,
        as type: R.Type = R.self,
        _ edit: (inout R, inout Filing) throws -> Void
    ) throws -> Filed<R> {
        let asked = try itself(id, as: R.self)
        let kept = try asked.mergedInto.map { try itself($0, as: R.self) } ?? asked
        var record = kept.record
        var filing = kept.body.filing
        filing.occurred = Occurrence(at: now)
        try edit(&record, &filing)
        return try append(
            Change(what: .changed, state: kept.state, filing: filing, record: record),
            to: kept
        )
    }

    // MARK: - Checks

    /// The record, if the caller may read and change it and saw this version.
    func editable<R: Record>(
        _ id: R.ID,
        as type: R.Type,
        seen: Int
    ) throws -> KeptRecord<R> {
        let kept = try seenRecord(id, as: R.self, seen: seen)
        guard viewer.holds(R.authors) else {
            throw ServiceError.notAuthor(of: R.kind, roles: R.authors)
        }
        return kept
    }

    /// The record, if the caller may read it and saw its newest version.
    func seenRecord<R: Record>(
        _ id: R.ID,
        as type: R.Type,
        seen: Int
    ) throws -> KeptRecord<R> {
        let kept = try readable(id, as: R.self)
        guard kept.mergedInto == nil else { throw ServiceError.merged }
        try checkSeen(seen, of: kept)
        return kept
    }

    /// Refuses with what changed where the caller saw an earlier version.
    func checkSeen<R: Record>(_ seen: Int, of kept: KeptRecord<R>) throws {
        guard seen != kept.version else { return }
        throw ServiceError.conflict(
            seen: seen,
            now: kept.version,
            changed: try changedFields(since: seen, in: kept)
        )
    }

    private func changedFields<R: Record>(
        since seen: Int,
        in kept: KeptRecord<R>
    ) throws -> [FieldViolation] {
        let row = try transaction.row(
            """
            SELECT state, sealed FROM record_versions
            WHERE kind = $1 AND id = $2 AND version = $3
            """,
            R.kind.rawValue,
            kept.id.stored,
            seen
        )
        guard let row else { return [] }
        let old = try body(
            of: R.kind,
            kept.id.identifier,
            version: seen,
            sealed: row["sealed"],
            key: kept.key
        )
        // Whoever could not read what they claim to have seen is told no difference to it.
        let then = try old.record(R.self).access(for: viewer, filing: old.filing)
        guard then == .content else { return [] }
        let state: String = try row["state"]
        let stateChanged =
            state == kept.state.rawValue ? [] : [FieldViolation(field: "state", rule: "changed")]
        return stateChanged
            + ChangedFields(from: old.content, to: kept.body.content).names.map {
                FieldViolation(field: $0, rule: "changed")
            }
    }

    private func isFiled(_ kind: RecordKind, _ id: [UInt8]) throws -> Bool {
        try transaction.row(
            "SELECT version FROM records WHERE kind = $1 AND id = $2",
            kind.rawValue,
            id
        ) != nil
    }

    /// When it happened: as stated, unless that is in the future; otherwise now.
    func checked(_ occurred: Occurrence?) throws -> Occurrence {
        guard let occurred else { return Occurrence(at: now) }
        guard occurred.precision.known != nil else {
            throw ServiceError.unrecognizedWord(in: "occurred.precision")
        }
        // Clocks of offices differ by a little; what has not happened yet is no event.
        guard occurred.at <= now.advanced(by: .seconds(60)) else {
            throw ServiceError.invalid("occurred", "past")
        }
        return occurred
    }

    /// Refuses what breaks a rule of its kind, or one of the state that it stands in.
    func checkRules<R: Record>(_ record: R, in state: R.State) throws {
        let violations = keeper.hooks(of: R.self)?.violations?(record, state, now) ?? []
        guard violations.isEmpty else { throw ServiceError.invalid(violations) }
    }

    /// Refuses that a record enters a state whose own rules it breaks.
    func checkEntry<R: Record>(_ record: R, into state: R.State) throws {
        let violations = keeper.hooks(of: R.self)?.entering?(record, state, now) ?? []
        guard violations.isEmpty else { throw ServiceError.invalid(violations) }
    }

    func check(reason: FreeText) throws {
        guard Fact.Form.text.admits(reason.disclosed) else {
            throw ServiceError.invalid("reason", "form.text")
        }
    }
}
