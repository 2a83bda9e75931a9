import Audit
import Foundation
import Logging
import Storage
import Testing
import WireCodec

/// A trail that a program wrote which knew no traces.
struct EarlierTrailTests {
    /// An entry in the form of then, field by field.
    private struct EarlierEntry: Codable {
        var event = "write"
        var at: Instant
        var who = "spiffe://mps.homeward.gov.vn/officer/104-577"
        var method = "cases.open"
        var version: Int64
        var outcome = "done"
        var requestDigest = Bytes([1, 2, 3])
        var call: Identifier

        init(_ number: Int) {
            at = Instant(millisecondsSinceEpoch: 1_700_000_000_000 + Int64(number))
            version = Int64(number)
            call = Identifier(high: 9, low: UInt64(number))
        }
    }

    private struct EarlierRecorded: Codable {
        var number: Int64
        var service = "cases"
        var entry: EarlierEntry
    }

    private static func bytes(_ number: Int) throws -> [UInt8] {
        try Wire.encode(EarlierRecorded(number: Int64(number), entry: EarlierEntry(number)))
    }

    @Test func `an entry of then is read, and written again has the same bytes`() throws {
        let bytes = try Self.bytes(3)
        let recorded = try Wire.decode(RecordedEntry.self, from: bytes)
        #expect(recorded.entry.trace == nil)
        #expect(recorded.entry.call == Identifier(high: 9, low: 3))
        #expect(try Wire.encode(recorded) == bytes)
    }

    @Test func `a store of then opens, grows, and verifies whole against a checkpoint of then`()
        async throws
    {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("homeward-audit-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
        let signer = try CheckpointSigner(SecretFile.loadOrCreate(folder + "/signer.key"))
        let (kept, old) = try await Self.writeThen(folder + "/store", 11, signer)

        let store = try await TrailFixture.open(folder + "/store")
        let trail = AuditTrail(service: "cases")
        let trace = TraceID.random()
        for number in 11..<23 {
            let entry = try TrailFixture.entry(number, in: trace)
            try await store.write { try trail.append(entry, in: $0) }
        }
        let stored = try await store.read { snapshot in
            try snapshot.rows("SELECT entry FROM audit_entries ORDER BY number LIMIT 11")
                .map { row in try row["entry"] as [UInt8] }
        }
        #expect(stored == old)
        let report = try await AuditVerifier(service: "cases", key: signer.publicKey)
            .verify(store, with: [kept])
        #expect(report.isIntact, "\(report.findings)")
        #expect(report.head.size == 23 && report.unwitnessed == 12)

        let evidence = try await store.read { snapshot in
            try trail.evidence(of: trace, limit: 100, in: snapshot)
        }
        let verifier = EvidenceVerifier(service: "cases", trace: trace, key: signer.publicKey)
        #expect(evidence.entries.map(\.number) == Array(11..<23))
        #expect(verifier.judge(evidence) == .signed)
        #expect(
            evidence.entries.allSatisfy { verifier.judge($0, of: evidence).verdict == .unsigned }
        )
        try await store.close()
    }

    /// Makes a store with the tables of then and so many entries; answers a checkpoint of them, and their
    /// bytes.
    private static func writeThen(
        _ path: String,
        _ count: Int,
        _ signer: CheckpointSigner
    ) async throws -> (Checkpoint, [[UInt8]]) {
        let store = try await Store.open(
            at: path,
            migrations: AuditTrail.migrations.prefix(1) + Witness.migrations,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        )
        var tree = MerkleFrontier()
        var written: [[UInt8]] = []
        for number in 0..<count {
            let bytes = try bytes(number)
            let nodes = tree.append(leaf: .leaf(bytes))
            let entry = EarlierEntry(number)
            written.append(bytes)
            try await store.write { transaction in
                #expect(try transaction.advance("audit") == Int64(number + 1))
                try transaction.execute(
                    """
                    INSERT INTO audit_entries (number, at, who, record, entry)
                    VALUES ($1, $2, $3, $4, $5)
                    """,
                    number,
                    entry.at.millisecondsSinceEpoch,
                    entry.who,
                    String?.none,
                    bytes
                )
                for node in nodes {
                    try transaction.execute(
                        "INSERT INTO audit_nodes (level, place, hash) VALUES ($1, $2, $3)",
                        node.level,
                        node.index,
                        node.hash.bytes
                    )
                }
            }
        }
        let trail = AuditTrail(service: "cases")
        let checkpoint = try await store.write { transaction in
            try trail.sign(
                at: Instant(millisecondsSinceEpoch: 1_700_000_100_000),
                by: signer,
                in: transaction
            )
        }
        #expect(checkpoint.head == TreeHead(size: tree.size, root: tree.root))
        try await store.close()
        return (checkpoint, written)
    }
}
