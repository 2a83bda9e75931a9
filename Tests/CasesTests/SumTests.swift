import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// Counts that add up people, not records.
struct SumTests {
    private typealias Crossings = CountRecords<IllegalCrossing>

    private func cross(
        _ scene: CasesScene,
        in province: Province = .quangNinh,
        persons: Int?,
        personTimes: Int,
        by officer: Caller = Officers.borderGuard
    ) async throws {
        _ = try await scene.client(officer).call(
            FileRecord(
                IllegalCrossing(
                    day: CasesScene.day(2026, 6, 1),
                    province: province,
                    country: .china,
                    direction: .exit,
                    persons: persons,
                    personTimes: personTimes,
                    suspicion: .notExamined
                )
            )
        )
    }

    @Test func `cases and person-times are two numbers, and people only where they were counted`()
        async throws
    {
        try await CasesScene.run { scene in
            try await cross(scene, persons: 40, personTimes: 53)
            try await cross(scene, persons: nil, personTimes: 1_000)
            try await cross(scene, in: .langSon, persons: 2, personTimes: 2)
            // Of another unit, which the border guard does not read.
            try await cross(
                scene,
                persons: 9,
                personTimes: 9,
                by: Officers.strangeBorderGuard
            )
            let told = try await scene.client(Officers.borderGuard)
                .call(Crossings(by: "province", sums: ["persons", "personTimes"]))
            #expect(told.total == 3)
            #expect(
                told.sums == [
                    .init(
                        field: "persons",
                        total: 42,
                        records: 2,
                        bounds: 0,
                        parts: [
                            .init(value: "langSon", sum: 2), .init(value: "quangNinh", sum: 40),
                        ],
                        unsplit: 0,
                        isLowerBound: false
                    ),
                    .init(
                        field: "personTimes",
                        total: 1_055,
                        records: 3,
                        bounds: 0,
                        parts: [
                            .init(value: "langSon", sum: 2),
                            .init(value: "quangNinh", sum: 1_053),
                        ],
                        unsplit: 0,
                        isLowerBound: false
                    ),
                ]
            )
        }
    }

    @Test func `who asks for no sum is answered as before there were any`() async throws {
        try await CasesScene.run { scene in
            try await cross(scene, persons: 1, personTimes: 1)
            let told = try await scene.client(Officers.borderGuard).call(Crossings())
            #expect(told.sums == nil)
            let bytes = String(decoding: try Wire.encode(told), as: UTF8.self)
            #expect(!bytes.contains("sums"))
        }
    }

    @Test func `a number of several provinces is in the total and in none of them`() async throws {
        try await CasesScene.run { scene in
            let police = scene.client(Officers.police)
            for (provinces, rescued) in [
                ([Province.quangNinh], 3), ([.quangNinh, .langSon], 20), ([.langSon], nil),
            ] as [([Province], Int?)] {
                var plan = OperationPlan(
                    name: FreeText("Kế hoạch thử"),
                    from: CasesScene.day(2026, 6, 1),
                    until: CasesScene.day(2026, 6, 30),
                    provinces: provinces
                )
                plan.rescued = rescued
                _ = try await police.call(FileRecord(plan))
            }
            let sum = try #require(
                try await police.call(
                    CountRecords<OperationPlan>(by: "province", sums: ["rescued"])
                ).sums?.first
            )
            #expect(sum.total == 23 && sum.records == 2 && sum.unsplit == 20)
            #expect(sum.parts == [.init(value: "quangNinh", sum: 3)])
        }
    }

    @Test func `a published bound is made no number of, and figures of two kinds do not add up`()
        async throws
    {
        try await CasesScene.run { scene in
            let guards = scene.client(Officers.borderGuard)
            for (indicator, figure) in [
                (PublishedIndicator.crossingPersonTimes, Figure(66_621)),
                (.crossingPersonTimes, Figure(1_000, .over)), (.victimsAndSuspected, Figure(235)),
            ] {
                _ = try await guards.call(
                    FileRecord(
                        PublishedFigure(
                            indicator,
                            from: CasesScene.day(2023, 1, 1),
                            until: CasesScene.day(2023, 12, 31),
                            figure: figure,
                            body: Officers.borderGuard.organisation,
                            source: FreeText("Báo cáo năm 2023")
                        )
                    )
                )
            }
            let one = Facet("indicator", Word(PublishedIndicator.crossingPersonTimes))
            let sum = try await guards.call(
                CountRecords<PublishedFigure>(facets: [one], sums: ["figure"])
            ).sums?.first
            #expect(sum?.total == 66_621 && sum?.records == 1 && sum?.bounds == 1)
            let mixed = await refusal {
                try await guards.call(CountRecords<PublishedFigure>(sums: ["figure"]))
            }
            #expect(mixed?.violations == [FieldViolation(field: "sums", rule: "needs.indicator")])
        }
    }

    @Test(arguments: [
        (["day"], "vocabulary.unrecognized"), (["persons", "persons"], "count.0-8"),
        ((0...8).map { "field\($0)" }, "count.0-8"),
    ])
    func `what the kind does not add up is refused`(fields: [String], rule: String) async throws {
        try await CasesScene.run { scene in
            let error = await refusal {
                try await scene.client(Officers.borderGuard).call(Crossings(sums: fields))
            }
            #expect(error?.code == .invalidArgument)
            #expect(error?.violations == [FieldViolation(field: "sums", rule: rule)])
        }
    }
}
