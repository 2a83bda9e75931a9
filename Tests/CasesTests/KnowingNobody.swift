import RPC
import ServiceContracts
import WireCodec

/// A victim support that knows nobody whom it is asked about.
struct KnowingNobody: ClientTransport {
    func call(_ call: OutgoingCall) async throws(ServiceError) -> [UInt8] {
        guard call.head.method == AskScreening.method.name,
            let answer = try? Wire.encode(AskScreening.Response(isPending: false))
        else { throw ServiceError(.unimplemented, reason: "test.unasked", "nobody asks this") }
        return answer
    }

    func stream(_ call: OutgoingCall) async throws(ServiceError) -> ElementStream {
        throw ServiceError(.unimplemented, reason: "test.unasked", "nobody asks this")
    }
}
