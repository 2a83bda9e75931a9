import Audit
import Testing
import WireCodec

/// The verifier names what somebody with the file in hand has done to it.
struct VerifierTests {
    @Test func `an untouched trail is intact, however long`() async throws {
        try await TrailFixture.with { fixture in
            #expect(try await fixture.verify([]).isIntact)
            var kept: [Checkpoint] = [try await fixture.sign()]
            for size in [1, 2, 7, 20] {
                let before = Int(kept.last?.size ?? 0)
                try await fixture.append(before..<size)
                kept.append(try await fixture.sign())
            }
            try await fixture.append(20..<23)
            let report = try await fixture.verify(kept)
            #expect(report.findings.isEmpty, "\(report.findings)")
            #expect(report.head.size == 23)
            #expect(report.unwitnessed == 3)
            #expect(try await fixture.head() == report.head)
        }
    }

    @Test(arguments: [0, 5, 19]) func `an altered entry is named`(number: Int) async throws {
        try await TrailFixture.with { fixture in
            try await fixture.append(0..<20)
            let kept = try await fixture.sign()
            try await fixture.alter(number)
            #expect(try await fixture.verify([kept]).findings == [.altered(number: Int64(number))])
        }
    }

    @Test func `an altered entry is named although its own hash was adapted`() async throws {
        try await TrailFixture.with { fixture in
            try await fixture.append(0..<20)
            let kept = try await fixture.sign()
            try await fixture.alter(5)
            try await fixture.adaptLeaf(5)
            let findings = try await fixture.verify([kept]).findings
            #expect(findings.contains(.brokenTree(from: 4, to: 5)), "\(findings)")
            #expect(findings.contains(.rewritten(from: 0, to: 19)), "\(findings)")
        }
    }

    @Test(arguments: [0, 7, 18]) func `a missing entry is named`(number: Int) async throws {
        try await TrailFixture.with { fixture in
            try await fixture.append(0..<20)
            let kept = try await fixture.sign()
            try await fixture.tamper("DELETE FROM audit_entries WHERE number = \(number)")
            #expect(
                try await fixture.verify([kept]).findings == [
                    .missing(number: Int64(number)), .miscounted(entries: 19, handedOut: 20),
                ]
            )
        }
    }

    @Test func `a missing entry is named although its hash is gone too`() async throws {
        try await TrailFixture.with { fixture in
            try await fixture.append(0..<20)
            try await fixture.tamper("DELETE FROM audit_entries WHERE number = 7")
            try await fixture.tamper("DELETE FROM audit_nodes WHERE level = 0 AND place = 7")
            let findings = try await fixture.verify([]).findings
            #expect(findings.contains(.missing(number: 7)), "\(findings)")
        }
    }

    @Test func `entries that changed places are named`() async throws {
        try await TrailFixture.with { fixture in
            try await fixture.append(0..<20)
            let kept = try await fixture.sign()
            try await fixture.tamper("UPDATE audit_entries SET number = -1 WHERE number = 4")
            try await fixture.tamper("UPDATE audit_entries SET number = 4 WHERE number = 9")
            try await fixture.tamper("UPDATE audit_entries SET number = 9 WHERE number = -1")
            #expect(
                try await fixture.verify([kept]).findings == [
                    .reordered(number: 4, recordedAs: 9), .reordered(number: 9, recordedAs: 4),
                ]
            )
        }
    }

    @Test func `a trail that was cut is noticed by what others keep`() async throws {
        try await TrailFixture.with { fixture in
            try await fixture.append(0..<20)
            let kept = try await fixture.sign()
            // All traces of the last five entries, the service's own checkpoint among them.
            try await fixture.tamper("DELETE FROM audit_entries WHERE number >= 15")
            try await fixture.tamper("DELETE FROM audit_nodes WHERE ((place + 1) << level) > 15")
            try await fixture.tamper("DELETE FROM audit_checkpoints")
            try await fixture.tamper("UPDATE storage_sequences SET last = 15 WHERE name = 'audit'")
            #expect(try await fixture.verify([]).isIntact)
            #expect(
                try await fixture.verify([kept]).findings == [.cut(size: 15, checkpoint: 20)]
            )
        }
    }

    @Test func `entries cut off before anybody saw them are named by the count`() async throws {
        try await TrailFixture.with { fixture in
            try await fixture.append(0..<20)
            try await fixture.tamper("DELETE FROM audit_entries WHERE number >= 18")
            try await fixture.tamper("DELETE FROM audit_nodes WHERE ((place + 1) << level) > 18")
            #expect(
                try await fixture.verify([]).findings == [
                    .missing(number: 18), .missing(number: 19),
                    .miscounted(entries: 18, handedOut: 20),
                ]
            )
        }
    }

    @Test func `a trail written anew is caught between the checkpoints around it`() async throws {
        try await TrailFixture.with { fixture in
            var kept: [Checkpoint] = []
            for size in [5, 10, 15, 20] {
                try await fixture.append((size - 5)..<size)
                kept.append(try await fixture.sign())
            }
            try await fixture.rewrite(from: 12, to: 20)
            // By itself it is a perfect trail.
            #expect(try await fixture.verify([]).isIntact)
            #expect(try await fixture.verify(kept).findings == [.rewritten(from: 10, to: 14)])
        }
    }

    @Test func `an entry under another officer or record is named`() async throws {
        try await TrailFixture.with { fixture in
            try await fixture.append(0..<6)
            try await fixture.tamper("UPDATE audit_entries SET who = 'nobody' WHERE number = 2")
            try await fixture.tamper("UPDATE audit_entries SET record = NULL WHERE number = 3")
            try await fixture.tamper("UPDATE audit_entries SET at = 0 WHERE number = 4")
            #expect(
                try await fixture.verify([]).findings == [
                    .misfiled(number: 2), .misfiled(number: 3), .misfiled(number: 4),
                ]
            )
        }
    }

    @Test func `bytes that are no entry are named, and stop nothing`() async throws {
        try await TrailFixture.with { fixture in
            try await fixture.append(0..<6)
            try await fixture.tamper("UPDATE audit_entries SET entry = x'ff00' WHERE number = 2")
            try await fixture.alter(4)
            #expect(
                try await fixture.verify([]).findings == [
                    .altered(number: 2), .unreadable(number: 2), .altered(number: 4),
                ]
            )
        }
    }

    @Test func `a number put far beyond the others is named and not walked up to`() async throws {
        try await TrailFixture.with { fixture in
            try await fixture.append(0..<6)
            try await fixture.tamper(
                "UPDATE audit_entries SET number = 4611686018427387904 WHERE number = 5"
            )
            let findings = try await fixture.verify([]).findings
            #expect(findings.contains(.misfiled(number: 4_611_686_018_427_387_904)))
            #expect(findings.contains(.missing(number: 5)))
        }
    }

    @Test func `a checkpoint with another's signature is not trusted`() async throws {
        try await TrailFixture.with { fixture in
            try await fixture.append(0..<6)
            let head = try await fixture.head()
            let secret = SymmetricKeyBytes(bytes: Array(repeating: 7, count: 32))
            let forged = try Checkpoint(
                of: TreeHead(size: 4, root: head.root),
                service: "cases",
                at: Instant(millisecondsSinceEpoch: 0),
                signer: CheckpointSigner(secret)
            )
            #expect(try await fixture.verify([forged]).findings == [.forgedCheckpoint(size: 4)])
        }
    }
}
