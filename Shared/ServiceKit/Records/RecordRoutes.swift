public import RPC
public import Records
public import ServiceContracts
public import Vocabulary
import WireCodec

/// The routes of a record kind's generic methods, answered by the kernel.
///
/// ```swift
/// try Router {
///     RecordRoutes<Report>(keeper).all
///     Route(submitReport)
/// }
/// ```
public struct RecordRoutes<R: ServedRecord>: Sendable {
    /// Asks another service about a step before anything is written; refuses by throwing.
    public typealias Asking = @Sendable (TakeStep<R>, CallContext) async throws -> Void

    let keeper: RecordKeeper
    private let asking: Asking?

    /// Serves a kind from a keeper.
    ///
    /// `asking` is for what only another service knows: a write holds the one writer and waits for nobody.
    public init(_ keeper: RecordKeeper, asking: Asking? = nil) {
        self.keeper = keeper
        self.asking = asking
    }

    /// One route for each of `RecordMethods<R>.all`.
    public var all: [Route<R.Service>] { generic }

    private var generic: [Route<R.Service>] { reads + steps + attachments + approvals }

    private var reads: [Route<R.Service>] {
        [
            Route(atOnce: fetchAtHand, otherwise: fetch), Route(list), Route(count),
            Route(history), Route(clocks), Route(lookingUpIn: keeper, nextSteps),
        ]
    }

    private var steps: [Route<R.Service>] {
        var routes: [Route<R.Service>] = []
        if !R.lifecycle.steps.isEmpty { routes += [Route(step), Route(void)] }
        routes.append(Route(correct))
        if R.isMergeable { routes += [Route(merge), Route(unmerge)] }
        if !R.lifecycle.clocks.isEmpty { routes.append(Route(extend)) }
        return routes
    }

    private var approvals: [Route<R.Service>] {
        var routes: [Route<R.Service>] = []
        if RecordMethods<R>.hasApprovals { routes += [Route(listApprovals), Route(decide)] }
        if RecordMethods<R>.hasRatifications { routes.append(Route(ratify)) }
        return routes
    }

    // MARK: - Reads

    private func fetchAtHand(
        _ request: FetchRecord<R>,
        in context: CallContext
    ) throws -> EncodedAnswer<Sight<R>>? {
        guard request.version == nil, request.asOf == nil else { return nil }
        return try keeper.atHand(context) { desk in try desk.sightAtHand(of: request.id) }
    }

    private func fetch(
        _ request: FetchRecord<R>,
        in context: CallContext
    ) async throws -> Sight<R> {
        guard request.version == nil, request.asOf == nil else {
            return try await keeper.read(context) { desk in
                try desk.sight(of: request.id, version: request.version, asOf: request.asOf)
            }
        }
        return try await keeper.lookUp(context) { desk in try desk.sight(of: request.id) }
    }

    private func list(
        _ request: ListRecords<R>,
        in context: CallContext
    ) async throws -> ListRecords<R>.Response {
        try await keeper.read(context) { desk in
            let page = try desk.list(
                R.self,
                facets: request.facets,
                states: request.states.map { try known($0, "states") },
                limit: request.limit ?? 50,
                after: request.cursor
            )
            return .init(records: page.records, next: page.next)
        }
    }

    private func count(
        _ request: CountRecords<R>,
        in context: CallContext
    ) async throws -> CountRecords<R>.Response {
        try await keeper.read(context) { desk in
            let count = try desk.count(R.self, by: request.by, facets: request.facets)
            let sums = try request.sums.map { fields in
                try desk.sums(of: fields, in: R.self, by: request.by, facets: request.facets)
            }
            return .init(
                counts: count.byValue.sorted { $0.key < $1.key }.map {
                    .init(value: $0.key, count: $0.value)
                },
                total: count.total,
                isLowerBound: count.isLowerBound,
                sums: sums?.map { CountRecords<R>.Sum($0) }
            )
        }
    }

    private func history(
        _ request: RecordHistory<R>,
        in context: CallContext
    ) async throws -> RecordHistory<R>.Response {
        try await keeper.read(context) { desk in
            let (versions, next) = try desk.history(
                of: request.id,
                as: R.self,
                from: request.from ?? 1,
                limit: request.limit ?? 50
            )
            return .init(versions: versions, next: next)
        }
    }

    private func clocks(
        _ request: RecordClocks<R>,
        in context: CallContext
    ) async throws -> RecordClocks<R>.Response {
        try await keeper.read(context) { desk in
            .init(clocks: try desk.clocks(of: request.id, as: R.self), now: desk.now)
        }
    }

