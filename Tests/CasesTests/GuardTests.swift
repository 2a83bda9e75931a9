import Audit
import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// Nobody is punished for what they were forced to do: screening, and what it holds up.
struct GuardTests {
    private static let decision: StepFacts = [
        .documentNumber: "12/QĐ", .decisionDate: "2026-06-30",
    ]
    private static let accusation = decision.adding(.offence, "art150")
    private static let handover: StepFacts = [
        .link: BorderTransferID.make().loggable, .recipient: "VN/GOV/MPS/FAD",
    ]

    /// Steps against a suspect, what they need, and the screening that comes first.
    private static let acts: [(Suspect.State, StepFacts, ScreeningOccasion)] = [
        (.wanted, decision, .wantedNotice), (.arrested, decision, .arrest),
        (.accused, accusation, .prosecution), (.handedOver, handover, .handover),
    ]

    private func take(
        _ to: Suspect.State,
        _ facts: StepFacts,
        of suspect: SuspectID,
        in scene: CasesScene
    ) async throws -> ServiceError? {
        let police = scene.client(Officers.police)
        let version = try await police.call(NextSteps<Suspect>(id: suspect)).version
        return await refusal {
            try await police.call(
                TakeStep<Suspect>(id: suspect, seen: version, to: to, facts: facts)
            )
        }
    }

    /// The step is refused by this reason, and nothing of it is kept.
    private func expectRefused(
        _ to: Suspect.State,
        _ facts: StepFacts,
        of suspect: SuspectID,
        in scene: CasesScene,
        _ reason: String
    ) async throws {
        let before = try await scene.harness.rows()
        #expect(try await take(to, facts, of: suspect, in: scene)?.reason == reason, "\(to)")
        #expect(try await scene.harness.rows() == before, "\(to)")
    }

    @Test(arguments: acts)
    func `no act against a suspect goes ahead before a screening for it, though nobody matched`(
        to: Suspect.State,
        facts: StepFacts,
        occasion: ScreeningOccasion
    ) async throws {
        try await CasesScene.run { scene in
            let suspect = try await scene.unscreened().suspect
            for other in ScreeningOccasion.allCases where other != occasion {
                try await scene.screen(suspect, CasesScene.screening(other))
            }
            try await expectRefused(to, facts, of: suspect, in: scene, "cases.unscreened")
            let answer = try await scene.screen(suspect, CasesScene.screening(occasion))
            #expect(answer.screening == .clear)
            #expect(try await take(to, facts, of: suspect, in: scene) == nil)
        }
    }

    @Test func `nobody is registered whom nobody screened`() async throws {
        try await CasesScene.run { scene in
            let file = try await scene.file().caseFile
            let before = try await scene.harness.rows()
            let error = await refusal {
                try await scene.client(Officers.police).call(
                    RegisterSuspect(
                        suspect: Suspect(
                            caseFile: file,
                            roles: [.transporter],
                            possibleVictim: false
                        ),
                        screening: nil
                    )
                )
            }
            #expect(error?.violations == [FieldViolation(field: "screening", rule: "missing")])
            #expect(try await scene.harness.rows() == before)
        }
    }

    @Test func `signs hold up everything but an arrest, until a decision says otherwise`()
        async throws
    {
        try await CasesScene.run { scene in
            let suspect = try await scene.suspect().suspect
            let answer = try await scene.screen(
                suspect,
                CasesScene.screening(.prosecution, .yes)
            )
            #expect(answer.screening == .pending)
            for (to, facts, _) in Self.acts where to != .arrested {
                try await expectRefused(to, facts, of: suspect, in: scene, "cases.possibleVictim")
            }
            let again = try await scene.screen(suspect, CasesScene.screening(.prosecution))
            #expect(again.screening == .pending)
            try await scene.clear(suspect, seen: again.version)
            #expect(try await take(.accused, Self.accusation, of: suspect, in: scene) == nil)
        }
    }

    @Test func `who cannot be asked yet is searched for, and not given away`() async throws {
        try await CasesScene.run { scene in
            let suspect = try await scene.unscreened().suspect
            for occasion in [ScreeningOccasion.wantedNotice, .handover] {
                try await scene.screen(suspect, CasesScene.screening(occasion, .notPossible))
            }
            try await expectRefused(
                .handedOver,
                Self.handover,
                of: suspect,
                in: scene,
                "cases.unscreened"
            )
            #expect(try await take(.wanted, Self.decision, of: suspect, in: scene) == nil)
        }
    }

