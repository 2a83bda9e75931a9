public import RPC
import Storage
public import Vocabulary
public import WireCodec

/// An event of the outbox, as far as its reader may know of it.
public struct KeptEvent: Sendable, Hashable {
    /// The record's kind.
    public let kind: RecordKind
    /// The record.
    public let id: Identifier
    /// The version that it speaks of.
    public let version: Int
    /// What happened.
    public let what: Word<Happening>
    /// Where to resume after it.
    public let cursor: Bytes
}

/// An event and its place among all.
struct PlacedEvent: Sendable {
    let position: Int64
    let kind: RecordKind
    let id: Identifier
    let version: Int
    let what: Word<Happening>
}

extension RecordKeeper {
    /// Hands over events in commit order, from a cursor on, and goes on as they come.
    ///
    /// Nothing that the reader may see is skipped, and what they may not see at that moment is left
    /// out. Without a cursor it begins with the oldest event, or, `fromNow`, with the next one.
    /// It ends when the task is cancelled, the store closes, or `send` throws; `send` sets the pace,
    /// and nothing is held for a slow reader but one page. Readers read their pages one after the other,
    /// so that those who catch up leave the threads that read to those who ask.
    public func watch(
        _ context: CallContext,
        from cursor: Bytes? = nil,
        fromNow: Bool = false,
        kinds: Set<RecordKind>? = nil,
        send: (KeptEvent) async throws -> Void
    ) async throws {
        try checkRecalled()
        try checkPurpose(context)
        // Listening begins before reading, so no commit falls between the two.
        let commits = store.commits()
        var position = try await start(cursor, fromNow: fromNow, for: context)
        var most = min(options.eventsPerFirstRead, options.eventsPerRead)
        for await _ in commits {
            while true {
                try Task.checkCancellation()
                let page = try await feedTurns.take {
                    try await self.page(after: position, most: most, kinds, context)
                }
                for event in page.events { try await send(kept(event, for: context)) }
                guard let last = page.last else { break }
                position = last
                most = min(most * 2, options.eventsPerRead)
            }
        }
        try Task.checkCancellation()
    }

    /// Appends an event in the transaction of what it tells; whatever changes a record comes by here.
    func appendEvent(
        _ what: Happening,
        _ kind: RecordKind,
        _ id: Identifier,
        version: Int,
        in transaction: WriteTransaction
    ) throws {
        tellShelf(of: Shelf.Place(kind: kind, id: id).matters, in: transaction)
        let position = try transaction.advance("record_events")
        try transaction.execute(
            """
            INSERT INTO record_events (position, kind, id, version, what)
            VALUES ($1, $2, $3, $4, $5)
            """,
            position,
            kind.rawValue,
            id.bytes,
            version,
            what.rawValue
        )
    }

    private func start(
        _ cursor: Bytes?,
        fromNow: Bool,
        for context: CallContext
    ) async throws -> Int64 {
        if let cursor {
            guard let place = SealedCursor(cursor, for: Self.use(context), with: keys) else {
                throw ServiceError.unknownCursor
            }
            guard place.incarnation == store.incarnation else {
                throw ServiceError.outlivedCursor
            }
            return place.number
        }
        guard fromNow else { return 0 }
        return try await store.read { snapshot in try Self.lastPosition(in: snapshot) }
    }

    fileprivate static func lastPosition(in snapshot: ReadTransaction) throws -> Int64 {
        try snapshot.row("SELECT MAX(position) AS last FROM record_events")?["last"] ?? 0
    }

    /// The next events that the reader may see, of at most so many, and where what was looked at ends.
    func page(
        after position: Int64,
        most: Int,
        _ kinds: Set<RecordKind>?,
        _ context: CallContext
    ) async throws -> (events: [PlacedEvent], last: Int64?) {
        try await withKeys { keeper in
            try await keeper.store.read { snapshot in
                let desk = ReadingDesk(
                    snapshot,
                    keeper: keeper,
                    context: context,
                    now: keeper.clock()
                )
                let rows = try snapshot.rows(
                    """
                    SELECT e.position, e.kind, e.id, e.version, e.what, r.erased, c.readers
                    FROM record_events e JOIN records r ON r.kind = e.kind AND r.id = e.id
                    LEFT JOIN record_classes c ON c.class = r.class
                    WHERE e.position > $1 ORDER BY e.position LIMIT $2
                    """,
                    position,
                    most
                )
                var classes = ClassedAccess(for: desk.viewer)
                return (
                    try rows.compactMap { try keeper.event($0, kinds, desk, &classes) },
                    try rows.last?["position"]
                )
            }
        }
    }

