import RPC
import ServiceContracts
import Testing
import Vocabulary

/// What the tables say, tried out: nothing here is written by hand but how a scene gets to a state.
@Suite struct LifecycleTests {
    /// Brings a handover to a state.
    private func bring(_ scene: inout HandoverScene, to state: Handover.State) async throws {
        switch state {
        case .requested: break
        case .identityChecking: try await scene.checkIdentities()
        case .accepted: try await scene.accept()
        case .scheduled: try await scene.schedule()
        case .arrived: try await scene.arrive()
        case .minutesSigned: try await scene.complete()
        case .transferred, .closed:
            try await scene.complete()
            let offer = try await scene.offer()
            _ = try await scene.bench.call(
                AcceptHandOn(id: offer.id, digest: offer.record.digest),
                as: .health
            )
            try await scene.refresh()
            guard state == .closed else { return }
            _ = try await step(scene, to: .closed, as: .gateOfficer)
            try await scene.refresh()
        case .declined, .failed:
            if state == .failed {
                try await scene.schedule()
            } else {
                try await scene.checkIdentities()
            }
            let author = state == .failed ? Officer.gateOfficer : .immigration
            let second = state == .failed ? Officer.gateColleague : .immigrationColleague
            let proposed = try await step(scene, to: state, as: author)
            _ = try await scene.bench.call(
                DecideApproval<Handover>(
                    approval: try #require(proposed.awaiting),
                    .approve
                ),
                as: second
            )
            try await scene.refresh()
        }
    }

    private func step(
        _ scene: HandoverScene,
        to state: Handover.State,
        as officer: Officer
    ) async throws -> StepOutcome<Handover> {
        try await scene.bench.call(
            TakeStep<Handover>(
                id: scene.id,
                seen: scene.version,
                to: state,
                facts: [.reason: "as the table asks"]
            ),
            as: officer
        )
    }

    @Test(arguments: Handover.State.allCases)
    func `in every state, what the table does not offer is refused and what it offers is named`(
        state: Handover.State
    ) async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench, people: 1)
            try await bring(&scene, to: state)
            #expect(scene.answer.filed.state == Word(state))
            let roles = RoleSet(names: Officer.gateOfficer.caller.roles)
            let offered = Handover.lifecycle.steps(from: state).filter {
                !$0.roles.isDisjoint(with: roles)
            }
            let next = try await bench.call(NextSteps<Handover>(id: scene.id), as: .gateOfficer)
            #expect(next.steps.map(\.to) == offered.map { Word($0.to) })
            for other in Handover.State.allCases {
                let step = Handover.lifecycle.step(from: state, to: other)
                let isGeneric = step.map { $0.through == nil && offered.contains($0) } ?? false
                if isGeneric { continue }
                let error = await bench.refusal(
                    of: TakeStep<Handover>(id: scene.id, seen: scene.version, to: other),
                    as: .gateOfficer
                )
                switch step {
                case nil:
                    #expect(error?.reason == "lifecycle.illegalStep")
                    #expect(
                        error?.violations
                            == offered.map { .init(field: "to", rule: "legal.\($0.to.rawValue)") }
                    )
                case let step? where !offered.contains(step):
                    #expect(error?.reason == "lifecycle.role")
                case .some:
                    #expect(error?.reason == "lifecycle.through")
                }
            }
            let version = scene.version
            #expect(try await scene.refresh().version == version)
        }
    }

    @Test(arguments: HandOn.State.allCases)
    func `a hand-on is taken, declined or withdrawn once`(state: HandOn.State) async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench, people: 1)
            try await scene.complete()
            let offer = try await scene.offer()
            var version = offer.version
            switch state {
            case .offered: break
            case .accepted:
                version =
                    try await bench.call(
                        AcceptHandOn(id: offer.id, digest: offer.record.digest),
                        as: .health
                    ).filed.version
            case .declined, .withdrawn:
                let officer = state == .declined ? Officer.health : .gateOfficer
                let outcome = try await bench.call(
                    TakeStep<HandOn>(
                        id: offer.id,
                        seen: version,
                        to: state,
                        facts: [.reason: "as the table asks"]
                    ),
                    as: officer
                )
                version = try #require(outcome.record).version
            }
            for other in HandOn.State.allCases
            where HandOn.lifecycle.step(from: state, to: other) == nil {
                let error = await bench.refusal(
                    of: TakeStep<HandOn>(id: offer.id, seen: version, to: other),
                    as: .health
                )
                #expect(error?.reason == "lifecycle.illegalStep")
            }
        }
    }
}
