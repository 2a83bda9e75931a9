import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

// What liaison refuses once people have arrived: offers of them, claims of their reception, journeys.

extension BadCallTests {
    var handOns: [BadCall<LiaisonScene>] {
        [
            handover("people offered before the minutes are signed", in: .arrived) {
                scene,
                filed in
                try await scene.refused(scene.offer(filed), as: Officers.borderGuard)
            },
            handover("somebody offered who did not arrive", in: .minutesSigned) { scene, filed in
                var offer = scene.offer(filed)
                offer.people = [.make()]
                return try await scene.refused(offer, as: Officers.borderGuard)
            },
            handover("people taken on by another digest than was offered", in: .minutesSigned) {
                scene,
                filed in
                let offer = try await scene.offered(filed.id)
                return try await scene.refused(
                    AcceptHandOn(id: offer.id, digest: .bench),
                    as: Officers.health
                )
            },
            handover("people taken on by a body that was not asked", in: .minutesSigned) {
                scene,
                filed in
                let offer = try await scene.offered(filed.id)
                let here = Officers.of(.facility, in: Officers.borderGuard.organisation)
                return try await scene.refused(
                    AcceptHandOn(id: offer.id, digest: offer.record.digest),
                    as: here
                )
            },
            handover("an offer taken back by the body that was asked", in: .minutesSigned) {
                scene,
                filed in
                let offer = try await scene.offered(filed.id)
                let there = Officers.of(.borderGuard, in: Officers.health.organisation)
                return try await scene.refused(
                    TakeStep<HandOn>(
                        id: offer.id,
                        seen: offer.version,
                        to: .withdrawn,
                        facts: [.reason: "nhầm"]
                    ),
                    as: there
                )
            },
            handover("somebody noted as handed on without an offer", in: .minutesSigned) {
                scene,
                filed in
                try await scene.refused(
                    RecordDepartures(
                        id: filed.id,
                        seen: filed.version,
                        departures: [
                            .init(person: filed.record.manifest[0].person, outcome: .handedOn)
                        ]
                    ),
                    as: Officers.borderGuard
                )
            },
        ]
    }

    var receptions: [BadCall<LiaisonScene>] {
        [
            handover("a reception claimed before anybody arrived", in: .scheduled) {
                scene,
                filed in
                try await scene.refused(
                    ClaimReception(handover: filed.id, saga: .random()),
                    as: Officers.borderGuard
                )
            },
            handover("a reception claimed by a second piece of work", in: .arrived) {
                scene,
                filed in
                _ = try await scene.client(Officers.borderGuard)
                    .call(ClaimReception(handover: filed.id, saga: .random()))
                return try await scene.refused(
                    ClaimReception(handover: filed.id, saga: .random()),
                    as: Officers.borderGuard
                )
            },
            handover("a reception confirmed by work that does not hold it", in: .arrived) {
                scene,
                filed in
                try await scene.refused(
                    ConfirmReception(
                        handover: filed.id,
                        saga: .random(),
                        receptions: [
                            .init(
                                person: filed.record.manifest[0].person,
                                reception: .make()
                            )
                        ]
                    ),
                    as: Officers.borderGuard
                )
            },
            handover("a confirmed reception released", in: .arrived) { scene, filed in
                let saga = Identifier.random()
                let guards = scene.client(Officers.borderGuard)
                _ = try await guards.call(ClaimReception(handover: filed.id, saga: saga))
                _ = try await guards.call(
                    ConfirmReception(
                        handover: filed.id,
                        saga: saga,
                        receptions: filed.record.manifest.map {
                            .init(person: $0.person, reception: .make())
                        }
                    )
                )
                return try await scene.refused(
                    ReleaseReception(handover: filed.id, saga: saga),
                    as: Officers.borderGuard
                )
            },
            BadCall("a journey asked for without a purpose") { scene in
                try await scene.refused(
                    LiaisonJourneyPart(victim: .make()),
                    as: Officers.health
                )
            },
        ]
    }
}

extension LiaisonScene {
    /// An offer of everybody to the health authority.
    fileprivate func offer(_ filed: Filed<Handover>) -> OfferHandOn {
        OfferHandOn(
            handover: filed.id,
            seen: filed.version,
            taker: Officers.health.organisation,
            people: filed.record.manifest.map(\.person)
        )
    }
}
