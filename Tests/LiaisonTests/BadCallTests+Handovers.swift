import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

// What liaison refuses of handovers: how they are announced, accepted, scheduled and counted.

extension BadCallTests {
    private func announcement(
        _ name: String,
        _ change: @escaping @Sendable (inout AnnounceHandover) -> Void
    ) -> BadCall<LiaisonScene> {
        BadCall("a handover \(name)") { scene in
            var request = AnnounceHandover(
                partner: .laos,
                partnerOffice: "Post",
                announcedAt: scene.now,
                people: [.make()],
                bodies: []
            )
            change(&request)
            return try await scene.refused(request, as: Officers.consular)
        }
    }

    var announcements: [BadCall<LiaisonScene>] {
        [
            announcement("of nobody") { $0.people = [] },
            announcement("of five hundred and one people") {
                $0.people = (0...500).map { _ in .make() }
            },
            announcement("of one person twice") { $0.people = Array(repeating: .make(), count: 2) },
            announcement("by an office without a name") { $0.partnerOffice = "" },
            announcement("announced tomorrow") {
                $0.announcedAt = $0.announcedAt.advanced(by: .seconds(86_400))
            },
            announcement("from a country that no list holds") {
                $0.partner = Word(text: "atlantis")
            },
            announcement("with thirty-three bodies") {
                $0.bodies = (0...32).compactMap { OrgID("VN/GOV/MPS/PROV/P\($0)") }
            },
            announcement("under an agreement that there is not") { $0.agreement = .make() },
        ]
    }

    func handover(
        _ name: String,
        in state: Handover.State,
        _ make: @escaping @Sendable (LiaisonScene, Filed<Handover>) async throws -> Refused
    ) -> BadCall<LiaisonScene> {
        BadCall(name) { scene in
            let trial = LifecycleTrial(scene: scene, kind: LiaisonScene.handovers())
            let id = try await trial.specimen(in: state).id
            return try await make(scene, try await scene.handover(id))
        }
    }

    var handovers: [BadCall<LiaisonScene>] {
        [
            handover("people accepted who are not checked", in: .requested) { scene, filed in
                try await scene.refused(
                    AcceptHandover(id: filed.id, seen: filed.version, acceptedAt: scene.now),
                    as: Officers.immigration
                )
            },
            handover("people accepted of whom everybody was declined", in: .requested) {
                scene,
                filed in
                let checked = try await scene.client(Officers.immigration).call(
                    RecordIdentityChecks(
                        id: filed.id,
                        seen: filed.version,
                        checkedAt: scene.now,
                        results: filed.record.manifest.map {
                            .init(person: $0.person, finding: .declined)
                        }
                    )
                )
                return try await scene.refused(
                    AcceptHandover(
                        id: filed.id,
                        seen: checked.filed.version,
                        acceptedAt: scene.now
                    ),
                    as: Officers.immigration
                )
            },
            handover("a result for somebody who is not on the list", in: .requested) {
                scene,
                filed in
                try await scene.refused(
                    RecordIdentityChecks(
                        id: filed.id,
                        seen: filed.version,
                        checkedAt: scene.now,
                        results: [.init(person: .make(), finding: .confirmed)]
                    ),
                    as: Officers.immigration
                )
            },
            handover("a gate that no list holds", in: .accepted) { scene, filed in
                var request = ScheduleHandover(
                    id: filed.id,
                    seen: filed.version,
                    gate: .mongCai,
                    scheduledFor: .bench,
                    agreedAt: scene.now
                )
                request.gate = Word(text: "nowhere")
                return try await scene.refused(request, as: Officers.borderGuard)
            },
            handover("a gate agreed before anybody accepted", in: .identityChecking) {
                scene,
                filed in
                try await scene.refused(
                    ScheduleHandover(
                        id: filed.id,
                        seen: filed.version,
                        gate: .mongCai,
                        scheduledFor: .bench,
                        agreedAt: scene.now
                    ),
                    as: Officers.borderGuard
                )
            },
        ]
    }

    private func count(
        _ name: String,
        _ arrivals: @escaping @Sendable (LiaisonScene, VictimRef) -> [RecordArrivals.Arrival]
    ) -> BadCall<LiaisonScene> {
        handover(name, in: .scheduled) { scene, filed in
            try await scene.refused(
                RecordArrivals(
                    id: filed.id,
                    seen: filed.version,
                    arrivals: arrivals(scene, filed.record.manifest[0].person)
                ),
                as: Officers.borderGuard
            )
        }
    }

    var counts: [BadCall<LiaisonScene>] {
        [
            count("nobody counted") { _, _ in [] },
            count("somebody counted twice") { scene, person in
                Array(
                    repeating: .init(person: person, outcome: .arrived, at: scene.now),
                    count: 2
                )
            },
            count("somebody counted tomorrow") { scene, person in
                let tomorrow = scene.now.advanced(by: .seconds(86_400))
                return [.init(person: person, outcome: .arrived, at: tomorrow)]
            },
            count("an outcome that no list holds") { scene, person in
                var arrival = RecordArrivals.Arrival(
                    person: person,
                    outcome: .arrived,
                    at: scene.now
                )
                arrival.outcome = Word(text: "levitated")
                return [arrival]
            },
            count("somebody unannounced who did not come") { scene, _ in
                [.init(person: .make(), outcome: .failed, at: scene.now)]
            },
        ]
    }
}
