import RPC
import ServiceContracts
import Vocabulary
import WireCodec

// What the table admits: each role takes the step, each approver approves it, and nobody else does.

extension LifecycleTrial {
    /// Every role that may take the step takes it; for a ✱ step, with every role that may approve.
    func taking(_ step: Step<R.State>) async throws -> [String] {
        let authors = authors(of: step)
        let approvers = step.approval == nil ? [] : approvers(of: step)
        var problems: [String] = []
        for number in 0..<max(authors.count, approvers.count) {
            let author = authors[number % authors.count]
            let approver = approvers.isEmpty ? nil : approvers[number % approvers.count]
            problems += try await taking(step, author, approver, triesOthers: number == 0)
            guard step.approval?.ratification != nil, let approver else { continue }
            problems += try await takingAlone(step, author, approver, triesOthers: number == 0)
        }
        if step.approval != nil, step.approval?.ratification == nil, step.through == nil {
            problems += try await notAlone(step)
        }
        return problems
    }

    private func taking(
        _ step: Step<R.State>,
        _ role: Role,
        _ approver: Role?,
        triesOthers: Bool
    ) async throws -> [String] {
        let specimen = try await specimen(in: step.from)
        let filed = try await standing(specimen)
        let author = Officers.of(role, in: kind.seat(step, filed))
        let taken: TriedKind<Scene, R>.Taken
        do {
            taken = try await take(step, of: specimen, by: author)
        } catch let error as ServiceError {
            return ["\(role.rawValue) may take it and hears \(error) \(error.violations)"]
        }
        guard let approver else {
            if taken.awaiting != nil { return ["\(role.rawValue) must wait for somebody"] }
            return try await entered(step, specimen)
        }
        guard let awaiting = taken.awaiting else { return ["one officer was enough"] }
        var problems = try await unmoved(step, specimen)
        if triesOthers {
            problems += try await undecided(step, specimen, author) {
                try await $0.call(DecideApproval<R>(approval: awaiting, .approve))
            }
        }
        let second = Officers.of(approver, in: seat(of: step, filed), 2)
        if let error = await refusal(of: {
            try await client(second).call(DecideApproval<R>(approval: awaiting, .approve))
        }) {
            problems.append("\(approver.rawValue) may approve and hears \(error)")
        }
        return try await problems + entered(step, specimen)
    }

    /// One officer acts, the record moves at once, and another one ratifies.
    private func takingAlone(
        _ step: Step<R.State>,
        _ role: Role,
        _ approver: Role,
        triesOthers: Bool
    ) async throws -> [String] {
        let specimen = try await specimen(in: step.from)
        let filed = try await standing(specimen)
        let author = Officers.of(role, in: kind.seat(step, filed))
        let taken: TriedKind<Scene, R>.Taken
        do {
            taken = try await take(step, of: specimen, by: author, alone: true)
        } catch let error as ServiceError {
            return ["\(role.rawValue) may act alone and hears \(error)"]
        }
        guard let act = taken.toRatify else { return ["an act of one officer awaits nobody"] }
        var problems = try await entered(step, specimen)
        if triesOthers {
            problems += try await undecided(step, specimen, author) {
                try await $0.call(RatifyStep<R>(approval: act, .approve))
            }
        }
        let second = Officers.of(approver, in: seat(of: step, filed), 2)
        if let error = await refusal(of: {
            try await client(second).call(RatifyStep<R>(approval: act, .approve))
        }) {
            problems.append("\(approver.rawValue) may ratify and hears \(error)")
        }
        return problems
    }

    /// A ✱ step that nobody may take alone is not taken alone.
    private func notAlone(_ step: Step<R.State>) async throws -> [String] {
        guard let role = authors(of: step).first else { return [] }
        let specimen = try await specimen(in: step.from)
        let filed = try await standing(specimen)
        let before = try await scene.harness.contents()
        let author = Officers.of(role, in: kind.seat(step, filed))
        let refused = await refusal {
            try await take(step, of: specimen, by: author, alone: true)
        }
        let changed = try await scene.harness.contents().changed(since: before)
        return refused?.reason == "approval.notAlone" && changed.isEmpty
            ? [] : ["alone: \(refused as Any), changed \(changed)"]
    }

