import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

/// The gateway's hold on a handover while it registers receptions.
@Suite struct ReceptionClaimTests {
    @Test func `the gateway claims, confirms and cannot release any more`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.arrive()
            let saga = Identifier.random()
            let claim = try await bench.callOnBehalf(
                ClaimReception(handover: scene.id, saga: saga),
                of: .gateOfficer
            )
            #expect(claim.people == scene.people)
            #expect(claim.caseFile == scene.caseFile)
            #expect(claim.gate == .known(.mongCai))
            let receptions = claim.people.map {
                ConfirmReception.Entry(person: $0, reception: .make())
            }
            let confirmed = try await bench.callOnBehalf(
                ConfirmReception(handover: scene.id, saga: saga, receptions: receptions),
                of: .gateOfficer
            )
            #expect(confirmed.registered == 3)
            #expect(
                try await scene.refresh().record.manifest.map(\.reception)
                    == receptions.map(\.reception)
            )
            let release = await bench.refusal(
                of: ReleaseReception(handover: scene.id, saga: saga),
                as: .gateOfficer
            )
            #expect(release?.reason == "reception.confirmed")
        }
    }

    @Test func `another piece of work waits until the claim is released`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.arrive()
            let (first, second) = (Identifier.random(), Identifier.random())
            _ = try await bench.call(
                ClaimReception(handover: scene.id, saga: first),
                as: .gateOfficer
            )
            let refused = await bench.refusal(
                of: ClaimReception(handover: scene.id, saga: second),
                as: .gateOfficer
            )
            #expect(refused?.reason == "reception.claimed")
            let foreign = try await bench.call(
                ReleaseReception(handover: scene.id, saga: second),
                as: .gateOfficer
            )
            #expect(!foreign.released)
            let released = try await bench.call(
                ReleaseReception(handover: scene.id, saga: first),
                as: .gateOfficer
            )
            #expect(released.released)
            let claim = try await bench.call(
                ClaimReception(handover: scene.id, saga: second),
                as: .gateOfficer
            )
            #expect(claim.people.count == 3)
        }
    }

    @Test func `people counted after a confirmed reception are claimed by the next one`()
        async throws
    {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.arrive()
            let saga = Identifier.random()
            _ = try await bench.call(
                ClaimReception(handover: scene.id, saga: saga),
                as: .gateOfficer
            )
            _ = try await bench.call(
                ConfirmReception(
                    handover: scene.id,
                    saga: saga,
                    receptions: scene.people.map { .init(person: $0, reception: .make()) }
                ),
                as: .gateOfficer
            )
            try await scene.refresh()
            let late = VictimRef.make()
            try await scene.count([(late, .arrived)])
            let next = try await bench.call(
                ClaimReception(handover: scene.id, saga: .random()),
                as: .gateOfficer
            )
            #expect(next.people == [late])
        }
    }

    @Test func `nobody is registered before anybody arrived, or without the claim`() async throws {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.schedule()
            let early = await bench.refusal(
                of: ClaimReception(handover: scene.id, saga: .random()),
                as: .gateOfficer
            )
            #expect(early?.reason == "handover.wrongState")
            try await scene.count(scene.people.map { ($0, .arrived) })
            let unclaimed = await bench.refusal(
                of: ConfirmReception(
                    handover: scene.id,
                    saga: .random(),
                    receptions: [.init(person: scene.people[0], reception: .make())]
                ),
                as: .gateOfficer
            )
            #expect(unclaimed?.reason == "reception.notClaimed")
        }
    }
}
