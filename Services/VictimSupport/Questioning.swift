import Audit
import RPC
import Records
import ServiceContracts
import ServiceKit
import Vocabulary

/// Whether a suspect is a protected person, asked by the cases service and answered by a health authority.
extension VictimSupportService {
    /// Files a question for whoever may be meant and was not answered for yet; says only whether to wait.
    func askScreening(
        _ request: AskScreening,
        in context: CallContext
    ) async throws -> AskScreening.Response {
        do {
            return try await answer(request, in: context)
        } catch let error as ServiceError {
            note(error, to: request, in: context)
            throw error
        }
    }

    private func answer(
        _ request: AskScreening,
        in context: CallContext
    ) async throws -> AskScreening.Response {
        guard context.head.purpose?.purpose == Purpose.screening.rawValue else {
            throw VictimSupportRefusal.invalid("purpose", "exactly.screening")
        }
        guard (1...200).contains(request.officer.utf8.count) else {
            throw VictimSupportRefusal.invalid("officer", "length.1-200")
        }
        let questions = index.screening(request.identity)
        // As a digest: whatever the other service says here stands in no budget in the clear.
        let officer = index.token("screening officer", request.officer)
        return try await keeper.write(context) { desk in
            let violations = request.identity.violations(in: "identity", now: desk.now)
            guard violations.isEmpty else { throw VictimSupportRefusal.invalid(violations) }
            guard !questions.isEmpty else { throw VictimSupportRefusal.tooFewParts }
            for budget in [Matching.Budget.screening(officer), .screening(request.unit)] {
                _ = try Matching.spend(of: budget, at: desk.now, in: desk.transaction)
            }
            return .init(isPending: try Questioning.ask(request, questions, at: desk))
        }
    }

    /// A refused question is in the audit under the officer who asked it, off the caller's path.
    private func note(_ error: ServiceError, to request: AskScreening, in context: CallContext) {
        guard let who = AuditIdentity(context.peer.identity) else { return }
        refusals.note(
            who,
            onBehalfOf: AuditIdentity(request.officer),
            // Declared in a contract.
            method: AuditWord(vouchedFor: AskScreening.method.name) ?? "call.unnamed",
            // Written in our source.
            reason: AuditWord(vouchedFor: error.reason) ?? "call.refused",
            at: now()
        )
    }
}

/// Who is meant by a question, and whether Cases has to wait.
enum Questioning {
    /// The ministry of the health authorities, whose own officers look where no province is known, and
    /// where the authorities stand in it.
    static let ministry: OrgID = "VN/GOV/MOH"
    static let authorities: OrgID = "VN/GOV/MOH/PROV"

    /// Namesakes who are looked at for whether more than their name is known: of a common name there are
    /// hundreds, and those of whom more is known do not make a suspect wait.
    private static let namesakeLimit = 1_000

    /// Files what is asked for everybody who may be meant; says whether Cases has to wait.
    static func ask(
        _ request: AskScreening,
        _ questions: [BlindIndex.ScreeningQuestion],
        at desk: WritingDesk
    ) throws -> Bool {
        let (people, isWhole) = try fitting(questions, at: desk)
        try Telling.keep(request, isWhole: isWhole, about: people.map(\.id), in: desk.transaction)
        // Each of them is asked about, also once the answer is known. Of too many namesakes some
        // are not looked at: whoever may be among those is never clear.
        var isPending = !isWhole
        let asked = Asked(
            suspect: request.suspect,
            caseFile: request.caseFile,
            unit: request.unit,
            province: request.province?.known
        )
        for victim in people where try isMeant(victim, at: desk) {
            if try self.isPending(asked, about: victim, at: desk) { isPending = true }
        }
        try Guarding.ask(asked, about: guardians(fitting: questions, at: desk), at: desk)
        return isPending
    }

    /// What is asked about whom.
    struct Asked {
        var suspect: SuspectID
        var caseFile: CaseFileID
        var unit: OrgID
        var province: Province?
    }

    /// Whether somebody who fits is, or may be, a victim; whoever was found not to be one is not meant,
    /// unless they contest that and it is not decided yet.
    static func isMeant(_ victim: Filed<Victim>, at desk: ReadingDesk) throws -> Bool {
        guard [.victim, .missing].contains(victim.record.personKind.known), victim.state != .erased
        else { return false }
        guard victim.record.status == .notAVictim else { return true }
        let contests = try desk.number(
            of: Identification.self,
            facets: [.victim(victim.id)],
            states: Identification.State.contested,
            upTo: 1
        )
        return contests > 0
    }

