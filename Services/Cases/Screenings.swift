import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

/// The guard of non-punishment: whether a suspect is a victim is asked before anything is done to them.
extension CasesService {
    /// Records a screening, and asks victim support, outside any transaction, whether it knows them.
    func screenSuspect(
        _ request: ScreenSuspect,
        in context: CallContext
    ) async throws -> ScreenSuspect.Response {
        let match = try await self.match(of: request.suspect, in: context)
        return try await keeper.write(context) { desk in
            let violations = Screenings.violations(of: request.screening, now: desk.now)
            guard violations.isEmpty else { throw CasesRefusal.invalid(violations) }
            let unit = try desk.viewer.ownUnit
            let changed = try desk.change(request.suspect, as: Suspect.self, seen: request.seen) {
                try Screenings.add(request.screening, by: unit, match, to: &$0)
            }
            try Hearing.note(match, about: changed.id, in: desk.transaction)
            return .init(
                version: changed.version,
                screening: changed.record.screening?.known ?? .pending
            )
        }
    }

    /// Notes that a suspect is a victim: notices are withdrawn and the record is restricted.
    func confirmVictim(
        _ request: ConfirmVictim,
        in context: CallContext
    ) async throws -> ConfirmVictim.Response {
        guard (1...200).contains(request.decision.disclosed.utf8.count) else {
            throw CasesRefusal.invalid("decision", "length.1-200")
        }
        return try await keeper.write(context) { desk in
            let filed = try desk.fetch(request.suspect, as: Suspect.self)
            if filed.record.screening?.known == .victim {
                return .init(version: filed.version, withdrawn: 0)
            }
            _ = try desk.change(filed.id, as: Suspect.self, seen: request.seen) { suspect in
                suspect.possibleVictim = true
                suspect.screening = Word(.victim)
                suspect.confirmedBy = request.decision
                suspect.clearedBy = nil
                suspect.victim = request.victim ?? suspect.victim
            }
            let restricted = try desk.follow(filed.id, as: Suspect.self) { _, filing in
                filing.handling = Word(.restricted)
                filing.assigned.removeAll { unit in
                    !Screenings.judging.contains { $0.contains(unit) }
                }
            }
            return .init(
                version: restricted.version,
                withdrawn: try Screenings.withdrawNotices(for: filed.id, at: desk)
            )
        }
    }

    /// What victim support says to a suspect's identity, where one is kept.
    private func match(
        of suspect: SuspectID,
        in context: CallContext
    ) async throws -> BlindMatch.Answer {
        let question = try await keeper.read(context) { desk -> BlindMatch.Question? in
            let filed = try desk.fetch(suspect, as: Suspect.self)
            return try desk.unchecked(filed.id, as: SuspectIdentity.self).map { kept in
                BlindMatch.Question(
                    suspect: filed.id,
                    caseFile: filed.record.caseFile,
                    province: try desk.unchecked(filed.record.caseFile, as: CaseFile.self)?
                        .record.province,
                    identity: kept.record.identity
                )
            }
        }
        guard let question else { return .unasked }
        return await matching.answer(to: question, in: context)
    }
}

/// What screenings come to, and what they hold up.
enum Screenings {
    /// The bodies that go on reading the record of a suspect who is a victim.
    static let judging: [OrgID] = ["VN/GOV/SPP", "VN/GOV/COURT"]
    /// Screenings of one suspect.
    static let limit = 100

    /// What a screening may not hold.
    static func violations(of screening: Screening, now: Instant) -> [FieldViolation] {
        var violations: [FieldViolation] = []
        func note(_ field: String, _ rule: String) {
            violations.append(FieldViolation(field: "screening.\(field)", rule: rule))
        }
        if screening.indicators.count > 10 { note("indicators", "count.0-10") }
        if screening.answer == .yes, screening.indicators.isEmpty { note("indicators", "missing") }
        if screening.answer == .no, !screening.indicators.isEmpty { note("indicators", "absent") }
        if screening.answer == .notPossible, screening.remark == nil { note("remark", "missing") }
        if let remark = screening.remark, !(1...4_000).contains(remark.disclosed.utf8.count) {
            note("remark", "length.1-4000")
        }
        if screening.screenedAt > now.advanced(by: .seconds(60)) { note("screenedAt", "past") }
        return violations
    }

