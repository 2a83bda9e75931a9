import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// Agreements, what they ask for, and the channel that letters under them must take.
@Suite struct AgreementTests {
    private func refusal<Request: ServiceRequest>(
        of request: Request,
        as officer: Caller = Officers.consular,
        in scene: LiaisonScene
    ) async throws -> ServiceError? where Request.Service == Liaison {
        let refused = try await scene.refused(request, as: officer)
        #expect(refused.changed == [])
        return refused.error
    }

    private func underReview(in scene: LiaisonScene) async throws -> Filed<Agreement> {
        let filed = try await scene.inForce()
        let outcome = try await scene.client(Officers.consular)
            .call(TakeStep<Agreement>(id: filed.id, seen: filed.version, to: .underReview))
        return try #require(outcome.record)
    }

    @Test func `an agreement gives way to one with the same partner, by two officers`() async throws
    {
        try await LiaisonScene.run { scene in
            let old = try await underReview(in: scene)
            let other = try await scene.inForce(with: .cambodia)
            for successor in [other.id, old.id, .make()] {
                let error = try await refusal(
                    of: SupersedeAgreement(id: old.id, seen: old.version, successor: successor),
                    in: scene
                )
                #expect(error?.violations == [FieldViolation(field: "successor", rule: "unknown")])
            }
            let new = try await scene.inForce()
            let waiting = try await scene.client(Officers.consular).call(
                SupersedeAgreement(id: old.id, seen: old.version, successor: new.id)
            ).awaiting
            let second = Officers.of(.consular, in: Officers.consular.organisation, 2)
            let outcome = try await scene.client(second).call(
                DecideApproval<Agreement>(approval: try #require(waiting), .approve)
            )
            #expect(outcome.record?.state == Word(.superseded))
            #expect(outcome.record?.record.successor == new.id)
        }
    }

    @Test func `the day of signing and of coming into force stand in the agreement`() async throws {
        try await LiaisonScene.run { scene in
            let specimen = try await LifecycleTrial(scene: scene, kind: LiaisonScene.agreements)
                .specimen(in: .signed)
            let sight = try await scene.client(Officers.consular)
                .call(FetchRecord<Agreement>(id: specimen.id))
            #expect(sight.content?.record.signedOn == CalendarDate("2026-06-30"))
        }
    }

    @Test func `what an agreement asks for is near at sixty days, nearer at thirty, then overdue`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let client = scene.client(Officers.consular)
            for days in [61, 60, 31, 30, 0, -1] {
                var agreement = Agreement(
                    title: "Hiệp định",
                    agreementKind: .treaty,
                    partner: .laos
                )
                agreement.reviewBy = scene.today.adding(days: days)
                _ = try await client.call(DraftAgreement(agreement: agreement, inForce: true))
            }
            let begun = VietnameseTime.start(of: scene.today.adding(months: -13))
            let series = try await client.call(
                FileRecord(
                    MeetingSeries(.department, with: .laos, counterpart: "Cục Cảnh sát"),
                    state: .everyYear,
                    occurred: Occurrence(at: begun)
                )
            )
            let alarms = try await client.call(AgreementAlarms()).alarms
            #expect(alarms.first?.series == series.id)
            #expect(alarms.first?.about == Word(.talks))
            #expect(
                alarms.map(\.level.text) == [
                    "overdue", "overdue", "within30Days", "within30Days", "within60Days",
                    "within60Days",
                ]
            )
        }
    }

    @Test func `no secret above the deployment's level is kept`() async throws {
        try await LiaisonScene.run { scene in
            var letter = scene.letter()
            letter.secrecy = Word(.secret)
            var request = InformationRequest(
                of: Officers.police.organisation,
                subject: "Một việc",
                question: "Đề nghị xác minh"
            )
            request.secrecy = Word(.topSecret)
            let errors = [
                try await refusal(of: DraftCorrespondence(letter: letter), in: scene),
                try await refusal(of: FileRecord(request), in: scene),
            ]
            #expect(
                errors.map { $0?.reason }
                    == Array(
                        repeating: "secrecy.aboveDeployment",
                        count: 2
                    )
            )
            letter.secrecy = Word(.unclassified)
            _ = try await scene.client(Officers.consular).call(DraftCorrespondence(letter: letter))
        }
    }

    // MARK: - The mandatory channel

    private func call(under agreement: AgreementID, in scene: LiaisonScene) -> LetterContent {
        var letter = scene.letter(agreement: agreement)
        letter.correspondenceKind = Word(.hotlineCall)
        letter.channel = Word(.hotline)
        letter.urgency = Word(.urgentRescue)
        letter.topic = Word(.partly)
        return letter
    }

    private func clocks(
        of letter: CorrespondenceID,
        in scene: LiaisonScene
    ) async throws -> [ClockReading] {
        try await scene.client(Officers.consular)
            .call(RecordClocks<Correspondence>(id: letter)).clocks
    }

    @Test func `an urgent call goes through by any channel, and its note follows in time`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let client = scene.client(Officers.consular)
            let agreement = try await scene.inForce()
            let heard = try await client.call(
                ReceiveCorrespondence(
                    letter: call(under: agreement.id, in: scene),
                    arrivedAt: scene.now
                )
            )
            #expect(heard.warnings == [Word(.otherChannel)])
            let owed = try await clocks(of: heard.filed.id, in: scene)
            #expect(Set(owed.map(\.name)) == [.owedNote, .urgentReply])
            let early = TakeStep<Correspondence>(
                id: heard.filed.id,
                seen: heard.filed.version,
                to: .closed,
                facts: [.reason: "xong"]
            )
            let error = try await refusal(of: early, in: scene)
            #expect(error?.reason == "correspondence.noteOwed")
            var wrong = scene.letter(agreement: agreement.id)
            wrong.channel = Word(.interpol)
            wrong.follows = heard.filed.id
            let mistake = try await refusal(of: DraftCorrespondence(letter: wrong), in: scene)
            #expect(
                mistake?.violations == [FieldViolation(field: "letter.follows", rule: "noteOwed")]
            )
            var note = scene.letter(agreement: agreement.id)
            note.follows = heard.filed.id
            let answer = try await client.call(
                ReceiveCorrespondence(letter: note, arrivedAt: scene.now)
            )
            let settled =
                try await client
                .call(FetchRecord<Correspondence>(id: heard.filed.id)).content
            #expect(settled?.record.followedBy == answer.filed.id)
            let after = try await clocks(of: heard.filed.id, in: scene)
            #expect(after.first { $0.name == .owedNote }?.isRunning == false)
            #expect(after.first { $0.name == .urgentReply }?.isRunning == true)
        }
    }

    @Test func `an ordinary call owes a reply sooner than a letter`() async throws {
        try await LiaisonScene.run { scene in
            let client = scene.client(Officers.consular)
            var letter = scene.letter()
            letter.correspondenceKind = Word(.hotlineCall)
            let heard = try await client.call(
                ReceiveCorrespondence(letter: letter, arrivedAt: scene.now)
            )
            let clocks = try await clocks(of: heard.filed.id, in: scene)
            #expect(clocks.map(\.name) == [.callReply])
        }
    }

    @Test func `asking the originator is one call, and the answer is the permission`() async throws
    {
        try await LiaisonScene.run { scene in
            let client = scene.client(Officers.consular)
            let open = try await client.call(
                ReceiveCorrespondence(letter: scene.letter(), arrivedAt: scene.now)
            )
            let needless = try await refusal(
                of: AskToForward(id: open.filed.id, body: "Xin phép"),
                in: scene
            )
            #expect(needless?.reason == "correspondence.noPermissionNeeded")
            let piece = try await client.call(
                ReceiveCorrespondence(
                    letter: scene.letter(),
                    arrivedAt: scene.now,
                    handling: .notPassedOn
                )
            ).filed
            let asking = try await client.call(
                AskToForward(id: piece.id, body: "Xin phép chuyển cho công an tỉnh")
            ).filed
            #expect(asking.state == Word(.draft))
            #expect(asking.record.asksToForward == piece.id)
            #expect(asking.record.partnerOffice == piece.record.partnerOffice)
            #expect(asking.filing.handling == Word(.notPassedOn))
            let permission = try await client.call(
                ReceiveCorrespondence(
                    letter: scene.letter(),
                    arrivedAt: scene.now,
                    permitsForwarding: piece.id
                )
            )
            let forwarded = try await client.call(
                ForwardCorrespondence(
                    id: piece.id,
                    seen: piece.version,
                    recipient: Officers.police.organisation,
                    permission: permission.filed.id
                )
            )
            #expect(
                forwarded.filed.filing.assigned.contains(Officers.police.organisation)
            )
        }
    }

    // MARK: - The plan

    @Test func `the plan's tasks and targets come with the program and are handed out once`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let shown = try await scene.client(Officers.health).call(ShowPlan(.plan2024))
            #expect(shown.tasks.map(\.lead) == ["VN/GOV/MPS", "VN/GOV/MOFA", nil])
            #expect(
                shown.targets.map(\.percent) == [
                    Figure(100), Figure(90, .over), Figure(90, .over), Figure(95), Figure(90),
                ]
            )
            let unknown = try await refusal(of: ShowPlan(.other), in: scene)
            #expect(unknown?.reason == "plan.notShipped")
            let adopt = AdoptPlan(.plan2024, bodies: ["VN/WU"])
            let tasks = try await scene.client(Officers.criminalPolice).call(adopt).tasks
            #expect(tasks.map(\.record.number) == [1, 2, 3])
            #expect(tasks.allSatisfy { $0.record.partners.contains("VN/WU") })
            #expect(tasks.allSatisfy { $0.filing.legalBasis?.instrument == "19/KH-BCĐ138/CP" })
            let again = try await refusal(of: adopt, as: Officers.foreignAffairs, in: scene)
            #expect(again?.reason == "plan.adopted")
        }
    }
}
