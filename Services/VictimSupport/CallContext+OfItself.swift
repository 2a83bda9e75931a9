import Audit
import RPC
import Vocabulary
import WireCodec

extension CallContext {
    /// A call that the service makes of itself, under its own identity.
    static func ofItself(_ method: MethodDescriptor, _ identity: AuditIdentity) -> CallContext {
        let caller = Caller(
            identity: identity.uri,
            unit: "",
            roles: [Role.victimSupportService.rawValue]
        )
        return CallContext(
            method: method,
            caller: caller,
            peer: caller,
            head: CallHead(method: method.name),
            deadline: .after(.seconds(10)),
            requestID: .random(),
            message: []
        )
    }
}
