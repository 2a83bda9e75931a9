/// A connection that was not let in, or put out: for the log and the audit.
public struct Refusal: Sendable, Hashable {
    /// The stable name of the reason; see ``ConnectionReason`` and ``IdentityError``.
    public let reason: String
    /// Whom the certificate names, as far as one was verified.
    public let identity: PeerIdentity?
    /// The peer's network address.
    public let remoteAddress: String
    /// What TLS says, for the log alone.
    public let detail: String?

    /// Describes a refusal; the transport and tests do this.
    public init(
        reason: String,
        identity: PeerIdentity?,
        remoteAddress: String,
        detail: String? = nil
    ) {
        self.reason = reason
        self.identity = identity
        self.remoteAddress = remoteAddress
        self.detail = detail
    }
}
