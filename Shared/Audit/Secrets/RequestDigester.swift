import Crypto
public import WireCodec

/// Digests requests with a key outside the database, so that guessing a small request is no use to
/// whoever steals the trail.
public struct RequestDigester: Sendable {
    private let key: SymmetricKey

    /// Digests with a key from ``SecretFile``.
    public init(_ secret: SymmetricKeyBytes) {
        key = SymmetricKey(data: secret.bytes)
    }

    /// HMAC-SHA-256 of the request as it was received.
    public func digest(of request: [UInt8]) -> Bytes {
        Bytes(copying: HMAC<SHA256>.authenticationCode(for: request, using: key))
    }
}