    private func nextSteps(
        _ request: NextSteps<R>,
        at desk: ReadingDesk
    ) throws -> NextSteps<R>.Response {
        let (version, state, steps) = try desk.nextSteps(of: request.id, as: R.self)
        return .init(version: version, state: Word(state), steps: steps)
    }

    private func listApprovals(
        _ request: ListApprovals<R>,
        in context: CallContext
    ) async throws -> ListApprovals<R>.Response {
        try await keeper.read(context) { desk in
            .init(approvals: try desk.approvals(R.self, of: request.id))
        }
    }

    // MARK: - Writes

    private func step(
        _ request: TakeStep<R>,
        in context: CallContext
    ) async throws -> StepOutcome<R> {
        try await asking?(request, context)
        return try await keeper.write(context) { desk in
            let step = StepRequest(
                to: request.to,
                facts: request.facts,
                occurred: request.occurred,
                legalBasis: request.legalBasis,
                isAlone: request.alone ?? false,
                isGeneric: true
            )
            return try desk.step(request.id, as: R.self, seen: request.seen, step)
        }
    }

    private func void(
        _ request: VoidStep<R>,
        in context: CallContext
    ) async throws -> StepOutcome<R> {
        try await keeper.write(context) { desk in
            try desk.void(
                request.id,
                as: R.self,
                seen: request.seen,
                version: request.version,
                reason: request.reason
            )
        }
    }

    private func correct(
        _ request: CorrectRecord<R>,
        in context: CallContext
    ) async throws -> Filed<R> {
        try await keeper.write(context) { desk in
            try desk.correct(
                request.id,
                as: R.self,
                seen: request.seen,
                corrects: request.corrects,
                reason: request.reason
            ) { $0 = request.record }
        }
    }

    private func merge(
        _ request: MergeRecord<R>,
        in context: CallContext
    ) async throws -> Merged<R> {
        try await keeper.write(context) { desk in
            try desk.merge(
                request.id,
                as: R.self,
                seen: request.seen,
                into: request.into,
                seenInto: request.seenInto,
                reason: request.reason
            )
        }
    }

    private func unmerge(
        _ request: UnmergeRecord<R>,
        in context: CallContext
    ) async throws -> Merged<R> {
        try await keeper.write(context) { desk in
            try desk.unmerge(
                request.id,
                as: R.self,
                seen: request.seen,
                reason: request.reason
            )
        }
    }

    private func extend(
        _ request: ExtendClock<R>,
        in context: CallContext
    ) async throws -> Filed<R> {
        try await keeper.write(context) { desk in
            try desk.extend(
                request.clock,
                of: request.id,
                as: R.self,
                seen: request.seen,
                until: request.until,
                decision: request.decision.disclosed,
                legalBasis: request.legalBasis
            )
        }
    }

    private func decide(
        _ request: DecideApproval<R>,
        in context: CallContext
    ) async throws -> StepOutcome<R> {
        let decision = try known(request.decision, "decision")
        return try await keeper.write(context) { desk in
            try desk.decide(request.approval, as: R.self, decision, reason: request.reason)
        }
    }

    private func ratify(
        _ request: RatifyStep<R>,
        in context: CallContext
    ) async throws -> StepOutcome<R> {
        let decision = try known(request.decision, "decision")
        return try await keeper.write(context) { desk in
            try desk.ratify(request.approval, as: R.self, decision, reason: request.reason)
        }
    }

    private func known<List>(_ word: Word<List>, _ field: String) throws -> List {
        guard let known = word.known else { throw ServiceError.unrecognizedWord(in: field) }
        return known
    }
}

extension RecordRoutes where R: PlainRecord {
    /// One route for each of `RecordMethods<R>.all`.
    public var all: [Route<R.Service>] {
        [Route(file)] + (R.isUpdatable ? [Route(update)] : []) + generic
    }

    private func file(
        _ request: FileRecord<R>,
        in context: CallContext
    ) async throws -> Filed<R> {
        let state = try request.state.map { try known($0, "state") }
        let handling = try request.handling.map { try known($0, "handling") }
        return try await keeper.write(context) { desk in
            try desk.enter(
                request.record,
                state: state,
                handling: handling ?? .open,
                occurred: request.occurred,
                legalBasis: request.legalBasis
            )
        }
    }

    private func update(
        _ request: UpdateRecord<R>,
        in context: CallContext
    ) async throws -> Filed<R> {
        try await keeper.write(context) { desk in
            try desk.update(
                request.id,
                as: R.self,
                seen: request.seen,
                to: request.record,
                occurred: request.occurred,
                legalBasis: request.legalBasis
            )
        }
    }
}
