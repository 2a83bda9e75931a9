import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// How an agreement is kept: its talks, what was taken on at them, its programmes, and who may hear it.
@Suite struct AgreementStandingTests {
    private func standing(
        of agreement: AgreementID,
        to officer: Caller = Officers.consular,
        in scene: LiaisonScene
    ) async throws -> AgreementStanding {
        try await scene.client(officer).call(LiaisonAgreementPart(agreement: agreement))
    }

    private func series(
        _ scene: LiaisonScene,
        under agreement: AgreementID,
        every state: MeetingSeries.State = .everyYear,
        begun day: CalendarDate,
        partners: [OrgID] = []
    ) async throws -> MeetingSeriesID {
        try await scene.client(Officers.consular).call(
            FileRecord(
                MeetingSeries(
                    .department,
                    with: .laos,
                    counterpart: "Cục Cảnh sát",
                    agreement: agreement,
                    partners: partners
                ),
                state: state,
                occurred: Occurrence(at: VietnameseTime.start(of: day))
            )
        ).id
    }

    private func held(
        _ scene: LiaisonScene,
        in series: MeetingSeriesID?,
        _ manner: MeetingManner = .regular
    ) async throws -> Filed<Meeting> {
        let client = scene.client(Officers.consular)
        let filed = try await client.call(
            FileRecord(
                Meeting(
                    manner,
                    .department,
                    with: .laos,
                    counterpart: "Cục Cảnh sát",
                    subject: "Giao ban",
                    series: series,
                    report: manner == .urgent ? "Báo cáo" : nil,
                    reportedTo: manner == .urgent ? "VN/GOV/MOFA" : nil
                )
            )
        )
        let step = TakeStep<Meeting>(id: filed.id, seen: filed.version, to: .held)
        return try #require(try await client.call(step).record)
    }

