import RPC
import ServiceContracts
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// Finding out whether somebody is a victim.
struct IdentificationTests {
    @Test func `a decision is appended and the person's status follows it`() async throws {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            let id = try await scene.policeVerifying(person)
            try await scene.step(
                id,
                to: .confirmed,
                by: Officers.police,
                approvedBy: Officers.police2,
                facts: VictimScene.confirmation
            )
            func victim() async throws -> Victim? {
                try await scene.client(Officers.police)
                    .call(FetchRecord<Victim>(id: person)).content?.record
            }
            #expect(try await victim()?.status.known == .actual)
            #expect(try await victim()?.category.known == .citizen)
            try await scene.step(
                id,
                to: .revoked,
                by: Officers.police,
                approvedBy: Officers.police2,
                facts: [
                    .reason: "Có tình tiết mới.", .documentNumber: "46/QĐ",
                    .decisionDate: "2026-07-01",
                ]
            )
            #expect(try await victim()?.status.known == .possible)
            let sight = try await scene.client(Officers.police)
                .call(FetchRecord<Identification>(id: id))
            let decisions = try #require(sight.content?.record.decisions)
            #expect(decisions.map(\.outcome.known) == [.confirmed, .revoked])
            #expect(decisions.first?.paper?.known == .policeCertificate)
        }
    }

    @Test func `the first facts are verified by two bodies, not by two officers of one`()
        async throws
    {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            let id = try await scene.identification(of: person).identification
            let version = try await scene.step(id, to: .received, by: Officers.borderGuard)
            let proposed = try await scene.client(Officers.health).call(
                TakeStep<Identification>(
                    id: id,
                    seen: version,
                    to: .initialVerified,
                    facts: [.finding: "Phù hợp."]
                )
            )
            let approval = try #require(proposed.awaiting)
            let same = await refusal {
                try await scene.client(Officers.health2)
                    .call(DecideApproval<Identification>(approval: approval, .approve))
            }
            #expect(same?.code == .permissionDenied)
            let done = try await scene.client(Officers.police)
                .call(DecideApproval<Identification>(approval: approval, .approve))
            #expect(done.record?.state.known == .initialVerified)
        }
    }

    @Test func `the law's clocks run from the reception and stop with the verification`()
        async throws
    {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            let id = try await scene.policeVerifying(person)
            let clocks = try await scene.client(Officers.police)
                .call(RecordClocks<Identification>(id: id)).clocks
            let initial = try #require(clocks.first { $0.name == .initialVerification })
            #expect(initial.isRunning == false)
            #expect(initial.isConfirmed)
            let police = try #require(clocks.first { $0.name == .policeVerification })
            #expect(police.isRunning)
            #expect(police.isConfirmed == false)
        }
    }

    @Test(arguments: [
        (PathOfIdentification.reported, [ClockName.bringToCommune]),
        (.rescued, []), (.abroad, []),
    ])
    func `whoever reports themselves is to be at the commune at once, from the report on`(
        path: PathOfIdentification,
        clocks: [ClockName]
    ) async throws {
        try await VictimScene.run { scene in
            let began = try await scene.began(path)
            let running = try await scene.running(began)
            #expect(running.map(\.name) == clocks)
            guard let clock = running.first else { return }
            #expect(clock.dueAt == clock.startedAt.advanced(by: .seconds(86_400)))
            try await scene.step(began, to: .broughtToCommune, by: Officers.borderGuard)
            #expect(try await scene.running(began).map(\.name) == [.communeNotification])
        }
    }

    @Test func `immigration's answer to a mission is owed in five working days`() async throws {
        try await VictimScene.run { scene in
            let id = try await scene.began(.abroad)
            try await scene.step(
                id,
                to: .missionVerified,
                by: Officers.mission,
                facts: [.finding: "Đã gặp người đó."]
            )
            let clock = try #require(try await scene.running(id).first)
            #expect(clock.name == .identityAnswer)
            let due = DueDate(.workingDays(5), from: clock.startedAt, holidays: .vietnam)
            #expect(clock.dueAt == due.at)
            try await scene.step(
                id,
                to: .cleared,
                by: Officers.immigration,
                facts: [.documentNumber: "3/XNC"]
            )
            #expect(try await scene.running(id).map(\.name) == [.travelPaper])
        }
    }

    @Test func `the checks of the circular of 2008 have clocks for what happened while it held`()
        async throws
    {
        try await VictimScene.run { scene in
            let then = try #require(CalendarDate("2012-03-05"))
            let checks: [(CalendarDate?, [[ClockName]])] = [
                (then, [[.localPoliceCheck], [.immigrationCheck]]),
                (nil, [[.identityAnswer], [.identityAnswer]]),
            ]
            for (day, expected) in checks {
                let id = try await scene.began(.abroad)
                try await scene.step(
                    id,
                    to: .missionVerified,
                    by: Officers.mission,
                    facts: [.finding: "Đã gặp người đó."],
                    on: day
                )
                #expect(try await scene.owed(id) == expected[0])
                try await scene.step(
                    id,
                    to: .locallyChecked,
                    by: Officers.police,
                    facts: [.finding: "Có hộ khẩu tại địa phương."],
                    on: day?.adding(days: 10)
                )
                #expect(try await scene.owed(id) == expected[1])
                try await scene.step(
                    id,
                    to: .cleared,
                    by: Officers.immigration,
                    facts: [.documentNumber: "3/XNC"],
                    on: day?.adding(days: 20)
                )
                let owed = try await scene.owed(id)
                #expect(owed == (day == nil ? [.travelPaper] : []))
            }
        }
    }

    @Test(arguments: [Identification.State.withdrawn, .missing, .deceased])
    func `of whoever is gone, or wants nothing more, no clock runs on`(
        state: Identification.State
    ) async throws {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            let id = try await scene.policeVerifying(person)
            #expect(try await scene.running(id).map(\.name) == [.policeVerification])
            let officer = state == .withdrawn ? Officers.health : Officers.borderGuard
            try await scene.step(
                id,
                to: state,
                by: officer,
                facts: [.reason: "Không còn liên lạc."]
            )
            #expect(try await scene.running(id).isEmpty)
        }
    }

    @Test(arguments: [
        ("evidence", "witness", "victims.noEvidence"), ("evidence", "rumour", "request.invalid"),
        ("confirmationPaper", "napkin", "request.invalid"),
    ])
    func `a confirmation rests on a paper and on evidence that the file holds`(
        fact: String,
        value: String,
        reason: String
    ) async throws {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            let id = try await scene.policeVerifying(person)
            var facts = VictimScene.confirmation
            for index in facts.entries.indices where facts.entries[index].fact.text == fact {
                facts.entries[index].value = FreeText(value)
            }
            let told = facts
            let before = try await scene.harness.rows()
            let error = await refusal {
                try await scene.step(id, to: .confirmed, by: Officers.police, facts: told)
            }
            #expect(error?.reason == reason)
            #expect(try await scene.harness.rows() == before)
        }
    }

    @Test func `rescuers confirm at once, on their own certificate only`() async throws {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            let id = try await scene.identification(of: person).identification
            try await scene.step(id, to: .received, by: Officers.borderGuard)
            let police = await refusal {
                try await scene.step(
                    id,
                    to: .confirmed,
                    by: Officers.borderGuard,
                    facts: VictimScene.confirmation
                )
            }
            #expect(police?.reason == "victims.paperNeedsVerification")
            try await scene.step(
                id,
                to: .confirmed,
                by: Officers.borderGuard,
                approvedBy: Officers.borderGuard2,
                facts: [
                    .confirmationPaper: "rescuingBodyCertificate",
                    .issuer: Officers.borderGuard.unit, .documentNumber: "1/GXN",
                    .decisionDate: "2026-06-30", .evidence: "rescuer",
                ]
            )
            let sight = try await scene.client(Officers.borderGuard)
                .call(FetchRecord<Victim>(id: person))
            #expect(sight.content?.record.status.known == .actual)
        }
    }

    @Test func `a person has one identification under way`() async throws {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            let first = try await scene.identification(of: person)
            let second = try await scene.identification(of: person)
            #expect(first.identification == second.identification)
        }
    }

    @Test func `what was decided is not made void`() async throws {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            let id = try await scene.policeVerifying(person)
            let version = try await scene.step(
                id,
                to: .confirmed,
                by: Officers.police,
                approvedBy: Officers.police2,
                facts: VictimScene.confirmation
            )
            let error = await refusal {
                try await scene.client(Officers.police).call(
                    VoidStep<Identification>(
                        id: id,
                        seen: version,
                        version: version,
                        reason: FreeText("Nhầm.")
                    )
                )
            }
            #expect(error?.code == .failedPrecondition)
        }
    }
}

extension VictimScene {
    /// An identification that began on a path, in which everybody takes part.
    fileprivate func began(_ path: PathOfIdentification) async throws -> IdentificationID {
        try await client(Officers.borderGuard).call(
            BeginIdentification(
                victim: try await person(),
                path: path,
                province: .quangNinh,
                units: [Officers.mission, Officers.immigration, Officers.police].map(\.organisation)
            )
        ).identification
    }

    /// The running clocks that have a limit.
    fileprivate func owed(_ id: IdentificationID) async throws -> [ClockName] {
        try await running(id).filter { $0.dueAt != nil }.map(\.name)
    }

    /// The clocks that run on an identification.
    fileprivate func running(_ id: IdentificationID) async throws -> [ClockReading] {
        try await client(Officers.borderGuard).call(RecordClocks<Identification>(id: id))
            .clocks.filter(\.isRunning)
    }
}
