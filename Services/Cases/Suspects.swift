import Crypto
import RPC
import Records
import ServiceContracts
import ServiceKit
import Vocabulary
import WireCodec

/// Registering suspects, and who they are.
extension CasesService {
    /// Registers a suspect in an open file; the identity is sealed apart.
    func registerSuspect(
        _ request: RegisterSuspect,
        in context: CallContext
    ) async throws -> RegisterSuspect.Response {
        guard let screening = request.screening else {
            throw CasesRefusal.invalid("screening", "missing")
        }
        let id = Suspects.id(of: context)
        let match = await self.match(of: request, as: id, in: context)
        return try await keeper.write(context) { desk in
            try Suspects.check(request, screening, now: desk.now)
            let file = try desk.openFile(request.suspect.caseFile)
            let entered = Suspects.entered(in: request.suspect)
            guard entered.isEmpty else { throw CasesRefusal.invalid(entered) }
            let unit = try desk.viewer.ownUnit
            var suspect = request.suspect
            try Screenings.add(screening, by: unit, match, to: &suspect)
            let heard = try Hearing(of: id, in: desk.transaction)
            if let status = heard.status(of: suspect, after: match) {
                suspect.screening = Word(status)
            }
            let partners = ([file.owner] + file.filing.assigned).filter { $0 != unit }
            let filed = try desk.file(suspect, id: id, owner: unit, assigned: partners)
            try Hearing.note(match, about: id, in: desk.transaction)
            if let identity = request.identity {
                _ = try desk.file(SuspectIdentity(identity: identity), id: filed.id, owner: unit)
            }
            return .init(suspect: filed.id, version: filed.version)
        }
    }

    /// What victim support says to who is about to be registered.
    ///
    /// Nothing is asked for a request that will be refused: questions are counted, and people wait for
    /// an answer to them. How it is refused is said by the write, which knows repetitions.
    private func match(
        of request: RegisterSuspect,
        as id: SuspectID,
        in context: CallContext
    ) async -> BlindMatch.Answer {
        guard let identity = request.identity, let screening = request.screening else {
            return .unasked
        }
        let file = request.suspect.caseFile
        let province: Word<Province>
        do {
            province = try await keeper.read(context) { desk in
                try Suspects.check(request, screening, now: desk.now)
                return try desk.openFile(file).record.province
            }
        } catch {
            return .pending(isAnswered: false)
        }
        return await matching.answer(
            to: BlindMatch.Question(
                suspect: id,
                caseFile: file,
                province: province,
                identity: identity
            ),
            in: context
        )
    }

    /// Proposes to take back the flag of a possible victim, on the decision that said otherwise.
    func clearPossibleVictim(
        _ request: ClearPossibleVictim,
        in context: CallContext
    ) async throws -> ClearPossibleVictim.Response {
        guard (1...200).contains(request.decision.disclosed.utf8.count) else {
            throw CasesRefusal.invalid("decision", "length.1-200")
        }
        return try await keeper.write(context) { desk in
            let filed = try desk.fetch(request.suspect, as: Suspect.self)
            guard let state = filed.state.known else {
                throw ServiceError.unrecognizedWord(in: "state")
            }
            let outcome = try desk.step(
                filed.id,
                as: Suspect.self,
                seen: request.seen,
                to: state,
                facts: [.documentNumber: request.decision.disclosed]
            )
            return .init(version: filed.version, awaiting: outcome.awaiting)
        }
    }

    /// Answers who a suspect is, to whoever reads the suspect's record; audited before it leaves.
    func readSuspectIdentity(
        _ request: ReadSuspectIdentity,
        in context: CallContext
    ) async throws -> ReadSuspectIdentity.Response {
        try await keeper.read(context) { desk in
            _ = try desk.fetch(request.suspect, as: Suspect.self)
            guard let kept = try desk.unchecked(request.suspect, as: SuspectIdentity.self) else {
                throw ServiceError.noSuchRecord
            }
            return .init(identity: kept.record.identity)
        }
    }
}

/// What the table of suspects cannot say.
enum Suspects {
    /// States in which proceedings against somebody go on.
    static let active: [Suspect.State] = [
        .identified, .wanted, .arrestedInAct, .arrested, .accused, .indicted,
    ]

    /// The identifier that a registration gives: the same one when it is repeated, so that a question
    /// about the suspect is not asked a second time about nobody.
    static func id(of context: CallContext) -> SuspectID {
        guard let key = context.head.key else { return .make() }
        let digest = SHA256.hash(data: Array(context.caller.identity.utf8) + [0] + key.array)
        return Identifier(bytes: Array(digest.prefix(16))).map { SuspectID($0) } ?? .make()
    }

