import RPC
import Records
import ServiceContracts
import Vocabulary

extension LiaisonService {
    /// Bodies that one handover may name: more take part in no ceremony.
    static let bodiesLimit = 32
    /// Supporters that one handover may name.
    static let supportersLimit = 16

    /// Files a handover under the caller's unit, readable for the bodies that take part.
    func announceHandover(
        _ request: AnnounceHandover,
        in context: CallContext
    ) async throws -> HandoverAnswer {
        try await keeper.write(context) { desk in
            var checks = FieldChecks()
            checks.text("partnerOffice", request.partnerOffice, 1...300)
            checks.word("partner", request.partner)
            checks.past("announcedAt", request.announcedAt, now: desk.now)
            checks.list(
                "people",
                request.people,
                most: Handover.peopleLimit,
                mayBeEmpty: false
            )
            checks.list("bodies", request.bodies, most: Self.bodiesLimit)
            checks.list("supporters", request.supporters, most: Self.supportersLimit)
            try checks.refuse()
            if let agreement = request.agreement {
                _ = try desk.referred("agreement") { try desk.fetch(agreement, as: Agreement.self) }
            }
            let unit = try desk.viewer.ownUnit
            var handover = Handover(
                partner: request.partner,
                partnerOffice: request.partnerOffice,
                agreement: request.agreement,
                caseFile: request.caseFile,
                manifest: request.people.enumerated().map { index, person in
                    ManifestEntry(
                        position: index + 1,
                        person: person,
                        announced: true,
                        identity: .pending
                    )
                },
                supporters: request.supporters
            )
            handover.milestones = [
                Milestone(state: .requested, at: request.announcedAt, unit: unit)
            ]
            let filed = try desk.file(
                handover,
                owner: unit,
                assigned: request.bodies,
                occurred: Occurrence(at: request.announcedAt)
            )
            return HandoverAnswer(filed)
        }
    }

    /// Writes results of identity checks; the first call begins the check.
    func recordIdentityChecks(
        _ request: RecordIdentityChecks,
        in context: CallContext
    ) async throws -> HandoverAnswer {
        try await keeper.write(context) { desk in
            let filed = try desk.handover(
                request.id,
                seen: request.seen,
                in: [.requested, .identityChecking, .accepted, .scheduled, .arrived]
            )
            let written = try desk.write(
                filed,
                seen: request.seen,
                enter: filed.known == .requested ? .identityChecking : nil,
                at: request.checkedAt
            ) { handover in
                try handover.note(request.results)
                try handover.refreshDigest(id: request.id)
            }
            return HandoverAnswer(written)
        }
    }

    /// Agrees to receive; a second officer approves, now or, where one officer acts alone, later.
    func acceptHandover(
        _ request: AcceptHandover,
        in context: CallContext
    ) async throws -> HandoverAnswer {
        try await keeper.write(context) { desk in
            let filed = try desk.fetch(request.id, as: Handover.self)
            let manifest = filed.record.manifest
            guard manifest.contains(where: \.isExpected) else { throw LiaisonRefusal.nobodyLeft }
            let isPending = manifest.contains { $0.identity == .pending }
            guard !isPending || request.actNow != nil else {
                throw LiaisonRefusal.identityPending
            }
            let outcome = try desk.step(
                request.id,
                as: Handover.self,
                seen: request.seen,
                to: .accepted,
                facts: request.actNow.map { [.reason: $0.disclosed] } ?? [:],
                occurred: Occurrence(at: request.acceptedAt),
                alone: request.actNow != nil
            )
            return HandoverAnswer(
                outcome.record ?? filed,
                awaiting: outcome.awaiting,
                toRatify: outcome.toRatify
            )
        }
    }

    /// Agrees gate and day, or agrees them anew.
    func scheduleHandover(
        _ request: ScheduleHandover,
        in context: CallContext
    ) async throws -> HandoverAnswer {
        var checks = FieldChecks()
        checks.word("gate", request.gate)
        checks.list("bodies", request.bodies, most: Self.bodiesLimit)
        try checks.refuse()
        return try await keeper.write(context) { desk in
            let filed = try desk.handover(
                request.id,
                seen: request.seen,
                in: [.accepted, .scheduled]
            )
            var written = try desk.write(
                filed,
                seen: request.seen,
                enter: filed.known == .accepted ? .scheduled : nil,
                at: request.agreedAt
            ) { handover in
                handover.gate = request.gate
                handover.scheduledFor = request.scheduledFor
            }
            if !request.bodies.isEmpty {
                written = try desk.assign(
                    request.id,
                    as: Handover.self,
                    seen: written.version,
                    to: request.bodies
                )
            }
            return HandoverAnswer(written)
        }
    }
}
