import RPC
import ServiceContracts
import Vocabulary
import WireCodec

extension ActCatalogue {
    /// What happens around a reception at a border gate.
    static let reception = [
        Maker("handover.receive") { act, _ in
            let file = try act.matter().caseFile
            // By the police, who will open the receptions: a unit acts for people whom it knows.
            let people = [
                try await act.registerVictim(as: Part.police),
                try await act.registerVictim(as: Part.police),
            ]
            let scheduled = try await act.agreeHandover(of: people, in: file)
            let attached = try await act.meetAtGate(scheduled, people)
            try await act.registerReception(attached, people, in: file)
        },
        Maker("victim.link") { act, _ in
            let file = try act.matter().caseFile
            let victim = try await act.registerVictim()
            try await act.call(
                LinkVictim(caseFile: file, victim: victim, supporters: [Part.Unit.health]),
                as: Part.police
            ) { $0.linked }
        },
    ]
}

/// A handover and the version that the last act answered.
private struct Underway {
    var handover: HandoverID
    var version: Int
}

extension Performance {
    /// A moment before the run's day.
    private func ago(days: Int = 0, minutes: Int = 0) -> Instant {
        stage.today.advanced(by: .seconds(-86_400 * days - 60 * minutes))
    }

    /// The partner asks, immigration knows the people, two officers agree, gate and day are set.
    fileprivate mutating func agreeHandover(
        of people: [VictimRef],
        in file: CaseFileID
    ) async throws -> Underway {
        let announced = try await self.file(
            AnnounceHandover(
                partner: .china,
                partnerOffice: FreeText("Phòng Hợp tác biên giới"),
                announcedAt: ago(days: 12),
                people: people,
                caseFile: file,
                bodies: [
                    Part.Unit.immigration, Part.Unit.borderGuard, Part.Unit.police,
                    Part.Unit.foreignRelations, Part.Unit.health,
                ],
                supporters: [Part.Unit.health, Part.Unit.shelter]
            ),
            Handover.self,
            as: Part.consular
        ) { $0.filed.id }
        let id = announced.filed.id
        let checked = try await call(
            RecordIdentityChecks(
                id: id,
                seen: announced.filed.filing.version,
                checkedAt: ago(days: 9),
                results: people.map { .init(person: $0, finding: .confirmed) }
            ),
            as: Part.immigration
        )
        let accepted = try await call(
            AcceptHandover(id: id, seen: checked.filed.filing.version, acceptedAt: ago(days: 7)),
            as: Part.foreignRelations
        ) { $0.awaiting != nil }
        guard let approval = accepted.awaiting else { throw ScenarioError.unexpectedApproval }
        let agreed = try await call(
            DecideApproval<Handover>(approval: approval, .approve),
            as: Part.foreignRelationsChief
        ) { $0.record != nil }
        let scheduled = try await call(
            ScheduleHandover(
                id: id,
                seen: agreed.version,
                gate: .mongCai,
                scheduledFor: stage.today.date(secondsEastOfUTC: 7 * 3600),
                agreedAt: ago(days: 6)
            ),
            as: Part.borderGuard
        )
        return Underway(handover: id, version: scheduled.filed.filing.version)
    }

    /// People are counted one by one, the minutes drawn up and signed by both sides.
    fileprivate mutating func meetAtGate(
        _ underway: Underway,
        _ people: [VictimRef]
    ) async throws -> Underway {
        let id = underway.handover
        let counted = try await call(
            RecordArrivals(
                id: id,
                seen: underway.version,
                arrivals: people.map {
                    .init(person: $0, outcome: .arrived, at: ago(minutes: 120))
                }
            ),
            as: Part.borderGuard
        )
        let drawnUp = try await call(
            DrawUpMinutes(id: id, seen: counted.filed.filing.version, at: ago(minutes: 80)),
            as: Part.borderGuard
        ) { $0.filed.record.minutes != nil }
        guard let digest = drawnUp.filed.record.minutes?.digest else {
            throw ScenarioError.unexpectedApproval
        }
        for officer in [Part.borderGuard, Part.foreignRelations] {
            try await call(SignMinutes(id: id, digest: digest), as: officer)
        }
        let scan = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        guard let scan = ContentDigest(scan) else {
            preconditionFailure("a digest has 32 bytes")
        }
        let attached = try await call(
            AttachForeignSide(
                id: id,
                digest: digest,
                scan: scan,
                office: FreeText("Phòng Hợp tác biên giới"),
                at: ago(minutes: 60)
            ),
            as: Part.borderGuard
        )
        return Underway(handover: id, version: attached.filed.filing.version)
    }

    /// The people are offered to the health authority, and the gateway registers their reception
    /// over the three services.
    fileprivate mutating func registerReception(
        _ underway: Underway,
        _ people: [VictimRef],
        in file: CaseFileID
    ) async throws {
        try await self.file(
            OfferHandOn(
                handover: underway.handover,
                seen: underway.version,
                taker: Part.Unit.health,
                people: people
            ),
            HandOn.self,
            as: Part.borderGuard
        ) { $0.filed.id }
        try await call(
            RegisterReception(
                handover: underway.handover,
                caseFile: file,
                receivedBy: Part.Unit.health,
                province: .quangNinh
            ),
            as: Part.police
        ) { $0.receptions.count == people.count }
    }
}
