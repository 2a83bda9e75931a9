import RPC
import ServiceContracts
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// The way home of somebody abroad, from the mission to the paper that says they are a victim.
struct AbroadPathTests {
    private static let bodies = [
        Officers.mission, Officers.immigration, Officers.police, Officers.borderGuard,
        Officers.health,
    ]

    /// One step: whose it is, what it is told, and the clock that runs after it.
    private struct Leg: Sendable {
        let to: Identification.State
        let by: Caller
        var second: Caller?
        var facts = StepFacts()
        let clock: ClockName?
        let limit: ClockRule.Limit?
    }

    private static let way: [Leg] = [
        Leg(
            to: .missionVerified,
            by: Officers.mission,
            facts: [.finding: "Đã gặp người đó ở cơ quan đại diện."],
            clock: .identityAnswer,
            limit: .workingDays(5)
        ),
        Leg(
            to: .cleared,
            by: Officers.immigration,
            facts: [.documentNumber: "3/XNC"],
            clock: .travelPaper,
            limit: .workingDays(5)
        ),
        Leg(
            to: .received,
            by: Officers.borderGuard,
            clock: .initialVerification,
            limit: .calendarDays(3)
        ),
        Leg(
            to: .initialVerified,
            by: Officers.health,
            second: Officers.police,
            facts: [.finding: "Thông tin ban đầu phù hợp."],
            clock: nil,
            limit: nil
        ),
        Leg(
            to: .policeVerifying,
            by: Officers.police,
            clock: .policeVerification,
            limit: .calendarDays(20)
        ),
        Leg(
            to: .confirmed,
            by: Officers.police,
            second: Officers.police2,
            facts: [
                .confirmationPaper: "policeCertificate", .issuer: Officers.police.unit,
                .documentNumber: "45/GXN", .decisionDate: "2026-07-20", .evidence: "mission",
            ],
            clock: nil,
            limit: nil
        ),
    ]

    /// Somebody whom a mission has registered, in the row of those abroad.
    private func begun(in scene: VictimScene) async throws -> (VictimRef, IdentificationID) {
        var abroad = VictimScene.victim
        abroad.category = Word(.inProcessAbroad)
        let mission = scene.client(Officers.mission)
        let person = try await mission.call(
            IntakeVictim(victim: abroad, identity: VictimScene.identity)
        ).victim
        let begun = try await mission.call(
            BeginIdentification(
                victim: person,
                path: .abroad,
                province: .quangNinh,
                units: Self.bodies.dropFirst().map(\.organisation),
                evidence: [
                    Evidence(
                        kind: .mission,
                        from: Officers.mission.organisation,
                        givenAt: Occurrence(at: scene.harness.time.now),
                        content: FreeText("Người đó khai bị bán.")
                    )
                ]
            )
        )
        return (person, begun.identification)
    }

    /// Whoever has another role than the step's is refused, and nothing is kept of it.
    private func expectOthersRefused(
        _ leg: Leg,
        from state: Identification.State,
        of id: IdentificationID,
        in scene: VictimScene
    ) async throws {
        let step = try #require(Identification.lifecycle.step(from: state, to: leg.to))
        let before = try await scene.harness.rows()
        for officer in Self.bodies where !officer.roles.contains(where: step.roles.names.contains) {
            let error = await refusal {
                try await scene.step(id, to: leg.to, by: officer, facts: leg.facts)
            }
            #expect(error?.code == .permissionDenied, "\(leg.to) by \(officer.roles)")
        }
        #expect(try await scene.harness.rows() == before)
    }

    private func running(
        _ id: IdentificationID,
        in scene: VictimScene
    ) async throws -> [ClockReading] {
        try await scene.client(Officers.police).call(RecordClocks<Identification>(id: id))
            .clocks.filter { $0.isRunning && $0.dueAt != nil }
    }

    private func help(of person: VictimRef, in scene: VictimScene) async throws -> [Entitlement] {
        let victim = try await scene.client(Officers.health)
            .call(FetchRecord<Victim>(id: person)).content?.record
        let kept = (victim?.entitlements ?? []).compactMap(\.known)
        let reckoned = try await scene.client(Officers.health)
            .call(ReadEntitlements(victim: person)).findings.filter(\.isEntitled)
            .compactMap(\.entitlement.known)
        // What the record keeps is what the matrix says now.
        #expect(Set(kept) == Set(reckoned))
        return kept.sorted { $0.rawValue < $1.rawValue }
    }

