import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// Made-up records that add up to what two documents print, counted one by one by the service.
@Suite struct PrintedTotalsTests {
    private static let year2023 = StatisticPeriod.days("2023-01-01", "2023-12-31")

    // MARK: - The border guard's year 2023

    @Test
    func `1,604 crossings of 66,621 person-times, out and in, are counted as they are printed`()
        async throws
    {
        try await CasesScene.run { scene in
            let guards = scene.client(Officers.borderGuard)
            let (crossings, times) = (1_604, 66_621)
            let first = CasesScene.day(2023, 1, 1)
            for number in 0..<crossings {
                let share = times / crossings + (number < times % crossings ? 1 : 0)
                _ = try await guards.call(
                    FileRecord(
                        IllegalCrossing(
                            day: first.adding(days: number % 365),
                            province: number.isMultiple(of: 3) ? .langSon : .quangNinh,
                            country: .china,
                            direction: number.isMultiple(of: 2) ? .exit : .entry,
                            personTimes: share,
                            suspicion: .notExamined
                        )
                    )
                )
            }
            #expect(try await scene.figure(.crossings, Self.year2023)?.total == 1_604)
            let counted = try await scene.figure(
                .crossingPersonTimes,
                Self.year2023,
                by: .direction
            )
            #expect(counted?.total == 66_621)
            // Exits and entries are told apart by the records, and are one number in the document.
            let (out, back) = (counted?.table["exit"] ?? 0, counted?.table["entry"] ?? 0)
            #expect((out ?? 0) > 0 && (back ?? 0) > 0)
            #expect((out ?? 0) + (back ?? 0) == 66_621)
            // Nobody counted people: person-times make none.
            let people = try await scene.figure(.crossingPersons, Self.year2023)
            #expect(people?.total == 0 && people?.unnumbered == 1_604)
            let before = StatisticPeriod.days("2022-01-01", "2022-12-31")
            #expect(try await scene.figure(.crossings, before)?.total == 0)
        }
    }

    @Test func `103 cases have 92 subjects: some case has none`() async throws {
        try await CasesScene.run { scene in
            for number in 0..<103 {
                let day = CasesScene.day(2023, 1, 2).adding(days: number * 3)
                let file = try await scene.opened(on: day.text)
                if number < 92 { try await scene.suspect(of: file.id) }
            }
            #expect(try await scene.figure(.casesOpened, Self.year2023)?.total == 103)
            #expect(try await scene.figure(.suspectsOpened, Self.year2023)?.total == 92)
        }
    }

    // MARK: - The year 2016 along the border with Laos

    private static let provinces: [Province] = [.dienBien, .ngheAn, .haTinh]

    /// Nine plans of 2016, among which those arrested and rescued are divided.
    private func plans(in scene: CasesScene) async throws -> [Filed<OperationPlan>] {
        let arrested = [2, 1, 1, 1, 1, 1, 1, 0, 0]
        let rescued = [5, 3, 2, 2, 1, 1, 1, 0, 0]
        var filed: [Filed<OperationPlan>] = []
        for place in arrested.indices {
            var plan = OperationPlan(
                name: FreeText("Kế hoạch nghiệp vụ \(place + 1)"),
                from: CasesScene.day(2016, place + 1, 1),
                until: CasesScene.day(2016, place + 1, 20),
                provinces: [Self.provinces[place % 3]],
                countries: [.laos]
            )
            plan.arrested = arrested[place]
            plan.rescued = rescued[place]
            filed.append(try await scene.client(Officers.borderGuard).call(FileRecord(plan)))
        }
        return filed
    }

    private func breakNetworks(_ count: Int, in scene: CasesScene) async throws {
        let police = scene.client(Officers.police)
        for place in 1...count {
            let filed = try await police.call(
                FileRecord(Network(name: FreeText("Đường dây \(place)"), countries: [.laos]))
            )
            let investigated = try await police.call(
                TakeStep<Network>(id: filed.id, seen: filed.version, to: .investigated)
            )
            let proposed = try await police.call(
                TakeStep<Network>(
                    id: filed.id,
                    seen: try #require(investigated.record).version,
                    to: .broken,
                    facts: [
                        .decisionDate: CasesScene.day(2016, place, 15).text,
                        .finding: "Đã triệt phá.",
                    ]
                )
            )
            _ = try await scene.client(Officers.police2).call(
                DecideApproval<Network>(approval: try #require(proposed.awaiting), .approve)
            )
        }
    }

    private func campaign(in scene: CasesScene) async throws -> CampaignID {
        try await scene.client(Officers.borderGuard).call(
            FileRecord(
                Campaign(
                    name: FreeText("Cao điểm trên tuyến biên giới Việt Nam - Lào"),
                    from: CasesScene.day(2017, 7, 1),
                    until: CasesScene.day(2017, 9, 30),
                    provinces: Self.provinces,
                    countries: [.laos]
                )
            )
        ).id
    }

    @Test
    func `the results of 2016 are counted in 2016, and none of them is the campaign's of 2017`()
        async throws
    {
        try await CasesScene.run { scene in
            let guards = scene.client(Officers.borderGuard)
            let campaign = try await campaign(in: scene)
            let plans = try await plans(in: scene)
            try await breakNetworks(6, in: scene)
            let crossing = IllegalCrossing(
                day: CasesScene.day(2016, 10, 5),
                province: .ngheAn,
                country: .laos,
                direction: .exit,
                persons: 53,
                personTimes: 53,
                suspicion: .suspected,
                summary: FreeText("Đi lao động thời vụ.")
            )
            let crossed = try await guards.call(FileRecord(crossing))
            let year = [Facet("year", "2016")]
            let counted = try await guards.call(
                CountRecords<OperationPlan>(facets: year, sums: ["arrested", "rescued"])
            )
            #expect(counted.total == 9)
            #expect(counted.sums?.map(\.total) == [8, 15])
            let broken = try await scene.client(Officers.police)
                .call(CountRecords<Network>(facets: year))
            #expect(broken.counts == [.init(value: "broken", count: 6)])
            let year2016 = StatisticPeriod.days("2016-01-01", "2016-12-31")
            #expect(try await scene.figure(.crossings, year2016)?.total == 1)
            #expect(try await scene.figure(.crossingPersons, year2016)?.total == 53)
            // Somebody claims each of them for the campaign: refused, and nothing is its result.
            for plan in plans {
                var record = plan.record
                record.campaign = campaign
                let claimed = try await scene.refused(
                    UpdateRecord(id: plan.id, seen: plan.version, record: record),
                    as: Officers.borderGuard
                )
                #expect(claimed.error?.reason == "cases.notOfCampaign")
                #expect(claimed.changed == [])
            }
            var record = crossing
            record.campaign = campaign
            let claimed = try await scene.refused(
                UpdateRecord(id: crossed.id, seen: crossed.version, record: record),
                as: Officers.borderGuard
            )
            #expect(claimed.error?.reason == "cases.notOfCampaign" && claimed.changed == [])
            let ofCampaign = [Facet("campaign", campaign.loggable)]
            let results = try await guards.call(CountRecords<OperationPlan>(facets: ofCampaign))
            let people = try await guards.call(CountRecords<IllegalCrossing>(facets: ofCampaign))
            #expect(results.total == 0 && people.total == 0)
        }
    }
}
