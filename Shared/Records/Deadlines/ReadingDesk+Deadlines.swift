import RPC
import Storage
public import Vocabulary
public import WireCodec

/// A page of deadlines, and what it cost.
public struct DeadlinesFound: Sendable {
    /// The deadlines, soonest first, each with a cursor for what follows it.
    public var entries: [(deadline: RunningClock, cursor: Bytes)]
    /// Where the next page begins; `nil` on the last one.
    public var next: Bytes?
    /// How many records were opened.
    var opened: Int
    /// How many places of the index were looked at.
    var walked: Int
}

extension ReadingDesk {
    /// Lists the clocks that run on records of several kinds that the caller reads, soonest first.
    ///
    /// Due dates are reckoned as the rules are now. Opens a record only where its class says that it may be
    /// the caller's, no more of them than a list does, and passes over no more places; then the page ends,
    /// with a cursor, whatever it holds.
    public func deadlines(
        _ query: DeadlineQuery,
        of kinds: Set<RecordKind>,
        limit: Int,
        after cursor: Bytes? = nil
    ) throws -> DeadlinesFound {
        guard (1...DeadlineQuery.longestPage).contains(limit) else {
            throw ServiceError.invalidQuestion("limit", "range.1-\(DeadlineQuery.longestPage)")
        }
        var walk = try walk(query, kinds, after: cursor)
        var page = DeadlinesFound(entries: [], next: nil, opened: 0, walked: 0)
        var (last, isLeft): (DeadlineKey?, Bool) = (nil, false)
        var isTired = false
        while page.entries.count < limit, page.opened < Self.examinedPerPage, !isTired {
            let wanted = min(
                max(limit - page.entries.count, 16),
                Self.examinedPerPage - page.opened
            )
            var candidates: [Candidate] = []
            search: while candidates.count < wanted {
                switch try walk.next() {
                case .found(let key, let isExtended):
                    candidates.append(try candidate(key, isExtended))
                case .tired, .over:
                    isTired = true
                    break search
                }
            }
            try loadKeys(of: candidates.map(\.row))
            for candidate in candidates {
                guard page.entries.count < limit else {
                    isLeft = true
                    break
                }
                page.opened += 1
                last = candidate.key
                guard let deadline = try deadline(candidate, mine: query.mine ?? false) else {
                    continue
                }
                page.entries.append((deadline, try sealed(candidate.key)))
            }
        }
        page.walked = walk.walked
        if isLeft || page.entries.count == limit {
            // What begins meanwhile between the last and the next is told on the next page.
            page.next = isLeft || !walk.isOver ? try last.map(sealed) : nil
        } else if !walk.isOver {
            page.next = try walk.place.map(sealed)
        }
        return page
    }

    /// A clock that may be on a record that the caller reads, and the record's row.
    private struct Candidate {
        let key: DeadlineKey
        let isExtended: Bool
        let kind: RecordKind
        let id: Identifier
        let row: StoredRow
    }

    private func walk(
        _ query: DeadlineQuery,
        _ kinds: Set<RecordKind>,
        after cursor: Bytes?
    ) throws -> DeadlineWalk {
        let place = try cursor.map { cursor in
            guard let key = DeadlineKey(cursor, for: deadlineUse, with: keeper.keys) else {
                throw ServiceError.unknownCursor
            }
            return key
        }
        let readership = Readership(viewer)
        // Of kinds that say by their class who reads them, whoever reads no content reads nothing.
        let known = kinds.filter { kind in
            keeper.types[kind].map { $0.accessClass == nil || readership != nil } ?? false
        }
        var until = query.until?.millisecondsSinceEpoch ?? .max
        if query.overdue ?? false { until = min(until, now.millisecondsSinceEpoch - 1) }
        return try DeadlineWalk(
            known,
            sifting: keeper.classedKinds,
            through: readership.map { Sieve(readership: $0, showsStubs: false) },
            rules,
            after: place,
            until: until,
            passing: Self.walkedPerPage,
            in: snapshot
        )
    }

    private func candidate(_ key: DeadlineKey, _ isExtended: Bool) throws -> Candidate {
        let kind = RecordKind(rawValue: key.kind)
        let id = try Identifier(stored: key.id.array)
        guard let row = try row(of: kind, id) else {
            throw KeptDataError.unreadable("a record whose clock runs is not there")
        }
        return Candidate(key: key, isExtended: isExtended, kind: kind, id: id, row: row)
    }

    /// The deadline, if the caller reads the record, and it is theirs where only those are sought.
    private func deadline(_ candidate: Candidate, mine: Bool) throws -> RunningClock? {
        let row = candidate.row
        guard let type = keeper.types[candidate.kind] else { return nil }
        let version: Int = try row["version"]
        let body = try body(
            of: candidate.kind,
            candidate.id,
            version: version,
            sealed: row["sealed"],
            key: KeyName(try row["key"])
        )
        guard try type.access(body, viewer) == .content, !mine || viewer.covers(body.filing.owner)
        else { return nil }
        touch(candidate.kind, candidate.id, version)
        let clock = ClockName(rawValue: candidate.key.name)
        let start = Instant(millisecondsSinceEpoch: candidate.key.started)
        let due = Instant(millisecondsSinceEpoch: candidate.key.due)
        let rule = rules.rule(for: clock, startedAt: start)
        return RunningClock(
            kind: candidate.kind,
            id: candidate.id,
            version: version,
            state: try row["state"],
            organisation: body.filing.owner,
            clock: clock,
            startedAt: start,
            dueAt: due,
            isOverdue: due < now,
            isExtended: candidate.isExtended,
            legalBasis: rule?.legalBasis,
            isConfirmed: rule?.confirmed ?? false,
            isProvisional: !candidate.isExtended
                && (rules.due(clock, startedAt: start)?.isProvisional ?? false)
        )
    }

    private func sealed(_ key: DeadlineKey) throws -> Bytes {
        try key.sealed(for: deadlineUse, with: keeper.keys)
    }

    /// A cursor is one reader's; which deadlines they ask for may change on the way.
    private var deadlineUse: String { "deadlines\n\(viewer.identity)" }
}
