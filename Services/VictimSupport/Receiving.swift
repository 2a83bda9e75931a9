import RPC
import Records
import ServiceContracts
import Vocabulary

/// Announcing receptions and taking them back; receiving is a step of the reception.
extension VictimSupportService {
    /// Announces a reception; for a person already announced by the same handover, answers that.
    func openReception(
        _ request: OpenReception,
        in context: CallContext
    ) async throws -> OpenReception.Response {
        guard request.urgentNeeds.count <= Entitlement.allCases.count else {
            throw VictimSupportRefusal.invalid("urgentNeeds", "count.0-10")
        }
        return try await keeper.write(context) { desk in
            _ = try desk.fetch(request.victim, as: Victim.self)
            if let announced = try Receiving.existing(for: request, at: desk) {
                return .init(reception: announced.id, version: announced.version)
            }
            let unit = try desk.viewer.ownUnit
            let filed = try desk.file(
                Receiving.reception(request),
                owner: request.receivingUnit,
                assigned: unit == request.receivingUnit ? [] : [unit],
                sealedFor: request.victim
            )
            try desk.letIn([request.receivingUnit], to: request.victim)
            return .init(reception: filed.id, version: filed.version)
        }
    }

    /// Takes an announced reception back; one that was taken back already is answered.
    func cancelReception(
        _ request: CancelReception,
        in context: CallContext
    ) async throws -> CancelReception.Response {
        guard let reason = request.reason.known else {
            throw ServiceError.unrecognizedWord(in: "reason")
        }
        return try await keeper.write(context) { desk in
            let filed = try desk.fetch(request.reception, as: Reception.self)
            if filed.state == .cancelled { return .init(version: filed.version) }
            let outcome = try desk.step(
                filed.id,
                as: Reception.self,
                seen: filed.version,
                to: .cancelled,
                facts: [.reason: reason.label.vi]
            )
            return .init(version: outcome.record?.version ?? filed.version)
        }
    }
}

extension VictimSupportService {
    /// Notes the certificate of return that somebody was given at the border.
    func certifyReturn(
        _ request: CertifyReturn,
        in context: CallContext
    ) async throws -> CertifyReturn.Response {
        guard (1...200).contains(request.number.disclosed.utf8.count) else {
            throw VictimSupportRefusal.invalid("number", "length.1-200")
        }
        return try await keeper.write(context) { desk in
            let filed = try desk.fetch(request.reception, as: Reception.self)
            guard filed.record.isReturn, filed.state == .received || filed.state == .handedOn else {
                throw VictimSupportRefusal.notAtBorder
            }
            let unit = try desk.viewer.ownUnit
            let changed = try desk.change(
                filed.id,
                as: Reception.self,
                seen: request.seen,
                occurred: request.occurred
            ) { reception in
                reception.returnCertificate = ReturnCertificate(
                    number: request.number,
                    issuedOn: VietnameseTime.date(of: request.occurred?.at ?? desk.now),
                    issuedBy: unit
                )
            }
            try desk.stop(.returnCertificate, of: changed, at: changed.filing.occurred.at)
            return .init(reception: changed.id, version: changed.version)
        }
    }
}

extension Reception {
    /// Whether the person was brought back to Viet Nam, at a border or by a mission.
    fileprivate var isReturn: Bool { manner == .foreignHandover || manner == .throughMission }
}

/// What the table of receptions cannot say.
enum Receiving {
    /// The reception that the request would repeat: of the same person by the same handover.
    static func existing(
        for request: OpenReception,
        at desk: WritingDesk
    ) throws -> Filed<Reception>? {
        try desk.every(
            Reception.self,
            facets: [.victim(request.victim)]
                + (request.handover.map { [.handover($0)] } ?? []),
            states: request.handover == nil ? [.announced] : [.announced, .received, .handedOn]
        ).first { $0.record.handover == request.handover }
    }

    static func reception(_ request: OpenReception) -> Reception {
        Reception(
            victim: request.victim,
            manner: request.manner,
            handover: request.handover,
            caseFile: request.caseFile,
            gate: request.gate,
            province: request.province,
            arrivesAt: request.arrivesAt,
            urgentNeeds: request.urgentNeeds,
            interpreter: request.interpreter
        )
    }

    /// What is owed to whoever was received: a worker, sooner where it is a child or somebody who needs a
    /// doctor; and the certificate of return, where they were brought back from abroad.
    private static func clocks(
        of reception: Reception,
        at desk: WritingDesk
    ) throws -> [ClockName] {
        let victim = try desk.unchecked(reception.victim, as: Victim.self)
        let isChild = try victim.map { try Ages.of($0, at: desk).isChild } ?? false
        let isUrgent = isChild || reception.urgentNeeds.contains(Word(.medical))
        return [isUrgent ? .urgentAssignment : .assignment]
            + (reception.isReturn ? [.returnCertificate] : [])
    }

    /// Whoever the person is handed on to reads the reception and the person's record.
    @Sendable
    static func effect(_ step: inout StepTaken<Reception>, _ desk: WritingDesk) throws {
        if step.to == .received {
            step.starts = try clocks(of: step.record, at: desk)
            try Entitling.arrived(step.record.victim, at: desk)
        }
        guard step.to == .handedOn, let unit = step.facts[.recipient].flatMap({ OrgID($0) }) else {
            return
        }
        if !step.filing.assigned.contains(unit) { step.filing.assigned.append(unit) }
        try desk.letIn([unit], to: step.record.victim)
        try Sheltering.show(unit, staysOf: step.record.victim, at: desk)
    }
}
