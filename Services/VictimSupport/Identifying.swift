import RPC
import Records
import ServiceContracts
import ServiceKit
import Vocabulary

/// Finding out whether somebody is a victim, and what a decision brings about.
extension VictimSupportService {
    /// Begins an identification where the person is; for a person who has one under way, answers it.
    func beginIdentification(
        _ request: BeginIdentification,
        in context: CallContext
    ) async throws -> BeginIdentification.Response {
        guard request.units.count <= 16, request.evidence.count <= 32 else {
            throw VictimSupportRefusal.invalid("units", "count.0-16")
        }
        guard let path = request.path.known else {
            throw ServiceError.unrecognizedWord(in: "path")
        }
        return try await keeper.write(context) { desk in
            _ = try desk.fetch(request.victim, as: Victim.self)
            let unit = try desk.viewer.ownUnit
            let running = try desk.every(
                Identification.self,
                facets: [.victim(request.victim)],
                states: Identification.State.underWay
            )
            if let running = running.first {
                return .init(identification: running.id, version: running.version)
            }
            let units = request.units.filter { $0 != unit }
            let filed = try desk.file(
                Identification(
                    victim: request.victim,
                    path: request.path,
                    province: request.province,
                    evidence: request.evidence
                ),
                state: path.first,
                owner: unit,
                assigned: units,
                occurred: request.occurred,
                sealedFor: request.victim
            )
            try desk.letIn(units, to: request.victim)
            return .init(identification: filed.id, version: filed.version)
        }
    }

    /// Adds evidence to an identification under way.
    func addEvidence(
        _ request: AddEvidence,
        in context: CallContext
    ) async throws -> AddEvidence.Response {
        try await keeper.write(context) { desk in
            let filed = try desk.fetch(request.identification, as: Identification.self)
            guard let state = filed.state.known, Identification.State.underWay.contains(state)
            else { throw VictimSupportRefusal.identificationEnded }
            guard filed.record.evidence.count < 200 else {
                throw VictimSupportRefusal.invalid("evidence", "count.0-200")
            }
            let changed = try desk.change(filed.id, as: Identification.self, seen: request.seen) {
                identification in identification.evidence.append(request.evidence)
            }
            return .init(version: changed.version)
        }
    }
}

/// What the table of identifications cannot say.
enum Identifying {
    /// A confirmation names a paper that may confirm here and evidence that the file holds.
    ///
    /// After the police have verified, each of the nine kinds of evidence is enough beside any paper: they
    /// looked into it. Before, a paper stands for itself, and only with evidence from where it comes.
    @Sendable
    static func check(_ step: StepTaken<Identification>, _ desk: WritingDesk) throws {
        guard step.to == .confirmed else { return }
        guard
            let paper = step.facts[.confirmationPaper].flatMap({
                ConfirmationPaperKind(rawValue: $0)
            })
        else {
            throw VictimSupportRefusal.invalid("facts.confirmationPaper", "vocabulary.unrecognized")
        }
        guard let evidence = step.facts[.evidence].flatMap({ EvidenceKind(rawValue: $0) }) else {
            throw VictimSupportRefusal.invalid("facts.evidence", "vocabulary.unrecognized")
        }
        guard step.record.evidence.contains(where: { $0.kind == evidence }) else {
            throw VictimSupportRefusal.noEvidence
        }
        guard step.from != .policeVerifying else { return }
        guard let source = paper.source else { throw VictimSupportRefusal.paperNeedsVerification }
        guard evidence == source else { throw VictimSupportRefusal.evidenceNeedsVerification }
    }

    /// Appends the decision, and lets the person's status follow it.
    @Sendable
    static func effect(_ step: inout StepTaken<Identification>, _ desk: WritingDesk) throws {
        step.starts = earlierCheck(of: step, desk.rules)
        if step.to == .received { try Entitling.arrived(step.record.victim, at: desk) }
        guard let status = step.to.decides else { return try tellContest(of: step, at: desk) }
        let issuer = step.facts[.issuer].flatMap { OrgID($0) }
        step.record.decisions.append(
            IdentificationDecision(
                outcome: step.to,
                status: status,
                decidedBy: try issuer ?? desk.viewer.ownUnit,
                at: step.filing.occurred.at,
                paper: step.facts[.confirmationPaper].map { Word(text: $0) },
                number: step.facts[.documentNumber].map { FreeText($0) }
            )
        )
        let person = step.record.victim
        try desk.follow(person, as: Victim.self) { victim, _ in
            victim.status = Word(status)
            victim.category = victim.category(after: status)
            victim.entitlements = try Entitling.entitled(victim, person, at: desk)
        }
        try Entitling.reckonCompany(of: step.record.victim, at: desk)
        try Telling.markDue(about: step.record.victim, at: desk)
    }
}

