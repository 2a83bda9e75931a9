public import Audit
public import RPC
public import WireCodec

extension AuditEntry {
    /// What an entry says of the call that it is about: who called, for whom, which method, with what, and on which
    /// trace; whoever writes it adds what the call did.
    ///
    /// Throws `unauthenticated` where the caller's identity is not one that the audit can hold.
    public init(
        _ event: AuditEvent,
        of context: CallContext,
        at now: Instant,
        requestDigest: Bytes
    ) throws(ServiceError) {
        guard let who = AuditIdentity(context.peer.identity) else {
            throw ServiceError(
                .unauthenticated,
                reason: "call.identity",
                "The caller's identity is not one that the audit can hold."
            )
        }
        self.init(
            event,
            at: now,
            who: who,
            onBehalfOf: context.isOnBehalf ? AuditIdentity(context.caller.identity) : nil,
            // Declared in a contract.
            method: AuditWord(vouchedFor: context.method.name) ?? "call.unnamed",
            requestDigest: requestDigest,
            call: context.requestID,
            trace: context.trace
        )
    }
}
