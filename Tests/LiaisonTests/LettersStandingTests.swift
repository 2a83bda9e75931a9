import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// The letters under an agreement: the channel that they took, the notes and the replies that are owed.
@Suite struct LettersStandingTests {
    private func letters(
        of agreement: AgreementID,
        to officer: Caller = Officers.consular,
        in scene: LiaisonScene
    ) async throws -> ChannelStanding {
        let standing = try await scene.client(officer)
            .call(LiaisonAgreementPart(agreement: agreement))
        return try #require(standing.letters)
    }

    private func receive(
        _ scene: LiaisonScene,
        under agreement: AgreementID?,
        by channel: LiaisonChannel,
        _ urgency: Urgency = .normal,
        follows: CorrespondenceID? = nil,
        as officer: Caller = Officers.consular
    ) async throws -> Filed<Correspondence> {
        var letter = scene.letter(agreement: agreement)
        letter.partner = Word(.laos)
        letter.channel = Word(channel)
        letter.urgency = Word(urgency)
        letter.follows = follows
        return try await scene.client(officer)
            .call(ReceiveCorrespondence(letter: letter, arrivedAt: scene.now)).filed
    }

    /// Lets time pass until an hour of a day in Viet Nam.
    private func pass(_ scene: LiaisonScene, to day: String, hour: Int) throws {
        let day = try #require(CalendarDate(day))
        let moment = VietnameseTime.start(of: day).advanced(by: .seconds(hour * 3_600))
        scene.harness.time.pass(
            .milliseconds(
                moment.millisecondsSinceEpoch - scene.now.millisecondsSinceEpoch
            )
        )
    }

    /// Three working days from Wednesday, 3 February 2027 on: the lunar New Year lies between.
    @Test func `a note that is owed over the lunar New Year is in time until Monday week`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let agreement = try await scene.inForce().id
            try pass(scene, to: "2027-02-03", hour: 18)
            let calls = [
                try await receive(scene, under: agreement, by: .hotline, .urgentRescue),
                try await receive(scene, under: agreement, by: .hotline),
                try await receive(scene, under: nil, by: .interpol),
            ]
            let first = try await letters(of: agreement, in: scene)
            #expect([first.incoming, first.byOtherChannel] == [3, 3])
            #expect([first.urgent, first.namingNone] == [1, 1])
            #expect(first.notes.owed == 3)
            try pass(scene, to: "2027-02-15", hour: 23)
            _ = try await receive(scene, under: agreement, by: .embassy, follows: calls[0].id)
            let last = try await letters(of: agreement, in: scene)
            #expect([last.incoming, last.byOtherChannel] == [4, 3])
            #expect([last.notes.inTime, last.notes.owed, last.notes.overdue] == [1, 2, 0])
            try pass(scene, to: "2027-02-16", hour: 1)
            let over = try await letters(of: agreement, in: scene)
            #expect([over.notes.inTime, over.notes.owed, over.notes.overdue] == [1, 0, 2])
            #expect(Set(over.notes.overdueFor) == Set(calls[1...].map(\.id)))
            _ = try await receive(scene, under: agreement, by: .embassy, follows: calls[1].id)
            let after = try await letters(of: agreement, in: scene)
            #expect([after.notes.inTime, after.notes.late, after.notes.overdue] == [1, 1, 1])
            #expect(after.notes.overdueFor == [calls[2].id])
            #expect(after.notes.unknown == 0 && !after.isLowerBound)
        }
    }

    @Test func `a reply is outstanding until its limit, overdue after it, and then given`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let agreement = try await scene.inForce().id
            let asked = try await receive(scene, under: agreement, by: .embassy)
            let urgent = try await receive(scene, under: agreement, by: .embassy, .urgentRescue)
            let first = try await letters(of: agreement, in: scene)
            #expect(first.owedByUs.outstanding == 2 && first.owedByThem == ReplyStanding())
            scene.harness.time.pass(.seconds(2 * 86_400))
            let second = try await letters(of: agreement, in: scene).owedByUs
            #expect([second.outstanding, second.overdue] == [1, 1])
            #expect(second.overdueFor == [urgent.id])
            scene.harness.time.pass(.seconds(90 * 86_400))
            let third = try await letters(of: agreement, in: scene).owedByUs
            // The longest overdue first.
            #expect(third.overdueFor == [urgent.id, asked.id])
            let closed = TakeStep<Correspondence>(
                id: urgent.id,
                seen: urgent.version,
                to: .closed,
                facts: [.reason: "đã trả lời qua điện thoại"]
            )
            _ = try await scene.client(Officers.consular).call(closed)
            let last = try await letters(of: agreement, in: scene)
            #expect(last.owedByUs.overdueFor == [asked.id])
            #expect(last.incoming == 2)
        }
    }

    @Test
    func `a letter of ours is counted once it is sent, and its reply is the partner's to give`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let client = scene.client(Officers.consular)
            let agreement = try await scene.inForce().id
            var letter = scene.letter(agreement: agreement)
            letter.partner = Word(.laos)
            let draft = try await client.call(DraftCorrespondence(letter: letter)).filed
            let proposed = try await client.call(
                TakeStep<Correspondence>(id: draft.id, seen: draft.version, to: .approved)
            )
            let second = Officers.of(.consular, in: Officers.consular.organisation, 2)
            let approved = try await scene.client(second).call(
                DecideApproval<Correspondence>(
                    approval: try #require(proposed.awaiting),
                    .approve
                )
            ).record
            #expect(try await letters(of: agreement, in: scene).outgoing == 0)
            let sent = try await client.call(
                SendCorrespondence(
                    id: draft.id,
                    seen: try #require(approved).version,
                    sentAt: scene.now
                )
            )
            let waiting = try await letters(of: agreement, in: scene)
            #expect([waiting.outgoing, waiting.owedByThem.outstanding] == [1, 1])
            #expect(waiting.byOtherChannel == 0 && waiting.owedByUs == ReplyStanding())
            scene.harness.time.pass(.seconds(90 * 86_400))
            let late = try await letters(of: agreement, in: scene)
            #expect(late.owedByThem.overdueFor == [sent.filed.id])
            var reply = scene.letter(agreement: agreement, inReplyTo: sent.filed.id)
            reply.partner = Word(.laos)
            _ = try await client.call(
                ReceiveCorrespondence(letter: reply, arrivedAt: scene.now)
            )
            let answered = try await letters(of: agreement, in: scene)
            #expect(answered.owedByThem == ReplyStanding())
            #expect([answered.outgoing, answered.incoming] == [1, 1])
        }
    }

    @Test func `letters of other units, of other agreements and drafts are not counted`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let agreement = try await scene.inForce().id
            let other = try await scene.inForce().id
            _ = try await receive(scene, under: other, by: .hotline)
            _ = try await receive(scene, under: agreement, by: .hotline)
            var draft = scene.letter(agreement: agreement)
            draft.partner = Word(.laos)
            _ = try await scene.client(Officers.consular).call(DraftCorrespondence(letter: draft))
            _ = try await receive(
                scene,
                under: agreement,
                by: .hotline,
                as: Officers.defenceRelations
            )
            let consular = try await letters(of: agreement, in: scene)
            #expect([consular.incoming, consular.outgoing] == [1, 0])
            let defence = try await letters(
                of: agreement,
                to: Officers.defenceRelations,
                in: scene
            )
            #expect(defence.incoming == 1)
        }
    }
}
