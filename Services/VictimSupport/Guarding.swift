import Records
import ServiceContracts
import Vocabulary

/// Who may speak for a minor, and whether a consent still holds.
enum Guarding {
    /// Whether a consent still holds, and if not why.
    static func standing(
        of consent: Filed<Consent>,
        by victim: Filed<Victim>,
        at desk: ReadingDesk
    ) throws -> ConsentStanding {
        guard consent.state == .given else { return .withdrawn }
        let day = VietnameseTime.date(of: consent.record.givenAt)
        let then = try Ages.group(of: victim, on: day, at: desk)
        let age = try Ages.of(victim, at: desk)
        if then != age.now.known, then != .unknown {
            if age.now == .adult { return .turned18 }
            if then == .under16, age.now == .from16To17 { return .turned16 }
        }
        guard age.isChild else { return .holds }
        guard consent.record.givenBy != .victim else {
            return age.disputed ? .ageDisputed : .guardianNotCleared
        }
        let cleared = try isCleared(consent.record.guardianship, for: victim.id, at: desk)
        return cleared ? .holds : .guardianNotCleared
    }

    /// Whether a guardianship is one of this minor, and cleared.
    static func isCleared(
        _ id: GuardianshipID?,
        for minor: VictimRef,
        at desk: ReadingDesk
    ) throws -> Bool {
        guard let kept = try id.flatMap({ try desk.unchecked($0, as: Guardianship.self) }) else {
            return false
        }
        return kept.record.victim == minor && kept.state == .cleared
    }

    /// The first consent that holds; where some were given and none holds, that is said.
    static func holding(
        _ consents: [Filed<Consent>],
        of victim: Filed<Victim>,
        at desk: ReadingDesk
    ) throws -> Filed<Consent>? {
        let holding = try consents.first {
            try standing(of: $0, by: victim, at: desk) == .holds
        }
        guard holding != nil || consents.isEmpty else { throw VictimSupportRefusal.consentAskAgain }
        return holding
    }
}
