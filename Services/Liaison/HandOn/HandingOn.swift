import RPC
import Records
import ServiceContracts
import Vocabulary

extension LiaisonService {
    /// Offers people to a body, under the caller's signature.
    func offerHandOn(
        _ request: OfferHandOn,
        in context: CallContext
    ) async throws -> OfferHandOn.Response {
        try await keeper.write(context) { desk in
            try desk.refuseOnBehalf()
            let handover = try desk.handover(
                request.handover,
                seen: request.seen,
                in: [.minutesSigned]
            )
            guard let minutes = handover.record.minutes, minutes.isComplete else {
                throw LiaisonRefusal.notComplete
            }
            let people = try handover.record.availablePeople(
                request.people,
                onOffer: try desk.peopleOnOffer(of: handover.record)
            )
            let giver = try desk.viewer.ownUnit
            let id = HandOnID.make()
            let content = HandOnContent(
                handOn: id,
                handover: request.handover,
                minutes: minutes.digest,
                giver: giver,
                taker: request.taker,
                people: people
            )
            let digest = try Digests.of(content)
            let filed = try desk.file(
                HandOn(
                    handover: request.handover,
                    giver: giver,
                    taker: request.taker,
                    people: people,
                    digest: digest,
                    given: try desk.signature(on: digest)
                ),
                id: id,
                owner: giver,
                assigned: [request.taker, handover.owner].filter { $0 != giver }
            )
            try desk.note(offer: filed, in: handover, seen: request.seen)
            return .init(filed: filed)
        }
    }

    /// Takes people on, under the caller's signature on the same digest.
    func acceptHandOn(
        _ request: AcceptHandOn,
        in context: CallContext
    ) async throws -> AcceptHandOn.Response {
        try await keeper.write(context) { desk in
            try desk.refuseOnBehalf()
            let offer = try desk.fetch(request.id, as: HandOn.self)
            let signature = try desk.signature(on: request.digest)
            guard signature.unit.contains(offer.record.taker) else {
                throw LiaisonRefusal.notTaker
            }
            guard request.digest == offer.record.digest else {
                throw LiaisonRefusal.digestChanged
            }
            guard signature.officer != offer.record.given.officer else {
                throw LiaisonRefusal.sameSigner
            }
            let outcome = try desk.step(
                request.id,
                as: HandOn.self,
                seen: offer.version,
                to: .accepted
            ) { $0.taken = signature }
            guard let accepted = outcome.record else {
                preconditionFailure("taking people on needs no second officer")
            }
            let handover = try desk.handover(
                offer.record.handover,
                in: [.minutesSigned]
            )
            var after = handover.record
            try after.handOn(offer.record.people, to: offer.record.taker)
            let written = try desk.write(
                handover,
                enter: after.isEverybodyGone ? .transferred : nil
            ) { $0 = after }
            return .init(
                filed: accepted,
                delta: written.record.delta,
                handoverState: written.state
            )
        }
    }
}

/// What the table of hand-ons cannot say.
enum HandingOn {
    /// The body that was offered the people takes or declines them, the body that gives them takes the
    /// offer back; others may read it, as the handover's owner does, and no more.
    @Sendable
    static func check(_ step: StepTaken<HandOn>, _ desk: WritingDesk) throws {
        _ = try desk.viewer.ownUnit
        switch step.to {
        case .accepted, .declined:
            guard desk.viewer.covers(step.record.taker) else { throw LiaisonRefusal.notTaker }
        case .withdrawn:
            guard desk.viewer.covers(step.record.giver) else { throw LiaisonRefusal.notGiver }
        case .offered:
            break
        }
    }
}

extension WritingDesk {
    /// People who stand in an offer that nobody has answered, whoever made it.
    func peopleOnOffer(of handover: Handover) throws -> Set<VictimRef> {
        var open: [HandOnID: Bool] = [:]
        var people: Set<VictimRef> = []
        for entry in handover.manifest {
            guard let offer = entry.offer else { continue }
            let isOpen = try open[offer] ?? (unchecked(offer, as: HandOn.self)?.known == .offered)
            open[offer] = isOpen
            if isOpen { people.insert(entry.person) }
        }
        return people
    }

    /// Notes an offer in the manifest, and lets the taking body read the handover.
    func note(offer: Filed<HandOn>, in handover: Filed<Handover>, seen: Int) throws {
        let people = Set(offer.record.people)
        let noted = try write(handover, seen: seen) { handover in
            for place in handover.manifest.indices
            where people.contains(handover.manifest[place].person) {
                handover.manifest[place].offer = offer.id
            }
        }
        guard !noted.filing.assigned.contains(offer.record.taker) else { return }
        _ = try assign(
            handover.id,
            as: Handover.self,
            seen: noted.version,
            to: [offer.record.taker]
        )
    }
}
