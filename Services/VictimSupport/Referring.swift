import Audit
import RPC
import Records
import ServiceContracts
import Vocabulary

/// Referring persons to other bodies: only with their consent, or for one of three reasons without.
extension VictimSupportService {
    /// Refers a person; the body asked reads the person's record until it says no.
    func referVictim(
        _ request: ReferVictim,
        in context: CallContext
    ) async throws -> ReferVictim.Response {
        let violations = Referring.violations(of: request)
        guard violations.isEmpty else { throw VictimSupportRefusal.invalid(violations) }
        return try await keeper.write(context) { desk in
            let victim = try desk.fetch(request.victim, as: Victim.self)
            let unit = try desk.viewer.ownUnit
            guard request.recipient != unit else {
                throw VictimSupportRefusal.invalid("recipient", "another")
            }
            let consent = try Referring.ground(
                of: victim,
                to: request.recipient,
                without: request.withoutConsent,
                field: "withoutConsent",
                at: desk
            )
            let isNew =
                request.recipient != victim.owner
                && !victim.filing.assigned.contains(request.recipient)
            let filed = try desk.file(
                Referral(
                    victim: request.victim,
                    recipient: request.recipient,
                    reason: request.reason,
                    services: request.services,
                    consent: consent,
                    withoutConsent: request.withoutConsent,
                    grantsAccess: isNew,
                    details: request.details
                ),
                owner: unit,
                assigned: [request.recipient],
                sealedFor: request.victim
            )
            try desk.letIn([request.recipient], to: request.victim)
            return .init(referral: filed.id, version: filed.version)
        }
    }
}

/// What the table of referrals cannot say.
enum Referring {
    static func violations(of request: ReferVictim) -> [FieldViolation] {
        var violations: [FieldViolation] = []
        if !(1...Entitlement.allCases.count).contains(request.services.count) {
            violations.append(FieldViolation(field: "services", rule: "count.1-10"))
        }
        if let details = request.details, !(1...20_000).contains(details.disclosed.utf8.count) {
            violations.append(FieldViolation(field: "details", rule: "length.1-20000"))
        }
        return violations
    }

    /// What the disclosure rests on: a consent, or nothing where the request says why; the audit says so then.
    static func ground(
        of victim: Filed<Victim>,
        to recipient: OrgID,
        without override: Word<ConsentOverride>?,
        field: String,
        at desk: WritingDesk
    ) throws -> ConsentID? {
        if let override {
            let isChild = try Ages.of(victim, at: desk).isChild
            if override == .bestInterestOfMinor, !isChild {
                throw VictimSupportRefusal.invalid(field, "needs.minor")
            }
            // Of a closed list; a word of no list is refused when the record is written.
            let ground = override.known.flatMap {
                AuditWord(vouchedFor: "withoutConsent.\($0.rawValue)")
            }
            if let ground { desk.rests(on: ground) }
            return nil
        }
        let consents = try desk.every(
            Consent.self,
            facets: [
                .victim(victim.id),
                Facet("purpose", ConsentPurpose.disclosureToFacility.rawValue),
            ],
            states: [.given]
        )
        let admitting = consents.filter { consent in
            consent.record.recipient?.contains(recipient) ?? true
        }
        guard let consent = try Guarding.holding(admitting, of: victim, at: desk) else {
            throw VictimSupportRefusal.consentMissing
        }
        return consent.id
    }

    /// The body that was asked answers, the body that asked takes back; a consent must still hold.
    @Sendable
    static func check(_ step: StepTaken<Referral>, _ desk: WritingDesk) throws {
        let unit = try desk.viewer.ownUnit
        switch step.to {
        case .accepted, .rejected, .done:
            let recipient = desk.viewer.successions.current(step.record.recipient)
            guard recipient.contains(unit) else {
                throw VictimSupportRefusal.notRecipient
            }
        case .revoked:
            let owner = desk.viewer.successions.current(step.filing.owner)
            guard owner.contains(unit) || unit.contains(owner) else {
                throw VictimSupportRefusal.notReferrer
            }
        case .inProgress:
            break
        }
        guard step.to == .accepted, let consent = step.record.consent else { return }
        guard let held = try desk.unchecked(consent, as: Consent.self),
            let victim = try desk.unchecked(step.record.victim, as: Victim.self),
            try Guarding.standing(of: held, by: victim, at: desk) == .holds
        else { throw VictimSupportRefusal.consentWithdrawn }
    }

    /// A body that accepts reads where it is expected to take the person in; once the referral has ended,
    /// it no longer reads the person's record.
    @Sendable
    static func effect(_ step: inout StepTaken<Referral>, _ desk: WritingDesk) throws {
        if step.to == .accepted {
            try Sheltering.show(step.record.recipient, staysOf: step.record.victim, at: desk)
        }
        guard [.rejected, .revoked, .done].contains(step.to) else { return }
        try end(step.record, step.id, at: desk)
        let recipient = step.record.recipient
        if step.to == .revoked { step.filing.assigned.removeAll { $0 == recipient } }
    }

    /// Ends the reading that a referral gave, unless another one to the same body still gives it.
    static func end(_ referral: Referral, _ id: ReferralID, at desk: WritingDesk) throws {
        guard referral.grantsAccess else { return }
        let others = try desk.every(
            Referral.self,
            facets: [.victim(referral.victim), Facet("recipient", referral.recipient.path)],
            states: [.inProgress, .accepted]
        )
        guard others.allSatisfy({ $0.id == id }) else { return }
        try desk.letOut(referral.recipient, of: referral.victim)
    }
}
