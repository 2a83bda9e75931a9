import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// Published numbers stay what they were published as.
struct FigureTests {
    @Test(arguments: [
        (Figure(1_604), 1_604, true), (Figure(1_604), 1_603, false),
        (Figure(1_000, .under), 999, true), (Figure(1_000, .under), 1_000, false),
        (Figure(22_000, .over), 22_001, true), (Figure(22_000, .over), 22_000, false),
    ])
    func `a bound is a bound and an exact number is exact`(
        figure: Figure,
        count: Int,
        agrees: Bool
    ) {
        #expect(figure.admits(count) == agrees)
    }

    @Test func `the border guard's year is kept as it was printed`() async throws {
        let printed: [(PublishedIndicator, Figure, Bool)] = [
            (.crossings, Figure(1_604), false), (.crossingPersonTimes, Figure(66_621), true),
            (.cases, Figure(103), false), (.subjects, Figure(92), false),
            (.victimsAndSuspected, Figure(235), true),
        ]
        try await CasesScene.run { scene in
            let guards = scene.client(Officers.borderGuard)
            for (indicator, figure, split) in printed {
                _ = try await guards.call(
                    FileRecord(
                        PublishedFigure(
                            indicator,
                            from: CasesScene.day(2023, 1, 1),
                            until: CasesScene.day(2023, 12, 31),
                            figure: figure,
                            undisclosedSplit: split,
                            body: Officers.borderGuard.organisation,
                            source: FreeText("Số liệu công bố năm 2023")
                        )
                    )
                )
            }
            let kept = try await guards.call(ListRecords<PublishedFigure>()).records
                .compactMap(\.content?.record)
            #expect(kept.count == printed.count)
            for (indicator, figure, split) in printed {
                let record = try #require(kept.first { $0.indicator == indicator })
                #expect(record.figure == figure)
                #expect(record.undisclosedSplit == split)
            }
        }
    }

    @Test func `person-times make no people, and a crossing may have fewer people than times`()
        async throws
    {
        try await CasesScene.run { scene in
            let filed = try await scene.client(Officers.borderGuard).call(
                FileRecord(
                    IllegalCrossing(
                        day: CasesScene.past,
                        province: .quangNinh,
                        country: .china,
                        direction: .both,
                        personTimes: 66_621,
                        suspicion: .notExamined
                    )
                )
            )
            #expect(filed.record.persons == nil)
            #expect(filed.record.personTimes == 66_621)
        }
    }
}
