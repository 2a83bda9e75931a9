import Foundation
import NIOSSL
import RPCTransport
import WireCodec

/// The development authorities and what they issued, as files: a folder per trust domain.
///
/// A ministry that brings its own authority puts its files in the same places and never runs this.
struct CertificateStore: Sendable {
    let layout: WorldLayout

    /// The authorities' certificates, all in one file.
    var anchors: URL { layout.certificates.appending(path: "anchors.pem") }

    /// A subject's certificate.
    func certificate(_ subject: Subject) -> URL {
        layout.certificates(of: subject.ministry).appending(path: "\(subject.fileName).pem")
    }

    /// A subject's key.
    func key(_ subject: Subject) -> URL {
        layout.certificates(of: subject.ministry).appending(path: "\(subject.fileName).key")
    }

    /// Makes an authority per ministry where there is none yet.
    func makeAuthorities() throws {
        for ministry in Ministry.allCases {
            try PrivateFile.makeFolder(layout.certificates(of: ministry))
            guard !FileManager.default.fileExists(atPath: authorityKey(ministry).path) else {
                continue
            }
            let authority = try DevelopmentAuthority(domain: ministry.trustDomain)
            try PrivateFile.write(authority.certificatePEM, to: authorityCertificate(ministry))
            try PrivateFile.write(try authority.privateKeyPEM, to: authorityKey(ministry))
        }
        let all = try Ministry.allCases.map {
            try String(contentsOf: authorityCertificate($0), encoding: .utf8)
        }
        try PrivateFile.write(all.joined(separator: "\n"), to: anchors)
    }

    /// Issues a certificate, in place of an earlier one.
    func issue(_ subject: Subject, validFor days: Int = 90) throws {
        let authority = try authority(of: subject.ministry)
        let validFor = Duration.seconds(days * 86_400)
        let issued =
            switch subject {
            case .officer(let number, _):
                try authority.issueOfficer(number, validFor: validFor)
            case .service(let daemon):
                try authority.issueService(daemon.rawValue, validFor: validFor)
            }
        try PrivateFile.makeFolder(certificate(subject).deletingLastPathComponent())
        try PrivateFile.write(issued.privateKeyPEM, to: key(subject))
        try PrivateFile.write(issued.certificatePEM, to: certificate(subject))
    }

    /// Issues certificates to those who have none yet.
    func issueMissing(_ subjects: [Subject]) throws {
        for subject in subjects
        where !FileManager.default.fileExists(atPath: certificate(subject).path) {
            try issue(subject)
        }
    }

    /// The last day of a subject's certificate; missing where there is none that can be read.
    func validUntil(_ subject: Subject) -> String? {
        guard let text = try? String(contentsOf: certificate(subject), encoding: .utf8),
            let leaf = try? NIOSSLCertificate.fromPEMBytes(Array(text.utf8)).first
        else { return nil }
        return Instant(millisecondsSinceEpoch: Int64(leaf.notValidAfter) * 1000).date().text
    }

    private func authority(of ministry: Ministry) throws -> DevelopmentAuthority {
        guard
            let certificate = try? String(
                contentsOf: authorityCertificate(ministry),
                encoding: .utf8
            ),
            let key = try? String(contentsOf: authorityKey(ministry), encoding: .utf8)
        else {
            throw Failure(
                WorldPhrase.noAuthority(ministry.trustDomain),
                next: [WorldPhrase.noAuthorityNext()]
            )
        }
        return try DevelopmentAuthority(
            domain: ministry.trustDomain,
            certificatePEM: certificate,
            privateKeyPEM: key
        )
    }

    /// An authority's certificate.
    func authorityCertificate(_ ministry: Ministry) -> URL {
        layout.certificates(of: ministry).appending(path: "authority.pem")
    }

    private func authorityKey(_ ministry: Ministry) -> URL {
        layout.certificates(of: ministry).appending(path: "authority.key")
    }
}

/// Whom a certificate names.
enum Subject: Sendable, Hashable {
    /// An officer by number.
    case officer(String, Ministry)
    /// A service.
    case service(Daemon)

    /// Who vouches.
    var ministry: Ministry {
        switch self {
        case .officer(_, let ministry): ministry
        case .service(let daemon): daemon.ministry
        }
    }

    /// The identity in the certificate.
    var identity: String {
        switch self {
        case .officer(let number, let ministry): ministry.identity(ofOfficer: number)
        case .service(let daemon): daemon.identity
        }
    }

    /// The files' name without extension, below the ministry's folder.
    var fileName: String {
        switch self {
        case .officer(let number, _): "officers/\(number)"
        case .service(let daemon): "services/\(daemon.rawValue)"
        }
    }
}
