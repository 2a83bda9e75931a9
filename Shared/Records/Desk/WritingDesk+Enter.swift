import RPC
public import Vocabulary
import WireCodec

/// Filing and bringing up to date what needs no method of its own.
extension WritingDesk {
    /// Files a record of the caller's unit as an officer wrote it.
    ///
    /// Throws `record.invalidField` with every rule that it breaks, and `notFound` where it points at
    /// what the caller may not see; and what ``file(_:id:state:owner:assigned:visibility:handling:occurred:legalBasis:sealedFor:)``
    /// throws.
    public func enter<R: PlainRecord>(
        _ record: R,
        id: R.ID = .make(),
        state: R.State? = nil,
        handling: Handling = .open,
        occurred: Occurrence? = nil,
        legalBasis: LegalBasis? = nil
    ) throws -> Filed<R> {
        let unit = try viewer.ownUnit
        guard viewer.holds(R.filers) else {
            throw ServiceError.notAuthor(of: R.kind, roles: R.filers)
        }
        guard let state = state ?? R.lifecycle.initial.first else { throw ServiceError.notInitial }
        try checkOwnEntries(record)
        try checkRules(record, in: state)
        try checkLinks(of: record, before: nil)
        var entry = RecordEntry(
            id: id,
            before: nil,
            state: state,
            assigned: record.partners,
            record: record,
            occurred: occurred
        )
        try keeper.hooks(of: R.self)?.entry?(&entry, self)
        var assigned: [OrgID] = []
        for partner in entry.assigned where partner != unit && !assigned.contains(partner) {
            assigned.append(partner)
        }
        let filed = try file(
            entry.record,
            id: id,
            state: state,
            owner: unit,
            assigned: assigned,
            visibility: R.visibility,
            handling: handling,
            occurred: entry.occurred,
            legalBasis: legalBasis,
            sealedFor: entry.record.subject
        )
        let waiting = Set(entry.starts)
        try startClocks(
            waiting,
            R.kind,
            filed.id.stored,
            version: filed.version,
            at: filed.filing.occurred.at
        )
        return filed
    }

    /// Brings a record up to date; the state stays, and so does every field that its state does not
    /// open to updates.
    ///
    /// Whom it names as a partner reads it from then on; whom it named before and names no more, does not.
    /// Throws `conflict` with what changed where the caller saw an earlier version, and
    /// `record.fieldNotUpdatable` with the names of the fields that the update must not touch.
    public func update<R: PlainRecord>(
        _ id: R.ID,
        as type: R.Type = R.self,
        seen: Int,
        to record: R,
        occurred: Occurrence? = nil,
        legalBasis: LegalBasis? = nil
    ) throws -> Filed<R> {
        let kept = try editable(id, as: R.self, seen: seen)
        let touched = ChangedFields(
            from: kept.body.content,
            to: Bytes(try WordCheck.encode(record))
        )
        let fields = R.updatableFields(in: kept.state)
        let others = touched.names.filter { !fields.contains($0) }
        guard others.isEmpty else { throw ServiceError.fieldsNotUpdatable(others) }
        try checkRules(record, in: kept.state)
        try checkLinks(of: record, before: kept.record)
        var entry = RecordEntry(
            id: id,
            before: kept.record,
            state: kept.state,
            assigned: kept.body.filing.assigned,
            record: record,
            occurred: occurred
        )
        try keeper.hooks(of: R.self)?.entry?(&entry, self)
        var filing = kept.body.filing
        filing.occurred = try checked(occurred)
        filing.legalBasis = legalBasis
        let new = (entry.assigned + record.partners).filter {
            $0 != filing.owner && !filing.assigned.contains($0)
        }
        for unit in new where !filing.assigned.contains(unit) { filing.assigned.append(unit) }
        let former = formerPartners(of: kept.record, now: entry.record)
        filing.assigned.removeAll { former.contains(viewer.successions.current($0)) }
        return try append(
            Change(what: .changed, state: kept.state, filing: filing, record: entry.record),
            to: kept
        )
    }

    /// The units that a record named as partners and names no more, as they are called today: who took over
    /// from a partner reads in its place, and is one still where the record now bears the new name.
    private func formerPartners<R: PlainRecord>(of before: R, now record: R) -> Set<OrgID> {
        let successions = viewer.successions
        return Set(before.partners.map(successions.current))
            .subtracting(record.partners.map(successions.current))
    }

    /// Refuses to file what only a later step or method enters.
    private func checkOwnEntries<R: PlainRecord>(_ record: R) throws {
        let content = try Wire.decode(WireValue.self, from: try WordCheck.encode(record))
        let entered = R.entered(in: content)
        guard entered.isEmpty else {
            throw ServiceError.invalid(
                entered.map { FieldViolation(field: "record.\($0)", rule: "absent") }
            )
        }
    }

    /// Refuses to point at what the caller may not see; what it pointed at before is no news.
    private func checkLinks<R: PlainRecord>(of record: R, before: R?) throws {
        let known = Set(before?.links ?? [])
        for link in record.links where !known.contains(link) {
            let access = try access(to: link.kind, link.identifier)
            if access == .none { throw ServiceError.noSuchRecord }
            if access == .stub, !link.isEnoughToKnow { throw ServiceError.onlyStub }
        }
    }
}
