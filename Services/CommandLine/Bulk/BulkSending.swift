import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// Sends the rows of a checked table, several at a time: first to be tried, then to be filed.
struct BulkSending<Request: BulkRequest>: Sendable {
    /// Sends one request under its key.
    typealias Send = @Sendable (Request, IdempotencyKey) async throws -> Request.Response

    /// What the service is asked to do with the rows.
    enum Stage: Sendable {
        /// To judge them, and to keep nothing.
        case trying
        /// To file them.
        case filing
    }

    /// Calls in flight: enough that the service never waits for this machine.
    static func inFlight(_ stage: Stage) -> Int {
        Request.isOrdered && stage == .filing ? 1 : 32
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
        case failed(any Error)
    }

    /// Sends every row; the outcome is that of the check with what was filed, or how far it came and
    /// the error that ended it.
    ///
    /// The first row goes alone: whom the service does not admit has sent one. Of rows that are tried
    /// each is judged, until more rejects than are told; once a row that is to be filed is refused,
    /// nothing more is sent.
    func run(
        _ outcome: BulkOutcome,
        _ stage: Stage = .filing,
        progress: (Int) -> Void,
        _ send: @escaping Send
    ) async -> (outcome: BulkOutcome, error: (any Error)?) {
        var outcome = outcome
        var failure: (any Error)?
        let (table, began) = (table, began)
        let feed = RowFeed<BulkTable<Request>.Row>(ahead: 256) { take in
            _ = try table.read(take)
        }
        await withTaskGroup(of: Fate.self) { group in
            var flying = 0
            var sent = 0
            var settled = 0
            var isOver = false
            func settle(_ fate: Fate?) {
                guard let fate else { return }
                flying -= 1
                switch fate {
                case .filed(let id):
                    if id.createdMilliseconds < began.millisecondsSinceEpoch {
                        outcome.alreadyThere += 1
                    } else if stage == .filing {
                        outcome.filed += 1
                    }
                    if stage == .trying { outcome.agreed += 1 }
                    settled += 1
                    progress(settled)
                case .rejected(let rejects):
                    outcome.add(rejects)
                    settled += 1
                    isOver = stage == .filing || outcome.isFull
                case .failed(let error):
                    failure = failure ?? error
                    isOver = true
                }
            }
            do {
                for try await row in feed {
                    guard sent < checked.count, checked[sent] == row.key else {
                        throw BulkFileChanged()
                    }
                    let most = sent <= 1 ? 1 : Self.inFlight(stage)
                    while flying >= most { settle(await group.next()) }
                    if isOver { break }
                    group.addTask { await Self.fate(of: row, send) }
                    flying += 1
                    sent += 1
                }
                if !isOver, sent < checked.count { throw BulkFileChanged() }
            } catch {
                failure = failure ?? error
            }
            feed.stop()
            while flying > 0 { settle(await group.next()) }
        }
        outcome.countRejectedRows()
        return (outcome, failure)
    }

    private static func fate(of row: BulkTable<Request>.Row, _ send: Send) async -> Fate {
        do {
            return .filed(Request.filed(try await send(row.request, row.key)))
        } catch {
            let told = (error as? CallFailure)?.error ?? error as? ServiceError
            guard let told, let rejects = rejects(of: told, row.number) else {
                return .failed(error)
            }
            return .rejected(rejects)
        }
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
