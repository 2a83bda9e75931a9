public import Audit
import Logging
public import RPC
public import Storage
import Synchronization
public import Vocabulary
import WireCodec

/// Keeps a service's records: one per service, opened over its store, its key file and its trail.
///
/// ```swift
/// let keeper = try await RecordKeeper.open(
///     store: store, keyFile: keyFile, ledger: ledger, trail: trail, keys: keys,
///     types: [RecordType(Report.self), RecordType(CaseFile.self, guarding: noOpenFlags)])
///
/// try await keeper.write(context) { desk in
///     let filed = try desk.file(report, owner: unit)
///     return SubmitReport.Response(report: filed.id)
/// }
/// ```
///
/// What it promises, and how, stands on the module's landing page.
public final class RecordKeeper: Sendable {
    /// Where everything stands.
    public let store: Store
    /// Who did what.
    public let trail: AuditTrail
    /// The clock rules and the holidays.
    public let rules: ClockRules
    /// The communes of this deployment.
    let communes: CommuneList
    let keys: RecordKeys
    let keyring: Keyring
    /// Whose turn it is to read a page of what has happened.
    let feedTurns = FeedTurns()
    let shelf: Shelf
    let ledger: ErasureLedger
    let types: [RecordKind: RecordType]
    let clock: @Sendable () -> Instant
    let options: RecordOptions
    let erasing: Erasing?
    /// Keys whose erasure is committed and which are not destroyed yet.
    let unfinished = Mutex<Set<KeyName>>([])
    /// Whether the store was put back from a copy and waits for whom to forget.
    let isRestored = Mutex(false)
    /// Who took over from whom, as the journal has it.
    let successions = Mutex(Successions())

    /// Deletes what the service keeps of a person beside its records: indexes and the like.
    public typealias Erasing = @Sendable (VictimRef, WriteTransaction) throws -> Void

    init(
        store: Store,
        trail: AuditTrail,
        rules: ClockRules,
        communes: CommuneList,
        keys: RecordKeys,
        keyring: Keyring,
        ledger: ErasureLedger,
        types: [RecordKind: RecordType],
        options: RecordOptions,
        erasing: Erasing?,
        now: @escaping @Sendable () -> Instant
    ) {
        self.store = store
        self.trail = trail
        self.rules = rules
        self.communes = communes
        self.keys = keys
        self.keyring = keyring
        self.ledger = ledger
        self.types = types
        self.options = options
        shelf = Shelf(bytes: options.shelfBytes)
        self.erasing = erasing
        clock = now
    }

    /// Answers a write: runs the closure in one transaction and answers once it is on the disk.
    ///
    /// With an idempotency key the reply is kept, and a repetition gets it without running the
    /// closure again; another message under the same key throws `idempotency.keyReused`. A twin that
    /// arrives while the first runs waits for it: the writer takes one after the other.
    ///
    /// A call that is only tried is judged and answered in the same way, and nothing of it is kept: no
    /// record, event, audit entry or reply. Where its key was used before, it gets the reply of then.
    public func write<Response: Codable & Sendable>(
        _ context: CallContext,
        _ body: @escaping @Sendable (WritingDesk) throws -> Response
    ) async throws -> Response {
        try checkRecalled()
        try checkPurpose(context)
        let result = try await withKeys { keeper in
            try await keeper.attempt(context, body)
        }
        // Also what an earlier call left unfinished: its repetition must not say that it is done.
        try await finishErasures(result.erased)
        return result.response
    }

    /// Answers a read: runs the closure over one snapshot.
    ///
    /// Where the method needs a purpose, what was read is audited, and the audit entry is on the
    /// disk before the answer leaves.
    public func read<Answer: Sendable>(
        _ context: CallContext,
        _ body: @escaping @Sendable (ReadingDesk) throws -> Answer
    ) async throws -> Answer {
        try await read(context, under: nil, body)
    }

