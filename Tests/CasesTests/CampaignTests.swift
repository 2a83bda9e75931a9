import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// What is a campaign's result, and what is not.
struct CampaignTests {
    /// A campaign of June in Quảng Ninh and Lạng Sơn, in a state.
    private func campaign(
        in scene: CasesScene,
        _ state: Campaign.State = .running
    ) async throws -> CampaignID {
        try await LifecycleTrial(scene: scene, kind: CasesScene.campaigns).specimen(in: state).id
    }

    private func crossing(
        on day: CalendarDate,
        in province: Province,
        _ campaign: CampaignID
    ) -> IllegalCrossing {
        IllegalCrossing(
            day: day,
            province: province,
            country: .china,
            direction: .exit,
            personTimes: 3,
            suspicion: .notExamined,
            campaign: campaign
        )
    }

    @Test func `what happened in the period and the area is a result, and is counted as one`()
        async throws
    {
        try await CasesScene.run { scene in
            let campaign = try await campaign(in: scene)
            let guards = scene.client(Officers.borderGuard)
            for day in [CasesScene.day(2026, 6, 1), CasesScene.day(2026, 6, 30)] {
                _ = try await guards.call(
                    FileRecord(crossing(on: day, in: .quangNinh, campaign))
                )
            }
            let count = try await guards.call(
                CountRecords<IllegalCrossing>(
                    by: "province",
                    facets: [Facet("campaign", campaign.loggable)]
                )
            )
            #expect(count.counts.map(\.count) == [2])
        }
    }

    @Test(arguments: [
        (CasesScene.day(2026, 5, 31), Province.quangNinh, ["contradicts.period"]),
        (CasesScene.day(2026, 6, 15), .haNoi, ["contradicts.area"]),
        (CasesScene.day(2025, 6, 15), .haNoi, ["contradicts.period", "contradicts.area"]),
    ])
    func `what happened outside is refused, when it is filed, updated and corrected`(
        day: CalendarDate,
        province: Province,
        rules: [String]
    ) async throws {
        try await CasesScene.run { scene in
            let campaign = try await campaign(in: scene)
            let guards = scene.client(Officers.borderGuard)
            let stray = crossing(on: day, in: province, campaign)
            var free = stray
            free.campaign = nil
            let kept = try await guards.call(FileRecord(free))
            let inside = try await guards.call(
                FileRecord(crossing(on: CasesScene.day(2026, 6, 15), in: .langSon, campaign))
            )
            let before = try await scene.harness.rows()
            let filing = await refusal { try await guards.call(FileRecord(stray)) }
            let updating = await refusal {
                try await guards.call(
                    UpdateRecord(id: kept.id, seen: kept.version, record: stray)
                )
            }
            let correcting = await refusal {
                try await guards.call(
                    CorrectRecord(
                        id: inside.id,
                        seen: inside.version,
                        corrects: 1,
                        record: stray,
                        reason: FreeText("nhầm ngày")
                    )
                )
            }
            for error in [filing, updating, correcting] {
                #expect(error?.reason == "cases.notOfCampaign")
                #expect(error?.violations.map(\.rule) == rules)
            }
            #expect(try await scene.harness.rows() == before)
        }
    }

    @Test(arguments: [Campaign.State.planned, .cancelled])
    func `a campaign that never ran has no results`(state: Campaign.State) async throws {
        try await CasesScene.run { scene in
            let campaign = try await campaign(in: scene, state)
            let before = try await scene.harness.rows()
            let error = await refusal {
                try await scene.client(Officers.borderGuard).call(
                    FileRecord(
                        crossing(on: CasesScene.day(2026, 6, 15), in: .quangNinh, campaign)
                    )
                )
            }
            #expect(error?.violations.map(\.rule) == ["contradicts.state"])
            #expect(try await scene.harness.rows() == before)
        }
    }

    @Test func `a case begun in the period and the area is a result, and stays one`() async throws {
        try await CasesScene.run { scene in
            let campaign = try await campaign(in: scene)
            let file = try await scene.file()
            let police = scene.client(Officers.police)
            let attributed = try await police.call(
                AttributeCase(caseFile: file.caseFile, seen: file.version, campaign: campaign)
            )
            let filed = try #require(
                try await police.call(FetchRecord<CaseFile>(id: file.caseFile)).content
            )
            #expect(filed.record.campaign == campaign)
            var moved = filed.record
            moved.province = Word(.haNoi)
            let elsewhere = moved
            let before = try await scene.harness.rows()
            let error = await refusal {
                try await police.call(
                    CorrectRecord(
                        id: filed.id,
                        seen: attributed.version,
                        corrects: 1,
                        record: elsewhere,
                        reason: FreeText("nhầm tỉnh")
                    )
                )
            }
            #expect(error?.violations.map(\.rule) == ["contradicts.area"])
            #expect(try await scene.harness.rows() == before)
            _ = try await police.call(
                AttributeCase(caseFile: file.caseFile, seen: attributed.version, campaign: nil)
            )
        }
    }

    @Test func `a case begun before the campaign is none of its results`() async throws {
        try await CasesScene.run { scene in
            let campaign = try await campaign(in: scene)
            let police = scene.client(Officers.police)
            let file = try await police.call(
                OpenCase(
                    report: try await scene.confirmed(),
                    offence: .article150,
                    transnational: true,
                    occurred: Occurrence(at: Instant(millisecondsSinceEpoch: 1_777_600_000_000))
                )
            )
            let before = try await scene.harness.rows()
            let error = await refusal {
                try await police.call(
                    AttributeCase(caseFile: file.caseFile, seen: file.version, campaign: campaign)
                )
            }
            #expect(error?.violations.map(\.rule) == ["contradicts.period"])
            #expect(try await scene.harness.rows() == before)
        }
    }

    @Test func `last year's figure is no result of this year's campaign`() async throws {
        try await CasesScene.run { scene in
            let campaign = try await campaign(in: scene, .ended)
            let figure = PublishedFigure(
                .networksBroken,
                from: CasesScene.day(2025, 1, 1),
                until: CasesScene.day(2025, 12, 31),
                figure: Figure(6),
                body: Officers.borderGuard.organisation,
                provinces: [.quangNinh],
                source: FreeText("Báo cáo tổng kết năm"),
                campaign: campaign
            )
            let before = try await scene.harness.rows()
            let error = await refusal {
                try await scene.client(Officers.borderGuard).call(FileRecord(figure))
            }
            #expect(error?.reason == "cases.notOfCampaign")
            #expect(try await scene.harness.rows() == before)
        }
    }

    @Test func `whoever takes no part in a campaign claims nothing for it`() async throws {
        try await CasesScene.run { scene in
            let campaign = try await campaign(in: scene)
            let before = try await scene.harness.rows()
            let error = await refusal {
                try await scene.client(Officers.strangeBorderGuard).call(
                    FileRecord(
                        crossing(on: CasesScene.day(2026, 6, 15), in: .langSon, campaign)
                    )
                )
            }
            #expect(error?.code == .notFound)
            #expect(try await scene.harness.rows() == before)
        }
    }
}