    @Test func `whoever is taken in the act is screened within a day, and then held`() async throws
    {
        try await CasesScene.run { scene in
            let suspect = try await scene.unscreened().suspect
            let minutes: StepFacts = [.minutesNumber: "3/BB"]
            #expect(try await take(.arrestedInAct, minutes, of: suspect, in: scene) == nil)
            let police = scene.client(Officers.police)
            let clock = try await police.call(RecordClocks<Suspect>(id: suspect)).clocks.first
            #expect(clock?.name == .screening)
            let start = try #require(clock?.startedAt)
            #expect(clock?.dueAt == start.advanced(by: .seconds(86_400)))
            try await expectRefused(
                .arrested,
                Self.decision,
                of: suspect,
                in: scene,
                "cases.unscreened"
            )
            try await scene.screen(suspect, CasesScene.screening(.arrest))
            #expect(try await take(.arrested, Self.decision, of: suspect, in: scene) == nil)
            let clocks = try await police.call(RecordClocks<Suspect>(id: suspect)).clocks
            #expect(clocks.allSatisfy { !$0.isRunning })
        }
    }

    @Test func `no notice goes out for somebody whom nobody screened for it`() async throws {
        try await CasesScene.run { scene in
            let suspect = try await scene.unscreened().suspect
            let police = scene.client(Officers.police)
            let notice = try await police.call(
                FileRecord(WantedNotice(suspect: suspect, reach: .national))
            )
            let issue = TakeStep<WantedNotice>(
                id: notice.id,
                seen: notice.version,
                to: .issued,
                facts: Self.decision
            )
            let before = try await scene.harness.rows()
            #expect(await refusal { try await police.call(issue) }?.reason == "cases.unscreened")
            #expect(try await scene.harness.rows() == before)
            try await scene.screen(suspect, CasesScene.screening(.wantedNotice))
            #expect(try await police.call(issue).awaiting != nil)
        }
    }

