import Audit
import Foundation
import GRDB
import Logging
import Storage
import WireCodec

/// A trail in a store of its own, a signer, and the means to tamper behind the store's back.
struct TrailFixture {
    let path: String
    let store: Store
    let trail = AuditTrail(service: "cases")
    let signer: CheckpointSigner

    /// Lends a fresh trail in a folder that is removed afterwards.
    static func with<T>(_ body: (TrailFixture) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("homeward-audit-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let fixture = TrailFixture(
            path: folder + "/store",
            store: try await open(folder + "/store"),
            signer: try CheckpointSigner(SecretFile.loadOrCreate(folder + "/signer.key"))
        )
        let result = try await body(fixture)
        try await fixture.store.close()
        return result
    }

    /// Opens a store with the trail's tables.
    static func open(_ path: String) async throws -> Store {
        try await Store.open(
            at: path,
            migrations: AuditTrail.migrations + Witness.migrations,
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
        )
    }

    /// An entry that differs from others by its number only.
    static func entry(_ number: Int, in trace: TraceID? = nil) throws -> AuditEntry {
        guard let who = AuditIdentity("spiffe://mps.homeward.gov.vn/officer/104-577") else {
            throw Mistake()
        }
        return AuditEntry(
            .write,
            at: Instant(millisecondsSinceEpoch: 1_700_000_000_000 + Int64(number)),
            who: who,
            method: "cases.open",
            record: AuditReference("cases.case", Identifier(high: 7, low: UInt64(number % 3))),
            version: Int64(number),
            requestDigest: Bytes([1, 2, 3]),
            trace: trace
        )
    }

    /// A test's own mistake.
    struct Mistake: Error {}

    /// Appends entries, each in a transaction of its own.
    func append(_ numbers: Range<Int>) async throws {
        let trail = trail
        for number in numbers {
            let entry = try Self.entry(number)
            try await store.write { try trail.append(entry, in: $0) }
        }
    }

    /// Appends an entry of a trace.
    func append(_ number: Int, in trace: TraceID) async throws {
        let (trail, entry) = (trail, try Self.entry(number, in: trace))
        try await store.write { try trail.append(entry, in: $0) }
    }

    /// What the trail shows of a trace.
    func evidence(
        of trace: TraceID,
        from number: Int64 = 0,
        limit: Int = 100,
        under signed: Checkpoint? = nil
    ) async throws -> TraceEvidence {
        let trail = trail
        return try await store.read { snapshot in
            try trail.evidence(of: trace, from: number, limit: limit, under: signed, in: snapshot)
        }
    }

    /// The tree as it stands.
    func head() async throws -> TreeHead {
        let trail = trail
        return try await store.read { try trail.head(in: $0) }
    }

    /// Signs the tree as it stands.
    func sign() async throws -> Checkpoint {
        let (trail, signer) = (trail, signer)
        return try await store.write { transaction in
            try trail.sign(
                at: Instant(millisecondsSinceEpoch: 1_700_000_100_000),
                by: signer,
                in: transaction
            )
        }
    }

    /// Signs the tree for somebody who asks.
    func signExtension(at milliseconds: Int64 = 1_700_000_200_000) async throws -> Checkpoint? {
        let (trail, signer) = (trail, signer)
        return try await store.write { transaction in
            try trail.signExtension(
                at: Instant(millisecondsSinceEpoch: milliseconds),
                by: signer,
                in: transaction
            )
        }
    }

    /// Every checkpoint of the trail's own.
    func checkpoints() async throws -> [Checkpoint] {
        let trail = trail
        return try await store.read { try trail.checkpoints(in: $0) }
    }

    /// Verifies with what others keep.
    func verify(_ others: [Checkpoint]) async throws -> AuditReport {
        try await AuditVerifier(service: "cases", key: signer.publicKey).verify(store, with: others)
    }
}

