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
        guard context.head.purpose?.purpose == Purpose.screening.rawValue else {
            throw VictimSupportRefusal.invalid("purpose", "exactly.screening")
        }
        guard (1...200).contains(request.officer.utf8.count) else {
            throw VictimSupportRefusal.invalid("officer", "length.1-200")
        }
        let questions = index.screening(request.identity)
        // As a digest: whatever the other service says here stands nowhere in the clear.
        let officer = index.token("screening officer", request.officer)
        return try await keeper.write(context) { desk in
            let violations = request.identity.violations(in: "identity", now: desk.now)
            guard violations.isEmpty else { throw VictimSupportRefusal.invalid(violations) }
            guard !questions.isEmpty else { throw VictimSupportRefusal.tooFewParts }
            for budget in [Matching.Budget.screening(officer), .screening(request.unit)] {
                _ = try Matching.spend(of: budget, at: desk.now, in: desk.transaction)
            }
            let (meant, isWhole) = try Questioning.meant(by: questions, at: desk)
            // Each of them is asked about, also once the answer is known. Of too many namesakes some
            // are not looked at: whoever may be among those is never clear.
            var isPending = !isWhole
            for victim in meant
            where try Questioning.isPending(request, about: victim, at: desk) {
                isPending = true
            }
            return .init(isPending: isPending)
        }
    }
}

/// Who is meant by a question, and whether Cases has to wait.
enum Questioning {
    /// The ministry of the health authorities, and where they stand in it.
    static let ministry: OrgID = "VN/GOV/MOH"
    static let authorities: OrgID = "VN/GOV/MOH/PROV"

    /// Namesakes who are looked at for whether more than their name is known: of a common name there are
    /// hundreds, and those of whom more is known do not make a suspect wait.
    private static let namesakeLimit = 1_000

    /// Whoever fits one of the questions and is, or may be, a victim.
    ///
    /// Whoever is looked for as missing may be one too. Whoever was found not to be one is not meant.
    /// Not whole where more people fit a question than are looked at.
    static func meant(
        by questions: [BlindIndex.ScreeningQuestion],
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
        let meant = try people.sorted().compactMap { try desk.unchecked($0, as: Victim.self) }
            .filter { victim in
                [.victim, .missing].contains(victim.record.personKind.known)
                    && victim.record.status != .notAVictim && victim.state != .erased
            }
        return (meant, isWhole)
    }

    /// Whether a person's birth or commune is known: then a name alone does not mean them.
    private static func saysMore(of victim: VictimRef, at desk: WritingDesk) throws -> Bool {
        guard let kept = try desk.unchecked(victim, as: VictimIdentity.self) else { return true }
        return kept.record.identity.birth != nil || kept.record.identity.commune != nil
    }

    /// Whether Cases has to wait for an answer about a person; files the question where nobody asked yet.
    static func isPending(
        _ request: AskScreening,
        about victim: Filed<Victim>,
        at desk: WritingDesk
    ) throws -> Bool {
        let before = try desk.every(
            ScreeningQuestion.self,
            facets: [.victim(victim.id), Facet("suspect", request.suspect.loggable)]
        )
        if let question = before.first {
            return question.state != .anotherPerson
        }
        let authority = ([victim.owner] + victim.filing.assigned).first {
            authorities.contains($0)
        }
        // Where no authority cares for the person yet, any of them may look rather than none.
        _ = try desk.file(
            ScreeningQuestion(
                victim: victim.id,
                suspect: request.suspect,
                caseFile: request.caseFile,
                unit: request.unit
            ),
            owner: authority ?? ministry,
            visibility: authority == nil ? .ministry : .unit,
            sealedFor: victim.id
        )
        return true
    }
}
