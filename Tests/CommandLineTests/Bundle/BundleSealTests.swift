import Crypto
import Foundation
import RPC
import RPCTransport
import Testing
import Vocabulary
import WireCodec

@testable import homeward

/// A bundle's file is signed and sealed, and nothing of it is believed before both hold.
@Suite struct BundleSealTests {
    private func post() async throws -> Post {
        var post = try Post()
        try await post.recordReport()
        return post
    }

    @Test func `what was sealed is what is opened`() async throws {
        let post = try await post()
        #expect(try await post.open(post.sealed()) == post.bundle)
    }

    @Test func `no name can be read in the file`() async throws {
        let bytes = try await post().sealed()
        for part in Post.canary.split(separator: " ") {
            #expect(Data(bytes).firstRange(of: Data(part.utf8)) == nil)
        }
        #expect(Data(bytes).firstRange(of: Data("cases.report".utf8)) == nil)
        #expect(Data(bytes).firstRange(of: Data("officer".utf8)) == nil)
    }

    @Test func `a flipped bit anywhere is noticed`() async throws {
        let post = try await post()
        let bytes = try post.sealed()
        for index in bytes.indices {
            var altered = bytes
            altered[index] ^= 1 << UInt8(index % 8)
            await #expect(throws: BundleError.self, "byte \(index)") {
                try await post.open(altered)
            }
        }
    }

    @Test func `a file that was cut off anywhere is refused`() async throws {
        let post = try await post()
        let bytes = try post.sealed()
        for count in bytes.indices {
            let cut = Array(bytes.prefix(count))
            await #expect(throws: BundleError.notABundle) { try await post.open(cut) }
        }
        await #expect(throws: BundleError.notABundle) { try await post.open(bytes + [0]) }
    }

    @Test func `claimed lengths take no memory, and random bytes do no harm`() async throws {
        let post = try await post()
        for head: [UInt8] in [[0x5b], [0x9b], [0xbb], [0x7b]] {
            let claim = head + [0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]
            await #expect(throws: BundleError.notABundle) { try await post.open(claim) }
        }
        let large = [UInt8](repeating: 0, count: OfflineBundle.mostBytes + 1)
        await #expect(throws: BundleError.tooLarge) { try await post.open(large) }
    }

    @Test func `another version of the format is named`() async throws {
        let post = try await post()
        var file = try Wire.decode(WireValue.self, from: try post.sealed())
        guard case .map(var entries) = file, case .map(var header) = entries[0].value else {
            Issue.record("the file is a map that begins with its header")
            return
        }
        header[1].value = .unsigned(2)
        entries[0].value = .map(header)
        file = .map(entries)
        let bytes = try Wire.encode(file)
        await #expect(throws: BundleError.otherVersion(2)) { try await post.open(bytes) }
    }

    @Test func `another officer can neither open nor import it`() async throws {
        let post = try await post()
        let bytes = try post.sealed()
        let other = try Post(officer: "201-103")
        await #expect(throws: BundleError.sealedForAnother) { try await other.open(bytes) }
    }

    @Test func `a bundle that somebody else made for my key is not mine`() async throws {
        let mine = try await post()
        let other = try Post(officer: "201-103")
        // Signed by the other, closed with a key that both hold: as if it had been sealed for me.
        let signer = try Post.signer(
            IssuedPair(certificate: other.signer, key: other.signer.key).issued
        )
        var bundle = mine.bundle
        bundle.maker = other.signer.identity
        bundle.recipient = BundleSigner.digest(of: signer.key.publicKey)
        let bytes = try BundleSeal.close(bundle, by: signer)
        await #expect(throws: BundleError.madeByAnother(other.signer.identity)) {
            try await BundleSeal.open(bytes, by: mine.signer, keys: [signer.key], now: mine.now)
        }
    }

    @Test func `a signature of another key is refused`() async throws {
        let post = try await post()
        let other = try Post(officer: "201-845")
        // The maker's certificate with somebody else's key.
        let forger = try Post.signer(
            IssuedPair(certificate: post.signer, key: other.signer.key).issued
        )
        var bundle = post.bundle
        bundle.recipient = BundleSigner.digest(of: forger.key.publicKey)
        let bytes = try BundleSeal.close(bundle, by: forger)
        await #expect(throws: BundleError.badSignature) {
            try await BundleSeal.open(
                bytes,
                by: post.signer,
                keys: [forger.key],
                now: post.now
            )
        }
    }

    @Test func `another authority's certificate with the same name is refused`() async throws {
        let post = try await post()
        let foreign = try DevelopmentAuthority(domain: "mod.homeward.test")
        let signer = try Post.signer(foreign.issueOfficer("201-845"))
        let bytes = try BundleSeal.close(Post.begun(by: signer, at: post.now), by: signer)
        await #expect(throws: BundleError.untrustedSigner) {
            try await BundleSeal.open(bytes, by: post.signer, keys: [signer.key], now: post.now)
        }
    }

    @Test func `an authority that names an officer of another ministry is refused`() async throws {
        let post = try await post()
        let issued = try Post.authority.get().issue(
            CertificateRequest(
                uris: ["spiffe://mps.homeward.test/officer/104-577"],
                usages: [.client],
                validFor: .seconds(86_400)
            )
        )
        let signer = try Post.signer(issued)
        let bytes = try BundleSeal.close(Post.begun(by: signer, at: post.now), by: signer)
        await #expect(throws: BundleError.untrustedSigner) {
            try await BundleSeal.open(bytes, by: signer, now: post.now)
        }
    }

    @Test
    func `a certificate that had ended when it signed is refused, one that ended since is not`()
        async throws
    {
        let now = Instant.now
        let short = try Post.authority.get().issueOfficer("201-845", validFor: .seconds(86_400))
        let signer = try Post.signer(short)
        var bundle = Post.begun(by: signer, at: now)
        let bytes = try BundleSeal.close(bundle, by: signer)
        let later = now.advanced(by: .seconds(30 * 86_400))
        let renewed = try Post.signer(Post.authority.get().issueOfficer("201-845"))
        let opened = try await BundleSeal.open(
            bytes,
            by: renewed,
            keys: [signer.key],
            now: later
        )
        #expect(opened == bundle)
        bundle.sealedAt = later
        let late = try BundleSeal.close(bundle, by: signer)
        await #expect(throws: BundleError.untrustedSigner) {
            try await BundleSeal.open(late, by: renewed, keys: [signer.key], now: later)
        }
    }

    @Test func `a bundle of the future, or older than replies are kept, is refused`() async throws {
        var post = try await post()
        post.bundle.sealedAt = post.now.advanced(by: .seconds(3_600))
        let early = try post.sealed()
        await #expect(throws: BundleError.wrongTime) { try await post.open(early) }
        let days = IdempotencyKey.daysKept
        let end = post.bundle.begunAt.advanced(by: .seconds(days * 86_400))
        #expect(throws: BundleError.tooOld) { try BundleImport(post.bundle, at: end) }
        _ = try BundleImport(post.bundle, at: end.advanced(by: .seconds(-1)))
    }

    @Test func `too many entries, and one key for two, are refused`() async throws {
        var post = try await post()
        post.bundle.entries.append(post.bundle.entries[0])
        let twice = try post.sealed()
        await #expect(throws: BundleError.badEntry(2)) { try await post.open(twice) }
        let entry = post.bundle.entries[0]
        post.bundle.entries = Array(repeating: entry, count: OfflineBundle.mostEntries + 1)
        let many = try post.sealed()
        await #expect(throws: BundleError.tooLarge) { try await post.open(many) }
    }
}

/// One officer's certificate with a key of somebody's choice, as PEM.
private struct IssuedPair {
    let certificate: BundleSigner
    let key: P256.Signing.PrivateKey

    var issued: (certificatePEM: String, privateKeyPEM: String) {
        let lines = Data(certificate.chain[0].array).base64EncodedString(
            options: [.lineLength64Characters, .endLineWithLineFeed]
        )
        return (
            "-----BEGIN CERTIFICATE-----\n\(lines)\n-----END CERTIFICATE-----\n",
            key.pemRepresentation
        )
    }
}

extension Post {
    /// A signer of any two PEM texts.
    fileprivate static func signer(
        _ issued: (certificatePEM: String, privateKeyPEM: String)
    ) throws -> BundleSigner {
        try BundleSigner(
            certificatePEM: issued.certificatePEM,
            keyPEM: issued.privateKeyPEM,
            anchorsPEM: authority.get().certificatePEM
        )
    }
}
