import CasesServer
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// Who sees how much of the figures, and what is kept from them.
struct StatisticsAccessTests {
    @Test func `the national view and the centre see the country, a province sees its own`()
        async throws
    {
        try await CasesScene.run { scene in
            try await scene.report(receivedAt: CasesScene.moment(2026, 5, 4), in: .quangNinh)
            try await scene.report(receivedAt: CasesScene.moment(2026, 5, 4), in: .quangNinh)
            try await scene.report(receivedAt: CasesScene.moment(2026, 5, 4), in: .langSon)
            let seen: [(Caller, Int, Province?)] = [
                (Officers.criminalPolice, 3, nil), (Officers.steering, 3, nil),
                (Officers.tipDesk, 3, nil), (Officers.consular, 3, nil),
                (Officers.police, 2, .quangNinh), (Officers.borderGuard, 2, .quangNinh),
                (Officers.health, 2, .quangNinh), (Officers.strangePolice, 1, .langSon),
            ]
            for (reader, total, province) in seen {
                let figure = try await scene.figure(.reportsReceived, by: .province, as: reader)
                #expect(figure?.total == total, "\(reader.unit)")
                #expect(figure?.province?.known == province, "\(reader.unit)")
            }
        }
    }

    @Test func `a commune, a facility, an organisation and an auditor are denied`() async throws {
        try await CasesScene.run { scene in
            try await scene.report(receivedAt: CasesScene.moment(2026, 5, 4))
            for stranger in [
                Officers.commune, Officers.facility, Officers.ngo, Officers.womensUnion,
                Officers.auditor, Officers.administrator, Officers.mission,
            ] {
                let error = await refusal {
                    _ = try await scene.figure(.reportsReceived, as: stranger)
                }
                #expect(error?.code == .permissionDenied, "\(stranger.unit)")
            }
        }
    }

    @Test func `a unit that is neither central nor in a province is denied`() async throws {
        try await CasesScene.run { scene in
            for reader in [Officers.coastGuard, Officers.withoutUnit(.provincialPolice)] {
                let error = await refusal {
                    _ = try await scene.figure(.reportsReceived, as: reader)
                }
                #expect(error?.reason == "statistics.noLevel")
            }
        }
    }

    @Test func `few suspects are exact for the centre that answers for them, and for nobody else`()
        async throws
    {
        try await CasesScene.run { scene in
            let file = try await scene.opened(on: "2026-03-02")
            for _ in 0..<3 { try await scene.suspect(of: file.id) }
            // The tests begin on the last day of June: the next cut-off is the first of July.
            scene.harness.time.pass(.seconds(86_400))
            let exact = try await scene.figure(.suspectsOpened, by: .article)
            #expect(exact?.total == 3)
            #expect(exact?.table == ["art150": 3])
            for reader in [Officers.steering, Officers.tipDesk, Officers.police] {
                let shown = try await scene.figure(.suspectsOpened, by: .article, as: reader)
                #expect(shown?.total == nil)
                #expect(shown?.rows == [])
                #expect(shown?.protection == Word(.withheld))
                // Cases are not people.
                #expect(try await scene.figure(.casesOpened, as: reader)?.total == 1)
            }
        }
    }

    @Test func `people are given as of the end of a month and for whole quarters`() async throws {
        try await CasesScene.run { scene in
            let file = try await scene.opened(on: "2026-03-02")
            for _ in 0..<12 { try await scene.suspect(of: file.id) }
            let steering = Officers.steering
            // Before the month is over nobody of this month is in it.
            #expect(try await scene.figure(.suspectsOpened, as: steering)?.total == 0)
            scene.harness.time.pass(.seconds(86_400))
            let shown = try await scene.figure(.suspectsOpened, as: steering)
            #expect(shown?.total == 10)
            #expect(shown?.protection == Word(.rounded))
            #expect(shown?.asOf == VietnameseTime.end(of: CasesScene.day(2026, 6, 30)))
            let month = StatisticPeriod.days("2026-03-01", "2026-03-31")
            let refused = try await scene.figure(.suspectsOpened, month, as: steering)
            #expect(refused?.total == nil)
            #expect(refused?.protection == Word(.quartersOnly))
            #expect(try await scene.figure(.casesOpened, month, as: steering)?.total == 1)
        }
    }

    @Test func `published numbers are shown to whoever reads the records, for the same days`()
        async throws
    {
        try await CasesScene.run { scene in
            func publish(_ from: CalendarDate, _ until: CalendarDate) async throws {
                _ = try await scene.client(Officers.borderGuard).call(
                    FileRecord(
                        PublishedFigure(
                            .cases,
                            from: from,
                            until: until,
                            figure: Figure(103),
                            body: Officers.borderGuard.organisation,
                            source: FreeText("Báo cáo năm 2025.")
                        )
                    )
                )
            }
            try await publish(CasesScene.day(2025, 1, 1), CasesScene.day(2025, 12, 31))
            try await publish(CasesScene.day(2025, 1, 1), CasesScene.day(2025, 6, 30))
            let ask = ReadPublishedFigures(
                [Word(.cases)],
                periods: [.days("2025-01-01", "2025-12-31")]
            )
            let read = try await scene.client(Officers.borderGuard).call(ask)
            #expect(read.figures.map(\.figure) == [Figure(103)])
            #expect(try await scene.client(Officers.strangePolice).call(ask).figures == [])
            let error = await refusal { _ = try await scene.client(Officers.steering).call(ask) }
            #expect(error?.code == .permissionDenied)
        }
    }
}
