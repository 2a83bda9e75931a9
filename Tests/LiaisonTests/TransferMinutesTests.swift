import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// Who signs the minutes of a transfer: what holds for a handover's holds here.
@Suite struct TransferMinutesTests {
    /// A transfer whose people were counted at the gate.
    private func counted(
        _ subject: TransferSubject = .suspects,
        _ direction: TransferDirection = .inward,
        in scene: LiaisonScene
    ) async throws -> Filed<BorderTransfer> {
        let people = (0..<2).map { _ in
            subject == .suspects
                ? TransferEntry(suspect: .make()) : TransferEntry(victim: .make())
        }
        let filed = try await scene.client(Officers.police).call(
            FileRecord(
                BorderTransfer(
                    of: subject,
                    direction,
                    partner: .laos,
                    office: "Cảnh sát quốc gia",
                    people: people,
                    bodies: [
                        Officers.borderGuard, Officers.foreignAffairs, Officers.military,
                    ].map(\.organisation)
                )
            )
        )
        let police = scene.client(Officers.police)
        let proposed = try await police.call(
            TakeStep<BorderTransfer>(
                id: filed.id,
                seen: filed.version,
                to: .accepted,
                facts: [.documentNumber: "12/CV"]
            )
        )
        let agreed = try await scene.client(Officers.police2).call(
            DecideApproval<BorderTransfer>(approval: try #require(proposed.awaiting), .approve)
        )
        let scheduled = try await police.call(
            TakeStep<BorderTransfer>(
                id: filed.id,
                seen: try #require(agreed.record).version,
                to: .scheduled,
                facts: [
                    .gate: BorderGate.mongCai.rawValue,
                    .scheduledDate: VietnameseTime.date(of: scene.now).text,
                ]
            )
        )
        return try await police.call(
            CountTransfer(
                id: filed.id,
                seen: try #require(scheduled.record).version,
                outcomes: [.arrived, .absconded],
                at: scene.now
            )
        )
    }

    private func drawnUp(
        _ filed: Filed<BorderTransfer>,
        reason: FreeText? = nil,
        in scene: LiaisonScene
    ) async throws -> (filed: Filed<BorderTransfer>, digest: ContentDigest) {
        let drawn = try await scene.client(Officers.borderGuard).call(
            DrawUpMinutes(id: filed.id, seen: filed.version, at: scene.now, reason: reason)
        )
        return (drawn, try #require(drawn.record.minutes?.digest))
    }

    private func sign(
        _ filed: Filed<BorderTransfer>,
        _ digest: ContentDigest,
        addendum: Int? = nil,
        as officer: Caller,
        in scene: LiaisonScene
    ) async throws -> Filed<BorderTransfer> {
        try await scene.client(officer)
            .call(SignMinutes(id: filed.id, digest: digest, addendum: addendum))
    }

    private func countersign(
        _ filed: Filed<BorderTransfer>,
        _ digest: ContentDigest,
        in scene: LiaisonScene
    ) async throws -> Filed<BorderTransfer> {
        try await scene.client(Officers.borderGuard).call(
            AttachForeignSide(
                id: filed.id,
                digest: digest,
                scan: .bench,
                office: "Cảnh sát quốc gia",
                at: scene.now
            )
        )
    }

    /// The reason of a refusal, after which everything is as it was.
    private func refusal<Request: ServiceRequest>(
        of request: Request,
        as officer: Caller,
        onBehalfOf principal: Caller? = nil,
        in scene: LiaisonScene
    ) async throws -> String? where Request.Service == Liaison {
        let refused = try await scene.refused(
            request,
            as: officer,
            onBehalfOf: principal?.identity
        )
        #expect(refused.changed == [])
        return refused.error?.reason
    }

    @Test(arguments: [
        (TransferSubject.suspects, TransferDirection.inward), (.suspects, .outward),
        (.victims, .outward),
    ])
    func `two officers of ours and the other side sign, whoever is handed over and by whom`(
        subject: TransferSubject,
        direction: TransferDirection
    ) async throws {
        try await LiaisonScene.run { scene in
            let counted = try await counted(subject, direction, in: scene)
            let (drawn, digest) = try await drawnUp(counted, in: scene)
            #expect(drawn.state == .handedOver)
            let first = try await sign(drawn, digest, as: Officers.borderGuard, in: scene)
            let two = try await sign(first, digest, as: Officers.military, in: scene)
            #expect(two.state == .handedOver, "the other side has not signed")
            let signed = try await countersign(two, digest, in: scene)
            #expect(signed.state == .minutesSigned)
            let minutes = try #require(signed.record.minutes)
            #expect(
                minutes.signatures.map(\.officer)
                    == [Officers.borderGuard, Officers.military].map(\.identity)
            )
            #expect(minutes.signatures.allSatisfy { $0.digest == digest })
            #expect(Set(minutes.signatures.map(\.request)).count == 2)
            #expect(minutes.foreignSide?.scan == .bench)
            // Each person stands there with what became of them.
            #expect(
                signed.record.people.map(\.outcome) == [Word(.arrived), Word(.absconded)]
            )
        }
    }

