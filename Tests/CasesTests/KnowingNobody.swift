import RPC
import ServiceContracts
import Synchronization
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

/// The same, until it falls silent.
final class FallingSilent: ClientTransport {
    private let isSilent = Mutex(false)

    /// Answers nobody from now on.
    func fallSilent() { isSilent.withLock { $0 = true } }

    func call(_ call: OutgoingCall) async throws(ServiceError) -> [UInt8] {
        guard !isSilent.withLock({ $0 }) else { throw Self.silence }
        return try await KnowingNobody().call(call)
    }

    func stream(_ call: OutgoingCall) async throws(ServiceError) -> ElementStream {
        throw Self.silence
    }

    private static let silence = ServiceError(
        .unavailable,
        reason: "test.silent",
        "the service cannot be reached"
    )
}
