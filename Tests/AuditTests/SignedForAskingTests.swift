import Audit
import Storage
import Testing
import WireCodec

/// A trail is signed for whoever asks for evidence, as long as it begins with what was signed before.
struct SignedForAskingTests {
    private let trace = TraceID.random()

    private func verifier(_ fixture: TrailFixture) -> EvidenceVerifier {
        EvidenceVerifier(service: "cases", trace: trace, key: fixture.signer.publicKey)
    }

    @Test(arguments: [0, 1, 5, 13])
    func `whatever is shown under such a checkpoint is signed`(before: Int) async throws {
        try await TrailFixture.with { fixture in
            for number in 0..<21 {
                try await fixture.append(number, in: number % 3 == 0 ? trace : .random())
                if number + 1 == before { _ = try await fixture.sign() }
            }
            let signed = try #require(try await fixture.signExtension())
            #expect(signed.head == (try await fixture.head()))
            let evidence = try await fixture.evidence(of: trace, under: signed)
            #expect(evidence.entries.map(\.number) == [0, 3, 6, 9, 12, 15, 18])
            let verifier = verifier(fixture)
            #expect(verifier.judge(evidence) == .signed)
            for entry in evidence.entries {
                #expect(verifier.judge(entry, of: evidence).verdict == .signed)
            }
            #expect(try await fixture.verify([signed]).isIntact)
        }
    }

    @Test func `what came after the checkpoint waits for the next one`() async throws {
        try await TrailFixture.with { fixture in
            try await fixture.append(0, in: trace)
            let signed = try #require(try await fixture.signExtension())
            for number in 1..<4 { try await fixture.append(number, in: trace) }
            let evidence = try await fixture.evidence(of: trace, under: signed)
            #expect(evidence.entries.map(\.number) == [0] && evidence.next == nil)
            #expect(evidence.head == signed.head && evidence.consistency == [])
            #expect(verifier(fixture).judge(evidence) == .signed)
        }
    }

    @Test func `a trail that was written anew since is not signed, and contradicts what was`()
        async throws
    {
        try await TrailFixture.with { fixture in
            for number in 0..<12 { try await fixture.append(number, in: trace) }
            let honest = try await fixture.sign()
            try await fixture.rewrite(from: 3, to: 14)
            try await fixture.store.write { transaction in
                try transaction.execute(
                    "INSERT INTO audit_checkpoints (size, checkpoint) VALUES ($1, $2)",
                    honest.size,
                    try Wire.encode(honest)
                )
            }
            #expect(try await fixture.signExtension() == nil)
            #expect(try await fixture.checkpoints() == [honest])
            let evidence = try await fixture.evidence(of: trace)
            #expect(verifier(fixture).judge(evidence) == .rewritten)
        }
    }

    @Test func `a trail that was cut since is not signed`() async throws {
        try await TrailFixture.with { fixture in
            try await fixture.append(0..<8)
            let honest = try await fixture.sign()
            try await fixture.tamper(
                """
                DELETE FROM audit_entries WHERE number >= 4;
                DELETE FROM audit_nodes WHERE (place + 1) * (1 << level) > 4;
                UPDATE storage_sequences SET last = 4 WHERE name = 'audit';
                """
            )
            #expect(try await fixture.head().size == 4)
            #expect(try await fixture.signExtension() == nil)
            #expect(try await fixture.checkpoints() == [honest])
        }
    }

    @Test func `a later checkpoint is not an older one, whatever the clock says`() async throws {
        try await TrailFixture.with { fixture in
            let witness = Witness(keys: ["cases": fixture.signer.publicKey])
            try await fixture.append(0..<4)
            let first = try #require(try await fixture.signExtension(at: 2_000))
            try await fixture.append(4..<9)
            let second = try #require(try await fixture.signExtension(at: 1_000))
            #expect(second.at == first.at && second.size == 9)
            // So a witness that hears of them in the wrong order sees one that is late, not a trail cut off.
            let verdicts = try await fixture.store.write { transaction in
                [
                    try witness.keep(second, in: transaction),
                    try witness.keep(first, in: transaction),
                ]
            }
            #expect(verdicts == [.kept, .late])
        }
    }
}
