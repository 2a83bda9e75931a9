import Audit
import Storage
import Testing
import WireCodec

/// A service that keeps another's checkpoints.
struct WitnessTests {
    /// Signs a root of the trail at a size, at an instant that follows the size.
    private func checkpoint(
        _ fixture: TrailFixture,
        size: Int64,
        root: MerkleHash? = nil,
        at milliseconds: Int64? = nil
    ) async throws -> Checkpoint {
        let head = try await fixture.head()
        return try Checkpoint(
            of: TreeHead(size: size, root: root ?? head.root),
            service: "cases",
            at: Instant(millisecondsSinceEpoch: milliseconds ?? size),
            signer: fixture.signer
        )
    }

    private func proof(
        _ fixture: TrailFixture,
        from: Int64,
        to: Int64
    ) async throws -> [MerkleHash] {
        let trail = fixture.trail
        return try await fixture.store.read { snapshot in
            try trail.consistencyProof(from: from, to: to, in: snapshot)
        }
    }

    private func keep(
        _ fixture: TrailFixture,
        _ checkpoint: Checkpoint,
        _ proof: [MerkleHash]? = nil
    ) async throws -> Witness.Verdict {
        let witness = Witness(keys: ["cases": fixture.signer.publicKey])
        return try await fixture.store.write { transaction in
            try witness.keep(checkpoint, proof: proof, in: transaction)
        }
    }

    @Test func `checkpoints of a growing trail are kept, each with its proof`() async throws {
        try await TrailFixture.with { fixture in
            let witness = Witness(keys: ["cases": fixture.signer.publicKey])
            var newest: Int64 = 0
            var first: Checkpoint?
            for size in [3, 4, 11, 20] {
                try await fixture.append(Int(newest)..<size)
                let checkpoint = try await checkpoint(fixture, size: Int64(size))
                first = first ?? checkpoint
                if newest > 0 {
                    #expect(try await keep(fixture, checkpoint) == .needsProof(from: newest))
                }
                let proof = try await proof(fixture, from: newest, to: Int64(size))
                #expect(try await keep(fixture, checkpoint, proof) == .kept)
                #expect(try await keep(fixture, checkpoint, proof) == .known)
                newest = try await fixture.store.read { snapshot in
                    try witness.newestSize(of: "cases", in: snapshot)
                }
                #expect(newest == Int64(size))
            }
            let kept = try await fixture.store.read { try witness.checkpoints(of: "cases", in: $0) }
            #expect(kept.map(\.size) == [3, 4, 11, 20])
            #expect(try await keep(fixture, try #require(first)) == .known)
            #expect(try await fixture.verify(kept).isIntact)
        }
    }

    @Test func `a trail that was cut or rewritten is refused, and the evidence kept`()
        async throws
    {
        try await TrailFixture.with { fixture in
            try await fixture.append(0..<10)
            let honest = try await checkpoint(fixture, size: 10)
            #expect(try await keep(fixture, honest) == .kept)

            let otherRoot = try await checkpoint(fixture, size: 10, root: .empty, at: 11)
            #expect(try await keep(fixture, otherRoot) == .contradicts(.otherRoot))
            let shorter = try await checkpoint(fixture, size: 8, root: .empty, at: 12)
            #expect(try await keep(fixture, shorter) == .contradicts(.shorter))

            try await fixture.rewrite(from: 4, to: 14)
            let rewritten = try await checkpoint(fixture, size: 14)
            let proof = try await proof(fixture, from: 10, to: 14)
            #expect(try await keep(fixture, rewritten, proof) == .contradicts(.notAnExtension))

            let witness = Witness(keys: ["cases": fixture.signer.publicKey])
            let evidence = try await fixture.store.read { try witness.contradictions(in: $0) }
            #expect(evidence == [otherRoot, shorter, rewritten])
            // What was kept before stays, and convicts.
            #expect(try await fixture.verify([honest]).findings == [.rewritten(from: 0, to: 9)])
        }
    }

    @Test func `a checkpoint that only comes late is no contradiction`() async throws {
        try await TrailFixture.with { fixture in
            try await fixture.append(0..<4)
            let early = try await checkpoint(fixture, size: 4)
            try await fixture.append(4..<9)
            #expect(try await keep(fixture, try await checkpoint(fixture, size: 9)) == .kept)
            #expect(try await keep(fixture, early) == .late)
        }
    }

    @Test func `what the service did not sign is not kept`() async throws {
        try await TrailFixture.with { fixture in
            try await fixture.append(0..<4)
            let secret = SymmetricKeyBytes(bytes: Array(repeating: 9, count: 32))
            let head = try await fixture.head()
            for (service, signer): (AuditWord, CheckpointSigner) in [
                ("cases", try CheckpointSigner(secret)), ("liaison", fixture.signer),
            ] {
                let checkpoint = try Checkpoint(
                    of: head,
                    service: service,
                    at: Instant(millisecondsSinceEpoch: 1),
                    signer: signer
                )
                #expect(try await keep(fixture, checkpoint) == .notSigned)
            }
        }
    }

    @Test func `a checkpoint survives the wire, and not a changed byte`() async throws {
        try await TrailFixture.with { fixture in
            try await fixture.append(0..<4)
            let checkpoint = try await fixture.sign()
            let bytes = try Wire.encode(checkpoint)
            let same: Checkpoint = try Wire.decode(from: bytes)
            #expect(same == checkpoint)
            for place in bytes.indices {
                var changed = bytes
                changed[place] ^= 1
                let other = try? Wire.decode(Checkpoint.self, from: changed)
                #expect(other?.isSigned(by: fixture.signer.publicKey) != true, "byte \(place)")
            }
        }
    }
}
