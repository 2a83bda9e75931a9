import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// The dossier: supplied by bodies, frozen by its digest, signed off by two officers.
@Suite struct DossierTests {
    private func dossier(in scene: LiaisonScene) async throws -> Filed<TIPDossier> {
        try await scene.client(Officers.tipDesk).call(
            FileRecord(
                TIPDossier(
                    title: "Báo cáo năm",
                    from: scene.today.adding(months: -12),
                    until: scene.today,
                    contributors: [
                        Officers.police.organisation, Officers.criminalPolice.organisation,
                    ]
                )
            )
        )
    }

    private func item(
        _ dossier: Filed<TIPDossier>,
        _ text: FreeText = "91 vụ mới",
        in scene: LiaisonScene
    ) async throws -> Filed<TIPItem> {
        try await scene.client(Officers.police).call(
            FileRecord(TIPItem(to: dossier.id, .prosecution, title: "Điều tra", text: text))
        )
    }

    private func validate(_ item: Filed<TIPItem>, in scene: LiaisonScene) async throws {
        let waiting = try await scene.client(Officers.police).call(
            TakeStep<TIPItem>(id: item.id, seen: item.version, to: .validated)
        ).awaiting
        _ = try await scene.client(Officers.police2).call(
            DecideApproval<TIPItem>(approval: try #require(waiting), .approve)
        )
    }

    private func take(
        _ filed: Filed<TIPDossier>,
        to state: TIPDossier.State,
        _ facts: StepFacts = StepFacts(),
        in scene: LiaisonScene
    ) async throws -> StepOutcome<TIPDossier> {
        try await scene.client(Officers.tipDesk).call(
            TakeStep<TIPDossier>(id: filed.id, seen: filed.version, to: state, facts: facts)
        )
    }

    @Test func `a cut is frozen by the digest of what was validated, and changes no more`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let filed = try await dossier(in: scene)
            let item = try await item(filed, in: scene)
            let early = try await scene.refused(
                TakeStep<TIPDossier>(id: filed.id, seen: filed.version, to: .frozen),
                as: Officers.tipDesk
            )
            #expect(early.error?.reason == "dossier.itemsOpen")
            #expect(early.changed == [])
            try await validate(item, in: scene)
            let frozen = try #require(try await take(filed, to: .frozen, in: scene).record)
            #expect(frozen.record.cut.map(\.item) == [item.id])
            #expect(frozen.record.digest != nil)
            for request in [
                TakeStep<TIPItem>(
                    id: item.id,
                    seen: item.version + 1,
                    to: .drafted,
                    facts: [.reason: "sửa số"]
                )
            ] {
                let late = try await scene.refused(request, as: Officers.police)
                #expect(late.error?.reason == "dossier.frozen")
                #expect(late.changed == [])
            }
            let another = try await scene.refused(
                FileRecord(
                    TIPItem(to: filed.id, .protection, title: "Bảo vệ", text: "thêm một mục")
                ),
                as: Officers.police
            )
            #expect(another.error?.reason == "dossier.frozen")
            #expect(another.changed == [])
        }
    }

    @Test func `another text is another digest, and opening again takes the cut away`() async throws
    {
        try await LiaisonScene.run { scene in
            let first = try await dossier(in: scene)
            let second = try await dossier(in: scene)
            try await validate(try await item(first, "91 vụ mới", in: scene), in: scene)
            try await validate(try await item(second, "92 vụ mới", in: scene), in: scene)
            let one = try #require(try await take(first, to: .frozen, in: scene).record)
            let two = try #require(try await take(second, to: .frozen, in: scene).record)
            #expect(one.record.cut.map(\.digest) != two.record.cut.map(\.digest))
            #expect(one.record.digest != two.record.digest)
            let open = try await take(one, to: .collecting, [.reason: "bổ sung"], in: scene)
            #expect(open.record?.record.cut == [])
            #expect(open.record?.record.digest == nil)
        }
    }

    @Test func `only its bodies supply a dossier, and its desk reads what they supply`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let filed = try await dossier(in: scene)
            let item = try await item(filed, in: scene)
            let seen = try await scene.client(Officers.tipDesk)
                .call(FetchRecord<TIPItem>(id: item.id))
            #expect(seen.content?.record.text == "91 vụ mới")
            let stranger = try await scene.refused(
                FileRecord(TIPItem(to: filed.id, .policy, title: "x", text: "y")),
                as: Officers.health
            )
            #expect(stranger.error?.reason == "record.notFound")
            #expect(stranger.changed == [])
        }
    }

    @Test func `one officer of the desk and one of the standing office sign it off`() async throws {
        try await LiaisonScene.run { scene in
            let filed = try await dossier(in: scene)
            let frozen = try #require(try await take(filed, to: .frozen, in: scene).record)
            let waiting = try await take(frozen, to: .approved, in: scene).awaiting
            let approval = try #require(waiting)
            let outcome = try await scene.client(Officers.criminalPolice)
                .call(DecideApproval<TIPDossier>(approval: approval, .approve))
            #expect(outcome.record?.state == Word(.approved))
            #expect(outcome.record?.record.digest == frozen.record.digest)
        }
    }
}