    /// A method of the step's own admits nobody whom the table does not.
    func takingByOthers(_ step: Step<R.State>) async throws -> [String] {
        guard let way = kind.ways[step.to] else {
            throw Impossible.noWay(method: step.through ?? "")
        }
        let specimen = try await specimen(in: step.from)
        try await way.prepare(scene, try await standing(specimen))
        let filed = try await standing(specimen)
        let before = try await scene.harness.contents()
        var problems: [String] = []
        for role in Role.allCases where !step.roles.contains(role) {
            let officer = Officers.of(role, in: kind.seat(step, filed))
            let refused = await refusal { try await way.take(scene, filed, officer, false) }
            let isRight =
                refused?.code == .permissionDenied
                && ["call.roleMissing", "lifecycle.role"].contains(refused?.reason)
            if !isRight { problems.append("\(role.rawValue) hears \(refused as Any)") }
        }
        let changed = try await scene.harness.contents().changed(since: before)
        return problems + (changed.isEmpty ? [] : ["refused calls changed \(changed)"])
    }

    // MARK: - Deciding

    /// Whoever is not the second officer of the table: the author, other roles, other units.
    private func undecided(
        _ step: Step<R.State>,
        _ specimen: Specimen<R>,
        _ author: Caller,
        _ decide: (ServiceClient<R.Service>) async throws -> StepOutcome<R>
    ) async throws -> [String] {
        let filed = try await standing(specimen)
        let before = try await scene.harness.contents()
        let stranger: OrgID = "VN/GOV/SOMEWHERE/ELSE"
        let units = [seat(of: step, filed), stranger] + filed.filing.assigned
        let others =
            [author] + units.flatMap { unit in Role.allCases.map { Officers.of($0, in: unit, 2) } }
        var problems: [String] = []
        for officer in others {
            guard let expected = expectedDecision(of: officer, step, filed, author) else {
                continue
            }
            let refused = await refusal { try await decide(client(officer)) }
            if refused.map(Refusal.init) != expected {
                problems.append(
                    "\(officer.roles) of \(officer.unit) decides: expected \(expected), "
                        + "got \(refused.map(Refusal.init) as Any)"
                )
            }
        }
        let changed = try await scene.harness.contents().changed(since: before)
        return problems + (changed.isEmpty ? [] : ["refused decisions changed \(changed)"])
    }

    /// The refusal that stands against a second officer; `nil` where nothing does.
    private func expectedDecision(
        of officer: Caller,
        _ step: Step<R.State>,
        _ filed: Filed<R>,
        _ author: Caller
    ) -> Refusal? {
        guard !officer.roles.isDisjoint(with: R.approvers.names), let approval = step.approval
        else { return .roleMissing }
        let viewer = Viewer(officer)
        let isSeated =
            viewer.unit.map {
                approval.seats($0, owner: filed.owner, recipient: Fact.trialRecipient)
            } ?? false
        let mayKnow =
            filed.access(for: viewer) == .content || (isSeated && approval.seat == .recipient)
        guard mayKnow else { return .noSuchApproval }
        guard officer.identity != author.identity else { return .sameOfficer }
        guard isSeated, viewer.holds(step.approvers) else { return .notApprover(step.approvers) }
        return nil
    }

    private func entered(
        _ step: Step<R.State>,
        _ specimen: Specimen<R>
    ) async throws -> [String] {
        let state = try await filed(specimen)?.state.known
        // Of an erased record nothing is told any more, not even its state.
        return state == step.to || (state == nil && step.to.rawValue == "erased")
            ? [] : ["taken, and the record is \(state?.rawValue ?? "gone")"]
    }

    private func unmoved(
        _ step: Step<R.State>,
        _ specimen: Specimen<R>
    ) async throws -> [String] {
        let state = try await standing(specimen).state.known
        return state == step.from ? [] : ["only proposed, and the record moved to \(state as Any)"]
    }
}
