import RPC
import ServiceContracts
import Synchronization
import WireCodec

/// The services that say who may be handed over to another state, with one answer for everybody.
final class Clearing: ClientTransport {
    private let answer: Mutex<Bool?>
    private let heard = Mutex<[String]>([])

    /// Services that admit everybody, or nobody; `nil` stands for ones that cannot be reached.
    init(admitted: Bool?) { answer = Mutex(admitted) }

    /// What they were asked, in order.
    var asked: [String] { heard.withLock { $0 } }

    /// Changes the answer.
    func become(admitting: Bool?) { answer.withLock { $0 = admitting } }

    func call(_ call: OutgoingCall) async throws(ServiceError) -> [UInt8] {
        heard.withLock { $0.append(call.head.method) }
        guard let admitted = answer.withLock({ $0 }),
            let message = try? encoded(admitted, for: call.head.method)
        else { throw ServiceError(.unavailable, reason: "test.cut", "nobody is there") }
        return message
    }

    private func encoded(_ admitted: Bool, for method: String) throws -> [UInt8]? {
        switch method {
        case AdmitHandover.method.name:
            try Wire.encode(AdmitHandover.Response(admitted: admitted))
        case AdmitReturn.method.name:
            try Wire.encode(AdmitReturn.Response(admitted: admitted))
        default: nil
        }
    }

    func stream(_ call: OutgoingCall) async throws(ServiceError) -> ElementStream {
        throw ServiceError(.unimplemented, reason: "test.unasked", "nobody asks this")
    }
}
