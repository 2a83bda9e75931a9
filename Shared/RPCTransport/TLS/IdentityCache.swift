internal import NIOSSL
internal import Synchronization

/// The identities of certificates that have been read before.
///
/// Reading one takes a good part of the time of a handshake, and the same peers come back again and
/// again. Whom a certificate names depends on its bytes alone; whether it is good at this moment
/// BoringSSL has judged before anybody asks here, so nobody without a good one fills the cache.
final class IdentityCache: Sendable {
    /// The cache of the process.
    static let shared = IdentityCache()

    /// More than any ministry has officers at work; then it begins anew.
    private static let capacity = 4_096

    /// A certificate and what its peer used it for.
    private struct Key: Hashable {
        let certificate: [UInt8]
        let usage: PeerIdentity.Usage
    }

    private let known = Mutex<[Key: PeerIdentity]>([:])

    /// Reads a leaf that BoringSSL has verified already; see ``PeerIdentity/init(verified:for:)``.
    func identity(
        verified leaf: NIOSSLCertificate,
        for usage: PeerIdentity.Usage
    ) throws(IdentityError) -> PeerIdentity {
        guard let bytes = try? leaf.toDERBytes() else { throw .unreadable }
        let key = Key(certificate: bytes, usage: usage)
        if let identity = known.withLock({ $0[key] }) { return identity }
        let identity = try PeerIdentity(verified: leaf, for: usage)
        known.withLock { known in
            if known.count >= Self.capacity { known = [:] }
            known[key] = identity
        }
        return identity
    }
}
