import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import VictimSupportServer

/// Interpreters, embassies, transfers and traces.
struct PeopleTests {
    @Test func `what speaks against an interpreter is found by itself`() async throws {
        try await VictimScene.run { scene in
            let person = try await scene.cared()
            var commune = VictimScene.interpreter()
            commune.commune = Address("XÃ HẢI HÀ THỬ")
            let name = VictimScene.interpreter().named("Nguyen Thi Hoa Canary")
            let paper = VictimScene.interpreter(document: FreeText("022 199 004 217"))
            let clear = VictimScene.interpreter()
            let cases: [(Interpreter, [InterpreterConflict])] = [
                (commune, [.sameCommune]), (name, [.sameName]), (paper, [.registeredPerson]),
                (clear, []),
            ]
            for (interpreter, conflicts) in cases {
                let vetted = try await scene.vetted(interpreter)
                let filed = try await scene.client(Officers.health)
                    .call(FileRecord(scene.interpretation(of: person, vetted)))
                #expect(filed.record.conflicts == conflicts.map { Word($0) })
                let error = await refusal {
                    try await scene.client(Officers.health).call(
                        TakeStep<Interpretation>(
                            id: filed.id,
                            seen: filed.version,
                            to: .confirmed
                        )
                    )
                }
                #expect(error?.reason == (conflicts.isEmpty ? nil : "interpreter.conflict"))
            }
        }
    }

