import RPC
import Records
import ServiceContracts
import WireCodec

extension Part {
    /// Asks one service, within a time.
    typealias Question = @Sendable (Duration) async throws(ServiceError) -> Answer

    /// What comes of a question, if there is one.
    init(asking question: Question?, within time: Duration) async {
        guard let question else {
            self = .unasked
            return
        }
        do throws(ServiceError) {
            self = .answered(try await question(time))
        } catch {
            self.init(error)
        }
    }

    /// The part with another answer in it.
    func map<Other>(_ transform: (Answer) -> Other) -> Part<Other> {
        switch self {
        case .answered(let answer): .answered(transform(answer))
        case .denied: .denied
        case .late: .late
        case .full(let error): .full(error)
        case .away: .away
        case .misasked(let error): .misasked(error)
        case .unasked: .unasked
        }
    }
}

extension CallContext {
    /// What of the caller's time the services get: the rest is for putting the answer together and
    /// sending it, also when a service uses up all of its own.
    var partTime: Duration { downstreamDeadline.remaining * 9 / 10 }
}

extension [PartReport] {
    /// Reports on each part, of which its age is told; throws when there is nothing to compose.
    ///
    /// A question that a service calls wrong is wrong. When everybody denied, the answer is `nothing`, that of
    /// something that does not exist unless said; when nobody had anything and somebody did not answer, nobody
    /// can say. Where that was because a service is full, its refusal is the whole's: nothing was
    /// begun, and the longest of the times that were asked for is the one to wait.
    init(
        on parts: [(service: String, part: Part<Instant>)],
        lastHeard: LastHeard,
        now: Instant,
        nothing: ServiceError = .noSuchRecord
    ) throws(ServiceError) {
        for case (_, .misasked(let error)) in parts { throw error }
        for (service, part) in parts where part.wasHeard { lastHeard.note(service, at: now) }
        guard parts.contains(where: { $0.part.answer != nil }) else {
            guard !parts.allSatisfy({ $0.part.status == .denied }) else { throw nothing }
            let refusals = parts.compactMap(\.part.refusal)
            throw refusals.max { $0.waiting < $1.waiting } ?? .nobodyAnswered
        }
        self = parts.filter(\.part.isAsked).map { service, part in
            PartReport(
                service: service,
                status: part.status,
                asOf: part.answer,
                lastHeard: part.wasHeard ? nil : lastHeard[service]
            )
        }
    }
}

extension ServiceError {
    /// How long to wait, as far as it was said.
    fileprivate var waiting: Int { retryAfterMilliseconds ?? 0 }

    /// No part is there, and at least one service did not answer.
    static var nobodyAnswered: ServiceError {
        ServiceError(
            .unavailable,
            reason: "gateway.noPart",
            "No service that answered has anything for the caller, and one did not answer.",
            retryAfterMilliseconds: 1_000
        )
    }
}
