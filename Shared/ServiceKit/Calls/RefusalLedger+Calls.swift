import Audit
import RPC
import WireCodec

extension RefusalLedger {
    /// Notes a refusal of the router's.
    ///
    /// Only what is verified or declared goes in: the certificate's identity, a declared method, a
    /// reason written in our source. A name off the wire that is none of these is left out.
    func note(_ refusal: CallRefusal, at time: Instant) {
        guard let who = AuditIdentity(refusal.peer.identity) else { return }
        // The name of a method that does not exist is the caller's text.
        let method = refusal.method.flatMap { AuditWord(vouchedFor: $0.name) }
        note(
            who,
            onBehalfOf: refusal.onBehalfOf.flatMap(AuditIdentity.init),
            method: method ?? "call.unknownMethod",
            reason: AuditWord(vouchedFor: refusal.error.reason) ?? "call.refused",
            at: time
        )
    }
}