    /// Adds a screening to a suspect, with what victim support said.
    static func add(
        _ screening: Screening,
        by unit: OrgID,
        _ match: BlindMatch.Answer,
        to suspect: inout Suspect
    ) throws {
        var screenings = suspect.screenings ?? []
        guard screenings.count < limit else {
            throw CasesRefusal.invalid("screening", "count.0-\(limit)")
        }
        var screening = screening
        screening.by = unit
        screenings.append(screening)
        suspect.screenings = screenings
        if screening.answer == .yes { suspect.possibleVictim = true }
        suspect.screening = Word(status(of: suspect, after: screening, match))
    }

    /// Nothing that is pending becomes clear but by an answer or a decision.
    private static func status(
        of suspect: Suspect,
        after screening: Screening,
        _ match: BlindMatch.Answer
    ) -> ScreeningStatus {
        if suspect.screening?.known == .victim { return .victim }
        if suspect.possibleVictim || match.isPending { return .pending }
        if suspect.screening?.known == .pending, case .unasked = match { return .pending }
        guard screening.answer == .notPossible else { return .clear }
        return suspect.screening?.known == .clear ? .clear : .notPossible
    }

    /// How it stands once victim support says anew whether it waits.
    static func status(of suspect: Suspect, hearing isPending: Bool) -> ScreeningStatus? {
        let status = suspect.screening?.known
        if status == .victim { return status }
        if isPending { return .pending }
        guard status == .pending, let last = suspect.screenings?.last else { return status }
        return self.status(of: suspect, after: last, .unknown)
    }

    /// Refuses an act against a suspect who is a victim, who may be one, or whom nobody screened for it.
    ///
    /// Whom nobody could screen yet may be searched for, arrested and accused; whoever is handed over is
    /// at hand and can be asked.
    /// A screening that is older than its limit is repeated: people are forced, or say so, later, too.
    static func admit(
        _ occasion: ScreeningOccasion,
        of suspect: Suspect,
        at desk: ReadingDesk
    ) throws(ServiceError) {
        guard suspect.screening?.known != .victim else { throw CasesRefusal.confirmedVictim }
        let isPending = suspect.possibleVictim || suspect.screening?.known == .pending
        // An arrest may be how somebody is found who can then be asked.
        guard !isPending || occasion == .arrest else { throw CasesRefusal.possibleVictim }
        let screenings = (suspect.screenings ?? []).filter { screening in
            screening.occasion == occasion
                && (occasion != .handover || screening.answer != .notPossible)
        }
        guard !screenings.isEmpty else { throw CasesRefusal.unscreened }
        let isRecent = screenings.contains { screening in
            let due = desk.rules.due(.rescreening, startedAt: screening.screenedAt)
            return due.map { desk.now <= $0.at } ?? true
        }
        guard isRecent else { throw CasesRefusal.screeningTooOld }
    }

    /// Suspects that one refusal names: as many as somebody takes up next; the rest is named once these are
    /// settled.
    static let namedLimit = 20

    /// Refuses an act against a whole file, and names whom it is held up by, each with the reason of
    /// their own.
    ///
    /// Of suspects whom the caller does not read nothing is said, not even why, as long as there are others.
    static func refuse(
        over held: [(suspect: Filed<Suspect>, why: ServiceError)],
        to viewer: Viewer
    ) throws(ServiceError) {
        let read = held.filter { $0.suspect.access(for: viewer) == .content }
        guard var refusal = (read.first ?? held.first)?.why else { return }
        refusal.violations = read.prefix(namedLimit).map { suspect, why in
            FieldViolation(field: "suspects[\(suspect.id.loggable)]", rule: why.reason)
        }
        throw refusal
    }

    /// Takes back every notice that is written or out; answers how many.
    static func withdrawNotices(for suspect: SuspectID, at desk: WritingDesk) throws -> Int {
        let notices = try desk.every(
            WantedNotice.self,
            facets: [.suspect(suspect)],
            states: [.drafted, .issued]
        )
        for notice in notices {
            try desk.follow(
                notice.id,
                as: WantedNotice.self,
                to: .withdrawn,
                facts: [.reason: "Người bị truy nã đã được xác định là nạn nhân."]
            )
        }
        return notices.count
    }
}
