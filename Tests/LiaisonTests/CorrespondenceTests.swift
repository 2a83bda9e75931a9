import RPC
import ServiceContracts
import Synchronization
import Testing
import Vocabulary
import WireCodec

/// Letters out and in: numbers, clocks, channels, and who may pass them on.
@Suite struct CorrespondenceTests {
    func letter(
        agreement: AgreementID? = nil,
        channel: LiaisonChannel = .noteVerbale,
        urgency: Urgency = .normal,
        inReplyTo: CorrespondenceID? = nil
    ) -> LetterContent {
        LetterContent(
            kind: .noteVerbale,
            channel: channel,
            urgency: urgency,
            partner: .myanmar,
            partnerOffice: "Consular section",
            subject: "Three persons to be returned",
            body: "With compliments.",
            agreement: agreement,
            inReplyTo: inReplyTo
        )
    }

    func receive(
        _ bench: LiaisonBench,
        handling: Handling = .open,
        urgency: Urgency = .normal,
        inReplyTo: CorrespondenceID? = nil,
        permits: CorrespondenceID? = nil
    ) async throws -> CorrespondenceAnswer {
        try await bench.call(
            ReceiveCorrespondence(
                letter: letter(urgency: urgency, inReplyTo: inReplyTo),
                arrivedAt: BenchDay.before(.seconds(7_200)),
                handling: handling,
                permitsForwarding: permits
            ),
            as: .consul
        )
    }

    func send(
        _ bench: LiaisonBench,
        _ letter: LetterContent
    ) async throws -> CorrespondenceAnswer {
        let approved = try await approve(bench, letter)
        return try await bench.call(
            SendCorrespondence(id: approved.id, seen: approved.version, sentAt: BenchDay.noon),
            as: .consul
        )
    }

    func approve(
        _ bench: LiaisonBench,
        _ letter: LetterContent
    ) async throws -> Filed<Correspondence> {
        let draft = try await bench.call(DraftCorrespondence(letter: letter), as: .consul)
        let proposed = try await bench.call(
            TakeStep<Correspondence>(
                id: draft.filed.id,
                seen: draft.filed.version,
                to: .approved
            ),
            as: .consul
        )
        let approved = try await bench.call(
            DecideApproval<Correspondence>(approval: try #require(proposed.awaiting), .approve),
            as: .consulsColleague
        )
        return try #require(approved.record)
    }

    func clocks(
        _ bench: LiaisonBench,
        _ id: CorrespondenceID
    ) async throws -> [ClockReading] {
        try await bench.call(RecordClocks<Correspondence>(id: id), as: .consul).clocks
    }

    @Test func `a letter is approved by a second officer, then numbered when it is sent`()
        async throws
    {
        try await LiaisonBench.run { bench in
            let draft = try await bench.call(DraftCorrespondence(letter: letter()), as: .consul)
            #expect(draft.filed.record.registered == nil)
            let early = await bench.refusal(
                of: SendCorrespondence(
                    id: draft.filed.id,
                    seen: draft.filed.version,
                    sentAt: BenchDay.noon
                ),
                as: .consul
            )
            #expect(early?.reason == "lifecycle.illegalStep")
            let sent = try await send(bench, letter())
            #expect(sent.filed.state == .sent)
            #expect(
                sent.filed.record.registered
                    == RegisterNumber(
                        body: Officer.consul.organisation,
                        book: .outgoing,
                        year: 2026,
                        number: 1
                    )
            )
        }
    }

    @Test func `numbers run per body, book and year without gaps, also past refused requests`()
        async throws
    {
        try await LiaisonBench.run { bench in
            var numbers: [Int] = []
            for _ in 0..<3 {
                numbers.append(try await receive(bench).filed.record.registered?.number ?? 0)
                let late = ReceiveCorrespondence(
                    letter: letter(inReplyTo: .make()),
                    arrivedAt: BenchDay.noon
                )
                _ = await bench.refusal(of: late, as: .consul)
            }
            #expect(numbers == [1, 2, 3])
            let other = try await bench.call(
                ReceiveCorrespondence(letter: letter(), arrivedAt: BenchDay.noon),
                as: .policeLiaison
            )
            #expect(other.filed.record.registered?.number == 1)
            let sent = try await send(bench, letter())
            #expect(sent.filed.record.registered?.number == 1)
        }
    }

