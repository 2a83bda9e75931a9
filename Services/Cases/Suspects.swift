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
        let match = await self.match(of: request.identity, in: context)
        return try await keeper.write(context) { desk in
            let violations =
                Suspects.violations(of: request.suspect, at: desk.now)
                + (request.identity?.violations(in: "identity", now: desk.now) ?? [])
                + Screenings.violations(of: screening, now: desk.now)
            guard violations.isEmpty else { throw CasesRefusal.invalid(violations) }
            let file = try desk.openFile(request.suspect.caseFile)
            let entered = Suspects.entered(in: request.suspect)
            guard entered.isEmpty else { throw CasesRefusal.invalid(entered) }
            let unit = try desk.viewer.ownUnit
            var suspect = request.suspect
            try Screenings.add(screening, by: unit, match, to: &suspect)
            let partners = ([file.owner] + file.filing.assigned).filter { $0 != unit }
            let filed = try desk.file(suspect, owner: unit, assigned: partners)
            if let identity = request.identity {
                _ = try desk.file(SuspectIdentity(identity: identity), id: filed.id, owner: unit)
            }
            return .init(suspect: filed.id, version: filed.version)
        }
    }

    /// Takes back the flag of a possible victim, on the decision that said otherwise.
    func clearPossibleVictim(
        _ request: ClearPossibleVictim,
        in context: CallContext
    ) async throws -> ClearPossibleVictim.Response {
        guard (1...200).contains(request.decision.disclosed.utf8.count) else {
            throw CasesRefusal.invalid("decision", "length.1-200")
        }
        return try await keeper.write(context) { desk in
            let filed = try desk.fetch(request.suspect, as: Suspect.self)
            guard filed.record.possibleVictim || filed.record.screening?.known == .pending else {
                throw CasesRefusal.notFlagged
            }
            let changed = try desk.change(filed.id, as: Suspect.self, seen: request.seen) {
                suspect in
                suspect.possibleVictim = false
                suspect.screening = Word(.clear)
                suspect.confirmedBy = nil
                suspect.clearedBy = request.decision
            }
            return .init(version: changed.version)
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

    /// Nothing is done against somebody who is a victim or may be one, or whom nobody screened for it.
    @Sendable
    static func check(_ step: StepTaken<Suspect>, _ desk: WritingDesk) throws {
        let suspect = step.record
        switch step.to {
        case .wanted: try Screenings.admit(.wantedNotice, of: suspect)
        case .arrested: try Screenings.admit(.arrest, of: suspect)
        case .accused, .indicted: try Screenings.admit(.prosecution, of: suspect)
        case .handedOver: try Screenings.admit(.handover, of: suspect)
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