    @Test func `an embassy is told by two officers, and only while the person agrees`()
        async throws
    {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let notice = try await scene.notice()
            let filed = try await health.call(FileRecord(notice))
            let tell = TakeStep<EmbassyNotice>(
                id: filed.id,
                seen: filed.version,
                to: .told,
                facts: [.documentNumber: "5/CH"]
            )
            let asked = try await health.call(tell)
            #expect(asked.record == nil)
            _ = try await health.call(
                TakeStep<Consent>(id: notice.consent, seen: 1, to: .withdrawn)
            )
            let late = await refusal {
                try await scene.client(Officers.health2).call(
                    DecideApproval<EmbassyNotice>(
                        approval: try #require(asked.awaiting),
                        .approve
                    )
                )
            }
            #expect(late?.reason == "consent.withdrawn")
        }
    }

    @Test func `whoever takes over is responsible, and the former body reads no more`()
        async throws
    {
        try await VictimScene.run { scene in
            let person = try await scene.cared()
            _ = try await scene.consent(of: person)
            let guards = scene.client(Officers.borderGuard)
            let offered = try await guards.call(
                FileRecord(
                    Transfer(victim: person, recipient: Officers.facility.organisation)
                )
            )
            let facility = scene.client(Officers.facility)
            _ = try await facility.call(FetchRecord<Victim>(id: person))
            _ = try await facility.call(
                TakeStep<Transfer>(id: offered.id, seen: offered.version, to: .accepted)
            )
            let record = try await facility.call(FetchRecord<Victim>(id: person))
            #expect(record.content?.owner == Officers.facility.organisation)
            let former = await refusal { try await guards.call(FetchRecord<Victim>(id: person)) }
            #expect(former?.code == .notFound)
        }
    }

    @Test func `a body that does not take over reads no more`() async throws {
        try await VictimScene.run { scene in
            let person = try await scene.cared()
            let guards = scene.client(Officers.borderGuard)
            let offer = Transfer(victim: person, recipient: Officers.facility.organisation)
            let before = try await scene.harness.rows()
            let missing = await refusal { try await guards.call(FileRecord(offer)) }
            #expect(missing?.reason == "consent.missing")
            #expect(try await scene.harness.rows() == before)
            _ = try await scene.consent(of: person)
            let offered = try await guards.call(FileRecord(offer))
            let facility = scene.client(Officers.facility)
            _ = try await facility.call(
                TakeStep<Transfer>(
                    id: offered.id,
                    seen: offered.version,
                    to: .declined,
                    facts: [.reason: "Hết chỗ."]
                )
            )
            let after = await refusal { try await facility.call(FetchRecord<Victim>(id: person)) }
            #expect(after?.code == .notFound)
        }
    }

    @Test func `a consent taken back ends what an offered transfer shows`() async throws {
        try await VictimScene.run { scene in
            let person = try await scene.cared()
            let consent = try await scene.consent(of: person)
            let offered = try await scene.client(Officers.borderGuard).call(
                FileRecord(
                    Transfer(victim: person, recipient: Officers.facility.organisation)
                )
            )
            let facility = scene.client(Officers.facility)
            _ = try await facility.call(FetchRecord<Victim>(id: person))
            _ = try await scene.client(Officers.health).call(
                TakeStep<Consent>(id: consent.consent, seen: consent.version, to: .withdrawn)
            )
            for id in [person] {
                let record = await refusal { try await facility.call(FetchRecord<Victim>(id: id)) }
                #expect(record?.code == .notFound)
            }
            let offer = await refusal {
                try await facility.call(FetchRecord<Transfer>(id: offered.id))
            }
            #expect(offer?.code == .notFound)
        }
    }

    @Test func `whoever asks after a hit learns who it is only once that is granted`()
        async throws
    {
        try await VictimScene.run { scene in
            let person = try await scene.cared()
            let request = try await scene.requested(
                person,
                by: Officers.strangePolice,
                without: nil
            )
            let police = scene.client(Officers.strangePolice)
            let waiting = try await police.call(ReadTransferAnswer(request: request))
            #expect(waiting.state == .asked)
            #expect(waiting.victim == nil)
            let stub = try await police.call(FetchRecord<TransferRequest>(id: request))
            #expect(stub.content == nil)
            let grant = TakeStep<TransferRequest>(id: request, seen: 1, to: .granted)
            let guards = scene.client(Officers.borderGuard)
            let missing = await refusal { try await guards.call(grant) }
            #expect(missing?.reason == "consent.missing")
            let unread = await refusal {
                try await police.call(ReadIdentity(victim: person), purpose: VictimScene.purpose)
            }
            #expect(unread?.code == .notFound)
            _ = try await scene.consent(of: person)
            _ = try await guards.call(grant)
            let answer = try await police.call(ReadTransferAnswer(request: request))
            #expect(answer.victim == person)
            _ = try await police.call(
                ReadIdentity(victim: person),
                purpose: VictimScene.purpose
            )
        }
    }

    @Test func `a request that is declined tells nothing, and one that hits nobody costs the same`()
        async throws
    {
        try await VictimScene.run { scene in
            let person = try await scene.cared()
            let request = try await scene.requested(person, by: Officers.strangePolice)
            _ = try await scene.client(Officers.borderGuard).call(
                TakeStep<TransferRequest>(
                    id: request,
                    seen: 1,
                    to: .declined,
                    facts: [.reason: "Không có căn cứ."]
                )
            )
            let police = scene.client(Officers.strangePolice)
            let answer = try await police.call(ReadTransferAnswer(request: request))
            #expect(answer.state == .declined)
            #expect(answer.victim == nil)
            let missed = try await police.call(
                RequestTransfer(
                    parts: PersonParts(name: PersonName("Ai Do"), birth: BirthDate("1990")),
                    asked: Officers.borderGuard.organisation,
                    reason: .other
                ),
                purpose: VictimScene.purpose
            )
            #expect(missed.request == nil)
            #expect(missed.remaining == VictimSupportService.questionsPerDay - 2)
            let stranger = await refusal {
                try await scene.client(Officers.strangeHealth)
                    .call(ReadTransferAnswer(request: request))
            }
            #expect(stranger?.code == .notFound)
        }
    }

    @Test func `candidates for a missing person are scored, and others are only asked for`()
        async throws
    {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let same = try await scene.registered(VictimScene.identity, VictimScene.victim)
            var alike = PersonIdentity(
                names: [PersonName("Nguyễn Thị Hòa Canary")],
                birth: Birth(BirthDate("1999"))
            )
            let folded = try await scene.registered(alike, VictimScene.victim)
            _ = try await scene.person(alike)
            alike.names = [PersonName("Vàng Thị Khác")]
            _ = try await scene.registered(alike, VictimScene.victim)
            let trace = try await health.call(FileRecord(try await scene.trace()))
            let answer = try await health.call(
                MatchTrace(trace: trace.id),
                purpose: VictimScene.purpose
            )
            #expect(answer.candidates.map(\.victim) == [same, folded])
            #expect(answer.candidates.map(\.score) == [100, 40])
            #expect(answer.candidates.map(\.isExact) == [true, false])
            #expect(answer.candidates.last?.parts == [Word(.name), Word(.birth)])
            #expect(answer.ask == [Officers.borderGuard.organisation])
            #expect(answer.remaining == VictimSupportService.questionsPerDay - 1)
        }
    }

    @Test func `those who look learn of somebody only when that person agrees`() async throws {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let person = try await scene.registered(VictimScene.identity, VictimScene.victim)
            let trace = try await health.call(FileRecord(try await scene.trace()))
            let found = try await health.call(
                FindTraced(trace: trace.id, seen: trace.version, found: person)
            )
            let tell = TellSeekers(trace: trace.id, seen: found.record?.version ?? 0)
            let missing = await refusal { try await health.call(tell) }
            #expect(missing?.reason == "consent.missing")
            let consent = Consent(
                victim: person,
                purpose: Word(.familyTracing),
                givenAt: scene.harness.time.now,
                givenBy: Word(.victim)
            )
            _ = try await health.call(RecordConsent(consent: consent))
            let told = try await health.call(tell)
            #expect(told.record?.state.known == .told)
        }
    }
}

extension Interpreter {
    /// The same under another name.
    fileprivate func named(_ name: String) -> Interpreter {
        var other = self
        other.name = FreeText(name)
        return other
    }
}