    /// The same, bringing the shelf what it reads under a lease.
    func read<Answer: Sendable>(
        _ context: CallContext,
        under lease: Shelf.Lease?,
        _ body: @escaping @Sendable (ReadingDesk) throws -> Answer
    ) async throws -> Answer {
        try checkRecalled()
        try checkPurpose(context)
        let (answer, touched) = try await withKeys { keeper in
            try await keeper.store.read { snapshot in
                let desk = ReadingDesk(
                    snapshot,
                    keeper: keeper,
                    context: context,
                    now: keeper.clock(),
                    lease: lease
                )
                return (try body(desk), desk.touched)
            }
        }
        if context.method.needsPurpose { try await auditRead(touched, context) }
        return answer
    }

    /// The hooks of a kind, if it was registered with any.
    func hooks<R: Record>(of type: R.Type) -> StepHooks<R>? {
        types[R.kind]?.hooks as? StepHooks<R>
    }

    /// Closes the store and the file of keys; nothing is answered any more.
    public func close() async throws {
        shelf.close()
        try await store.close()
        try await keyring.close()
    }

    // MARK: - Attempts

    /// What a try of a write answered, and the keys that it destroys.
    private struct Attempt<Response: Sendable>: Sendable {
        let response: Response
        let erased: [KeyName]
    }

    private func attempt<Response: Codable & Sendable>(
        _ context: CallContext,
        _ body: @escaping @Sendable (WritingDesk) throws -> Response
    ) async throws -> Attempt<Response> {
        do {
            return try await attemptKept(context, body)
        } catch let tried as Tried<Response> {
            return Attempt(response: tried.response, erased: [])
        }
    }

    /// What a call that is only tried would have answered; thrown, so that nothing of it is kept.
    private struct Tried<Response: Sendable>: Error {
        let response: Response
    }

    private func attemptKept<Response: Codable & Sendable>(
        _ context: CallContext,
        _ body: @escaping @Sendable (WritingDesk) throws -> Response
    ) async throws -> Attempt<Response> {
        try await store.write(before: context.deadline.instant) { transaction in
            let desk = WritingDesk(
                transaction,
                keeper: self,
                context: context,
                now: self.clock()
            )
            do {
                let scope = self.scope(of: context)
                if let scope, let reply = try self.storedReply(scope, at: desk) {
                    return Attempt(response: try Wire.decode(from: reply), erased: [])
                }
                let response = try body(desk)
                if context.head.isTrial { throw Tried(response: response) }
                try self.auditWrite(desk)
                if let scope {
                    try self.keep(try Wire.encode(response), under: scope, at: desk)
                }
                return Attempt(response: response, erased: desk.erased)
            } catch {
                // Undone, so nothing uses them: the next write may.
                self.keyring.giveBack(desk.takenKeys)
                throw error
            }
        }
    }

    /// Runs something that may find keys missing; loads or makes them, and runs it again.
    func withKeys<Result>(
        _ body: (RecordKeeper) async throws -> Result
    ) async throws -> Result {
        // Each round loads what the one before lacked; a request that touches more records than the
        // keyring holds would never end.
        for _ in 0..<options.keyRounds {
            do {
                return try await body(self)
            } catch let missing as MissingKeys {
                let destroyed = try await keyring.load(missing.names)
                guard destroyed.isEmpty else { throw ServiceError.erased }
            } catch let used as KeysUsedUp {
                try await keyring.makeReady(used.wanted + Keyring.batch)
            }
        }
        throw ServiceError(
            .resourceExhausted,
            reason: "record.tooManyAtOnce",
            "The request touches too many records at once; ask for fewer."
        )
    }
}

/// The limits of a keeper, each with its reason.
public struct RecordOptions: Sendable {
    /// How long stored replies are kept: what callers rely on, `IdempotencyKey.daysKept`.
    public var repliesKept: Duration = .seconds(IdempotencyKey.daysKept * 86_400)
    /// How often a request may ask for more keys; each round loads a page's worth.
    public var keyRounds = 512
    /// What a record may hold: lists and counts open each one they look at.
    public var contentBytes = 262_144
    /// Events that one step of a feed reads at once at most: bounds its memory.
    public var eventsPerRead = 256
    /// Events that its first step reads; each further one reads twice as many.
    ///
    /// Many readers want to know what is next and leave, or resume where hardly anything has happened.
    public var eventsPerFirstRead = 16
    /// What is kept in memory of rows read lately: some 6,000, more than a ministry works on in a day.
    public var shelfBytes = 8_388_608

    /// The limits as documented.
    public init() {}
}