extension Identifying {
    /// Whoever was found to be no victim may be one while they contest that: suspects wait from the appeal
    /// on, and no longer once it was withdrawn.
    private static func tellContest(
        of step: StepTaken<Identification>,
        at desk: WritingDesk
    ) throws {
        let contested = Identification.State.contested
        guard contested.contains(step.from) != contested.contains(step.to),
            let victim = try desk.unchecked(step.record.victim, as: Victim.self),
            victim.record.status == .notAVictim
        else { return }
        try Telling.markDue(about: step.record.victim, at: desk)
    }

    /// The check that the circular of 2008 limited, where the step happened while it held: a clock
    /// without a rule is none.
    private static func earlierCheck(
        of step: StepTaken<Identification>,
        _ rules: ClockRules
    ) -> [ClockName] {
        let check: ClockName? =
            switch step.to {
            case .missionVerified: .localPoliceCheck
            case .locallyChecked: .immigrationCheck
            default: nil
            }
        return [check].compactMap { $0 }
            .filter { rules.rule(for: $0, startedAt: step.filing.occurred.at) != nil }
    }

    /// Once the birth is known, so is the age at the event.
    static func reckonAge(
        of victim: VictimRef,
        _ identity: PersonIdentity,
        at desk: WritingDesk
    ) throws {
        guard let kept = try desk.unchecked(victim, as: Victim.self),
            let day = kept.record.eventOn, let group = identity.birth?.ageGroup(on: day),
            kept.record.ageGroup != group
        else { return }
        try desk.follow(victim, as: Victim.self) { record, _ in record.ageGroup = Word(group) }
    }
}

extension Victim {
    /// The row of the entitlements matrix after a decision: whoever was in process no longer is.
    fileprivate func category(after status: TraffickingStatus) -> Word<VictimCategory> {
        guard status == .actual, category == .inProcessAbroad || category == .inProcessInCountry
        else { return category }
        let isForeign = !citizenships.isEmpty && !citizenships.contains(Word(.vietNam))
        return Word(isForeign ? .foreigner : .citizen)
    }
}

extension ConfirmationPaperKind {
    /// The evidence with which the paper confirms before the police have verified; `nil` where it does not.
    fileprivate var source: EvidenceKind? {
        switch self {
        case .rescuingBodyCertificate: .rescuer
        case .legalisedForeignPaper: .foreignBody
        case .policeCertificate, .proceedingsDocument: nil
        }
    }
}

extension PathOfIdentification {
    /// The state in which an identification on this path begins.
    var first: Identification.State {
        switch self {
        case .reported: .reported
        case .rescued: .rescued
        case .abroad: .abroad
        }
    }
}

extension Identification.State {
    /// States of an identification that is not decided.
    static let underWay: [Identification.State] = [
        .reported, .broughtToCommune, .rescued, .abroad, .missionVerified, .locallyChecked,
        .cleared, .received, .initialVerified, .policeVerifying, .appealed, .missing,
    ]

    /// States in which a decision that somebody is no victim is contested, or looked into anew.
    static let contested: [Identification.State] = [.appealed, .policeVerifying]

    /// The status that entering this state decides; `nil` where it decides nothing.
    var decides: TraffickingStatus? {
        switch self {
        case .confirmed: .actual
        case .notVictim: .notAVictim
        case .revoked: .possible
        default: nil
        }
    }
}

extension WritingDesk {
    /// Lets units read a person's record, as the consequence of the part that they take.
    func letIn(_ units: [OrgID], to victim: VictimRef) throws {
        guard let filed = try unchecked(victim, as: Victim.self) else {
            throw ServiceError.noSuchRecord
        }
        let new = units.filter { $0 != filed.owner && !filed.filing.assigned.contains($0) }
        guard !new.isEmpty else { return }
        try follow(victim, as: Victim.self) { _, filing in filing.assigned += new }
    }

    /// Ends a unit's reading of a person's record.
    func letOut(_ unit: OrgID, of victim: VictimRef) throws {
        guard try unchecked(victim, as: Victim.self)?.filing.assigned.contains(unit) ?? false
        else { return }
        try follow(victim, as: Victim.self) { _, filing in
            filing.assigned.removeAll { $0 == unit }
        }
    }
}
