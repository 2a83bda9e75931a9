import RPC
import ServiceContracts
import Synchronization
import WireCodec

/// Runs reception work: row, call, row, until it is ended or waits.
///
/// Everything it knows is in the journal, so throwing a runner away at any moment and making another
/// one on the same journal goes on where it stopped.
final class ReceptionRunner: Sendable {
    private let journal: ReceptionJournal
    private let calls: ReceptionCalls
    private let now: @Sendable () -> Instant
    private let running = Mutex<Set<Identifier>>([])

    /// So much of the caller's time is left for the answer: no step begins within it.
    static let reserve: Duration = .milliseconds(500)

    init(journal: ReceptionJournal, services: Services, now: @escaping @Sendable () -> Instant) {
        self.journal = journal
        self.now = now
        calls = ReceptionCalls(services: services)
    }

    /// Goes on with a piece of work and answers its standing.
    ///
    /// Returns when it is ended, when it waits for a service or for somebody, or when the deadline is
    /// near. Work that another call is running just now is left to it. Where it waits for somebody, it
    /// goes on on behalf of the officer who is named.
    func run(
        _ asked: ReceptionWork,
        until deadline: Deadline? = nil,
        handingTo officer: String? = nil
    ) async throws -> ReceptionSaga {
        let isMine = running.withLock { $0.insert(asked.id).inserted }
        guard isMine else { return try await standing(of: asked) }
        defer { _ = running.withLock { $0.remove(asked.id) } }
        // As it is now that nobody else runs it: it may have come into other hands.
        var work = try await journal.work(asked.id) ?? asked
        let request = try work.decodedRequest
        var saga = try await standing(of: work)
        if let officer, officer != work.acting, saga.waitsForSomebody {
            work = try await journal.hand(work, to: officer, at: now())
        }
        var refused: Set<ReceptionStep> = []
        while true {
            switch saga.next(skipping: refused) {
            case .rest:
                return saga
            case .begin(let attempt):
                if let deadline, deadline.remaining < Self.reserve { return saga }
                try await commit(JournalRow(attempt.step, attempt.way, .begun), to: &saga, work)
            case .call(let attempt):
                switch await calls.make(attempt, of: saga, for: work, request) {
                case .done(let result):
                    let row = JournalRow(attempt.step, attempt.way, .done(result: result))
                    try await commit(row, to: &saga, work)
                case .refused(let reason):
                    let row = JournalRow(attempt.step, attempt.way, .refused(reason: reason))
                    try await commit(row, to: &saga, work)
                    if attempt.way == .backward { return saga }
                    refused.insert(attempt.step)
                case .unclear:
                    return saga
                }
            }
        }
    }

    /// The standing of a piece of work, from its rows.
    func standing(of work: ReceptionWork) async throws -> ReceptionSaga {
        let request = try work.decodedRequest
        var saga = ReceptionSaga(
            caseFile: request.caseFile,
            keepsPlaces: request.facilities != nil
        )
        for row in try await journal.rows(of: work.id) { try saga.apply(row) }
        return saga
    }

    /// Goes on with everything that is not ended and does not wait for somebody's decision.
    ///
    /// A piece that fails does not hold up the others; the first failure is thrown at the end.
    func resumeAll() async throws {
        var failure: (any Error)?
        for work in try await journal.unfinished() {
            do {
                if try await standing(of: work).waitsForSomebody { continue }
                _ = try await run(work)
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
    }

    /// The row is on the disk before the standing knows it, and before anything else happens.
    private func commit(
        _ row: JournalRow,
        to saga: inout ReceptionSaga,
        _ work: ReceptionWork
    ) async throws {
        var after = saga
        try after.apply(row)
        try await journal.append(
            row,
            number: after.rows,
            to: work.id,
            at: now(),
            ended: after.isEnded
        )
        saga = after
    }
}

extension ReceptionWork {
    /// The request as it was asked.
    var decodedRequest: RegisterReception {
        get throws { try Wire.decode(RegisterReception.self, from: request) }
    }

    /// The standing, as the officer reads it.
    func status(_ saga: ReceptionSaga) throws -> ReceptionStatus {
        ReceptionStatus(
            saga: id,
            handover: try decodedRequest.handover,
            progress: saga.progress,
            receptions: saga.entries,
            done: saga.done.map(\.name),
            refusal: saga.refusal,
            places: saga.places
        )
    }
}
