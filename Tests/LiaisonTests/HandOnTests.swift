import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary

/// Handing people on: two bodies, one digest, nobody in two places.
@Suite struct HandOnTests {
    @Test func `people are handed on in groups, the last group ends the handover`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.complete()
            let first = try await scene.offer([scene.people[0]])
            let second = try await scene.offer([scene.people[1], scene.people[2]])
            let one = try await bench.call(
                AcceptHandOn(id: first.id, digest: first.record.digest),
                as: .health
            )
            #expect(one.handoverState == .minutesSigned)
            #expect(one.delta.handedOn == 1 && one.delta.remaining == 2)
            let rest = try await bench.call(
                AcceptHandOn(id: second.id, digest: second.record.digest),
                as: .health
            )
            #expect(rest.handoverState == .transferred)
            let filed = try await scene.refresh()
            #expect(
                filed.record.manifest.allSatisfy { $0.handedTo == Officer.health.organisation }
            )
        }
    }

    @Test func `both bodies sign the same digest with their own certificates`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.complete()
            let offer = try await scene.offer()
            let wrong = await bench.refusal(
                of: AcceptHandOn(id: offer.id, digest: .bench),
                as: .health
            )
            #expect(wrong?.reason == "minutes.digestChanged")
            let onBehalf = await #expect(throws: ServiceError.self) {
                try await bench.callOnBehalf(
                    AcceptHandOn(id: offer.id, digest: offer.record.digest),
                    of: .health
                )
            }
            #expect(onBehalf?.code == .permissionDenied)
            let taken = try await bench.call(
                AcceptHandOn(id: offer.id, digest: offer.record.digest),
                as: .health
            )
            let record = taken.filed.record
            #expect(record.given.officer == Officer.gateOfficer.caller.identity)
            #expect(record.taken?.officer == Officer.health.caller.identity)
            #expect(record.given.digest == record.taken?.digest)
        }
    }

    @Test func `nobody is offered twice, nor who is not there`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.complete()
            _ = try await scene.offer([scene.people[0]])
            for people in [[scene.people[0]], [scene.people[1], .make()]] {
                let error = await bench.refusal(
                    of: OfferHandOn(
                        handover: scene.id,
                        seen: scene.version,
                        taker: Officer.health.organisation,
                        people: people
                    ),
                    as: .gateOfficer
                )
                #expect(error?.reason == "handOn.notAvailable")
            }
        }
    }

    @Test func `after the taking body declined, the people can be offered again`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.complete()
            let offer = try await scene.offer()
            _ = try await bench.call(
                TakeStep<HandOn>(
                    id: offer.id,
                    seen: offer.version,
                    to: .declined,
                    facts: [.reason: "No beds."]
                ),
                as: .health
            )
            let again = try await scene.offer()
            #expect(again.state == .offered)
        }
    }

    @Test func `only the body that was asked takes people on`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.complete()
            let offer = try await scene.offer()
            for officer in [Officer.otherHealth, .facility] {
                let error = await bench.refusal(
                    of: AcceptHandOn(id: offer.id, digest: offer.record.digest),
                    as: officer
                )
                #expect(error?.code == .notFound)
            }
        }
    }

    @Test func `people go home, and the handover ends without a hand-on`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.complete()
            let inHospital = try await bench.call(
                RecordDepartures(
                    id: scene.id,
                    seen: scene.version,
                    departures: [.init(person: scene.people[0], outcome: .inHospital)]
                ),
                as: .gateOfficer
            )
            #expect(scene.take(inHospital).delta.remaining == 3)
            let gone = try await bench.call(
                RecordDepartures(
                    id: scene.id,
                    seen: scene.version,
                    departures: scene.people.map { .init(person: $0, outcome: .wentHome) }
                ),
                as: .gateOfficer
            )
            #expect(gone.delta.gone == 3)
            #expect(gone.filed.state == .transferred)
        }
    }

    @Test func `nobody is offered before both sides have signed`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.arrive()
            let error = await bench.refusal(
                of: OfferHandOn(
                    handover: scene.id,
                    seen: scene.version,
                    taker: Officer.health.organisation,
                    people: scene.people
                ),
                as: .gateOfficer
            )
            #expect(error?.reason == "handover.wrongState")
        }
    }

    /// Immigration announced the handover, so it reads the hand-on; it gave nobody to anybody.
    @Test func `only the body that gives takes an offer back`() async throws {
        try await LiaisonScene.run { scene in
            let handovers = LiaisonScene.handovers(by: Officers.immigration)
            let handover = try await LifecycleTrial(scene: scene, kind: handovers)
                .specimen(in: .minutesSigned)
            let offer = try await scene.offered(handover.id)
            let withdraw = TakeStep<HandOn>(
                id: offer.id,
                seen: offer.version,
                to: .withdrawn,
                facts: [.reason: "Nhầm đơn vị."]
            )
            let before = try await scene.harness.contents()
            let refused = await refusal {
                try await scene.client(Officers.immigration).call(withdraw)
            }
            #expect(refused?.reason == "handOn.notGiver")
            #expect(try await scene.harness.contents() == before)
            let withdrawn = try await scene.client(Officers.borderGuard2).call(withdraw)
            #expect(withdrawn.record?.state.known == .withdrawn)
        }
    }
}
