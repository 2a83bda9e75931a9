import Crypto
import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// The calls behind a saga's steps: which request each one is, on whose behalf, under which key.
struct ReceptionCalls: Sendable {
    let services: Services

    /// Makes a step's call and sorts what came of it.
    func make(
        _ attempt: ReceptionSaga.Attempt,
        of saga: ReceptionSaga,
        for work: ReceptionWork,
        _ request: RegisterReception
    ) async -> CallOutcome {
        let call = Call(
            officer: work.acting,
            key: Self.key(of: attempt, in: work, refusals: saga.refusals[attempt] ?? 0),
            trace: TraceParent(work.trace, below: work.id)
        )
        do throws(ServiceError) {
            switch attempt.way {
            case .forward: return try await forward(attempt.step, saga, work, request, call)
            case .backward: return try await backward(attempt.step, saga, work, request, call)
            }
        } catch {
            return CallOutcome(error)
        }
    }

    /// On whose behalf, under which key and in which trace.
    private struct Call {
        var officer: String
        var key: IdempotencyKey
        var trace: TraceParent
    }

    private func forward(
        _ step: ReceptionStep,
        _ saga: ReceptionSaga,
        _ work: ReceptionWork,
        _ request: RegisterReception,
        _ call: Call
    ) async throws(ServiceError) -> CallOutcome {
        switch step {
        case .claim:
            let claim = ClaimReception(handover: request.handover, saga: work.id)
            return .done(try bytes(await send(claim, services.liaison, call)))
        case .reserve(let people):
            let reserving = reserving(for: people, saga, work, request)
            return .done(try bytes(await send(reserving, services.victims, call).places))
        case .open(let person):
            let opening = opening(of: person, saga, request)
            let answer = try await send(opening, services.victims, call)
            return .done(try bytes(answer.reception))
        case .confirm:
            let confirmation = ConfirmReception(
                handover: request.handover,
                saga: work.id,
                receptions: saga.entries
            )
            _ = try await send(confirmation, services.liaison, call)
        case .link(let person):
            guard let caseFile = saga.caseFile else { return .done([]) }
            let link = LinkVictim(
                caseFile: caseFile,
                victim: saga.people[person - 1],
                handover: request.handover,
                supporters: [request.receivedBy]
            )
            _ = try await send(link, services.cases, call)
        case .links(let people):
            guard let caseFile = saga.caseFile else { return .done([]) }
            let links = LinkVictims(
                caseFile: caseFile,
                victims: people.map { saga.people[$0 - 1] },
                handover: request.handover,
                supporters: [request.receivedBy]
            )
            _ = try await send(links, services.cases, call)
        case .takeUp(let people):
            let takingUp = TakeUpPlaces(hold: Self.hold(of: people, in: work))
            return .done(try bytes(await send(takingUp, services.victims, call).places))
        }
        return .done([])
    }

    private func backward(
        _ step: ReceptionStep,
        _ saga: ReceptionSaga,
        _ work: ReceptionWork,
        _ request: RegisterReception,
        _ call: Call
    ) async throws(ServiceError) -> CallOutcome {
        switch step {
        case .claim:
            let release = ReleaseReception(handover: request.handover, saga: work.id)
            _ = try await send(release, services.liaison, call)
        case .reserve(let people):
            let releasing = ReleasePlaces(hold: Self.hold(of: people, in: work))
            _ = try await send(releasing, services.victims, call)
        case .open(let person):
            guard let reception = saga.receptions[person] else { return .done([]) }
            let cancelling = CancelReception(
                reception: reception,
                reason: .notCompleted
            )
            _ = try await send(cancelling, services.victims, call)
        case .confirm, .link, .links, .takeUp:
            preconditionFailure("nothing is undone after the pivot")
        }
        return .done([])
    }

    private func reserving(
        for people: ClosedRange<Int>,
        _ saga: ReceptionSaga,
        _ work: ReceptionWork,
        _ request: RegisterReception
    ) -> ReservePlaces {
        guard let claim = saga.claim else {
            preconditionFailure("people are known once the handover is claimed")
        }
        return ReservePlaces(
            hold: Self.hold(of: people, in: work),
            handover: request.handover,
            facilities: request.facilities ?? [],
            people: people.map { claim.people[$0 - 1] },
            receivingUnit: request.receivedBy,
            from: VietnameseTime.date(of: claim.arrivedAt)
        )
    }

    private func opening(
        of person: Int,
        _ saga: ReceptionSaga,
        _ request: RegisterReception
    ) -> OpenReception {
        guard let claim = saga.claim else {
            preconditionFailure("people are known once the handover is claimed")
        }
        guard let province = request.province.known else {
            preconditionFailure("a request with an unknown province was not filed")
        }
        var opening = OpenReception(
            victim: claim.people[person - 1],
            manner: .foreignHandover,
            handover: request.handover,
            caseFile: saga.caseFile,
            province: province,
            arrivesAt: claim.arrivedAt,
            receivingUnit: request.receivedBy
        )
        opening.gate = claim.gate
        return opening
    }

    private func send<Request: ServiceRequest>(
        _ request: Request,
        _ client: ServiceClient<Request.Service>,
        _ call: Call
    ) async throws(ServiceError) -> Request.Response {
        try await client.tracing(call.trace)
            .call(request, key: call.key, onBehalfOf: call.officer)
    }

    /// What the journal keeps of an answer.
    ///
    /// What we decoded encodes again; if ever not, the call is unclear and repeated under its key.
    private func bytes(_ answer: some Encodable) throws(ServiceError) -> [UInt8] {
        do {
            return try Wire.encode(answer)
        } catch {
            throw ServiceError(
                .internalError,
                reason: "gateway.journal",
                "The gateway could not keep an answer.",
                outcome: .mayHaveRun
            )
        }
    }

    /// A key that belongs to this step of this work alone.
    ///
    /// It survives a restart because nothing in it is random. After a refusal, which changed nothing,
    /// the next attempt has another one.
    static func key(
        of attempt: ReceptionSaga.Attempt,
        in work: ReceptionWork,
        refusals: Int
    ) -> IdempotencyKey {
        let name = "homeward/reception/1/\(attempt.way.rawValue)/\(attempt.step.name)/\(refusals)/"
        guard let key = IdempotencyKey(digest(of: name, in: work)) else {
            preconditionFailure("a SHA-256 has the length of a key")
        }
        return key
    }

    /// What the places are called that were kept for these people by this work.
    ///
    /// Like a key it follows from the work, so that a restart calls them the same.
    static func hold(of people: ClosedRange<Int>, in work: ReceptionWork) -> Identifier {
        let name = "homeward/reception/1/\(ReceptionStep.reserve(people).name)/hold/"
        guard let hold = Identifier(bytes: digest(of: name, in: work).prefix(16)) else {
            preconditionFailure("sixteen bytes are an identifier")
        }
        return hold
    }

    private static func digest(of name: String, in work: ReceptionWork) -> [UInt8] {
        Array(SHA256.hash(data: Array(name.utf8) + work.id.bytes))
    }
}
