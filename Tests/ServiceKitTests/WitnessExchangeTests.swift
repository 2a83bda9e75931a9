import Audit
import RPC
import ServiceKit
import Storage
import Testing
import WireCodec

/// Services keep one another's checkpoints.
struct WitnessExchangeTests {
    /// A service whose only neighbour is an archive that witnesses it.
    static func exchange(
        from caller: Caller,
        _ body: (
            _ own: ArchiveService, _ exchange: WitnessExchange<ArchiveService>,
            _ witness: ArchiveService, _ ownEnvironment: ServiceEnvironment
        ) async throws -> Void
    ) async throws {
        try await withArchive(as: .liaisonService, service: "archive") { witness, stack, _ in
            let way = InProcessTransport(stack.handler, as: caller)
            let neighbours = Neighbours(["archive": way])
            try await withArchive(as: caller, service: "cases", neighbours: neighbours) {
                own,
                _,
                environment in
                try await body(own, WitnessExchange(own, in: environment), witness, environment)
            }
        }
    }

    static func write(_ count: Int, into service: ArchiveService, by who: Caller) async throws {
        let identity = try identity(of: who)
        let trail = service.trail
        try await service.store.write { transaction in
            for _ in 0..<count {
                try trail.append(
                    AuditEntry(
                        .refusal,
                        at: .earliest,
                        who: identity,
                        method: "archive.fetch",
                        outcome: .refused
                    ),
                    in: transaction
                )
            }
        }
    }

    static func kept(by witness: ArchiveService) async throws -> [Int64] {
        try await witness.store.read { snapshot in
            try Witness(keys: [:]).checkpoints(of: "cases", in: snapshot).map(\.size)
        }
    }

    @Test func `a checkpoint is kept, and a later one with the proof that it goes on`() async throws
    {
        try await Self.exchange(from: .casesService) { own, exchange, witness, _ in
            try await Self.write(3, into: own, by: .officer)
            try await exchange.exchange()
            try await Self.write(4, into: own, by: .officer)
            try await exchange.exchange()
            #expect(try await Self.kept(by: witness) == [3, 7])
        }
    }

    @Test func `who is no service may not hand in checkpoints`() async throws {
        try await Self.exchange(from: .officer) { own, exchange, witness, _ in
            try await Self.write(3, into: own, by: .officer)
            try await exchange.exchange()
            #expect(try await Self.kept(by: witness).isEmpty)
        }
    }

    @Test func `another key under a known name is refused`() async throws {
        try await withArchive(as: .liaisonService, service: "archive") { witness, stack, _ in
            let way = InProcessTransport(stack.handler, as: .casesService)
            let neighbours = Neighbours(["archive": way])
            for size in [3, 5] {
                // Each environment has keys of its own, as after a theft of the database alone.
                try await withArchive(as: .casesService, service: "cases", neighbours: neighbours) {
                    own,
                    _,
                    environment in
                    try await Self.write(size, into: own, by: .officer)
                    try await WitnessExchange(own, in: environment).exchange()
                }
            }
            #expect(try await Self.kept(by: witness) == [3])
        }
    }

    @Test func `a service does not sign for another`() async throws {
        try await withArchive(as: .liaisonService, service: "archive") { witness, stack, _ in
            for caller in [Caller.casesService, .gatewayService] {
                let way = InProcessTransport(stack.handler, as: caller)
                try await withArchive(
                    as: caller,
                    service: "cases",
                    neighbours: Neighbours(["archive": way])
                ) { own, _, environment in
                    let size = caller == .casesService ? 3 : 9
                    try await Self.write(size, into: own, by: .officer)
                    try await WitnessExchange(own, in: environment).exchange()
                }
            }
            #expect(try await Self.kept(by: witness) == [3])
        }
    }

    @Test func `a trail that was cut is contradicted`() async throws {
        try await withArchive(as: .liaisonService, service: "archive") { witness, stack, _ in
            let client = ServiceClient<Archive>(
                InProcessTransport(stack.handler, as: .casesService)
            )
            try await withArchive(as: .casesService, service: "cases") { own, _, environment in
                let signer = environment.keys.checkpoint
                let key = Bytes(signer.publicKey.bytes)
                try await Self.write(2, into: own, by: .officer)
                let honest = try await own.store.write { transaction in
                    try own.trail.sign(at: .earliest, by: signer, in: transaction)
                }
                // The same key signs another history of the same length.
                let forged = try await withArchive(as: .casesService, service: "cases") {
                    other,
                    _,
                    _ in
                    try await Self.write(2, into: other, by: .stranger)
                    return try await other.store.write { transaction in
                        try other.trail.sign(at: .latest, by: signer, in: transaction)
                    }
                }
                let first = try await client.call(KeepCheckpoint(checkpoint: honest, key: key))
                let second = try await client.call(KeepCheckpoint(checkpoint: forged, key: key))
                #expect(first.word == CheckpointVerdict.kept)
                #expect(second.word == CheckpointVerdict.contradicts)
                let evidence = try await witness.store.read { snapshot in
                    try Witness(keys: [:]).contradictions(in: snapshot)
                }
                #expect(evidence == [forged])
            }
        }
    }

    @Test func `the newest checkpoint can be asked for`() async throws {
        try await withArchive(as: .casesService) { own, stack, environment in
            let client = ServiceClient<Archive>(
                InProcessTransport(stack.handler, as: .liaisonService)
            )
            #expect(try await client.call(NewestCheckpoint<Archive>()).checkpoint == nil)
            try await Self.write(2, into: own, by: .officer)
            try await WitnessExchange(own, in: environment).exchange()
            #expect(try await client.call(NewestCheckpoint<Archive>()).checkpoint?.size == 2)
        }
    }
}
