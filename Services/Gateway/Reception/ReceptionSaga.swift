import ServiceContracts
import Vocabulary
import WireCodec

/// The standing of one piece of reception work: a value made of journal rows, without I/O.
///
/// Rows go in through ``apply(_:)``; ``next(skipping:)`` says what to do. Steps run one after the
/// other, so at most one call is ever unresolved:
///
/// - *running*: `claim`, then `reserve/m-n` for so many people at once, if places are asked for, then
///   `open/n` for each person, then `confirm`. A refusal turns it to *undoing*; a call whose outcome is
///   unknown is repeated under its key.
/// - *confirmed*: the pivot is done; `link/m-n` for so many people at once, if there is a case file, and
///   `takeUp/m-n` for the places that were kept. A refusal waits for somebody to put it right and is tried again;
///   nothing is undone.
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
    /// How many places are kept, by the first of the people that they were asked for; nothing where none
    /// are asked for.
    private var placesKept: [Int: Int]?
    private var isDone: Set<ReceptionStep> = []
    private var begun: Attempt?

    /// Work of which nothing is done; `caseFile` is what the officer asked for.
    init(caseFile: CaseFileID?, keepsPlaces: Bool = false) {
        self.caseFile = caseFile
        placesKept = keepsPlaces ? [:] : nil
    }

    /// How many places are kept for people, where they are asked for.
    var places: Int? { placesKept?.values.reduce(0, +) }

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
        let groups = placesKept == nil ? [] : groups
        let before = groups.map(ReceptionStep.reserve) + each.map(ReceptionStep.open)
        let linking = caseFile == nil ? [] : unlinked.map(ReceptionStep.links)
        let after = linking + groups.map(ReceptionStep.takeUp)
        return (before + [.confirm] + after).filter { !isDone.contains($0) }
    }

    /// The people who are not linked yet, in groups of as many as one call takes; earlier versions linked
    /// them one by one.
    private var unlinked: [ClosedRange<Int>] {
        var isLinked = [Bool](repeating: false, count: people.count)
        for step in done {
            switch step {
            case .link(let person): isLinked[person - 1] = true
            case .links(let people): for person in people { isLinked[person - 1] = true }
            case .claim, .reserve, .open, .confirm, .takeUp: break
            }
        }
        var groups: [ClosedRange<Int>] = []
        for person in people.indices.map({ $0 + 1 }) where !isLinked[person - 1] {
            if let last = groups.last, last.upperBound == person - 1,
                last.count < LinkVictims.mostPeople
            {
                groups[groups.count - 1] = last.lowerBound...person
            } else {
                groups.append(person...person)
            }
        }
        return groups
    }

    /// The people in groups of as many as one call takes; those that were formed stay as they were, so that
    /// a journal reads the same when the number changes.
    private var groups: [ClosedRange<Int>] {
        var groups: [ClosedRange<Int>] = []
        for case .reserve(let people) in done { groups.append(people) }
        if case .reserve(let people)? = begun?.step, begun?.way == .forward {
            groups.append(people)
        }
        var next = (groups.last?.upperBound ?? 0) + 1
        while next <= people.count {
            let last = min(next + ReservePlaces.mostPeople - 1, people.count)
            groups.append(next...last)
            next = last + 1
        }
        return groups
    }

    private func mayBegin(_ attempt: Attempt) -> Bool {
        if progress == .confirmed, begun == nil {
            return attempt.way == .forward && mayFollow(attempt.step)
        }
        return next() == .begin(attempt)
    }

    /// Whether a step after the pivot may be begun: as this version does, or as an earlier one did, whose
    /// rows are read all the same.
    private func mayFollow(_ step: ReceptionStep) -> Bool {
        switch step {
        case .link(let person):
            caseFile != nil && unlinked.contains { $0.contains(person) }
        case .links(let people):
            caseFile != nil
                && people.allSatisfy { person in unlinked.contains { $0.contains(person) } }
        case .claim, .reserve, .open, .confirm, .takeUp: openSteps.contains(step)
        }
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
        case .reserve(let people), .takeUp(let people):
            placesKept?[people.lowerBound] = try Wire.decode(Int.self, from: result)
        case .confirm:
            progress = .confirmed
        case .link, .links:
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
        if case .reserve(let people) = step { placesKept?[people.lowerBound] = nil }
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