    /// Refuses a registration that breaks a rule.
    static func check(_ request: RegisterSuspect, _ screening: Screening, now: Instant) throws {
        let violations =
            violations(of: request.suspect, at: now)
            + (request.identity?.violations(in: "identity", now: now) ?? [])
            + Screenings.violations(of: screening, now: now)
        guard violations.isEmpty else { throw CasesRefusal.invalid(violations) }
    }

    /// Refuses to let a record stand for another that protects its person more: a merger, which one officer
    /// makes, takes no protection away.
    @Sendable
    static func checkMerger(of duplicate: Suspect, into survivor: Suspect) throws {
        func protection(of suspect: Suspect) -> Int {
            if suspect.screening?.known == .victim { return 2 }
            return isFlagged(suspect) ? 1 : 0
        }
        guard protection(of: duplicate) <= protection(of: survivor) else {
            throw CasesRefusal.lessProtected
        }
    }

    /// Whether somebody may be, or is, a victim.
    static func isFlagged(_ suspect: Suspect) -> Bool {
        suspect.possibleVictim || [.pending, .victim].contains(suspect.screening?.known)
    }

    /// Takes the flag back, once a second officer has approved it.
    ///
    /// The restriction of a record whose person turned out to be no victim ends with it: it is read again
    /// by the bodies that work on the file, in a version of its own that the audit shows.
    private static func clear(_ step: inout StepTaken<Suspect>, at desk: WritingDesk) throws {
        let wasVictim = step.record.screening?.known == .victim
        step.record.possibleVictim = false
        step.record.screening = Word(.clear)
        step.record.confirmedBy = nil
        step.record.clearedBy = step.facts[.documentNumber].map { FreeText($0) }
        guard wasVictim else { return }
        let file = try desk.unchecked(step.record.caseFile, as: CaseFile.self)
        let partners = file.map { [$0.owner] + $0.filing.assigned } ?? []
        let readers = [step.filing.owner] + step.filing.assigned
        step.filing.handling = Word(.open)
        step.filing.assigned += partners.filter { !readers.contains($0) }
    }

    /// What a suspect may not hold when registered.
    static func violations(of suspect: Suspect, at now: Instant) -> [FieldViolation] {
        var violations = broken(by: suspect, at: now)
        if suspect.victim != nil, !suspect.possibleVictim {
            violations.append(FieldViolation(field: "suspect.victim", rule: "needs.possibleVictim"))
        }
        if suspect.clearedBy != nil {
            violations.append(FieldViolation(field: "suspect.clearedBy", rule: "absent"))
        }
        return violations
    }

    /// What the service itself enters, and a request may not.
    static func entered(in suspect: Suspect) -> [FieldViolation] {
        let fields: [(String, Bool)] = [
            ("screening", suspect.screening != nil), ("screenings", suspect.screenings != nil),
            ("confirmedBy", suspect.confirmedBy != nil),
        ]
        return fields.filter(\.1)
            .map { FieldViolation(field: "suspect.\($0.0)", rule: "absent") }
    }

    /// What no suspect may hold, also once it is corrected.
    @Sendable
    static func broken(by suspect: Suspect, at now: Instant) -> [FieldViolation] {
        Suspect.rules.broken(by: suspect, at: now, in: "suspect")
    }

    /// Whoever is handed over points at the transfer that takes them; whoever is cleared is no victim.
    @Sendable
    static func effect(_ step: inout StepTaken<Suspect>, _ desk: WritingDesk) throws {
        guard step.from != step.to else { return try clear(&step, at: desk) }
        guard step.to == .handedOver else { return }
        step.record.handover = step.facts[.link].flatMap { Identifier($0) }
            .map { BorderTransferID($0) }
    }

    /// Nothing is done against somebody who is a victim or may be one, or whom nobody screened for it.
    @Sendable
    static func check(_ step: StepTaken<Suspect>, _ desk: WritingDesk) throws {
        let suspect = step.record
        guard step.from != step.to else {
            guard isFlagged(suspect) else { throw CasesRefusal.notFlagged }
            return
        }
        switch step.to {
        case .wanted: try Screenings.admit(.wantedNotice, of: suspect, at: desk)
        case .arrested: try Screenings.admit(.arrest, of: suspect, at: desk)
        case .accused, .indicted: try Screenings.admit(.prosecution, of: suspect, at: desk)
        case .handedOver: try Screenings.admit(.handover, of: suspect, at: desk)
        case .convicted:
            guard suspect.screening?.known != .victim else { throw CasesRefusal.confirmedVictim }
            guard !suspect.possibleVictim, suspect.screening?.known != .pending else {
                throw CasesRefusal.possibleVictim
            }
        case .arrestedInAct:
            guard suspect.screening?.known != .victim else { throw CasesRefusal.confirmedVictim }
        case .identified, .acquitted, .terminated, .exempted, .deceased: break
        }
    }
}
