import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import GatewayServer

/// Work that a unit began through the gateway, once another unit has taken over from it.
@Suite struct SucceededSagaTests {
    /// The police of Lạng Sơn take over from those of Quảng Ninh, in a service.
    private func succeed<Service: ServiceContract>(
        in client: ServiceClient<Service>,
        at now: Instant
    ) async throws {
        let succession = Succession(
            of: Officers.police.organisation,
            by: Officers.strangePolice.organisation,
            from: VietnameseTime.date(of: now)
        )
        for _ in 0..<10 {
            let report = try await client.call(SucceedOrganisation<Service>(succession))
            if report.finishedAt != nil { return }
        }
        Issue.record("a small succession ends within ten pages")
    }

    /// Work at which victim support is away, so that it rests in the middle.
    private func begun(
        _ scene: TrioScene,
        _ gateway: OpenGateway
    ) async throws -> (saga: Identifier, handover: HandoverID) {
        let handover = try await scene.arrivedHandover([try await scene.person()], nil)
        scene.wires.victims.become(.cut)
        let status = try await gateway.client(as: Officers.police)
            .call(scene.registration(of: handover))
        #expect(status.progress == .running)
        scene.wires.victims.become(nil)
        return (status.saga, handover)
    }

    @Test func `officers of the successor read and resume it, and it is done once`() async throws {
        try await TrioScene.run { scene in
            try await scene.bench.withGateway { gateway in
                let (saga, handover) = try await begun(scene, gateway)
                let heir = gateway.client(as: Officers.strangePolice)
                let before = await refusal { try await heir.call(ResumeReception(saga: saga)) }
                #expect(before?.code == .notFound)
                #expect(try await scene.receptions(of: handover).isEmpty)
                let now = scene.cases.time.now
                let administrator = Officers.administrator
                try await succeed(in: scene.cases.client(as: administrator), at: now)
                try await succeed(in: scene.victims.client(as: administrator), at: now)
                try await succeed(in: scene.liaison.client(as: administrator), at: now)
                #expect(try await heir.call(ReadReceptionStatus(saga: saga)).progress == .running)
                #expect(try await heir.call(ResumeReception(saga: saga)).progress == .finished)
                #expect(try await scene.receptions(of: handover).count == 1)
                // Whoever began it goes on reading it, and others do not.
                let own = gateway.client(as: Officers.police)
                #expect(try await own.call(ReadReceptionStatus(saga: saga)).progress == .finished)
                for stranger in [Officers.strangeBorderGuard, Officers.borderGuard] {
                    let error = await refusal {
                        try await gateway.client(as: stranger)
                            .call(ReadReceptionStatus(saga: saga))
                    }
                    #expect(error?.code == .notFound)
                }
            }
        }
    }

    @Test func `work of a succeeded unit goes on by itself`() async throws {
        try await TrioScene.run { scene in
            try await scene.bench.withGateway { gateway in
                let (saga, handover) = try await begun(scene, gateway)
                let now = scene.cases.time.now
                let administrator = Officers.administrator
                try await succeed(in: scene.cases.client(as: administrator), at: now)
                try await succeed(in: scene.victims.client(as: administrator), at: now)
                try await succeed(in: scene.liaison.client(as: administrator), at: now)
                await gateway.service.resumeReceptions()
                let status = try await gateway.client(as: Officers.strangePolice)
                    .call(ReadReceptionStatus(saga: saga))
                #expect(status.progress == .finished)
                #expect(try await scene.receptions(of: handover).count == 1)
            }
        }
    }

    @Test func `one service that knows is enough, and what it told is kept while it is away`()
        async throws
    {
        try await TrioScene.run { scene in
            try await scene.bench.withGateway { gateway in
                let (saga, _) = try await begun(scene, gateway)
                try await succeed(
                    in: scene.liaison.client(as: Officers.administrator),
                    at: scene.cases.time.now
                )
                scene.wires.cases.become(.cut)
                let heir = gateway.client(as: Officers.strangePolice)
                _ = try await heir.call(ReadReceptionStatus(saga: saga))
                scene.wires.liaison.become(.cut)
                _ = try await heir.call(ReadReceptionStatus(saga: saga))
            }
        }
    }
}
