import RPC
import Records
import ServiceContracts
import Vocabulary

/// What the table of transfers cannot say: who gives a person, and who takes over.
enum Transferring {
    /// Only the responsible body offers; the other one reads the record until it says no.
    @Sendable
    static func entry(_ entry: inout RecordEntry<Transfer>, _ desk: WritingDesk) throws {
        let offer = entry.record
        guard entry.before == nil,
            let victim = try desk.unchecked(offer.victim, as: Victim.self)
        else { return }
        guard victim.owner == (try desk.viewer.ownUnit) else {
            throw VictimSupportRefusal.notResponsible
        }
        guard offer.recipient != victim.owner else {
            throw VictimSupportRefusal.invalid("record.recipient", "another")
        }
        entry.record.consent = try Referring.ground(
            of: victim,
            to: offer.recipient,
            without: offer.withoutConsent,
            field: "record.withoutConsent",
            at: desk
        )
        entry.record.grantsAccess = !victim.filing.assigned.contains(offer.recipient)
        entry.assigned.append(offer.recipient)
        try desk.letIn([offer.recipient], to: offer.victim)
    }

    /// The other body answers, the responsible one takes back.
    @Sendable
    static func check(_ step: StepTaken<Transfer>, _ desk: WritingDesk) throws {
        let unit = try desk.viewer.ownUnit
        switch step.to {
        case .accepted, .declined:
            guard step.record.recipient.contains(unit) else {
                throw VictimSupportRefusal.notRecipient
            }
        case .withdrawn:
            guard step.filing.owner.contains(unit) || unit.contains(step.filing.owner) else {
                throw VictimSupportRefusal.notReferrer
            }
        case .offered: break
        }
        guard step.to == .accepted, let consent = step.record.consent else { return }
        guard let held = try desk.unchecked(consent, as: Consent.self),
            let victim = try desk.unchecked(step.record.victim, as: Victim.self),
            try Guarding.standing(of: held, by: victim, at: desk) == .holds
        else { throw VictimSupportRefusal.consentWithdrawn }
    }

    /// Whoever takes over is responsible from then on, and the former body reads no more.
    @Sendable
    static func effect(_ step: inout StepTaken<Transfer>, _ desk: WritingDesk) throws {
        let recipient = step.record.recipient
        switch step.to {
        case .accepted:
            try desk.follow(step.record.victim, as: Victim.self) { _, filing in
                filing.owner = recipient
                filing.assigned.removeAll { $0 == recipient }
            }
        case .declined, .withdrawn:
            try end(step.record, at: desk)
        case .offered: break
        }
    }

    /// Whoever read the person's record by the offer alone reads no more.
    static func end(_ offer: Transfer, at desk: WritingDesk) throws {
        guard offer.grantsAccess == true else { return }
        try desk.letOut(offer.recipient, of: offer.victim)
    }
}
