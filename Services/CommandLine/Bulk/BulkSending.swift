import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// Sends the rows of a checked table: first to be tried, many to a call, then to be filed one by one.
struct BulkSending<Request: BulkRequest>: Sendable {
    /// What the service is asked to do with the rows, and how it is asked.
    enum Stage: Sendable {
        /// To judge them, and to keep nothing: requests under their keys, an answer to each.
        case trying(
            @Sendable ([(request: Request, key: IdempotencyKey)]) async throws
                -> [Result<Request.Response, CallFailure>]
        )
        /// To file them: a request under its key.
        case filing(@Sendable (Request, IdempotencyKey) async throws -> Request.Response)

        /// Rows that share a call: so many are judged while nobody notices that they wait.
        var rowsPerCall: Int {
            switch self {
            case .trying: 128
            case .filing: 1
            }
        }

        /// Calls in flight: enough that the service never waits for this machine.
        var inFlight: Int {
            switch self {
            case .trying: 4
            case .filing: Request.isOrdered ? 1 : 32
            }
        }

        /// Whether it is the rows' filing.
        var isFiling: Bool {
            switch self {
            case .trying: false
            case .filing: true
            }
        }
    }

    /// The table.
    let table: BulkTable<Request>
    /// The keys of its rows when it was checked.
    let checked: [IdempotencyKey]
    /// What the service's clock said before the first row.
    let began: Instant

    /// What became of a row.
    private enum Fate: Sendable {
        case filed(Identifier)
        case rejected([BulkReject])
        /// Nobody says anything of the row; whether it was filed is unknown where it may have run.
        case failed(any Error, mayBeFiled: Bool)
    }

    /// Sends every row; the outcome is that of the check with what was filed, or how far it came and
    /// the error that ended it.
    ///
    /// The first row goes alone: whom the service does not admit has sent one. A row that is refused keeps
    /// no other from being judged or filed, until more are than are told. Only where the order of arrival
    /// is kept in numbers nothing is filed after a refused row, because a number that was given stays.
    func run(
        _ outcome: BulkOutcome,
        _ stage: Stage,
        progress: (Int) -> Void
    ) async -> (outcome: BulkOutcome, error: (any Error)?) {
        var tally = Tally(
            outcome: outcome,
            began: began,
            isFiling: stage.isFiling,
            endsAtRefusal: stage.isFiling && Request.isOrdered
        )
        let table = table
        let feed = RowFeed<BulkTable<Request>.Row>(ahead: 128) { take in
            _ = try table.read(take)
        }
        await withTaskGroup(of: [Fate].self) { group in
            var calls = 0
            var flying = 0
            var taken = 0
            var rows: [BulkTable<Request>.Row] = []
            func settle(_ fates: [Fate]?) {
                guard let fates else { return }
                flying -= 1
                tally.take(fates)
                progress(tally.settled)
            }
            func send() async {
                let most = calls <= 1 ? 1 : stage.inFlight
                while flying >= most { settle(await group.next()) }
                if tally.isOver { return }
                group.addTask { [rows] in await Self.fates(of: rows, stage) }
                calls += 1
                flying += 1
                rows = []
            }
            do {
                for try await row in feed {
                    guard taken < checked.count, checked[taken] == row.key else {
                        throw BulkFileChanged()
                    }
                    rows.append(row)
                    taken += 1
                    if rows.count >= (calls == 0 ? 1 : stage.rowsPerCall) { await send() }
                    if tally.isOver { break }
                }
                if !rows.isEmpty, !tally.isOver { await send() }
                if !tally.isOver, taken < checked.count { throw BulkFileChanged() }
            } catch {
                tally.fail(error)
            }
            feed.stop()
            while flying > 0 { settle(await group.next()) }
        }
        return (tally.outcome, tally.failure)
    }

    /// What the answers came to so far.
    private struct Tally {
        var outcome: BulkOutcome
        let began: Instant
        let isFiling: Bool
        /// Whether a row that is refused is the last one.
        let endsAtRefusal: Bool
        /// Rows that are known to be filed, agreed to or refused.
        var settled = 0
        /// Whether nothing more is to be sent.
        var isOver = false
        /// The first error that is not a row's.
        var failure: (any Error)?

        mutating func take(_ fates: [Fate]) {
            for fate in fates {
                switch fate {
                case .filed(let id):
                    settled += 1
                    if id.createdMilliseconds < began.millisecondsSinceEpoch {
                        outcome.alreadyThere += 1
                    } else if isFiling {
                        outcome.filed += 1
                    }
                    if !isFiling { outcome.agreed += 1 }
                case .rejected(let rejects):
                    settled += 1
                    outcome.accepted -= 1
                    outcome.add(rejects)
                    isOver = isOver || endsAtRefusal || outcome.isFull
                case .failed(let error, let mayBeFiled):
                    if mayBeFiled { outcome.uncertain += 1 }
                    fail(error)
                }
            }
        }

        mutating func fail(_ error: any Error) {
            failure = failure ?? error
            isOver = true
        }
    }

    private static func fates(of rows: [BulkTable<Request>.Row], _ stage: Stage) async -> [Fate] {
        do {
            switch stage {
            case .filing(let file):
                var fates: [Fate] = []
                for row in rows {
                    do {
                        fates.append(.filed(Request.filed(try await file(row.request, row.key))))
                    } catch {
                        fates.append(fate(of: row, error))
                    }
                }
                return fates
            case .trying(let judge):
                let answers = try await judge(rows.map { ($0.request, $0.key) })
                return zip(rows, answers).map { row, answer in
                    switch answer {
                    case .success(let response): .filed(Request.filed(response))
                    case .failure(let failure): fate(of: row, failure)
                    }
                }
            }
        } catch {
            return [.failed(error, mayBeFiled: false)]
        }
    }

    private static func fate(of row: BulkTable<Request>.Row, _ error: any Error) -> Fate {
        let told = (error as? CallFailure)?.error ?? error as? ServiceError
        guard let told, let rejects = rejects(of: told, row.number) else {
            return .failed(error, mayBeFiled: told?.outcome == .mayHaveRun)
        }
        return .rejected(rejects)
    }

    /// What a service refused of one row; `nil` for what would meet every row, and for what may have run.
    private static func rejects(of error: ServiceError, _ row: Int) -> [BulkReject]? {
        guard error.outcome == .ranAndFailed,
            [.invalidArgument, .notFound, .conflict, .failedPrecondition].contains(error.code)
        else { return nil }
        let violations = error.violations.map { violation in
            BulkReject(
                row: row,
                field: BulkHeading.short(violation.field),
                rule: violation.rule
            )
        }
        return violations.isEmpty
            ? [BulkReject(row: row, field: nil, rule: error.reason)]
            : violations
    }
}

/// That a table is not the one that was checked.
struct BulkFileChanged: Error {}

extension Identifier {
    /// When an identifier of version 7 was made.
    fileprivate var createdMilliseconds: Int64 { Int64(high >> 16) }
}
