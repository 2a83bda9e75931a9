import Audit
import Foundation
import GRDB
import Storage
import Testing
import WireCodec

/// What a trail shows of a trace, and what that is worth to somebody who believes nobody.
struct TraceEvidenceTests {
    private let trace = TraceID.random()

    /// A trail in which every third entry belongs to the trace; signed up to a size.
    private func withTrail(
        _ count: Int = 30,
        signedTo size: Int = 30,
        _ body: (TrailFixture, EvidenceVerifier) async throws -> Void
    ) async throws {
        try await TrailFixture.with { fixture in
            for number in 0..<count {
                try await fixture.append(number, in: number % 3 == 0 ? trace : .random())
                if number + 1 == size { _ = try await fixture.sign() }
            }
            let verifier = EvidenceVerifier(
                service: "cases",
                trace: trace,
                key: fixture.signer.publicKey
            )
            try await body(fixture, verifier)
        }
    }

    @Test func `the entries of a trace are found, in order, and each is proved`() async throws {
        try await withTrail { fixture, verifier in
            let evidence = try await fixture.evidence(of: trace)
            #expect(evidence.entries.map(\.number) == Array(stride(from: 0, to: 30, by: 3)))
            #expect(evidence.next == nil)
            #expect(evidence.head == (try await fixture.head()))
            #expect(verifier.judge(evidence) == .signed)
            for entry in evidence.entries {
                let (verdict, said) = verifier.judge(entry, of: evidence)
                #expect(verdict == .signed)
                #expect(said == (try TrailFixture.entry(Int(entry.number), in: trace)))
            }
        }
    }

    @Test func `a page says where there is more`() async throws {
        try await withTrail { fixture, verifier in
            var (numbers, from) = ([Int64](), Int64(0))
            while true {
                let page = try await fixture.evidence(of: trace, from: from, limit: 4)
                #expect(page.entries.count <= 4)
                numbers += page.entries.map(\.number)
                #expect(page.entries.allSatisfy { verifier.judge($0, of: page).verdict == .signed })
                guard let next = page.next else { break }
                from = next
            }
            #expect(numbers == Array(stride(from: 0, to: 30, by: 3)))
        }
    }

    @Test func `of a trace that nobody knows there is nothing`() async throws {
        try await withTrail { fixture, _ in
            let evidence = try await fixture.evidence(of: .random())
            #expect(evidence.entries.isEmpty && evidence.next == nil)
        }
    }

    @Test func `what came after the checkpoint is in the tree and not signed yet`() async throws {
        try await withTrail(signedTo: 13) { fixture, verifier in
            let evidence = try await fixture.evidence(of: trace)
            #expect(verifier.judge(evidence) == .signed)
            for entry in evidence.entries {
                let verdict = verifier.judge(entry, of: evidence).verdict
                #expect(verdict == (entry.number < 13 ? .signed : .unsigned))
            }
        }
    }

    @Test func `before the first checkpoint nothing is signed`() async throws {
        try await withTrail(signedTo: 0) { fixture, verifier in
            let evidence = try await fixture.evidence(of: trace)
            #expect(verifier.judge(evidence) == .unsigned)
            #expect(
                evidence.entries.allSatisfy {
                    verifier.judge($0, of: evidence).verdict == .unsigned
                }
            )
        }
    }

    @Test func `an altered entry does not prove, and the others do`() async throws {
        try await withTrail { fixture, verifier in
            try await fixture.alter(6)
            let evidence = try await fixture.evidence(of: trace)
            for entry in evidence.entries {
                let (verdict, said) = verifier.judge(entry, of: evidence)
                #expect(verdict == (entry.number == 6 ? .unproved : .signed))
                #expect(said != nil)
            }
        }
    }

    @Test func `an entry whose leaf was adapted as well does not prove`() async throws {
        try await withTrail { fixture, verifier in
            try await fixture.alter(6)
            try await fixture.adaptLeaf(6)
            let evidence = try await fixture.evidence(of: trace)
            let entry = try #require(evidence.entries.first { $0.number == 6 })
            #expect(verifier.judge(entry, of: evidence).verdict == .unproved)
        }
    }

    @Test func `a trail that was written anew does not begin with what was signed`() async throws {
        try await withTrail { fixture, verifier in
            let honest = try await fixture.evidence(of: trace)
            let forged = try await fixture.rewritten(from: 3, to: 30, in: trace)
            let shown = TraceEvidence(
                entries: forged.entries,
                next: nil,
                head: forged.head,
                checkpoint: honest.checkpoint,
                consistency: honest.consistency
            )
            #expect(verifier.judge(shown) == .rewritten)
            #expect(shown.entries.allSatisfy { verifier.judge($0, of: shown).verdict != .signed })
        }
    }

    @Test func `another's key, another's checkpoint and no key sign nothing`() async throws {
        try await withTrail { fixture, _ in
            let evidence = try await fixture.evidence(of: trace)
            let stranger = try CheckpointSigner(SymmetricKeyBytes(bytes: Array(0..<32)))
            let key = fixture.signer.publicKey
            for verifier in [
                EvidenceVerifier(service: "cases", trace: trace, key: stranger.publicKey),
                EvidenceVerifier(service: "cases", trace: trace, key: nil),
                EvidenceVerifier(service: "liaison", trace: trace, key: key),
            ] {
                #expect(verifier.judge(evidence) == .forged)
                #expect(
                    evidence.entries.allSatisfy {
                        verifier.judge($0, of: evidence).verdict != .signed
                    }
                )
            }
        }
    }

    @Test func `an entry of another trace is not passed off as one of this`() async throws {
        try await withTrail { fixture, _ in
            let evidence = try await fixture.evidence(of: trace)
            let other = EvidenceVerifier(
                service: "cases",
                trace: .random(),
                key: fixture.signer.publicKey
            )
            for entry in evidence.entries {
                #expect(other.judge(entry, of: evidence).verdict == .foreign)
            }
        }
    }

    @Test func `an entry filed under another trace is found by whoever verifies`() async throws {
        try await withTrail { fixture, verifier in
            try await fixture.tamper(
                "UPDATE audit_entries SET trace = (SELECT trace FROM audit_entries WHERE number = 0)"
                    + " WHERE number = 1"
            )
            let evidence = try await fixture.evidence(of: trace)
            let filed = try #require(evidence.entries.first { $0.number == 1 })
            #expect(verifier.judge(filed, of: evidence).verdict == .foreign)
            #expect(try await fixture.verify([]).findings == [.misfiled(number: 1)])
        }
    }

    @Test func `finding is not a walk`() async throws {
        try await withTrail(1, signedTo: 0) { fixture, _ in
            let plan = try await fixture.plan(
                "SELECT number, entry FROM audit_entries WHERE trace = ? AND number >= ?"
                    + " AND number < ? ORDER BY number LIMIT ?"
            )
            #expect(plan.contains { $0.contains("USING INDEX audit_entries_trace") }, "\(plan)")
            #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
        }
    }
}
