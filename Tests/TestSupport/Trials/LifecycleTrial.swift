import RPC
public import ServiceContracts
public import ServiceKit
import Vocabulary

/// Tries a record's table over the service's real router: every role on every step from a state.
///
/// Who may do what is worked out from the table alone. What the table admits must pass, with the facts
/// it needs and the second officer it names; everything else must be refused by the rule that stands
/// against it, and leave every table of the store as it was.
public struct LifecycleTrial<Scene: TrialScene, R: ServedRecord>: Sendable
where R.Service == Scene.Service.Contract {
    let scene: Scene
    let kind: TriedKind<Scene, R>

    /// Tries a kind in a scene.
    public init(scene: Scene, kind: TriedKind<Scene, R>) {
        self.scene = scene
        self.kind = kind
    }

    /// What is wrong with how the service answers in a state.
    func problems(in state: R.State) async throws -> [String] {
        var problems = try await refusals(in: state)
        for step in R.lifecycle.steps(from: state) {
            problems += try await taking(step).map { "\(step.name): \($0)" }
            guard step.through != nil else { continue }
            problems += try await takingByOthers(step).map { "\(step.name): \($0)" }
        }
        return problems
    }

    // MARK: - What the table refuses

    /// Every role, every state to enter: whatever the table does not admit.
    private func refusals(in state: R.State) async throws -> [String] {
        let specimen = try await specimen(in: state)
        let filed = try await filed(specimen)
        let before = try await scene.harness.contents()
        var problems: [String] = []
        for role in Role.allCases {
            let officer = Officers.of(role, in: filed?.owner ?? specimen.by.organisation)
            problems += await offers(to: officer, specimen.id, filed)
            for target in R.State.allCases {
                problems += await refusals(of: officer, specimen.id, filed, to: target)
            }
        }
        problems += await malformed(specimen, filed)
        let changed = try await scene.harness.contents().changed(since: before)
        if !changed.isEmpty { problems.append("refused calls changed \(changed)") }
        return problems
    }

    private func refusals(
        of officer: Caller,
        _ id: R.ID,
        _ filed: Filed<R>?,
        to target: R.State
    ) async -> [String] {
        let step = filed?.state.known.flatMap { R.lifecycle.step(from: $0, to: target) }
        let tries: [Fact?] = [nil] + (step?.needs ?? [])
        var problems: [String] = []
        for left in tries {
            let expected = expected(of: officer, on: filed, to: target, without: left)
            guard let expected else { continue }
            let request = TakeStep<R>(
                id: id,
                seen: filed?.version ?? 1,
                to: target,
                facts: .trial(step?.needs ?? [], without: left)
            )
            let refused = await refusal { try await client(officer).call(request) }
            if refused.map(Refusal.init) != expected {
                problems.append(
                    "\(officer.roles.sorted()) to \(target.rawValue) without \(left?.rawValue ?? "nothing"):"
                        + " expected \(expected), got \(refused.map(Refusal.init) as Any)"
                )
            }
        }
        return problems
    }

    /// The refusal that stands against a step; `nil` where nothing does.
    private func expected(
        of officer: Caller,
        on filed: Filed<R>?,
        to target: R.State,
        without left: Fact?
    ) -> Refusal? {
        guard !officer.roles.isDisjoint(with: R.steppers.names) else { return .roleMissing }
        let viewer = Viewer(officer)
        guard let filed, filed.access(for: viewer) != .none else { return .noSuchRecord }
        guard filed.access(for: viewer) == .content else { return .onlyStub }
        guard let from = filed.state.known, let step = R.lifecycle.step(from: from, to: target)
        else {
            let legal = filed.state.known.map { R.lifecycle.steps(from: $0) } ?? []
            return .illegalStep(
                legal: legal.filter { viewer.holds($0.roles) }.map(\.to.rawValue)
            )
        }
        guard viewer.holds(step.roles) else { return .role(step.roles) }
        if let method = step.through { return .through(method) }
        return left.map { .missing($0) }
    }

    /// What a caller is offered: the table's steps for their roles and no others.
    private func offers(
        to officer: Caller,
        _ id: R.ID,
        _ filed: Filed<R>?
    ) async -> [String] {
        let ask = NextSteps<R>(id: id)
        do {
            let answer = try await client(officer).call(ask, purpose: purpose)
            let table = filed?.state.known.map { R.lifecycle.steps(from: $0) } ?? []
            let mine = table.filter { Viewer(officer).holds($0.roles) }.map { OfferedStep($0) }
            return answer.steps == mine ? [] : ["\(officer.roles) is offered \(answer.steps)"]
        } catch {
            let mayAsk = !officer.roles.isDisjoint(with: R.readers.names)
            let expected: Refusal = mayAsk ? .noSuchRecord : .roleMissing
            let isRight = (filed == nil || !mayAsk) && Refusal(error) == expected
            return isRight ? [] : ["\(officer.roles) asks for next steps: \(error)"]
        }
    }

    /// A word that no list holds, and a version that was not the last.
    private func malformed(_ specimen: Specimen<R>, _ filed: Filed<R>?) async -> [String] {
        guard let filed, let state = R.State.allCases.first,
            !specimen.by.roles.isDisjoint(with: R.steppers.names)
        else { return [] }
        var unknown = TakeStep<R>(id: specimen.id, seen: filed.version, to: state)
        unknown.to = Word(text: "nowhere")
        let word = await refusal { [unknown] in try await client(specimen.by).call(unknown) }
        let stale = await refusal {
            try await client(specimen.by)
                .call(TakeStep<R>(id: specimen.id, seen: filed.version + 1, to: state))
        }
        var problems: [String] = []
        if word?.reason != "vocabulary.unrecognized" || word?.code != .invalidArgument {
            problems.append("an unknown state is answered \(word as Any)")
        }
        if stale?.reason != "record.conflict" || stale?.code != .conflict {
            problems.append("a version never seen is answered \(stale as Any)")
        }
        return problems
    }
}

extension Step {
    /// The step as messages show it.
    var name: String { "\(from.rawValue) → \(to.rawValue)" }
}

extension Viewer {
    /// Somebody as the policy knows them.
    init(_ caller: Caller) {
        self.init(
            identity: caller.identity,
            unit: OrgID(caller.unit),
            roles: RoleSet(names: caller.roles)
        )
    }
}
