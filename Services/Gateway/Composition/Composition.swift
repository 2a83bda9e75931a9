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
    typealias Question = Part<Answer>.Question

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
        let time = context.partTime
        // One of the three is asked here, and before the other tasks begin.
        async let second = Part(asking: victims, within: time)
        async let third = Part(asking: liaison, within: time)
        self.cases = await Part(asking: cases, within: time)
        (self.victims, self.liaison) = await (second, third)
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
        let time = context.partTime
        async let second = Part(asking: liaison, within: time)
        return Composition(await Part(asking: cases, within: time), victims, await second)
    }

    /// Each part with its service's name, in the order of the services.
    var named: [(service: String, part: Part<Answer>)] {
        [(Cases.name, cases), (VictimSupport.name, victims), (Liaison.name, liaison)]
    }

    /// The parts that are there, in the order of the services.
    var answers: [Answer] { named.compactMap(\.part.answer) }

    /// Reports on each part; throws when there is nothing to compose.
    func reports(
        asOf: (Answer) -> Instant,
        lastHeard: LastHeard,
        now: Instant,
        nothing: ServiceError = .noSuchRecord
    ) throws(ServiceError) -> [PartReport] {
        try [PartReport](
            on: named.map { ($0.service, $0.part.map(asOf)) },
            lastHeard: lastHeard,
            now: now,
            nothing: nothing
        )
    }
}