    @Test func `the year of a number is that of Viet Nam`() async throws {
        // 31/12/2026 17:30 UTC is 00:30 on 01/01/2027 in Viet Nam.
        let newYear = Instant(millisecondsSinceEpoch: 1_798_738_200_000)
        try await LiaisonBench.run(at: { newYear }) { bench in
            let answer = try await receive(bench)
            #expect(answer.filed.record.registered?.year == 2027)
        }
    }

    @Test func `a voided sending keeps its number, and sending again does not take another`()
        async throws
    {
        try await LiaisonBench.run { bench in
            let sent = try await send(bench, letter())
            let voided = try await bench.call(
                VoidStep<Correspondence>(
                    id: sent.filed.id,
                    seen: sent.filed.version,
                    version: sent.filed.version,
                    reason: "Sent to the wrong office."
                ),
                as: .consul
            )
            let after = try #require(voided.record)
            #expect(after.state == .approved)
            #expect(after.record.registered?.number == 1)
            let next = try await send(bench, letter())
            #expect(next.filed.record.registered?.number == 2)
            let again = try await bench.call(
                SendCorrespondence(id: after.id, seen: after.version, sentAt: BenchDay.noon),
                as: .consul
            )
            #expect(again.filed.record.registered?.number == 1)
        }
    }

