import RPC
import ServiceContracts
public import Vocabulary
import WireCodec

extension LifecycleTrial {
    /// Why a record cannot be brought somewhere.
    enum Impossible: Error {
        /// The trial does not say how this method is called.
        case noWay(method: String)
        /// The table has no path there.
        case noPath(to: String)
        /// Nobody may take the step, as far as its method says.
        case nobody(step: String)
        /// The officer who filed the record does not read it.
        case unreadable
    }

    /// A fresh record, brought to a state by the table's shortest path, officer by officer.
    public func specimen(in state: R.State) async throws -> Specimen<R> {
        let (initial, path) = try Self.path(to: state)
        let specimen = try await kind.file(scene, initial)
        for step in path { try await enter(step, of: specimen) }
        return specimen
    }

    /// The record as it stands, to whoever filed it; `nil` once it was erased.
    func filed(_ specimen: Specimen<R>) async throws -> Filed<R>? {
        do {
            return try await client(specimen.by)
                .call(FetchRecord<R>(id: specimen.id), purpose: purpose).content
        } catch  where error.reason == Refusal.noSuchRecord.reason {
            return nil
        }
    }

    /// The record, which is there.
    func standing(_ specimen: Specimen<R>) async throws -> Filed<R> {
        guard let filed = try await filed(specimen) else { throw Impossible.unreadable }
        return filed
    }

    /// Takes a step, with the second officer that it needs.
    func enter(_ step: Step<R.State>, of specimen: Specimen<R>) async throws {
        guard let role = authors(of: step).first else { throw Impossible.nobody(step: step.name) }
        let filed = try await standing(specimen)
        let author = Officers.of(role, in: kind.seat(step, filed))
        let taken = try await take(step, of: specimen, by: author)
        guard let awaiting = taken.awaiting, let approver = approvers(of: step).first else {
            return
        }
        let second = Officers.of(approver, in: seat(of: step, filed), 2)
        _ = try await client(second).call(DecideApproval<R>(approval: awaiting, .approve))
    }

    /// Takes or proposes a step, by the generic method or by its own.
    func take(
        _ step: Step<R.State>,
        of specimen: Specimen<R>,
        by author: Caller,
        alone: Bool = false
    ) async throws -> TriedKind<Scene, R>.Taken {
        if let method = step.through {
            guard let way = kind.ways[step.to] else { throw Impossible.noWay(method: method) }
            try await way.prepare(scene, try await standing(specimen))
            return try await way.take(scene, try await standing(specimen), author, alone)
        }
        var facts = StepFacts.trial(step.needs).adding(.remark, Fact.remark.trialValue)
        if alone, facts[.reason] == nil { facts = facts.adding(.reason, "Ca trực đêm.") }
        let outcome = try await client(author).call(
            TakeStep<R>(
                id: specimen.id,
                seen: try await standing(specimen).version,
                to: step.to,
                facts: facts,
                legalBasis: LegalBasis("53/2024/QH15", "Điều 27"),
                alone: alone ? true : nil
            )
        )
        return .init(awaiting: outcome.awaiting, toRatify: outcome.toRatify)
    }

    // MARK: - Who

    /// The roles that may take a step, in a stable order, as far as its method admits them.
    func authors(of step: Step<R.State>) -> [Role] {
        step.roles.roles.sorted { $0.rawValue < $1.rawValue }
    }

    /// The roles that approve a step, in a stable order.
    func approvers(of step: Step<R.State>) -> [Role] {
        step.approvers.roles.sorted { $0.rawValue < $1.rawValue }
    }

    /// Where the second officer sits, and reads the record if the table lets them.
    func seat(of step: Step<R.State>, _ filed: Filed<R>) -> OrgID {
        switch step.approval?.seat {
        case .recipient: Fact.trialRecipient
        case .within(let unit): unit
        case .ownersUnit, .ownersUnitOrAbove, .ownersMinistry, .anywhere, nil: filed.owner
        }
    }

    /// A client that calls as somebody.
    func client(_ caller: Caller) -> ServiceClient<R.Service> { scene.harness.client(as: caller) }

    /// Why the trial asks, for kinds that want to know.
    var purpose: StatedPurpose? {
        R.needsPurpose ? StatedPurpose("review", reference: Identifier.random().text) : nil
    }

    /// The state in which a record is usually filed.
    var firstState: R.State {
        guard let state = R.lifecycle.initial.first else {
            preconditionFailure("a table has a first state")
        }
        return state
    }

    // MARK: - Paths

    /// The shortest way to a state from one in which a record is filed.
    private static func path(to state: R.State) throws -> (R.State, [Step<R.State>]) {
        var paths: [R.State: (R.State, [Step<R.State>])] = [:]
        var open = R.lifecycle.initial
        for initial in open { paths[initial] = (initial, []) }
        while !open.isEmpty {
            let next = open.removeFirst()
            guard let path = paths[next] else { continue }
            if next == state { return path }
            for step in R.lifecycle.steps(from: next) where paths[step.to] == nil {
                paths[step.to] = (path.0, path.1 + [step])
                open.append(step.to)
            }
        }
        throw Impossible.noPath(to: state.rawValue)
    }
}