    @Test func `neither the other side nor one hand twice stands for our second officer`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let (drawn, digest) = try await drawnUp(try await counted(in: scene), in: scene)
            _ = try await countersign(drawn, digest, in: scene)
            let one = try await sign(drawn, digest, as: Officers.borderGuard, in: scene)
            #expect(one.state == .handedOver)
            let again = SignMinutes(id: one.id, digest: digest)
            #expect(
                try await refusal(of: again, as: Officers.borderGuard, in: scene)
                    == "minutes.sameSigner"
            )
            #expect(
                try await refusal(
                    of: again,
                    as: Officers.gateway,
                    onBehalfOf: Officers.borderGuard2,
                    in: scene
                ) != nil
            )
            #expect(
                try await refusal(of: again, as: Officers.strangeBorderGuard, in: scene)
                    == "record.notFound"
            )
            let two = try await sign(one, digest, as: Officers.borderGuard2, in: scene)
            #expect(two.state == .minutesSigned)
            #expect(
                try await refusal(of: again, as: Officers.foreignAffairs, in: scene)
                    == "minutes.complete"
            )
        }
    }

    @Test func `minutes drawn up anew keep their number and no signature`() async throws {
        try await LiaisonScene.run { scene in
            let counted = try await counted(in: scene)
            let (drawn, before) = try await drawnUp(counted, in: scene)
            let signed = try await sign(drawn, before, as: Officers.borderGuard, in: scene)
            let bare = DrawUpMinutes(id: signed.id, seen: signed.version, at: scene.now)
            #expect(
                try await refusal(of: bare, as: Officers.borderGuard, in: scene)
                    == "request.invalid"
            )
            let (anew, after) = try await drawnUp(signed, reason: "Thiếu một trang", in: scene)
            let minutes = try #require(anew.record.minutes)
            #expect(minutes.edition == 2 && minutes.signatures.isEmpty && after != before)
            #expect(minutes.number == drawn.record.minutes?.number)
            #expect(
                try await refusal(
                    of: SignMinutes(id: anew.id, digest: before),
                    as: Officers.borderGuard,
                    in: scene
                ) == "minutes.digestChanged"
            )
        }
    }

    @Test func `transfers and handovers of a body share one register of minutes, without gaps`()
        async throws
    {
        try await LiaisonScene.run { scene in
            var numbers: [Int] = []
            for _ in 0..<2 {
                let transfer = try await counted(in: scene)
                // A refused call takes no number.
                _ = try await refusal(
                    of: DrawUpMinutes(id: transfer.id, seen: 1, at: scene.now),
                    as: Officers.borderGuard,
                    in: scene
                )
                let (drawn, _) = try await drawnUp(transfer, in: scene)
                let handover = try await LifecycleTrial(
                    scene: scene,
                    kind: LiaisonScene.handovers()
                ).specimen(in: .arrived)
                let seen = try await scene.handover(handover.id).version
                let other = try await scene.client(Officers.borderGuard)
                    .call(DrawUpMinutes(id: handover.id, seen: seen, at: scene.now))
                for number in [drawn.record.minutes?.number, other.filed.record.minutes?.number] {
                    let number = try #require(number)
                    #expect(number.body == Officers.borderGuard.organisation)
                    #expect(number.book == Word(.minutes))
                    numbers.append(number.number)
                }
            }
            #expect(numbers == [1, 2, 3, 4])
        }
    }

    @Test func `signed minutes are set right by a signed addendum alone`() async throws {
        try await LiaisonScene.run { scene in
            let (drawn, digest) = try await drawnUp(try await counted(in: scene), in: scene)
            let early = AddAddendum(
                id: drawn.id,
                seen: drawn.version,
                text: "Bổ sung tang vật kèm theo.",
                at: scene.now
            )
            #expect(
                try await refusal(of: early, as: Officers.borderGuard, in: scene)
                    == "minutes.notComplete"
            )
            _ = try await sign(drawn, digest, as: Officers.borderGuard, in: scene)
            _ = try await sign(drawn, digest, as: Officers.borderGuard2, in: scene)
            let signed = try await countersign(drawn, digest, in: scene)
            let anew = DrawUpMinutes(
                id: signed.id,
                seen: signed.version,
                at: scene.now,
                reason: "Đếm lại"
            )
            #expect(
                try await refusal(of: anew, as: Officers.borderGuard, in: scene)
                    == "transfer.wrongState"
            )
            let added = try await scene.client(Officers.borderGuard).call(
                AddAddendum(
                    id: signed.id,
                    seen: signed.version,
                    text: "Bổ sung tang vật kèm theo.",
                    at: scene.now
                )
            )
            let addendum = try #require(added.record.minutes?.addenda.first)
            for officer in [Officers.borderGuard, Officers.foreignAffairs] {
                _ = try await sign(
                    added,
                    addendum.digest,
                    addendum: 1,
                    as: officer,
                    in: scene
                )
            }
            let filed = try await scene.client(Officers.police)
                .call(FetchRecord<BorderTransfer>(id: signed.id)).content
            #expect(filed?.record.minutes?.addenda.map(\.signatures.count) == [2])
            #expect(filed?.record.minutes?.digest == digest)
        }
    }

    @Test func `nothing is drawn up before people are counted, no step stands for a signature`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let scheduled = try await LifecycleTrial(
                scene: scene,
                kind: LiaisonScene.transfers
            ).specimen(in: .scheduled)
            let early = DrawUpMinutes(id: scheduled.id, seen: 3, at: scene.now)
            #expect(
                try await refusal(of: early, as: Officers.borderGuard, in: scene)
                    == "transfer.wrongState"
            )
            let counted = try await counted(in: scene)
            #expect(
                try await refusal(
                    of: SignMinutes(id: counted.id, digest: .bench),
                    as: Officers.borderGuard,
                    in: scene
                ) == "minutes.none"
            )
            #expect(
                try await refusal(
                    of: TakeStep<BorderTransfer>(
                        id: counted.id,
                        seen: counted.version,
                        to: .minutesSigned
                    ),
                    as: Officers.borderGuard,
                    in: scene
                ) == "lifecycle.through"
            )
        }
    }
}
