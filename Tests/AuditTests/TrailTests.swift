import Audit
import Foundation
import Storage
import Testing
import WireCodec

/// The trail: in the act's transaction, found again, proved.
struct TrailTests {
    /// What a refused act throws.
    private struct Refused: Error {}

    @Test func `an act that is undone leaves no entry and no gap`() async throws {
        try await TrailFixture.with { fixture in
            let trail = fixture.trail
            try await fixture.append(0..<3)
            let entry = try TrailFixture.entry(99)
            await #expect(throws: Refused.self) {
                try await fixture.store.write { transaction in
                    try trail.append(entry, in: transaction)
                    throw Refused()
                }
            }
            try await fixture.append(3..<5)
            let numbers = try await fixture.store.read { try trail.entries(in: $0).map(\.number) }
            #expect(numbers == [0, 1, 2, 3, 4])
            #expect(try await fixture.verify([]).isIntact)
        }
    }

    @Test func `an entry comes back with every field`() async throws {
        let who = try #require(AuditIdentity("spiffe://mps.homeward.gov.vn/service/gateway"))
        let officer = try #require(AuditIdentity("spiffe://mps.homeward.gov.vn/officer/104-577"))
        let secret = SymmetricKeyBytes(bytes: Array(repeating: 1, count: 32))
        let entry = AuditEntry(
            .identityRead,
            at: Instant(millisecondsSinceEpoch: 1_700_000_000_123),
            who: who,
            onBehalfOf: officer,
            method: "victims.identity",
            record: AuditReference("victims.victim", .random()),
            version: 3,
            purpose: "reception",
            caseReference: AuditReference("cases.case", .random()),
            outcome: .refused,
            reason: "noRelation",
            count: 12,
            requestDigest: RequestDigester(secret).digest(of: [1]),
            call: .random(),
            trace: .random()
        )
        try await TrailFixture.with { fixture in
            let trail = fixture.trail
            try await fixture.store.write { try trail.append(entry, in: $0) }
            let found = try await fixture.store.read { try trail.entries(in: $0) }
            #expect(found.map(\.entry) == [entry])
            // Under the officer, not under the service that called for him.
            let byOfficer = try await fixture.store.read { try trail.entries(by: officer, in: $0) }
            #expect(byOfficer.count == 1)
            #expect(try await fixture.store.read { try trail.entries(by: who, in: $0) }.isEmpty)
        }
    }

    @Test func `entries about a record are found in pages`() async throws {
        try await TrailFixture.with { fixture in
            let trail = fixture.trail
            try await fixture.append(0..<20)
            let record = AuditReference("cases.case", Identifier(high: 7, low: 1))
            var (found, next) = ([Int64](), Int64(0))
            while true {
                let from = next
                let page = try await fixture.store.read {
                    try trail.entries(about: record, from: from, limit: 2, in: $0)
                }
                guard let last = page.last else { break }
                found += page.map(\.number)
                next = last.number + 1
            }
            #expect(found == [1, 4, 7, 10, 13, 16, 19])
        }
    }

    @Test func `an entry is proved to whoever holds only a checkpoint`() async throws {
        try await TrailFixture.with { fixture in
            let trail = fixture.trail
            try await fixture.append(0..<21)
            let checkpoint = try await fixture.sign()
            try await fixture.append(21..<30)
            #expect(checkpoint.isSigned(by: fixture.signer.publicKey))
            for number in Int64(0)..<21 {
                let (entry, proof) = try await fixture.store.read { snapshot in
                    try trail.inclusionProof(of: number, size: checkpoint.size, in: snapshot)
                }
                #expect(
                    MerkleProof.isIncluded(
                        .leaf(entry),
                        at: number,
                        size: checkpoint.size,
                        root: checkpoint.root,
                        proof: proof
                    )
                )
            }
            await #expect(throws: AuditError.noSuchSize) {
                try await fixture.store.read { try trail.consistencyProof(from: 1, to: 31, in: $0) }
            }
        }
    }

    @Test func `a tree that has not grown keeps its checkpoint`() async throws {
        try await TrailFixture.with { fixture in
            try await fixture.append(0..<2)
            let first = try await fixture.sign()
            #expect(try await fixture.sign() == first)
            try await fixture.append(2..<3)
            #expect(try await fixture.sign().size == 3)
        }
    }

    @Test(arguments: ["", "Nguyễn", "two words", "Upper", "a\u{0}", "a/b", longWord])
    func `what is no word of the program does not become one`(text: String) {
        #expect(AuditWord(vouchedFor: text) == nil)
        #expect(AuditIdentity(text) == nil)
        #expect(AuditIdentity("spiffe://" + text + " ") == nil)
    }

    private static let longWord = String(repeating: "a", count: 81)
}

/// Keys outside the database.
struct SecretTests {
    @Test func `a key file that others can read, or of another length, is refused`() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("homeward-keys-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.path + "/key"
        let made = try SecretFile.loadOrCreate(path)
        #expect(try SecretFile.load(path).bytes == made.bytes)
        #expect(try SecretFile.loadOrCreate(path).bytes == made.bytes)
        #expect("\(made)" == "a secret")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        #expect(throws: AuditError.self) { try SecretFile.load(path) }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        for count in [0, 31, 33] {
            try Data(count: count).write(to: URL(fileURLWithPath: path))
            #expect(throws: AuditError.self, "\(count) bytes") { try SecretFile.load(path) }
        }
        #expect(throws: AuditError.self) { try SecretFile.load(path + ".none") }
    }

    @Test func `a request's digest depends on the key`() {
        let first = RequestDigester(SymmetricKeyBytes(bytes: Array(repeating: 1, count: 32)))
        let second = RequestDigester(SymmetricKeyBytes(bytes: Array(repeating: 2, count: 32)))
        #expect(first.digest(of: [1]) == first.digest(of: [1]))
        #expect(first.digest(of: [1]) != first.digest(of: [2]))
        #expect(first.digest(of: [1]) != second.digest(of: [1]))
        #expect(first.digest(of: [1]).count == 32)
    }
}