    @Test func `the next talks come nearer day by day, until they are held`() async throws {
        try await LiaisonScene.run { scene in
            let agreement = try await scene.inForce().id
            var last: MeetingSeriesID?
            for days in [61, 60, 31, 30, 0, -1] {
                let begun = scene.today.adding(days: days).adding(months: -12)
                last = try await series(scene, under: agreement, begun: begun)
            }
            let regular = try await series(
                scene,
                under: agreement,
                every: .regularly,
                begun: scene.today
            )
            let before = try await standing(of: agreement, in: scene)
            #expect(
                before.cadences.map { $0.alarm?.text } == [
                    "overdue", "within30Days", "within30Days", "within60Days", "within60Days",
                    nil, nil,
                ]
            )
            #expect(
                before.cadences.map { $0.nextDue.map { scene.today.days(to: $0) } }
                    == [-1, 0, 30, 31, 60, 61, nil]
            )
            #expect(before.cadences.allSatisfy { $0.lastHeld == nil })
            #expect(before.cadences.last?.series == regular)
            let overdue = try #require(last)
            #expect(before.cadences.first?.series == overdue)
            let meeting = try await held(scene, in: overdue)
            let after = try await standing(of: agreement, in: scene).cadences
                .first { $0.series == overdue }
            #expect(after?.lastHeld == scene.today)
            #expect(after?.nextDue == scene.today.adding(months: 12))
            #expect(after?.alarm == nil)
            #expect(after?.talks.unminuted == 1)
            #expect(after?.talks.withoutMinutes == [meeting.id])
            #expect(after?.talks.last == meeting.id)
        }
    }

    @Test func `what minutes promise is open, then overdue, done or taken back`() async throws {
        try await LiaisonScene.run { scene in
            let client = scene.client(Officers.consular)
            let agreement = try await scene.inForce().id
            let talks = try await series(scene, under: agreement, begun: scene.today)
            let meeting = try await held(scene, in: talks)
            let body = Officers.consular.organisation
            let due = [nil, scene.today, scene.today.adding(days: 30), nil, nil]
            let signed = try await client.call(
                SignMeetingMinutes(
                    id: meeting.id,
                    seen: meeting.version,
                    minutes: "Hai bên thống nhất.",
                    commitments: due.enumerated().map { place, day in
                        Commitment(body: body, text: FreeText("Việc \(place)"), due: day)
                    },
                    signedAt: scene.now
                )
            )
            #expect(signed.tasks.count == 5)
            let first = try await standing(of: agreement, in: scene).cadences[0].talks
            #expect(first.minuted == 1 && first.unminuted == 0)
            #expect(first.withoutMinutes == [])
            #expect(first.commitments.takenOn == 5 && first.commitments.open == 5)
            let task = signed.tasks[3]
            _ = try await client.call(TakeStep<PlanTask>(id: task, seen: 1, to: .accepted))
            _ = try await client.call(
                ReportTask(id: task, seen: 2, text: "xong", isPartDone: true)
            )
            _ = try await client.call(
                TakeStep<PlanTask>(id: task, seen: 3, to: .completed, facts: [.finding: "xong"])
            )
            _ = try await client.call(
                TakeStep<PlanTask>(
                    id: signed.tasks[4],
                    seen: 1,
                    to: .cancelled,
                    facts: [.reason: "không cần"]
                )
            )
            scene.harness.time.pass(.seconds(86_400))
            let later = try await standing(of: agreement, in: scene).cadences[0].talks.commitments
            #expect(later.overdueTasks == [signed.tasks[1]])
            #expect(
                [later.takenOn, later.open, later.overdue, later.done, later.withdrawn]
                    == [5, 2, 1, 1, 1]
            )
        }
    }

    @Test func `urgent talks stand apart, told of the partner, who may have several agreements`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let one = try await scene.inForce().id
            let other = try await scene.inForce().id
            let elsewhere = try await scene.inForce(with: .cambodia).id
            let meeting = try await held(scene, in: nil, .urgent)
            for agreement in [one, other] {
                let talks = try await standing(of: agreement, in: scene).otherTalks
                #expect(talks.map(\.manner) == [Word(.urgent), Word(.adhoc)])
                #expect(talks[0].withoutMinutes == [meeting.id])
                #expect(talks[0].lastOn == scene.today)
                #expect(talks[1] == TalksStanding(.adhoc))
            }
            let none = try await standing(of: elsewhere, in: scene).otherTalks
            #expect(none == [TalksStanding(.urgent), TalksStanding(.adhoc)])
        }
    }

    @Test func `an agreement tells its days, its successor and whether it holds today`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let client = scene.client(Officers.consular)
            var agreement = Agreement(
                title: "Bản ghi nhớ",
                agreementKind: .memorandum,
                partner: .laos,
                inForceFrom: scene.today.adding(days: -400),
                expiresOn: scene.today
            )
            agreement.reviewBy = scene.today.adding(days: -3)
            let filed = try await client.call(
                DraftAgreement(agreement: agreement, inForce: true)
            ).filed
            let today = try #require(try await standing(of: filed.id, in: scene).terms)
            #expect(today.holdsToday)
            #expect(today.alarms.map(\.about.text) == ["review", "expiry"])
            #expect(today.alarms.map(\.level.text) == ["overdue", "within30Days"])
            scene.harness.time.pass(.seconds(86_400))
            let tomorrow = try #require(try await standing(of: filed.id, in: scene).terms)
            #expect(!tomorrow.holdsToday)
            #expect(tomorrow.state == Word(.inForce))
            let new = try await scene.inForce()
            let review = try await client.call(
                TakeStep<Agreement>(id: filed.id, seen: filed.version, to: .underReview)
            )
            let waiting = try await client.call(
                SupersedeAgreement(
                    id: filed.id,
                    seen: try #require(review.record).version,
                    successor: new.id
                )
            ).awaiting
            let second = Officers.of(.consular, in: Officers.consular.organisation, 2)
            _ = try await scene.client(second).call(
                DecideApproval<Agreement>(approval: try #require(waiting), .approve)
            )
            let gone = try #require(try await standing(of: filed.id, in: scene).terms)
            #expect(gone.successor == new.id && !gone.holdsToday && gone.alarms == [])
        }
    }

    @Test func `programmes, their activities, focal points and transfers are counted`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let client = scene.client(Officers.consular)
            let agreement = try await scene.inForce().id
            var years: [JointProgrammeID] = []
            for year in [2_025, 2_026] {
                years.append(
                    try await client.call(
                        FileRecord(
                            JointProgramme(
                                title: "Chương trình",
                                year: year,
                                partner: .laos,
                                agreement: agreement
                            ),
                            state: .agreed
                        )
                    ).id
                )
            }
            var activity = Activity(
                .training,
                title: "Tập huấn",
                from: scene.today,
                until: scene.today
            )
            activity.programme = years[1]
            _ = try await client.call(FileRecord(activity))
            for (channel, until) in [(LiaisonChannel.hotline, -1), (.borderPost, 1)] {
                var point = FocalPoint(
                    partner: .laos,
                    office: "Phòng",
                    contact: "Trực ban",
                    channel: channel,
                    level: .department,
                    counterpart: Officers.consular.organisation,
                    validFrom: scene.today.adding(days: -9),
                    validUntil: scene.today.adding(days: until)
                )
                point.agreement = agreement
                _ = try await client.call(FileRecord(point))
            }
            let standing = try await standing(of: agreement, in: scene)
            #expect(standing.programmes.map(\.year) == [2_026, 2_025])
            #expect(standing.programmes.map(\.programme) == years.reversed())
            #expect(standing.programmes.map(\.planned) == [1, 0])
            let points = try #require(standing.focalPoints)
            #expect([points.valid, points.ahead, points.ended] == [1, 0, 1])
            #expect(points.missing == [Word(.embassy), Word(.hotline)])
            #expect(standing.undertakings.map(\.recordKind).count == 3)
            #expect(standing.undertakings.allSatisfy { $0.open + $0.closed == 0 })
        }
    }

    // MARK: - Who may hear it

    @Test func `whoever may only know of an agreement hears whom to ask, and of talks of theirs`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let agreement = try await scene.inForce().id
            _ = try await series(
                scene,
                under: agreement,
                begun: scene.today,
                partners: [Officers.police.organisation]
            )
            _ = try await series(scene, under: agreement, begun: scene.today)
            let police = try await standing(of: agreement, to: Officers.police, in: scene)
            #expect(police.owner == Officers.consular.organisation)
            #expect(police.terms == nil && police.letters == nil && police.focalPoints == nil)
            #expect(police.otherTalks == [] && police.undertakings == [])
            #expect(police.cadences.count == 1)
            let stranger = try await standing(of: agreement, to: Officers.strangePolice, in: scene)
            #expect(stranger.cadences == [])
            let all = try await standing(of: agreement, in: scene)
            #expect(all.cadences.count == 2)
        }
    }

    @Test func `an agreement that there is not is nothing, and roles without content are refused`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let agreement = try await scene.inForce().id
            let none = try await scene.refused(
                LiaisonAgreementPart(agreement: .make()),
                as: Officers.consular
            )
            #expect(none.error?.reason == "record.notFound")
            #expect(none.changed == [])
            for officer in [Officers.steering, Officers.auditor, Officers.administrator] {
                let refused = try await scene.refused(
                    LiaisonAgreementPart(agreement: agreement),
                    as: officer
                )
                #expect(refused.error?.code == .permissionDenied)
                #expect(refused.changed == [])
            }
        }
    }
}