/// What somebody with the file in hand can do.
extension TrailFixture {
    /// Changes the file behind the store's back.
    func tamper(_ sql: String) async throws {
        try await withFile { try $0.execute(sql: sql) }
    }

    /// Changes an entry's bytes, so that they still read as an entry.
    func alter(_ number: Int) async throws {
        try await withFile { database in
            let found = try Data.fetchOne(
                database,
                sql: "SELECT entry FROM audit_entries WHERE number = ?",
                arguments: [number]
            )
            guard var bytes = found, let place = bytes.range(of: Data("cases.open".utf8)) else {
                throw Mistake()
            }
            bytes.replaceSubrange(place, with: Data("cases.shut".utf8))
            try database.execute(
                sql: "UPDATE audit_entries SET entry = ? WHERE number = ?",
                arguments: [bytes, number]
            )
        }
    }

    /// Makes an entry's own hash that of its bytes.
    func adaptLeaf(_ number: Int) async throws {
        try await withFile { database in
            let found = try Data.fetchOne(
                database,
                sql: "SELECT entry FROM audit_entries WHERE number = ?",
                arguments: [number]
            )
            guard let found else { throw Mistake() }
            try database.execute(
                sql: "UPDATE audit_nodes SET hash = ? WHERE level = 0 AND place = ?",
                arguments: [Data(MerkleHash.leaf([UInt8](found)).bytes), number]
            )
        }
    }

    /// What a trail of the same length shows in which the entries from a number on ended otherwise.
    func rewritten(from number: Int, to count: Int, in trace: TraceID) async throws -> TraceEvidence
    {
        let forged = try await Self.open(path + ".forged")
        let trail = trail
        for place in 0..<count {
            var entry = try Self.entry(place, in: trace)
            if place >= number { entry.outcome = .failed }
            let changed = entry
            try await forged.write { try trail.append(changed, in: $0) }
        }
        let evidence = try await forged.read { snapshot in
            try trail.evidence(of: trace, limit: count, in: snapshot)
        }
        try await forged.close()
        return evidence
    }

    /// How the file's engine goes about a query.
    func plan(_ sql: String) async throws -> [String] {
        let queue = try DatabaseQueue(path: path)
        let plan = try await queue.read { database in
            try Row.fetchAll(
                database,
                sql: "EXPLAIN QUERY PLAN " + sql,
                arguments: [Data(), 0, 100, 1]
            ).map { row in row["detail"] as String }
        }
        try queue.close()
        return plan
    }

    /// Writes the whole trail anew with other entries from a number on: hashes, sequence and all.
    ///
    /// They are made in a store beside it, and put in place of those behind the store's back.
    func rewrite(from number: Int, to count: Int) async throws {
        let forged = try await Self.open(path + ".forged")
        let trail = trail
        for place in 0..<count {
            var entry = try Self.entry(place)
            if place >= number { entry.outcome = .failed }
            let changed = entry
            try await forged.write { try trail.append(changed, in: $0) }
        }
        try await forged.close()
        let queue = try DatabaseQueue(path: path)
        try await queue.writeWithoutTransaction { [forgery = path + ".forged"] database in
            try database.execute(sql: "ATTACH ? AS forged", arguments: [forgery])
            try database.execute(
                sql: """
                    DELETE FROM main.audit_entries;
                    DELETE FROM main.audit_nodes;
                    DELETE FROM main.audit_checkpoints;
                    INSERT INTO main.audit_entries SELECT * FROM forged.audit_entries;
                    INSERT INTO main.audit_nodes SELECT * FROM forged.audit_nodes;
                    UPDATE main.storage_sequences SET last = \(count) WHERE name = 'audit';
                    """
            )
            try database.execute(sql: "DETACH forged")
        }
        try queue.close()
    }

    private func withFile(_ body: @escaping @Sendable (Database) throws -> Void) async throws {
        let queue = try DatabaseQueue(path: path)
        try await queue.write(body)
        try queue.close()
    }
}
