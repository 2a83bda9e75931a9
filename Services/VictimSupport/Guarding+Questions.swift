import RPC
import Records
import ServiceContracts
import Storage
import Vocabulary
import WireCodec

// Whether somebody who speaks for a minor is a suspect: asked with every screening of a suspect,
// answered by the health authority that cares for the minor.

extension Guarding {
    /// Files what is asked about whoever speaks for a minor; until it is answered they are unscreened.
    static func ask(
        _ asked: Questioning.Asked,
        about people: [VictimRef],
        at desk: WritingDesk
    ) throws {
        for person in people {
            let guardianships = try guardianships(of: person, open, at: desk)
            let minors = guardianships.map(\.record.victim)
            guard !minors.isEmpty else { continue }
            let question = try question(asked, about: person, over: minors, at: desk)
            guard question.state.known.map(holding.contains) ?? true else { continue }
            for guardianship in guardianships { try hold(guardianship, for: question.id, at: desk) }
        }
    }

    /// Bodies of a guardianship read the minor's record; and whoever is proposed after they became a
    /// suspect is asked about at once.
    @Sendable
    static func entry(_ entry: inout RecordEntry<Guardianship>, _ desk: WritingDesk) throws {
        try Supporting.entry(&entry, desk)
        guard entry.before == nil else { return }
        var questions: [GuardianQuestionID] = []
        for asked in try Telling.asked(about: all(entry.record.guardian, at: desk), at: desk) {
            let question = try question(
                asked,
                about: entry.record.guardian,
                over: [entry.record.victim],
                at: desk
            )
            if question.state.known.map(holding.contains) ?? true { questions.append(question.id) }
        }
        if !questions.isEmpty { entry.record.questions = questions }
    }

    /// Nobody is cleared while it is open whether they are a suspect, or once they were found to be one.
    @Sendable
    static func check(_ step: StepTaken<Guardianship>, _ desk: WritingDesk) throws {
        guard step.to == .cleared, step.record.questions?.isEmpty == false else { return }
        throw VictimSupportRefusal.guardianAsked
    }

    /// What a guardian consented to shows the minor to nobody new once they are barred: who has not
    /// accepted yet reads no more, as if the consent had been taken back.
    @Sendable
    static func effect(_ step: inout StepTaken<Guardianship>, _ desk: WritingDesk) throws {
        guard step.to == .barred else { return }
        let consents = try desk.every(
            Consent.self,
            facets: [.victim(step.record.victim)],
            states: [.given]
        )
        for consent in consents where consent.record.guardianship == step.id {
            try Consenting.endWaiting(on: consent.id, of: step.record.victim, at: desk)
        }
    }

    /// Lets the guardianships follow an answer.
    @Sendable
    static func effect(_ step: inout StepTaken<GuardianQuestion>, _ desk: WritingDesk) throws {
        let everything = try guardianships(of: step.record.guardian, [], at: desk)
        for guardianship in everything {
            let isOpen = guardianship.state.known.map(open.contains) ?? false
            switch step.to {
            case .asked where isOpen:
                try hold(guardianship, for: step.id, at: desk)
            case .barred where isOpen:
                try desk.follow(
                    guardianship.id,
                    as: Guardianship.self,
                    to: .barred,
                    facts: [.reason: "Người giám hộ là đối tượng tình nghi."]
                )
            case .anotherPerson, .noSuspect:
                try release(guardianship, from: step.id, at: desk)
            case .asked, .barred:
                break
            }
        }
    }

    // MARK: - Guardianships

    /// States in which somebody speaks for a minor, or may come to.
    private static let open: [Guardianship.State] = [.proposed, .cleared, .unscreened]
    /// Answers, and the lack of one, with which nobody is cleared.
    private static let holding: [GuardianQuestion.State] = [.asked, .barred]