    @Test func `somebody abroad is verified, cleared, received and confirmed, each in its time`()
        async throws
    {
        try await VictimScene.run { scene in
            let (person, id) = try await begun(in: scene)
            var state = Identification.State.abroad
            #expect(try await running(id, in: scene).isEmpty)
            let early: [Entitlement] = [.essentials, .medical, .interpreter, .legalSupport]
            let home: [Entitlement] = early + [.legalAid, .travel, .psychological]
            for leg in Self.way {
                try await expectOthersRefused(leg, from: state, of: id, in: scene)
                scene.harness.time.pass(.seconds(3_600))
                let start = scene.harness.time.now
                try await scene.step(
                    id,
                    to: leg.to,
                    by: leg.by,
                    approvedBy: leg.second,
                    facts: leg.facts
                )
                state = leg.to
                let clocks = try await running(id, in: scene)
                #expect(clocks.map(\.name) == [leg.clock].compactMap { $0 }, "\(state)")
                if let limit = leg.limit, let clock = clocks.first {
                    let end = scene.harness.time.now
                    #expect(start < clock.startedAt && clock.startedAt < end, "\(state)")
                    let due = DueDate(limit, from: clock.startedAt, holidays: .vietnam)
                    #expect(clock.dueAt == due.at, "\(state)")
                }
                let given = try await help(of: person, in: scene)
                let expected: [Entitlement] =
                    switch state {
                    case .missionVerified, .cleared: early
                    case .received, .initialVerified, .policeVerifying: home
                    default: Entitlement.allCases
                    }
                #expect(Set(given) == Set(expected), "\(state)")
            }
            try await expectConfirmed(person, id, in: scene)
        }
    }

    /// The paper stands in the identification, and the person's status and row follow it.
    private func expectConfirmed(
        _ person: VictimRef,
        _ id: IdentificationID,
        in scene: VictimScene
    ) async throws {
        let mission = scene.client(Officers.mission)
        let kept = try #require(
            try await mission.call(FetchRecord<Identification>(id: id)).content?.record
        )
        let decision = try #require(kept.decisions.first)
        #expect(kept.decisions.count == 1)
        #expect(decision.paper?.known == .policeCertificate)
        #expect(decision.decidedBy == Officers.police.organisation)
        #expect(decision.number?.disclosed == "45/GXN")
        let victim = try await mission.call(FetchRecord<Victim>(id: person)).content?.record
        #expect(victim?.status.known == .actual)
        #expect(victim?.category.known == .citizen)
        let told = try await mission.call(
            VictimsJourneyPart(victim: person),
            purpose: VictimScene.purpose
        )
        #expect(
            told.entries.map(\.event).filter { $0.hasPrefix("identification.") }
                == ["abroad"].map { "identification.\($0)" }
                + Self.way.map { "identification.\($0.to.rawValue)" }
        )
    }

    @Test func `whoever is received at a gate has the help of those at home, with their company`()
        async throws
    {
        try await VictimScene.run { scene in
            var abroad = VictimScene.victim
            abroad.category = Word(.inProcessAbroad)
            let person = try await scene.person(VictimScene.identity, abroad)
            var child = VictimScene.victim
            child.personKind = Word(.companion)
            child.category = Word(.accompanyingMinor)
            child.beside = person
            let minor = try await scene.person(
                PersonIdentity(
                    names: [PersonName("Giàng Thị Đi Cùng")],
                    birth: Birth(BirthDate("2020-03-02"))
                ),
                child
            )
            let reception = try await scene.announced(person)
            let guards = scene.client(Officers.borderGuard)
            func categories() async throws -> [VictimCategory?] {
                let victim = try await guards.call(FetchRecord<Victim>(id: person)).content
                return [victim?.record.category.known]
            }
            func helped(_ one: VictimRef) async throws -> Set<Entitlement> {
                let record = try await guards.call(FetchRecord<Victim>(id: one)).content?.record
                return Set((record?.entitlements ?? []).compactMap(\.known))
            }
            #expect(try await categories() == [.inProcessAbroad])
            #expect(try await !helped(person).contains(.psychological))
            #expect(try await !helped(minor).contains(.psychological))
            _ = try await scene.receivedAlone(reception)
            #expect(try await categories() == [.inProcessInCountry])
            #expect(try await helped(person).contains(.psychological))
            #expect(try await helped(minor).contains(.psychological))
        }
    }
}
