import RPC
import Records
import ServiceContracts
import ServiceKit
import Storage
import Vocabulary

/// Registering persons, and what else is learned of them.
extension VictimSupportService {
    /// Registers a person under a random reference: record, identity and index in one transaction.
    func intakeVictim(
        _ request: IntakeVictim,
        in context: CallContext
    ) async throws -> IntakeVictim.Response {
        let index = index
        return try await keeper.write(context) { desk in
            let (identity, number) = try Intake.named(request, at: desk)
            let violations =
                identity.violations(in: "identity", now: desk.now)
                + Intake.violations(of: request)
            guard violations.isEmpty else { throw VictimSupportRefusal.invalid(violations) }
            let unit = try desk.viewer.ownUnit
            let caring = [request.caringUnit].compactMap { $0 }.filter { $0 != unit }
            let victim = VictimRef.make()
            var record = try Intake.record(
                of: request,
                metAt: request.metAt ?? Occurrence(at: desk.now)
            )
            record.unknownNumber = number
            record.entitlements = try Entitling.entitled(record, at: desk)
            let filed = try desk.file(
                record,
                id: victim,
                owner: unit,
                assigned: caring,
                occurred: request.metAt,
                sealedFor: victim
            )
            _ = try desk.file(
                VictimIdentity(identity: identity),
                id: victim,
                owner: unit,
                sealedFor: victim
            )
            try index.enter(victim, request.identity, in: desk.transaction)
            return .init(victim: victim, version: filed.version)
        }
    }

    /// Records what else was learned of a person; what is missing stays as it is.
    func amendVictim(
        _ request: AmendVictim,
        in context: CallContext
    ) async throws -> AmendVictim.Response {
        guard request.citizenships?.count ?? 0 <= 8 else {
            throw VictimSupportRefusal.invalid("citizenships", "count.0-8")
        }
        return try await keeper.write(context) { desk in
            let filed = try desk.change(request.victim, as: Victim.self, seen: request.seen) {
                victim in
                victim.category = request.category ?? victim.category
                victim.ageGroup = request.ageGroup ?? victim.ageGroup
                victim.gender = request.gender ?? victim.gender
                victim.citizenships = request.citizenships ?? victim.citizenships
                victim.province = request.province ?? victim.province
                victim.language = request.language ?? victim.language
                victim.ageDisputed = request.ageDisputed ?? victim.ageDisputed
                victim.ethnicity = request.ethnicity ?? victim.ethnicity
                try Intake.reckonAge(of: &victim, request, at: desk)
                victim.entitlements = try Entitling.entitled(victim, request.victim, at: desk)
            }
            try Entitling.reckonCompany(of: request.victim, at: desk)
            return .init(version: filed.version)
        }
    }
}

/// What a registration may say.
enum Intake {
    static func violations(of request: IntakeVictim) -> [FieldViolation] {
        var violations: [FieldViolation] = []
        if request.victim.citizenships.count > 8 {
            violations.append(FieldViolation(field: "victim.citizenships", rule: "count.0-8"))
        }
        let standsAlone: [Word<PersonKind>] = [Word(.victim), Word(.missing)]
        if !standsAlone.contains(request.victim.personKind), request.victim.beside == nil {
            violations.append(FieldViolation(field: "victim.beside", rule: "missing"))
        }
        return violations
    }

    /// Who it is: where nobody knows a name, the next number of those without one.
    static func named(
        _ request: IntakeVictim,
        at desk: WritingDesk
    ) throws -> (identity: PersonIdentity, number: Int?) {
        guard request.unknown == true else { return (request.identity, nil) }
        guard request.identity.names.isEmpty else {
            throw VictimSupportRefusal.invalid("identity.names", "absent")
        }
        try desk.transaction.execute("UPDATE unknown_persons SET last = last + 1")
        let row = try desk.transaction.row("SELECT last FROM unknown_persons")
        let number: Int = try row?["last"] ?? 1
        var identity = request.identity
        identity.names = [name(ofUnknown: number)]
        return (identity, number)
    }

    /// What stands for a name that nobody knows; the index does not find anybody by it.
    static func name(ofUnknown number: Int) -> PersonName { PersonName("Không rõ số \(number)") }

    /// The age at the event, where the day of the event or the age is amended.
    ///
    /// Throws where what is stated contradicts the birth, as a registration does.
    static func reckonAge(
        of victim: inout Victim,
        _ request: AmendVictim,
        at desk: WritingDesk
    ) throws {
        guard request.eventOn != nil || request.ageGroup != nil else { return }
        if let day = request.eventOn {
            guard day <= VietnameseTime.date(of: desk.now) else {
                throw VictimSupportRefusal.invalid("eventOn", "past")
            }
            victim.eventOn = day
        }
        let identity = try desk.unchecked(request.victim, as: VictimIdentity.self)?.record.identity
        try checkEvent(of: victim, identity?.birth, in: "eventOn")
        guard let day = victim.eventOn, let reckoned = identity?.birth?.ageGroup(on: day) else {
            return
        }
        guard request.ageGroup.map({ $0 == .unknown || $0 == reckoned }) ?? true else {
            throw VictimSupportRefusal.invalid("ageGroup", "contradicts.birth")
        }
        victim.ageGroup = Word(reckoned)
    }

    /// Nothing happens to somebody before their birth: one of the two days is wrong.
    private static func checkEvent(
        of victim: Victim,
        _ birth: Birth?,
        in field: String
    ) throws {
        guard let day = victim.eventOn, let birth, birth.isAfter(day) else { return }
        throw VictimSupportRefusal.invalid(field, "contradicts.birth")
    }

    /// The record as it is filed: nothing decided, and the age that the birth says.
    ///
    /// Throws where the stated age contradicts the birth: one of the two is wrong, and the law asks
    /// for it.
    static func record(of request: IntakeVictim, metAt: Occurrence) throws -> Victim {
        var victim = request.victim
        victim.status = Word(.possible)
        let met = VietnameseTime.date(of: metAt.at)
        if let told = victim.eventOn, told > met {
            throw VictimSupportRefusal.invalid("victim.eventOn", "order")
        }
        try checkEvent(of: victim, request.identity.birth, in: "victim.eventOn")
        let day = victim.eventOn ?? met
        victim.eventOn = day
        guard let reckoned = request.identity.birth?.ageGroup(on: day) else { return victim }
        guard victim.ageGroup == .unknown || victim.ageGroup == reckoned else {
            throw VictimSupportRefusal.invalid("victim.ageGroup", "contradicts.birth")
        }
        victim.ageGroup = Word(reckoned)
        return victim
    }
}
