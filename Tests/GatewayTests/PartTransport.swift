import RPC
import ServiceContracts
import Synchronization
import WireCodec

/// One service that answers compositions as a test says.
final class PartTransport: ClientTransport {
    /// How it answers.
    enum Behaviour: Sendable {
        /// With this part of a case file.
        case casePart(CasePart)
        /// With this part of a journey.
        case journeyPart(JourneyPart)
        /// With this part of something else.
        case part(any Encodable & Sendable)
        /// With an error of this code.
        case error(ErrorCode)
        /// Not now: the service is full, by this rule, and says in how many milliseconds to come again.
        case full(Int, by: String = CallReason.overloaded)
        /// Not before the deadline.
        case silent
    }

    private let behaviour: Mutex<Behaviour>
    private let heads = Mutex<[CallHead]>([])

    init(_ behaviour: Behaviour) { self.behaviour = Mutex(behaviour) }

    /// Answers otherwise from now on.
    func become(_ other: Behaviour) { behaviour.withLock { $0 = other } }

    /// What travelled with each call.
    var seen: [CallHead] { heads.withLock { $0 } }

    func call(_ call: OutgoingCall) async throws(ServiceError) -> [UInt8] {
        heads.withLock { $0.append(call.head) }
        switch behaviour.withLock({ $0 }) {
        case .casePart(let part): return try encode(part)
        case .journeyPart(let part): return try encode(part)
        case .part(let part): return try encode(part)
        case .error(let code):
            throw ServiceError(code, reason: "test.scripted", "as the test says")
        case .full(let milliseconds, let reason):
            var error = ServiceError(
                .resourceExhausted,
                reason: reason,
                "full",
                outcome: .notStarted
            )
            error.retryAfterMilliseconds = milliseconds
            throw error
        case .silent:
            // Ends when the deadline does: what the transport of a service that hangs answers.
            do {
                try await ContinuousClock().sleep(until: call.deadline.instant)
            } catch {
                throw .cancelled(outcome: .mayHaveRun)
            }
            throw ServiceError(
                .deadlineExceeded,
                reason: "call.deadlineReached",
                "too late",
                outcome: .mayHaveRun
            )
        }
    }

    func stream(_ call: OutgoingCall) async throws(ServiceError) -> ElementStream {
        throw ServiceError(.unimplemented, reason: "test.noStreams", "no streams here")
    }

    private func encode(_ value: some Encodable) throws(ServiceError) -> [UInt8] {
        do { return try Wire.encode(value) } catch {
            throw ServiceError(.internalError, reason: "test.unencodable", "does not encode")
        }
    }
}