    private func event(
        _ row: StoredRow,
        _ kinds: Set<RecordKind>?,
        _ desk: ReadingDesk,
        _ classes: inout ClassedAccess
    ) throws -> PlacedEvent? {
        let kind = RecordKind(rawValue: try row["kind"])
        let what = Word<Happening>(text: try row["what"])
        guard kinds?.contains(kind) ?? true, let id = Identifier(bytes: try row["id"] as [UInt8]),
            try isVisible(what, of: kind, id, row, desk, &classes)
        else { return nil }
        return PlacedEvent(
            position: try row["position"],
            kind: kind,
            id: id,
            version: try row["version"],
            what: what
        )
    }

    /// An event as it is handed over.
    ///
    /// Its cursor is sealed only now: most of what a page holds is not asked for by a reader who leaves
    /// after a few.
    private func kept(_ event: PlacedEvent, for context: CallContext) throws -> KeptEvent {
        let place = SealedCursor(incarnation: store.incarnation, number: event.position)
        return KeptEvent(
            kind: event.kind,
            id: event.id,
            version: event.version,
            what: event.what,
            cursor: try place.sealed(for: Self.use(context), with: keys)
        )
    }

    /// Whether the reader may know of an event at this moment.
    ///
    /// Whoever may only know that a record exists is told that it was filed, and nothing of how it
    /// goes on. That somebody was erased is told to the other services alone, which hold references
    /// to them.
    private func isVisible(
        _ what: Word<Happening>,
        of kind: RecordKind,
        _ id: Identifier,
        _ row: StoredRow,
        _ desk: ReadingDesk,
        _ classes: inout ClassedAccess
    ) throws -> Bool {
        if what == .erased { return desk.viewer.holds(.services) }
        return switch try access(to: id, of: kind, row, desk, &classes) {
        case .none: false
        case .stub: what == .filed
        case .content: true
        }
    }

    /// What the reader may know of an event's record today: by how it is filed where that says it, and
    /// otherwise by opening it.
    private func access(
        to id: Identifier,
        of kind: RecordKind,
        _ row: StoredRow,
        _ desk: ReadingDesk,
        _ classes: inout ClassedAccess
    ) throws -> Access {
        let isErased: Bool = try row["erased"]
        guard !isErased, let isClassed = classes.isClassed(kind, in: types) else { return .none }
        guard isClassed, let readers: String = try row["readers"] else {
            return try access(to: id, of: kind, at: desk) ?? .none
        }
        return classes.access(of: readers)
    }

    /// A cursor is one reader's.
    fileprivate static func use(_ context: CallContext) -> String {
        "events\n\(context.caller.identity)"
    }
}

extension ReadingDesk {
    /// Where the caller's feed stands in this snapshot: a cursor after all that has happened.
    ///
    /// From there nothing is handed over twice and nothing left out, also where nothing has happened of which
    /// the caller may know.
    public func feedPlace() throws -> Bytes {
        let place = SealedCursor(
            incarnation: keeper.store.incarnation,
            number: try RecordKeeper.lastPosition(in: snapshot)
        )
        return try place.sealed(for: RecordKeeper.use(context), with: keeper.keys)
    }
}

/// What a reader may know of records by their classes; each class and each kind is asked once.
private struct ClassedAccess {
    private let viewer: Viewer
    private var known: [String: Access] = [:]
    private var classed: [RecordKind: Bool?] = [:]

    init(for viewer: Viewer) { self.viewer = viewer }

    /// Whether a kind is seen by its class; nothing for one that is not kept here.
    mutating func isClassed(_ kind: RecordKind, in types: [RecordKind: RecordType]) -> Bool? {
        if let isClassed = classed[kind] { return isClassed }
        let isClassed = types[kind].map { $0.accessClass != nil }
        classed[kind] = .some(isClassed)
        return isClassed
    }

    /// What the class of these readers lets the reader know.
    mutating func access(of readers: String) -> Access {
        if let access = known[readers] { return access }
        let access = AccessClass(text: readers).access(for: viewer)
        known[readers] = access
        return access
    }
}