    @Test
    func `the decision that a suspect is a victim withdraws notices and restricts the record`()
        async throws
    {
        try await CasesScene.run { scene in
            let trial = LifecycleTrial(scene: scene, kind: CasesScene.notices)
            let police = scene.client(Officers.police)
            let issued = try await trial.specimen(in: .issued).id
            let suspect = try #require(
                try await police.call(FetchRecord<WantedNotice>(id: issued)).content?.record.suspect
            )
            let drafted = try await police.call(
                FileRecord(WantedNotice(suspect: suspect, reach: .national))
            ).id
            let guards = scene.client(Officers.borderGuard)
            #expect(try await guards.call(FetchRecord<Suspect>(id: suspect)).content != nil)
            let version = try await police.call(NextSteps<Suspect>(id: suspect)).version
            let request = ConfirmVictim(
                suspect: suspect,
                seen: version,
                decision: FreeText("46/XN")
            )
            let confirmed = try await police.call(request)
            #expect(confirmed.withdrawn == 2)
            #expect(try await police.call(request).withdrawn == 0)
            for notice in [issued, drafted] {
                let sight = try await police.call(FetchRecord<WantedNotice>(id: notice))
                #expect(sight.content?.state.known == .withdrawn)
            }
            let filed = try #require(
                try await police.call(FetchRecord<Suspect>(id: suspect)).content
            )
            #expect(filed.filing.handling == .restricted)
            #expect(filed.record.screening?.known == .victim)
            let others = await refusal {
                try await guards.call(FetchRecord<Suspect>(id: suspect))
            }
            #expect(others?.code == .notFound)
            for (to, facts, _) in Self.acts {
                try await expectRefused(to, facts, of: suspect, in: scene, "cases.confirmedVictim")
            }
            #expect(try await take(.exempted, [.reason: "nạn nhân"], of: suspect, in: scene) == nil)
        }
    }

    @Test func `no case is concluded while a screening is pending`() async throws {
        try await CasesScene.run { scene in
            let file = try await scene.investigating()
            let police = scene.client(Officers.police)
            let suspect = try await scene.suspect(
                of: file.id,
                screening: CasesScene.screening(.registration, .yes)
            ).suspect
            let before = try await scene.harness.rows()
            let error = await refusal {
                try await police.call(
                    TakeStep<CaseFile>(
                        id: file.id,
                        seen: file.version,
                        to: .concluded,
                        facts: Self.decision
                    )
                )
            }
            #expect(error?.reason == "cases.possibleVictim")
            #expect(error?.violations.map(\.field) == ["suspects[\(suspect.loggable)]"])
            #expect(try await scene.harness.rows() == before)
        }
    }

    @Test func `a screening holds thirty days, and then it is repeated`() async throws {
        try await CasesScene.run { scene in
            let suspect = try await scene.suspect().suspect
            scene.harness.time.pass(.seconds(31 * 86_400))
            for (to, facts, _) in Self.acts {
                try await expectRefused(to, facts, of: suspect, in: scene, "cases.screeningTooOld")
            }
            let again = Screening(.arrest, .no, at: scene.harness.time.now)
            try await scene.screen(suspect, again)
            #expect(try await take(.arrested, Self.decision, of: suspect, in: scene) == nil)
        }
    }

    @Test func `nobody is searched for against whom nothing goes on any more`() async throws {
        try await CasesScene.run { scene in
            let police = scene.client(Officers.police)
            let suspect = try await scene.suspect().suspect
            let drafted = try await police.call(
                FileRecord(WantedNotice(suspect: suspect, reach: .national))
            )
            let died: StepFacts = [.reason: "Đã chết."]
            #expect(try await take(.deceased, died, of: suspect, in: scene) == nil)
            let before = try await scene.harness.rows()
            let filed = await refusal {
                try await police.call(FileRecord(WantedNotice(suspect: suspect, reach: .national)))
            }
            #expect(filed?.reason == "cases.proceedingsOver")
            let issued = await refusal {
                try await police.call(
                    TakeStep<WantedNotice>(
                        id: drafted.id,
                        seen: drafted.version,
                        to: .issued,
                        facts: Self.decision
                    )
                )
            }
            #expect(issued?.reason == "cases.proceedingsOver")
            #expect(try await scene.harness.rows() == before)
        }
    }

    @Test func `once the decision is taken back, partners of the file read the suspect again`()
        async throws
    {
        try await CasesScene.run { scene in
            let police = scene.client(Officers.police)
            let suspect = try await scene.suspect()
            func sight(_ officer: Caller) async -> ServiceError? {
                await refusal {
                    try await scene.client(officer)
                        .call(FetchRecord<Suspect>(id: suspect.suspect))
                }
            }
            let confirmed = try await police.call(
                ConfirmVictim(
                    suspect: suspect.suspect,
                    seen: suspect.version,
                    decision: FreeText("45/XN")
                )
            )
            #expect(await sight(Officers.borderGuard)?.code == .notFound)
            let proposed = try await police.call(
                ClearPossibleVictim(
                    suspect: suspect.suspect,
                    seen: confirmed.version,
                    decision: FreeText("46/QĐ")
                )
            )
            // One officer's word lifts no restriction.
            #expect(await sight(Officers.borderGuard)?.code == .notFound)
            let cleared = try await scene.client(Officers.police2).call(
                DecideApproval<Suspect>(approval: proposed.awaiting ?? .make(), .approve)
            )
            #expect(await sight(Officers.borderGuard) == nil)
            let kept = try #require(
                try await police.call(FetchRecord<Suspect>(id: suspect.suspect)).content
            )
            #expect(kept.version == cleared.record?.version)
            #expect(kept.version == confirmed.version + 1)
            #expect(kept.filing.handling == .open)
            #expect(kept.record.screening?.known == .clear)
            #expect(kept.record.clearedBy?.disclosed == "46/QĐ")
            let lifted = try await scene.harness.auditEntries().filter { entry in
                entry.method.text == DecideApproval<Suspect>.method.name && entry.version != nil
            }
            #expect(lifted.map(\.who.uri) == [Officers.police2.identity])
        }
    }

    @Test func `liaison is told whether suspects may leave, and nobody else is`() async throws {
        try await CasesScene.run { scene in
            let liaison = scene.client(Officers.liaisonService)
            let suspect = try await scene.unscreened().suspect
            func admitted(_ suspects: [SuspectID]) async throws -> Bool {
                try await liaison.call(AdmitHandover(suspects: suspects)).admitted
            }
            #expect(try await !admitted([suspect]))
            try await scene.screen(suspect, CasesScene.screening(.handover))
            #expect(try await admitted([suspect]))
            #expect(try await !admitted([suspect, .make()]))
            scene.harness.time.pass(.seconds(31 * 86_400))
            #expect(try await !admitted([suspect]))
            try await scene.screen(
                suspect,
                Screening(.handover, .no, remark: FreeText("Hỏi lại."), at: scene.harness.time.now)
            )
            #expect(try await admitted([suspect]))
            try await scene.screen(
                suspect,
                Screening(
                    .prosecution,
                    .yes,
                    indicators: [.forcedToOffend],
                    at: scene.harness.time.now
                )
            )
            #expect(try await !admitted([suspect]))
            for caller in Officers.everybody + [Officers.casesService] {
                let error = await refusal {
                    try await scene.client(caller).call(AdmitHandover(suspects: [suspect]))
                }
                #expect(error?.reason == "call.roleMissing", "\(caller.identity)")
            }
        }
    }

    @Test func `who is handed over points at the transfer that takes them`() async throws {
        try await CasesScene.run { scene in
            let police = scene.client(Officers.police)
            let suspect = try await scene.suspect()
            let transfer = BorderTransferID.make()
            let proposed = try await police.call(
                TakeStep<Suspect>(
                    id: suspect.suspect,
                    seen: suspect.version,
                    to: .handedOver,
                    facts: [.link: transfer.loggable, .recipient: "VN/GOV/MPS/FAD"]
                )
            )
            _ = try await scene.client(Officers.police2).call(
                DecideApproval<Suspect>(approval: proposed.awaiting ?? .make(), .approve)
            )
            let found = try await police.call(
                ListRecords<Suspect>(facets: [Facet("transfer", transfer.loggable)])
            )
            #expect(found.records.compactMap(\.content?.record.handover) == [transfer])
        }
    }
}
