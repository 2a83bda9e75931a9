import RPC
import Records
import ServiceContracts
import WireCodec

/// Three services asked at once, on behalf of the caller, under one deadline.
///
/// Whatever becomes of one part costs that part only. The caller's identity, purpose and deadline are
/// handed down by the clients; each service judges for itself whether the officer may know.
struct Composition<Answer: Sendable>: Sendable {
    /// Asks one service, within a time.
    typealias Question = @Sendable (Duration) async throws(ServiceError) -> Answer

    /// Police's part.
    let cases: Part<Answer>
    /// Health's part.
    let victims: Part<Answer>
    /// Foreign affairs' part.
    let liaison: Part<Answer>

    /// Asks all three and waits for all three; one for which there is no question is no part of the whole.
    init(
        in context: CallContext,
        cases: Question?,
        victims: Question?,
        liaison: Question?
    ) async {
        let time = Self.time(in: context)
        async let first = Self.ask(cases, time)
        async let second = Self.ask(victims, time)
        async let third = Self.ask(liaison, time)
        (self.cases, self.victims, self.liaison) = await (first, second, third)
    }

    private init(_ cases: Part<Answer>, _ victims: Part<Answer>, _ liaison: Part<Answer>) {
        (self.cases, self.victims, self.liaison) = (cases, victims, liaison)
    }

    /// The same with cases and liaison asked again, in what is left of the time, for what victim support's
    /// answer has shown to be asked as well; what comes of it stands instead of their first answers.
    func asking(
        in context: CallContext,
        cases: @escaping Question,
        liaison: @escaping Question
    ) async -> Composition {
        let time = Self.time(in: context)
        async let first = Self.ask(cases, time)
        async let second = Self.ask(liaison, time)
        return Composition(await first, victims, await second)
    }

    /// The parts that are there, in the order of the services.
    var answers: [Answer] { [cases, victims, liaison].compactMap(\.answer) }

    /// Reports on each part; throws when there is nothing to compose.
    ///
    /// A question that a service calls wrong is wrong. When everybody denied, the answer is that of
    /// something that does not exist; when nobody had anything and somebody did not answer, nobody
    /// can say. Where that was because a service is full, its refusal is the whole's: nothing was
    /// begun, and the longest of the times that were asked for is the one to wait.
    func reports(
        asOf: (Answer) -> Instant,
        lastHeard: LastHeard,
        now: Instant
    ) throws(ServiceError) -> [PartReport] {
        let parts = [(Cases.name, cases), (VictimSupport.name, victims), (Liaison.name, liaison)]
        for case (_, .misasked(let error)) in parts { throw error }
        for (service, part) in parts where part.wasHeard { lastHeard.note(service, at: now) }
        guard !answers.isEmpty else {
            guard !parts.allSatisfy({ $0.1.status == .denied }) else { throw .noSuchRecord }
            let refusals = parts.compactMap(\.1.refusal)
            throw refusals.max { $0.waiting < $1.waiting } ?? .nobodyAnswered
        }
        return parts.filter(\.1.isAsked).map { service, part in
            PartReport(
                service: service,
                status: part.status,
                asOf: part.answer.map(asOf),
                lastHeard: part.wasHeard ? nil : lastHeard[service]
            )
        }
    }

    /// What of the caller's time the services get: the rest is for putting the answer together and
    /// sending it, also when a service uses up all of its own.
    private static func time(in context: CallContext) -> Duration {
        context.downstreamDeadline.remaining * 9 / 10
    }

    private static func ask(_ question: Question?, _ time: Duration) async -> Part<Answer> {
        guard let question else { return .unasked }
        do throws(ServiceError) {
            return .answered(try await question(time))
        } catch {
            return Part(error)
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
