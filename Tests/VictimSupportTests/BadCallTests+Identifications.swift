import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

// What victim support refuses of identifications.

extension BadCallTests {
    private func confirming(
        _ name: String,
        from state: Identification.State = .policeVerifying,
        _ change: @escaping @Sendable (inout StepFacts) -> Void
    ) -> BadCall<VictimScene> {
        BadCall("a confirmation \(name)") { scene in
            let trial = LifecycleTrial(scene: scene, kind: VictimScene.identifications)
            let id = try await trial.specimen(in: state).id
            var facts = VictimScene.confirmation
            change(&facts)
            let officer = Officers.of(.borderGuard, in: Officers.borderGuard.organisation)
            let seen = try await scene.client(officer).call(NextSteps<Identification>(id: id))
            return try await scene.refused(
                TakeStep<Identification>(
                    id: id,
                    seen: seen.version,
                    to: .confirmed,
                    facts: facts
                ),
                as: officer
            )
        }
    }

    var identifications: [BadCall<VictimScene>] {
        [
            confirming("by a paper that no list holds") { facts in
                facts.replace(.confirmationPaper, with: "aHunch")
            },
            confirming("on evidence that no list holds") { facts in
                facts.replace(.evidence, with: "rumour")
            },
            confirming("on evidence that the file does not hold") { facts in
                facts.replace(.evidence, with: "mission")
            },
            confirming("before the police verified, by a paper of theirs", from: .received) { _ in
            },
            confirming("by a foreign paper on the rescuers' evidence", from: .received) { facts in
                facts.replace(.confirmationPaper, with: "legalisedForeignPaper")
            },
            BadCall("an identification of seventeen units") { scene in
                try await scene.refused(
                    BeginIdentification(
                        victim: try await scene.person(),
                        path: .reported,
                        province: .quangNinh,
                        units: Array(repeating: "VN/WU/QNI", count: 17)
                    ),
                    as: Officers.borderGuard
                )
            },
            BadCall("an identification on a path that no list holds") { scene in
                var request = BeginIdentification(
                    victim: try await scene.person(),
                    path: .reported,
                    province: .quangNinh,
                    units: []
                )
                request.path = Word(text: "byMail")
                return try await scene.refused(request, as: Officers.borderGuard)
            },
            BadCall("evidence for an identification that has ended") { scene in
                let trial = LifecycleTrial(scene: scene, kind: VictimScene.identifications)
                let ended = try await trial.specimen(in: .withdrawn)
                return try await scene.refused(
                    AddEvidence(
                        identification: ended.id,
                        seen: 2,
                        evidence: Evidence(
                            kind: .rescuer,
                            givenAt: Occurrence(at: scene.harness.time.now)
                        )
                    ),
                    as: ended.by
                )
            },
        ]
    }
}

extension StepFacts {
    /// Tells a fact otherwise.
    fileprivate mutating func replace(_ fact: Fact, with value: String) {
        entries.removeAll { $0.fact == fact }
        entries.append(Entry(fact, value))
    }
}