    /// A guardian, and the records that were merged into theirs, or that theirs was merged into.
    private static func all(_ guardian: VictimRef, at desk: ReadingDesk) throws -> [VictimRef] {
        guard let standing = try desk.standing(for: guardian, as: Victim.self) else { return [] }
        return [standing.id] + (try desk.duplicates(of: standing.id, as: Victim.self))
    }

    /// Whether somebody speaks for a minor, or may come to.
    static func mayGuard(_ person: VictimRef, at desk: ReadingDesk) throws -> Bool {
        try !guardianships(of: person, open, at: desk).isEmpty
    }

    private static func guardianships(
        of guardian: VictimRef,
        _ states: [Guardianship.State],
        at desk: ReadingDesk
    ) throws -> [Filed<Guardianship>] {
        try all(guardian, at: desk).flatMap { one in
            try desk.every(
                Guardianship.self,
                facets: [Facet("guardian", one.loggable)],
                states: states
            )
        }
    }

    /// Notes a question that is open; a guardian who spoke for the minor does not until it is answered.
    private static func hold(
        _ guardianship: Filed<Guardianship>,
        for question: GuardianQuestionID,
        at desk: WritingDesk
    ) throws {
        let isCleared = guardianship.state == .cleared
        let known = guardianship.record.questions ?? []
        if !known.contains(question) || isCleared {
            try desk.follow(guardianship.id, as: Guardianship.self) { record, _ in
                if !known.contains(question) { record.questions = known + [question] }
                if isCleared { record.wasCleared = true }
            }
        }
        guard isCleared else { return }
        try desk.follow(
            guardianship.id,
            as: Guardianship.self,
            to: .unscreened,
            facts: [.reason: "Chờ cơ quan y tế trả lời về người giám hộ."]
        )
    }

    /// Takes an answered question off; after the last one a guardian speaks again who did before.
    private static func release(
        _ guardianship: Filed<Guardianship>,
        from question: GuardianQuestionID,
        at desk: WritingDesk
    ) throws {
        guard let known = guardianship.record.questions, known.contains(question) else { return }
        let left = known.filter { $0 != question }
        let speaks =
            left.isEmpty && guardianship.state == .unscreened
            && guardianship.record.wasCleared == true
        try desk.follow(guardianship.id, as: Guardianship.self) { record, _ in
            record.questions = left.isEmpty ? nil : left
            if left.isEmpty { record.wasCleared = nil }
        }
        guard speaks else { return }
        try desk.follow(
            guardianship.id,
            as: Guardianship.self,
            to: .cleared,
            facts: [.finding: "Cơ quan y tế trả lời: không còn nghi vấn về người giám hộ."]
        )
    }

    // MARK: - Questions

    /// The question about a guardian and a suspect, filed where nobody asked it yet; whoever cares for
    /// one of the minors reads it.
    private static func question(
        _ asked: Questioning.Asked,
        about guardian: VictimRef,
        over minors: [VictimRef],
        at desk: WritingDesk
    ) throws -> Filed<GuardianQuestion> {
        let authorities = try minors.compactMap { try desk.unchecked($0, as: Victim.self) }
            .map { Questioning.authority(for: $0, asked, at: desk) }
        let before = try all(guardian, at: desk).lazy.compactMap { one in
            try desk.every(
                GuardianQuestion.self,
                facets: [
                    Facet("guardian", one.loggable), Facet("suspect", asked.suspect.loggable),
                ]
            ).first
        }.first
        guard let before else {
            let owner = authorities.first ?? Questioning.ministry
            return try desk.file(
                GuardianQuestion(
                    guardian: guardian,
                    suspect: asked.suspect,
                    caseFile: asked.caseFile,
                    unit: asked.unit
                ),
                owner: owner,
                assigned: Set(authorities).subtracting([owner]).sorted(),
                sealedFor: guardian
            )
        }
        let new = Set(authorities).subtracting([before.owner] + before.filing.assigned).sorted()
        guard !new.isEmpty else { return before }
        return try desk.follow(before.id, as: GuardianQuestion.self) { _, filing in
            filing.assigned += new
        }
    }
}
