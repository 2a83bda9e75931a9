import ArgumentParser
import Audit
import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

@testable import homeward

/// What the command makes of evidence that somebody shows.
@Suite struct EvidenceReportTests {
    private let trace = TraceID.random()
    private let signer: CheckpointSigner

    init() throws {
        signer = try CheckpointSigner(SymmetricKeyBytes(bytes: Array(1...32)))
    }

    private func entry(_ number: Int64) throws -> [UInt8] {
        let who = try #require(AuditIdentity("spiffe://mps.homeward.gov.vn/officer/104-577"))
        let entry = AuditEntry(
            .write,
            at: Instant(millisecondsSinceEpoch: 1_782_800_000_000 - number),
            who: who,
            method: "cases.report.receive",
            outcome: .done,
            trace: trace
        )
        // As a trail writes it: number, service, entry.
        return try Wire.encode(Recorded(number: number, service: "cases", entry: entry))
    }

    private struct Recorded: Encodable {
        var number: Int64
        var service: String
        var entry: AuditEntry
    }

    /// A page of a trail of two entries, signed whole.
    private func proved() throws -> ProvedEntries {
        let leaves = [try entry(0), try entry(1)]
        let hashes = leaves.map(MerkleHash.leaf)
        let head = TreeHead(size: 2, root: .node(hashes[0], hashes[1]))
        let checkpoint = try Checkpoint(
            of: head,
            service: "cases",
            at: Instant(millisecondsSinceEpoch: 1_782_800_060_000),
            signer: signer
        )
        return ProvedEntries(
            asOf: Instant(millisecondsSinceEpoch: 1_782_800_070_000),
            entries: [0, 1].map { place in
                ProvedEntry(
                    number: Int64(place),
                    entry: Bytes(leaves[place]),
                    path: [Bytes(hashes[1 - place].bytes)]
                )
            },
            next: nil,
            size: 2,
            root: Bytes(head.root.bytes),
            checkpoint: Bytes(try Wire.encode(checkpoint)),
            consistency: [],
            key: Bytes(signer.publicKey.bytes)
        )
    }

    private func report(_ change: (inout ProvedEntries) throws -> Void) throws -> EvidenceReport {
        var proved = try proved()
        try change(&proved)
        var report = EvidenceReport(trace)
        report.add(
            ReadEvidence.Response(
                parts: [PartReport(service: "cases", status: .ok, asOf: proved.asOf)],
                evidence: [ServiceEvidence(service: "cases", proved: proved)],
                next: nil
            )
        )
        return report
    }

    @Test func `honest evidence is proved, oldest first`() throws {
        let report = try report { _ in }
        #expect(!report.isBad)
        #expect(report.entries.map(\.number) == [1, 0])
        #expect(report.entries.allSatisfy { $0.verdict == .signed })
        #expect(report.trails.map(\.tree) == [.signed])
        #expect(report.trails.map(\.signedEntries) == [2])
        let rows = EvidenceView(report).table.rows
        #expect(rows.allSatisfy { $0.contains("cases.report.receive") })
    }

    @Test func `every byte of what is shown matters`() throws {
        let honest = try proved()
        for place in honest.entries[0].entry.array.indices {
            let report = try report { proved in
                var bytes = proved.entries[0].entry.array
                bytes[place] ^= 1
                proved.entries[0].entry = Bytes(bytes)
            }
            #expect(report.isBad)
            #expect(report.entries.first { $0.number == 0 }?.verdict == .unproved)
            #expect(report.entries.first { $0.number == 1 }?.verdict == .signed)
        }
        for place in 0..<32 {
            func flipped(_ bytes: Bytes) -> Bytes {
                var array = bytes.array
                array[place] ^= 1
                return Bytes(array)
            }
            #expect(try report { $0.root = flipped($0.root) }.isBad)
            #expect(try report { $0.key = flipped($0.key) }.isBad)
            #expect(
                try report { $0.entries[1].path[0] = flipped($0.entries[1].path[0]) }.isBad
            )
        }
        let checkpoint = try #require(honest.checkpoint).array
        for place in checkpoint.indices {
            var changed = checkpoint
            changed[place] ^= 1
            #expect(try report { $0.checkpoint = Bytes(changed) }.isBad)
        }
    }

    @Test func `what has not the form of evidence proves nothing`() throws {
        let wrong: [(inout ProvedEntries) -> Void] = [
            { $0.root = Bytes([]) }, { $0.consistency = [Bytes([1])] },
            { $0.checkpoint = Bytes([7]) }, { $0.entries[0].path = [Bytes([1, 2])] },
            { $0.size = -1 }, { $0.entries[0].number = -1 }, { $0.size = .max },
            { $0.entries[0].number = .max },
        ]
        for change in wrong {
            let report = try report { change(&$0) }
            #expect(report.isBad)
        }
    }

    @Test func `a key that the service itself does not show is said, and is bad`() throws {
        var report = try report { _ in }
        let key = Bytes(signer.publicKey.bytes)
        report.confirm(key, of: "cases", shown: key)
        #expect(report.trails.map(\.isKeyConfirmed) == [true])
        #expect(!report.isBad)
        report.confirm(Bytes([UInt8](repeating: 1, count: 32)), of: "cases", shown: Bytes([2]))
        #expect(report.trails.map(\.isKeyConfirmed) == [false])
        #expect(report.isBad)
    }

    @Test(arguments: [
        ("0af7651916cd43dd8448eb211c80319c", "0af7651916cd43dd8448eb211c80319c"),
        (
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "0af7651916cd43dd8448eb211c80319c"
        ),
        ("0af76519-16cd-43dd-8448-eb211c80319c", "0af7651916cd43dd8448eb211c80319c"),
    ])
    func `a trace is typed as digits, as a traceparent, or as a call's name`(
        typed: String,
        trace: String
    ) throws {
        #expect(try TraceID.typed(typed).text == trace)
    }

    @Test(arguments: [
        "", "12/2026", "0AF7651916CD43DD8448EB211C80319C",
        "00000000000000000000000000000000", "Nguyễn Thị Hoà",
    ])
    func `anything else is refused before anything is sent`(typed: String) {
        #expect(throws: (any Error).self) { try TraceID.typed(typed) }
        #expect(throws: (any Error).self) { try EvidenceCommand.parse([typed]) }
    }

    @Test(arguments: Language.allCases)
    func `an error says its trace, to people and to programs`(language: Language) {
        let error = ServiceError(.notFound, reason: "record.notFound", "what")
        let call = homeward.CallFailure(
            daemon: .cases,
            method: "cases.report.fetch",
            error: error,
            trace: trace
        )
        let lines = Complaint(error, from: call, in: language).lines
        #expect(lines.last?.hasSuffix(trace.text) == true, "\(lines)")
        #expect(Complaint(error, in: language).trace == nil)
    }
}
