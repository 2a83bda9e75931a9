import RPC
import Records
import ServiceContracts
import ServiceKit
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
            let violations =
                request.identity.violations(in: "identity", now: desk.now)
                + Intake.violations(of: request)
            guard violations.isEmpty else { throw VictimSupportRefusal.invalid(violations) }
            let unit = try desk.viewer.ownUnit
            let caring = [request.caringUnit].compactMap { $0 }.filter { $0 != unit }
            let victim = VictimRef.make()
            let filed = try desk.file(
                try Intake.record(of: request, metAt: request.metAt ?? Occurrence(at: desk.now)),
                id: victim,
                owner: unit,
                assigned: caring,
                occurred: request.metAt,
                sealedFor: victim
            )
            _ = try desk.file(
                VictimIdentity(identity: request.identity),
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
            }
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
        if request.victim.personKind != .victim, request.victim.beside == nil {
            violations.append(FieldViolation(field: "victim.beside", rule: "missing"))
        }
        return violations
    }

    /// The record as it is filed: nothing decided, and the age that the birth says.
    ///
    /// Throws where the stated age contradicts the birth: one of the two is wrong, and the law asks
    /// for it.
    static func record(of request: IntakeVictim, metAt: Occurrence) throws -> Victim {
        var victim = request.victim
        victim.status = Word(.possible)
        guard
            let reckoned = request.identity.birth?.ageGroup(on: VietnameseTime.date(of: metAt.at))
        else { return victim }
        guard victim.ageGroup == .unknown || victim.ageGroup == reckoned else {
            throw VictimSupportRefusal.invalid("victim.ageGroup", "contradicts.birth")
        }
        victim.ageGroup = Word(reckoned)
        return victim
    }
}
