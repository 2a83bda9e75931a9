import RPC
import Records
import ServiceContracts
import Vocabulary

/// What the table of notices to embassies cannot say.
enum Notifying {
    /// The assessment and the consent are this person's, and the embassy is that of a country of theirs.
    @Sendable
    static func entry(_ entry: inout RecordEntry<EmbassyNotice>, _ desk: WritingDesk) throws {
        try Supporting.entry(&entry, desk)
        let notice = entry.record
        guard let victim = try desk.unchecked(notice.victim, as: Victim.self)?.record,
            victim.citizenships.contains(notice.country)
        else { throw VictimSupportRefusal.invalid("record.country", "unknown") }
        let assessment = try desk.unchecked(notice.assessment, as: NeedsAssessment.self)
        guard assessment?.record.victim == notice.victim else {
            throw VictimSupportRefusal.invalid("record.assessment", "unknown")
        }
        let consent = try desk.unchecked(notice.consent, as: Consent.self)
        guard consent?.record.victim == notice.victim,
            consent?.record.purpose.known == .disclosureToEmbassy
        else { throw VictimSupportRefusal.invalid("record.consent", "unknown") }
    }

    /// Told only while the consent holds and no return is dangerous.
    @Sendable
    static func check(_ step: StepTaken<EmbassyNotice>, _ desk: WritingDesk) throws {
        guard step.to == .told else { return }
        let assessment = try desk.unchecked(step.record.assessment, as: NeedsAssessment.self)
        guard let assessment, assessment.state == .completed,
            [.low, .medium].contains(assessment.record.returnRisk?.known)
        else { throw VictimSupportRefusal.riskOfReturn }
        guard let victim = try desk.unchecked(step.record.victim, as: Victim.self),
            let consent = try desk.unchecked(step.record.consent, as: Consent.self),
            try Guarding.standing(of: consent, by: victim, at: desk) == .holds
        else { throw VictimSupportRefusal.consentWithdrawn }
    }
}
