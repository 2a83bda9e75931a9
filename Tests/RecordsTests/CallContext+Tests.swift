import RPC
import ServiceContracts
import Vocabulary
import WireCodec

extension CallContext {
    /// A call as the router would hand it over, for what no client can reach.
    static func filing(
        by caller: Caller,
        through peer: Caller? = nil,
        _ method: MethodDescriptor = FileTip.method,
        key: IdempotencyKey? = nil,
        message: [UInt8] = [1, 2, 3],
        purpose: StatedPurpose? = nil
    ) -> CallContext {
        CallContext(
            method: method,
            caller: caller,
            peer: peer ?? caller,
            head: CallHead(method: method.name, key: key?.bytes, purpose: purpose),
            deadline: .after(.seconds(10)),
            requestID: .random(),
            message: message
        )
    }
}
