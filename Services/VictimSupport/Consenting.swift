import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

/// A person's consents, and what taking one back brings about.
extension VictimSupportService {
    /// Records a consent to one purpose.
    func recordConsent(
        _ request: RecordConsent,
        in context: CallContext
    ) async throws -> RecordConsent.Response {
        try await keeper.write(context) { desk in
            let victim = try desk.fetch(request.consent.victim, as: Victim.self)
            guard request.consent.givenAt <= desk.now.advanced(by: .seconds(60)) else {
                throw VictimSupportRefusal.invalid("consent.givenAt", "past")
            }
            if try Ages.of(victim, at: desk).isChild {
                guard request.consent.givenBy != .victim else {
                    throw VictimSupportRefusal.invalid("consent.givenBy", "guardian")
                }
                guard
                    try Guarding.isCleared(
                        request.consent.guardianship,
                        for: victim.id,
                        at: desk
                    )
                else { throw VictimSupportRefusal.guardianNotCleared }
            }
            let unit = try desk.viewer.ownUnit
            let filed = try desk.file(
                request.consent,
                owner: unit,
                assigned: ([victim.owner] + victim.filing.assigned).filter { $0 != unit },
                occurred: Occurrence(at: request.consent.givenAt),
                sealedFor: request.consent.victim
            )
            return .init(consent: filed.id, version: filed.version)
        }
    }
}

extension VictimSupportService {
    /// A person's consents, and of each whether it still holds.
    func readConsents(
        _ request: ReadConsents,
        in context: CallContext
    ) async throws -> ReadConsents.Response {
        try await keeper.read(context) { desk in
            let victim = try desk.fetch(request.victim, as: Victim.self)
            let consents = try desk.every(Consent.self, facets: [.victim(request.victim)])
            return .init(
                consents: try consents.map { consent in
                    .init(
                        consent: consent.id,
                        purpose: consent.record.purpose,
                        standing: Word(try Guarding.standing(of: consent, by: victim, at: desk))
                    )
                }
            )
        }
    }
}

/// What the table of consents cannot say.
enum Consenting {
    /// Once a consent is taken back, bodies that have not accepted yet read nothing any more.
    ///
    /// Whoever has accepted goes on caring for the person; ending that is the referral's step.
    @Sendable
    static func effect(_ step: inout StepTaken<Consent>, _ desk: WritingDesk) throws {
        guard step.to == .withdrawn else { return }
        try endWaiting(on: step.id, of: step.record.victim, at: desk)
    }

    /// Whoever reads by a consent and has not accepted yet reads no more.
    static func endWaiting(
        on consent: ConsentID,
        of person: VictimRef,
        at desk: WritingDesk
    ) throws {
        let waiting = try desk.every(
            Referral.self,
            facets: [.victim(person)],
            states: [.inProgress]
        )
        for referral in waiting where referral.record.consent == consent {
            try Referring.end(referral.record, referral.id, at: desk)
            try desk.follow(referral.id, as: Referral.self) { record, filing in
                filing.assigned.removeAll { $0 == record.recipient }
            }
        }
        let offers = try desk.every(
            Transfer.self,
            facets: [.victim(person)],
            states: [.offered]
        )
        for offer in offers where offer.record.consent == consent {
            try Transferring.end(offer.record, at: desk)
            try desk.follow(offer.id, as: Transfer.self) { record, filing in
                filing.assigned.removeAll { $0 == record.recipient }
            }
        }
    }
}
