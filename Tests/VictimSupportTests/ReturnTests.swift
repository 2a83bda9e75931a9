import RPC
import ServiceContracts
import TestSupport
import Testing
import VictimSupportServer
import Vocabulary
import WireCodec

/// What is owed to whoever comes back, and what sending somebody away rests on.
struct ReturnTests {
    @Test func `whoever is brought back gets a certificate at once, and the clock says until when`()
        async throws
    {
        try await VictimScene.run { scene in
            let reception = try await scene.announced(try await scene.person())
            let guards = scene.client(Officers.borderGuard)
            let early = await refusal {
                try await guards.call(
                    CertifyReturn(
                        reception: reception.reception,
                        seen: 1,
                        number: FreeText("7/GCN")
                    )
                )
            }
            #expect(early?.reason == "reception.notAtBorder")
            let received = try await scene.receivedAlone(reception)
            let clock = try #require(try await scene.clock(.returnCertificate, of: reception))
            #expect(clock.isRunning && !clock.isConfirmed)
            #expect(clock.dueAt == clock.startedAt.advanced(by: .seconds(86_400)))
            let certified = try await guards.call(
                CertifyReturn(
                    reception: reception.reception,
                    seen: received.record?.version ?? 0,
                    number: FreeText("7/GCN")
                )
            )
            let kept = try #require(
                try await guards.call(FetchRecord<Reception>(id: reception.reception)).content
            )
            #expect(kept.version == certified.version)
            let certificate = try #require(kept.record.returnCertificate)
            #expect(certificate.number.disclosed == "7/GCN")
            #expect(certificate.issuedBy == Officers.borderGuard.organisation)
            #expect(certificate.issuedOn == VietnameseTime.date(of: scene.harness.time.now))
            #expect(try await scene.clock(.returnCertificate, of: reception)?.isRunning == false)
        }
    }

    @Test func `whoever was rescued at home is owed no certificate of return`() async throws {
        try await VictimScene.run { scene in
            let person = try await scene.person()
            let reception = try await scene.client(Officers.borderGuard).call(
                OpenReception(
                    victim: person,
                    manner: .rescued,
                    province: .quangNinh,
                    arrivesAt: scene.harness.time.now,
                    receivingUnit: Officers.health.organisation
                )
            )
            let received = try await scene.receivedAlone(reception)
            #expect(try await scene.clock(.returnCertificate, of: reception) == nil)
            let before = try await scene.harness.rows()
            let error = await refusal {
                try await scene.client(Officers.borderGuard).call(
                    CertifyReturn(
                        reception: reception.reception,
                        seen: received.record?.version ?? 0,
                        number: FreeText("7/GCN")
                    )
                )
            }
            #expect(error?.reason == "reception.notAtBorder")
            #expect(try await scene.harness.rows() == before)
        }
    }

    @Test(arguments: [(false, ClockName.assignment, 3), (true, .urgentAssignment, 1)])
    func `whoever is received has a worker within hours, a child sooner`(
        isChild: Bool,
        clock: ClockName,
        hours: Int
    ) async throws {
        try await VictimScene.run { scene in
            let person = isChild ? try await scene.child() : try await scene.person()
            let officer = isChild ? Officers.health : Officers.borderGuard
            let reception = try await scene.client(officer).call(
                OpenReception(
                    victim: person,
                    manner: .rescued,
                    province: .quangNinh,
                    arrivesAt: scene.harness.time.now,
                    receivingUnit: Officers.health.organisation
                )
            )
            _ = try await scene.receivedAlone(reception)
            let running = try #require(try await scene.clock(clock, of: reception))
            #expect(running.isRunning)
            #expect(
                running.dueAt == running.startedAt.advanced(by: .seconds(hours * 3_600))
            )
            var plan = try await scene.plan()
            plan.victim = person
            plan.assessment = nil
            plan.team = []
            _ = try await scene.client(Officers.health).call(FileRecord(plan))
            #expect(try await scene.clock(clock, of: reception)?.isRunning == false)
        }
    }

    // MARK: - Sending somebody away

    @Test func `nobody is sent to another state without an assessment and their own consent`()
        async throws
    {
        try await VictimScene.run { scene in
            let health = scene.client(Officers.health)
            let notice = try await scene.notice()
            let person = notice.victim
            func admitted() async throws -> Bool {
                try await scene.client(Officers.liaisonService)
                    .call(AdmitReturn(victims: [person])).admitted
            }
            // That their embassy learns of them is another yes.
            #expect(try await !admitted())
            let consent = try await health.call(
                RecordConsent(
                    consent: Consent(
                        victim: person,
                        purpose: Word(.returnAbroad),
                        givenAt: scene.harness.time.now,
                        givenBy: Word(.victim)
                    )
                )
            )
            #expect(try await admitted())
            _ = try await health.call(
                TakeStep<Consent>(id: consent.consent, seen: consent.version, to: .withdrawn)
            )
            #expect(try await !admitted())
        }
    }

    @Test(arguments: [RiskLevel.low, .medium, .high])
    func `a dangerous return is never admitted, whatever the person said`(
        risk: RiskLevel
    ) async throws {
        try await VictimScene.run { scene in
            let person = try await scene.notice(risk: risk).victim
            _ = try await scene.client(Officers.health).call(
                RecordConsent(
                    consent: Consent(
                        victim: person,
                        purpose: Word(.returnAbroad),
                        givenAt: scene.harness.time.now,
                        givenBy: Word(.victim)
                    )
                )
            )
            let liaison = scene.client(Officers.liaisonService)
            let alone = try await liaison.call(AdmitReturn(victims: [person]))
            #expect(alone.admitted == (risk != .high))
            // One who is not cleared holds up all; nobody unknown is ever cleared.
            let both = try await liaison.call(AdmitReturn(victims: [person, .make()]))
            #expect(!both.admitted)
        }
    }

    @Test func `no officer and no other service asks who may leave`() async throws {
        try await VictimScene.run { scene in
            for caller in Officers.everybody + [Officers.casesService] {
                let error = await refusal {
                    try await scene.client(caller).call(AdmitReturn(victims: [.make()]))
                }
                #expect(error?.reason == "call.roleMissing", "\(caller.identity)")
            }
        }
    }
}

extension VictimScene {
    /// A clock of a reception.
    fileprivate func clock(
        _ name: ClockName,
        of reception: OpenReception.Response
    ) async throws -> ClockReading? {
        try await client(Officers.health)
            .call(RecordClocks<Reception>(id: reception.reception)).clocks.first { $0.name == name }
    }
}
