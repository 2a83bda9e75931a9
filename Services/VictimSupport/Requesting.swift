import RPC
import Records
import ServiceContracts
import Vocabulary

/// Asking for a person's record after a hit.
extension VictimSupportService {
    /// Files a request with the body that is asked, if somebody of theirs matches.
    func requestTransfer(
        _ request: RequestTransfer,
        in context: CallContext
    ) async throws -> RequestTransfer.Response {
        let question = try question(request.parts)
        if let details = request.details, !(1...20_000).contains(details.disclosed.utf8.count) {
            throw VictimSupportRefusal.invalid("details", "length.1-20000")
        }
        return try await keeper.write(context) { desk in
            let unit = try desk.viewer.ownUnit
            guard request.asked != unit else {
                throw VictimSupportRefusal.invalid("asked", "another")
            }
            let remaining = try Matching.spend(
                of: context.caller.identity,
                at: desk.now,
                in: desk.transaction
            )
            let found = try BlindIndex.everyPart(
                question,
                limit: Self.candidateLimit,
                in: desk.transaction
            )
            let theirs = try found.first { victim in
                try desk.unchecked(victim, as: Victim.self)?.owner == request.asked
            }
            guard let theirs else { return .init(request: nil, remaining: remaining) }
            let filed = try desk.file(
                TransferRequest(
                    victim: theirs,
                    recipient: unit,
                    reason: request.reason,
                    withoutConsent: request.withoutConsent,
                    details: request.details
                ),
                owner: request.asked,
                sealedFor: theirs
            )
            return .init(request: filed.id, remaining: remaining)
        }
    }

    /// Answers how a request stands; the person only once it is granted.
    func readTransferAnswer(
        _ request: ReadTransferAnswer,
        in context: CallContext
    ) async throws -> ReadTransferAnswer.Response {
        try await keeper.read(context) { desk in
            let sight = try desk.sight(of: request.request, as: TransferRequest.self)
            guard let kept = try desk.unchecked(request.request, as: TransferRequest.self) else {
                throw ServiceError.noSuchRecord
            }
            return .init(
                state: kept.state,
                asked: kept.owner,
                victim: sight.content == nil ? nil : kept.record.victim
            )
        }
    }
}

/// What the table of requests cannot say.
enum Requesting {
    /// Granting discloses a person: on a consent, or for the reason that whoever asks has stated.
    @Sendable
    static func check(_ step: StepTaken<TransferRequest>, _ desk: WritingDesk) throws {
        guard step.to == .granted,
            let victim = try desk.unchecked(step.record.victim, as: Victim.self)
        else { return }
        _ = try Referring.ground(
            of: victim,
            to: step.record.recipient,
            without: step.record.withoutConsent,
            field: "withoutConsent",
            at: desk
        )
    }

    /// Whoever asked reads the request and the person's record from then on.
    @Sendable
    static func effect(_ step: inout StepTaken<TransferRequest>, _ desk: WritingDesk) throws {
        guard step.to == .granted else { return }
        step.record.granted = true
        try desk.letIn([step.record.recipient], to: step.record.victim)
    }
}