    /// Whoever fits one of the questions.
    ///
    /// Whoever is looked for as missing may be a victim too, and who was found not to be one may turn out
    /// to be one after all. Not whole where more people fit a question than are looked at.
    static func fitting(
        _ questions: [BlindIndex.ScreeningQuestion],
        at desk: WritingDesk
    ) throws -> (people: [Filed<Victim>], isWhole: Bool) {
        let limit = VictimSupportService.candidateLimit
        var people: Set<VictimRef> = []
        var isWhole = true
        for question in questions {
            let looked = question.meansBareNames ? namesakeLimit : limit
            var found = try BlindIndex.everyPart(
                question.parts,
                limit: looked + 1,
                in: desk.transaction
            )
            isWhole = isWhole && found.count <= looked
            if question.meansBareNames {
                found = try found.prefix(looked).filter { try !saysMore(of: $0, at: desk) }
                isWhole = isWhole && found.count <= limit
            }
            people.formUnion(found.prefix(limit))
        }
        return (try people.sorted().compactMap { try desk.unchecked($0, as: Victim.self) }, isWhole)
    }

    /// Whoever fits one of the questions and speaks for a minor, or may come to.
    ///
    /// Looked for among more people than victims are: nothing says later that some were not looked at.
    private static func guardians(
        fitting questions: [BlindIndex.ScreeningQuestion],
        at desk: WritingDesk
    ) throws -> [VictimRef] {
        var guardians: Set<VictimRef> = []
        for question in questions {
            let found = try BlindIndex.everyPart(
                question.parts,
                limit: namesakeLimit,
                in: desk.transaction
            )
            for person in found where try Guarding.mayGuard(person, at: desk) {
                guard try !question.meansBareNames || !saysMore(of: person, at: desk) else {
                    continue
                }
                guardians.insert(person)
            }
        }
        return guardians.sorted()
    }

    /// Whether a person's birth or commune is known: then a name alone does not mean them.
    private static func saysMore(of victim: VictimRef, at desk: WritingDesk) throws -> Bool {
        guard let kept = try desk.unchecked(victim, as: VictimIdentity.self) else { return true }
        return kept.record.identity.birth != nil || kept.record.identity.commune != nil
    }

    /// Whether Cases has to wait for an answer about a person; files the question where nobody asked yet.
    static func isPending(
        _ asked: Asked,
        about victim: Filed<Victim>,
        at desk: WritingDesk
    ) throws -> Bool {
        if let question = try question(about: victim.id, asked.suspect, at: desk) {
            return question.state != .anotherPerson
        }
        _ = try desk.file(
            ScreeningQuestion(
                victim: victim.id,
                suspect: asked.suspect,
                caseFile: asked.caseFile,
                unit: asked.unit
            ),
            owner: authority(for: victim, asked, at: desk),
            sealedFor: victim.id
        )
        return true
    }

    /// What was asked about a person and a suspect before.
    static func question(
        about victim: VictimRef,
        _ suspect: SuspectID,
        at desk: ReadingDesk
    ) throws -> Filed<ScreeningQuestion>? {
        try desk.every(
            ScreeningQuestion.self,
            facets: [.victim(victim), Facet("suspect", suspect.loggable)]
        ).first
    }

    /// Once somebody else was meant, or is no longer thought to be, Cases is told.
    @Sendable
    static func effect(
        _ step: inout StepTaken<ScreeningQuestion>,
        _ desk: WritingDesk
    ) throws {
        guard [step.from, step.to].contains(.anotherPerson) else { return }
        try Telling.markDue([step.record.suspect], at: desk)
    }

    // MARK: - Who looks

    /// Gives a question that every authority could read to the one that looks.
    static func assign(_ question: Filed<ScreeningQuestion>, at desk: WritingDesk) throws {
        let asked = Asked(
            suspect: question.record.suspect,
            caseFile: question.record.caseFile,
            unit: question.record.unit
        )
        guard let victim = try desk.unchecked(question.record.victim, as: Victim.self) else {
            return
        }
        let owner = authority(for: victim, asked, at: desk)
        try desk.follow(question.id, as: ScreeningQuestion.self) { _, filing in
            filing.owner = owner
            filing.visibility = Word(.unit)
        }
    }

    /// The authority that looks: the one that cares for the person, else that of the province of the unit
    /// that asked, else that of the file's province, else the ministry's own officers.
    static func authority(
        for victim: Filed<Victim>,
        _ asked: Asked,
        at desk: ReadingDesk
    ) -> OrgID {
        let successions = desk.viewer.successions
        let caring = ([victim.owner] + victim.filing.assigned).map { successions.current($0) }
        if let authority = caring.first(where: { authorities.contains($0) && $0 != authorities }) {
            return authority
        }
        let province = province(of: successions.current(asked.unit)) ?? asked.province
        let local = province.flatMap { OrgID("\(authorities.path)/\($0.today.unitCode)") }
        return local.map { successions.current($0) } ?? ministry
    }

    /// The province that a unit's path names below its ministry.
    private static func province(of unit: OrgID) -> Province? {
        unit.parts.dropFirst(3).lazy.compactMap { Province(unitCode: String($0)) }.first
    }
}
