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

    /// Issues certificates to those who have none yet, or have it without its key.
    func issueMissing(_ subjects: [Subject]) throws {
        for subject in subjects
        where ![certificate(subject), key(subject)].allSatisfy({
            FileManager.default.fileExists(atPath: $0.path)
        }) {
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

    /// What is wrong with a subject's certificate and key together; `nil` where they can be used.
    func fault(of subject: Subject) -> CertificateFault? {
        var texts: [String] = []
        for file in [certificate(subject), key(subject), anchors] {
            guard let text = try? String(contentsOf: file, encoding: .utf8) else {
                return .unreadable(file.path)
            }
            texts.append(text)
        }
        return CertificateFault(
            certificate: texts[0],
            key: texts[1],
            anchors: texts[2],
            of: subject.identity
        )
    }

    /// The ministries whose authority lies here and is not among those that are trusted: a torn file
    /// would shut a whole ministry out.
    var untrusted: [Ministry] {
        let trusted = (try? String(contentsOf: anchors, encoding: .utf8)) ?? ""
        return Ministry.allCases.filter { ministry in
            guard let own = try? String(contentsOf: authorityCertificate(ministry), encoding: .utf8)
            else { return false }
            return !trusted.contains(own.trimmingCharacters(in: .whitespacesAndNewlines))
        }
    }

    /// Whether the ministry's authority is here and whole.
    func canIssue(_ ministry: Ministry) -> Bool { (try? authority(of: ministry)) != nil }

    /// Stops with a sentence where it is not.
    func checkAuthority(_ ministry: Ministry) throws { _ = try authority(of: ministry) }

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
        do {
            return try DevelopmentAuthority(
                domain: ministry.trustDomain,
                certificatePEM: certificate,
                privateKeyPEM: key
            )
        } catch {
            throw Failure(
                WorldPhrase.badAuthority(ministry.trustDomain),
                next: [UpPhrase.badAuthorityNext(layout.certificates(of: ministry).path)]
            )
        }
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

    /// How `homeward pki issue` names it.
    var asArgument: String {
        switch self {
        case .officer(let number, let ministry):
            Officer.named(number)?.handle ?? "\(number) --ministry \(ministry.rawValue)"
        case .service(let daemon): "--service \(daemon.rawValue)"
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
