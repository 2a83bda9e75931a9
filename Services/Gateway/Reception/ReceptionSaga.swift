import ServiceContracts
import Vocabulary
import WireCodec

/// The standing of one piece of reception work: a value made of journal rows, without I/O.
///
/// Rows go in through ``apply(_:)``; ``next(skipping:)`` says what to do. Steps run one after the
/// other, so at most one call is ever unresolved:
///
/// - *running*: `claim`, then `open/n` for each person, then `confirm`. A refusal turns it to
///   *undoing*; a call whose outcome is unknown is repeated under its key.
/// - *confirmed*: the pivot is done; `link/n` for each person, if there is a case file. A refusal waits
///   for somebody to put it right and is tried again; nothing is undone.
/// - *undoing*: what was done is undone, last first. A refusal waits likewise.
/// - *finished*, *undone*: nothing more.
struct ReceptionSaga: Sendable {
    /// What to do next.
    enum Action: Hashable, Sendable {
        /// Commit a `begun` row for this step, then call.
        case begin(Attempt)
        /// The `begun` row is there: call, again if need be, under the same key.
        case call(Attempt)
        /// Nothing.
        case rest
    }

    /// A step in one direction.
    struct Attempt: Hashable, Sendable {
        var step: ReceptionStep
        var way: JournalRow.Way
    }

    /// How it stands.
    private(set) var progress = ReceptionProgress.running
    /// What the claim answered.
    private(set) var claim: ClaimReception.Response?
    /// The case file to link to, if there is one.
    private(set) var caseFile: CaseFileID?
    /// Receptions opened and not cancelled, by person.
    private(set) var receptions: [Int: ReceptionID] = [:]
    /// Forward steps done, oldest first; undone ones are gone from it.
    private(set) var done: [ReceptionStep] = []
    /// The refusal that turned or holds the work.
    private(set) var refusal: ReceptionStatus.Refusal?
    /// How often each step was refused; each time the next attempt has a key of its own.
    private(set) var refusals: [Attempt: Int] = [:]
    /// How many rows were taken in.
    private(set) var rows = 0
    private var isDone: Set<ReceptionStep> = []
    private var begun: Attempt?

    /// Work of which nothing is done; `caseFile` is what the officer asked for.
    init(caseFile: CaseFileID?) { self.caseFile = caseFile }

    /// What to do next; forward steps after the pivot do not wait for one another, so those that
    /// were refused just now can be skipped.
    func next(skipping: Set<ReceptionStep> = []) -> Action {
        if let begun { return .call(begun) }
        switch progress {
        case .running:
            return openSteps.first.map { .begin(Attempt(step: $0, way: .forward)) } ?? .rest
        case .confirmed:
            let step = openSteps.first { !skipping.contains($0) }
            return step.map { .begin(Attempt(step: $0, way: .forward)) } ?? .rest
        case .undoing:
            return done.last.map { .begin(Attempt(step: $0, way: .backward)) } ?? .rest
        case .finished, .undone:
            return .rest
        }
    }

    /// Whether all that is left was refused, so that trying again is somebody's decision.
    var waitsForSomebody: Bool {
        guard begun == nil else { return false }
        switch progress {
        case .running, .finished, .undone: return false
        case .confirmed:
            return openSteps.allSatisfy { refusals[Attempt(step: $0, way: .forward)] != nil }
        case .undoing:
            return done.last.map { refusals[Attempt(step: $0, way: .backward)] != nil } ?? false
        }
    }

    /// Whether nothing more will ever happen.
    var isEnded: Bool { progress == .finished || progress == .undone }

    /// The people, once claimed.
    var people: [VictimRef] { claim?.people ?? [] }

    /// The people who have a reception now.
    var entries: [ConfirmReception.Entry] {
        receptions.sorted { $0.key < $1.key }.map { person, reception in
            ConfirmReception.Entry(person: people[person - 1], reception: reception)
        }
    }

    /// Takes a row in; an impossible one is a damaged journal.
    mutating func apply(_ row: JournalRow) throws {
        let attempt = Attempt(step: row.step, way: row.way)
        switch row.mark {
        case .begun:
            guard mayBegin(attempt) else { throw JournalDamage.outOfOrder(row.step.name) }
            begun = attempt
        case .done(let result):
            guard begun == attempt else { throw JournalDamage.outOfOrder(row.step.name) }
            begun = nil
            if row.way == .forward { try finish(row.step, result) } else { undo(row.step) }
        case .refused(let reason):
            guard begun == attempt else { throw JournalDamage.outOfOrder(row.step.name) }
            begun = nil
            refusals[attempt, default: 0] += 1
            refusal = ReceptionStatus.Refusal(step: row.step.name, reason: reason)
            if progress == .running { progress = done.isEmpty ? .undone : .undoing }
        }
        rows += 1
    }

    /// Steps forward that are not done, in order, as far as they are known yet.
    private var openSteps: [ReceptionStep] {
        guard claim != nil else { return [.claim] }
        let each = people.indices.map { $0 + 1 }
        let linking = caseFile == nil ? [] : each.map(ReceptionStep.link)
        return (each.map(ReceptionStep.open) + [.confirm] + linking).filter { !isDone.contains($0) }
    }

    private func mayBegin(_ attempt: Attempt) -> Bool {
        if progress == .confirmed, begun == nil {
            return attempt.way == .forward && openSteps.contains(attempt.step)
        }
        return next() == .begin(attempt)
    }

    private mutating func finish(_ step: ReceptionStep, _ result: [UInt8]) throws {
        switch step {
        case .claim:
            let answer = try Wire.decode(ClaimReception.Response.self, from: result)
            claim = answer
            caseFile = caseFile ?? answer.caseFile
        case .open(let person):
            guard people.indices.contains(person - 1) else {
                throw JournalDamage.outOfOrder(step.name)
            }
            receptions[person] = try Wire.decode(ReceptionID.self, from: result)
        case .confirm:
            progress = .confirmed
        case .link:
            break
        }
        done.append(step)
        isDone.insert(step)
        guard progress == .confirmed, openSteps.isEmpty else { return }
        progress = .finished
        refusal = nil
    }

    private mutating func undo(_ step: ReceptionStep) {
        done.removeAll { $0 == step }
        isDone.remove(step)
        if case .open(let person) = step { receptions[person] = nil }
        if done.isEmpty { progress = .undone }
    }
}

/// A journal that no run of this program can have written.
enum JournalDamage: Error, Hashable {
    /// A row that cannot follow the ones before it.
    case outOfOrder(String)
    /// A row that this version cannot read.
    case unreadable
}
