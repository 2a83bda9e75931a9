import CasesServer
import Crypto
import Foundation
import RPC
import RPCTransport
import ServiceContracts
import TestSupport
import Vocabulary
import WireCodec

@testable import homeward

/// A border post without a connection: its officer's certificate, and what they record.
struct Post {
    static let authority = Result { try DevelopmentAuthority(domain: "mod.homeward.test") }
    /// A name that must be readable nowhere outside the seal.
    static let canary = "Nguyễn Thị Chim Hoàng Yến"

    let signer: BundleSigner
    let now: Instant
    var bundle: OfflineBundle

    /// A post whose officer has begun a bundle.
    init(officer: String = "201-845", at now: Instant = .now) throws {
        self.now = now
        signer = try Self.signer(Self.authority.get().issueOfficer(officer))
        bundle = Self.begun(by: signer, at: now)
    }

    static func begun(by signer: BundleSigner, at now: Instant) -> OfflineBundle {
        OfflineBundle(
            id: .random(),
            maker: signer.identity,
            begunAt: now,
            sealedAt: now,
            recipient: BundleSigner.digest(of: signer.key.publicKey),
            entries: []
        )
    }

    static func signer(
        _ issued: IssuedCertificate,
        trusting anchors: String? = nil
    ) throws -> BundleSigner {
        try BundleSigner(
            certificatePEM: issued.certificatePEM,
            keyPEM: issued.privateKeyPEM,
            anchorsPEM: anchors ?? authority.get().certificatePEM
        )
    }

    /// Records what was typed.
    mutating func record(_ typed: String..., json: String? = nil) async throws {
        let call = try OfflineCall(typed: typed, json: json)
        bundle.entries.append(try await call.entry(in: bundle, at: now))
    }

    /// Records a report with the canary in its text.
    mutating func recordReport() async throws {
        try await record(
            "report",
            "receive",
            "report.channel=borderGate",
            "report.province=quangNinh",
            "report.receivedAt=\(now.advanced(by: .seconds(-600)).text)",
            "report.summary=\(Self.canary) được bàn giao"
        )
    }

    /// The file, sealed.
    func sealed() throws -> [UInt8] { try BundleSeal.close(bundle, by: signer) }

    /// Opens a file as this post's officer.
    func open(_ bytes: [UInt8]) async throws(BundleError) -> OfflineBundle {
        try await BundleSeal.open(bytes, by: signer, now: now)
    }
}
