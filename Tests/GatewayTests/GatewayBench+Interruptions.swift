import RPC
import ServiceContracts
import Testing
import WireCodec

@testable import GatewayServer

// Receptions that something interrupts, and what came of them: the same whether places are kept or not.

extension GatewayBench {
    /// A reception at which the gateway stops after a row of its journal; a restart goes on with it.
    func finish(
        _ request: RegisterReception,
        stoppedAfter row: Int
    ) async throws -> ReceptionStatus {
        let stop = StopAfter(rows: row)
        let key = IdempotencyKey.random()
        await #expect(throws: ServiceError.self) {
            try await withGateway(failpoints: stop.failpoints) {
                try await $0.client().call(request, key: key)
            }
        }
        #expect(stop.wasReached)
        return try await withGateway { gateway in
            await gateway.service.resumeReceptions()
            return try await gateway.client().call(request, key: key)
        }
    }

    /// A reception that is refused at the pivot, and at which the gateway stops after a row; a restart goes
    /// on undoing it.
    func undo(
        _ request: RegisterReception,
        stoppedAfter row: Int,
        over services: ScriptedServices
    ) async throws {
        services.fail { method, _ in method == ConfirmReception.method.name ? .refuse : nil }
        let stop = StopAfter(rows: row)
        _ = try? await withGateway(failpoints: stop.failpoints) {
            try await $0.client().call(request)
        }
        #expect(stop.wasReached)
        try await withGateway { await $0.service.resumeReceptions() }
    }

    /// A reception in which a call was made and nobody noted it: between a service's commit and our next row.
    ///
    /// A restart goes on with it.
    func finish(
        _ request: RegisterReception,
        losingAnswerOf method: String,
        over services: ScriptedServices
    ) async throws -> ReceptionStatus {
        services.fail { called, _ in called == method ? .loseAnswer : nil }
        let held = try await withGateway { try await $0.client().call(request) }
        #expect(services.world.effects[method] == 1)
        services.heal()
        return try await withGateway { gateway in
            await gateway.service.resumeReceptions()
            return try await gateway.client().call(ReadReceptionStatus(saga: held.saga))
        }
    }
}

extension ScriptedServices {
    /// Everybody was received, confirmed and linked once, and has a place where places are kept.
    func expectAllOnce(housed: Bool = false) {
        let world = world
        #expect(Set(world.receptions.keys) == Set(people))
        #expect(world.manifest == world.receptions)
        #expect(world.links == Dictionary(uniqueKeysWithValues: people.map { ($0, 1) }))
        #expect(world.effects[OpenReception.method.name] == people.count)
        #expect(world.effects[ConfirmReception.method.name] == 1)
        #expect(world.effects[ClaimReception.method.name] == 1)
        #expect(world.cancelled == 0)
        #expect(world.housed == (housed ? people : []))
        #expect(world.held.isEmpty && world.free == 0)
    }

    /// Nobody is received or linked, and every place is free.
    func expectNothingLeft(places: Int = 0) {
        let world = world
        #expect(world.claim == nil)
        #expect(world.receptions.isEmpty && world.manifest.isEmpty && world.links.isEmpty)
        #expect(world.held.isEmpty && world.housed.isEmpty)
        #expect(world.free == places)
    }
}