    @Test func `a reply is owed in 30 days, or in 24 hours where somebody is to be rescued`()
        async throws
    {
        try await LiaisonBench.run { bench in
            let normal = try await clocks(bench, receive(bench).filed.id)
            #expect(normal.map(\.name) == [.reply])
            #expect(normal.first?.isConfirmed == false)
            let urgent = try await clocks(
                bench,
                receive(bench, urgency: .urgentRescue).filed.id
            )
            #expect(urgent.map(\.name) == [.urgentReply])
            #expect(
                urgent.first?.dueAt
                    == BenchDay.before(.seconds(7_200)).advanced(by: .seconds(86_400))
            )
        }
    }

    @Test func `sending the reply marks the letter replied and stops its clock`() async throws {
        try await LiaisonBench.run { bench in
            let incoming = try await receive(bench, urgency: .urgentRescue)
            let reply = try await send(bench, letter(inReplyTo: incoming.filed.id))
            let sight = try await bench.call(
                FetchRecord<Correspondence>(id: incoming.filed.id),
                as: .consul
            )
            #expect(sight.content?.state.known == .replied)
            #expect(try await clocks(bench, incoming.filed.id).allSatisfy { $0.stoppedAt != nil })
            #expect(try await clocks(bench, reply.filed.id).map(\.stoppedAt) == [nil])
        }
    }

    @Test func `their reply marks our letter replied`() async throws {
        try await LiaisonBench.run { bench in
            let ours = try await send(bench, letter())
            _ = try await receive(bench, inReplyTo: ours.filed.id)
            let sight = try await bench.call(
                FetchRecord<Correspondence>(id: ours.filed.id),
                as: .consul
            )
            #expect(sight.content?.state.known == .replied)
        }
    }

    @Test(arguments: [Urgency.normal, .urgentRescue])
    func `another channel than the agreement's is warned of and never refused`(
        urgency: Urgency
    ) async throws {
        try await LiaisonBench.run { bench in
            let agreement = try await bench.call(
                DraftAgreement(
                    agreement: Agreement(
                        title: "Agreement on people",
                        agreementKind: .agreement,
                        partner: .myanmar,
                        mandatoryChannel: .noteVerbale
                    ),
                    inForce: true
                ),
                as: .consul
            )
            let byPhone = letter(
                agreement: agreement.filed.id,
                channel: .hotline,
                urgency: urgency
            )
            let sent = try await send(bench, byPhone)
            #expect(sent.filed.state == .sent)
            #expect(sent.warnings == [Word(.otherChannel)])
            #expect(sent.filed.record.owedChannel == .known(.noteVerbale))
            let byNote = try await send(bench, letter(agreement: agreement.filed.id))
            #expect(byNote.warnings.isEmpty)
        }
    }

    @Test(arguments: [Handling.notPassedOn, .restricted])
    func `H2 and H3 are passed on only by the originator's permission`(
        handling: Handling
    ) async throws {
        try await LiaisonBench.run { bench in
            let incoming = try await receive(bench, handling: handling)
            let id = incoming.filed.id
            let recipient = Officer.investigator.organisation
            let other = try await receive(bench)
            for permission in [nil, other.filed.id] {
                let error = await bench.refusal(
                    of: ForwardCorrespondence(
                        id: id,
                        seen: incoming.filed.version,
                        recipient: recipient,
                        permission: permission
                    ),
                    as: .consul
                )
                #expect(error?.reason == "handling.originatorPermission")
            }
            let unread = await bench.refusal(
                of: FetchRecord<Correspondence>(id: id),
                as: .investigator
            )
            #expect(unread?.code == .notFound)
            let permission = try await receive(bench, permits: id)
            let passed = try await bench.call(
                ForwardCorrespondence(
                    id: id,
                    seen: incoming.filed.version,
                    recipient: recipient,
                    permission: permission.filed.id
                ),
                as: .consul
            )
            #expect(passed.filed.record.forwards.map(\.recipient) == [recipient])
            let read = try await bench.call(FetchRecord<Correspondence>(id: id), as: .investigator)
            #expect(read.content != nil)
        }
    }

    @Test func `H1 goes to police, and to court or procuracy only by the originator's permission`()
        async throws
    {
        try await LiaisonBench.run { bench in
            let incoming = try await receive(bench, handling: .notInCourt)
            let id = incoming.filed.id
            var pass = ForwardCorrespondence(
                id: id,
                seen: incoming.filed.version,
                recipient: "VN/GOV/SPP/QNI"
            )
            for court: OrgID in ["VN/GOV/SPP/QNI", "VN/GOV/COURT/QNI"] {
                pass.recipient = court
                let error = await bench.refusal(of: pass, as: .consul)
                #expect(error?.reason == "handling.originatorPermission")
            }
            pass.permission = try await receive(bench, permits: id).filed.id
            let allowed = try await bench.call(pass, as: .consul)
            #expect(allowed.filed.record.forwards.map(\.permission) == [pass.permission])
            let other = try await receive(bench, handling: .notInCourt)
            let passed = try await bench.call(
                ForwardCorrespondence(
                    id: other.filed.id,
                    seen: other.filed.version,
                    recipient: Officer.investigator.organisation
                ),
                as: .consul
            )
            #expect(passed.filed.record.forwards.count == 1)
            let asking = try await bench.call(
                AskToForward(id: other.filed.id, body: "Xin phép dùng làm chứng cứ."),
                as: .consul
            )
            #expect(asking.filed.record.asksToForward == other.filed.id)
        }
    }

    @Test func `nobody but the originator's side allows passing on`() async throws {
        try await LiaisonBench.run { bench in
            let incoming = try await receive(bench, handling: .notPassedOn)
            var foreign = letter()
            foreign.partner = Word(.laos)
            let claimed = try await bench.call(
                ReceiveCorrespondence(
                    letter: foreign,
                    arrivedAt: BenchDay.before(.seconds(3_600)),
                    permitsForwarding: incoming.filed.id
                ),
                as: .consul
            )
            let error = await bench.refusal(
                of: ForwardCorrespondence(
                    id: incoming.filed.id,
                    seen: incoming.filed.version,
                    recipient: Officer.investigator.organisation,
                    permission: claimed.filed.id
                ),
                as: .consul
            )
            #expect(error?.reason == "handling.originatorPermission")
        }
    }

    @Test func `H0 is passed on without asking`() async throws {
        try await LiaisonBench.run { bench in
            let incoming = try await receive(bench)
            let passed = try await bench.call(
                ForwardCorrespondence(
                    id: incoming.filed.id,
                    seen: incoming.filed.version,
                    recipient: Officer.investigator.organisation
                ),
                as: .consul
            )
            #expect(passed.filed.record.forwards.count == 1)
        }
    }

    @Test func `an agreement that the officer may not read is as unknown as none`() async throws {
        try await LiaisonBench.run { bench in
            let error = await bench.refusal(
                of: DraftCorrespondence(letter: letter(agreement: .make())),
                as: .consul
            )
            #expect(error?.violations == [.init(field: "letter.agreement", rule: "unknown")])
        }
    }
}
