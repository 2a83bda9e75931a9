import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import GatewayServer

/// Figures of three real services side by side.
struct StatisticsTests {
    private static let period = StatisticPeriod(
        from: CalendarDate("2026-01-01") ?? .earliest,
        until: CalendarDate("2026-12-31") ?? .earliest
    )

    private func read(
        _ trio: TrioScene,
        _ indicators: Indicator...,
        by breakdown: StatisticBreakdown? = nil,
        as reader: Caller = Officers.criminalPolice
    ) async throws -> ReadStatistics.Response {
        try await trio.bench.withGateway { gateway in
            try await gateway.client(as: reader).call(
                ReadStatistics(
                    indicators.map { Word($0) },
                    period: Self.period,
                    by: breakdown.map { Word($0) }
                )
            )
        }
    }

    private func held(_ trio: TrioScene, attendees: Figure?) async throws {
        var activity = Activity(
            .awareness,
            title: FreeText("Truyền thông tại xã biên giới."),
            from: CalendarDate("2026-05-01") ?? .earliest,
            until: CalendarDate("2026-05-02") ?? .earliest
        )
        activity.attendees = attendees
        _ = try await trio.liaison.client(as: Officers.borderGuard)
            .call(FileRecord(activity, state: .held))
    }

    @Test func `each indicator comes from its service, with how it was counted`() async throws {
        try await TrioScene.run { trio in
            _ = try await trio.caseFile()
            try await held(trio, attendees: Figure(120))
            try await held(trio, attendees: Figure(22_000, .over))
            let answer = try await read(
                trio,
                .reportsReceived,
                .victimsConfirmed,
                .activityAttendees
            )
            #expect(answer.parts.map(\.service) == ["cases", "victims", "liaison"])
            #expect(answer.parts.allSatisfy { $0.status == .ok && $0.asOf != nil })
            #expect(
                answer.figures.map(\.indicator) == [
                    Word(.reportsReceived), Word(.victimsConfirmed), Word(.activityAttendees),
                ]
            )
            #expect(answer.figures.map(\.figure?.total) == [1, 0, 120])
            #expect(
                answer.figures.map(\.provenance.unit)
                    == [Word(.report), Word(.person), Word(.personTime)]
            )
            // "Hơn 22.000" is no number to add up.
            #expect(answer.figures.last?.figure?.unnumbered == 1)
            let provenance = try #require(answer.figures.first?.provenance)
            #expect(provenance.source == ["VN/GOV/MPS", "VN/GOV/MOD"])
            #expect(provenance.rule.vi == IndicatorDefinition.of(.reportsReceived).rule.vi)
            #expect(provenance.unknownRow == "unknown")
        }
    }

    @Test func `only the services that an indicator belongs to are asked`() async throws {
        try await TrioScene.run { trio in
            _ = try await trio.caseFile()
            trio.wires.victims.become(.cut)
            trio.wires.liaison.become(.cut)
            let answer = try await read(trio, .reportsReceived)
            #expect(answer.parts.map(\.service) == ["cases"])
            #expect(answer.figures.first?.figure?.total == 1)
        }
    }

    @Test func `a service that is away costs its own figures, and the answer says so`()
        async throws
    {
        try await TrioScene.run { trio in
            _ = try await trio.caseFile()
            trio.wires.victims.become(.cut)
            let answer = try await read(trio, .victimsConfirmed, .reportsReceived)
            #expect(answer.parts.map(\.status) == [Word(.ok), Word(.unavailable)])
            #expect(answer.figures.map(\.figure?.total) == [nil, 1])
            #expect(answer.figures.first?.figure == nil)
            #expect(answer.figures.first?.provenance.service == "victims")
        }
    }

    @Test func `the year before stands beside it`() async throws {
        try await TrioScene.run { trio in
            for day in ["2025-03-04", "2025-11-30", "2026-02-17"] {
                let date = try #require(CalendarDate(day))
                _ = try await trio.cases.client(as: Officers.borderGuard).call(
                    ReceiveReport(
                        report: Report(
                            channel: .borderGate,
                            receivedAt: VietnameseTime.start(of: date),
                            province: .quangNinh,
                            summary: FreeText("Tin báo.")
                        )
                    )
                )
            }
            let figure = try await read(trio, .reportsReceived, by: .channel).figures.first
            #expect(figure?.figure?.total == 1)
            #expect(figure?.yearBefore?.total == 2)
            #expect(figure?.yearBefore?.period.from.text == "2025-01-01")
            #expect(figure?.yearBefore?.rows == [StatisticRow("borderGate", 2)])
        }
    }

    @Test func `a published number stands beside the count, and says whether they agree`()
        async throws
    {
        try await TrioScene.run { trio in
            for (figure, from) in [(Figure(103), "2026-01-01"), (Figure(1, .under), "2026-01-01")] {
                _ = try await trio.cases.client(as: Officers.criminalPolice).call(
                    FileRecord(
                        PublishedFigure(
                            .cases,
                            from: CalendarDate(from) ?? .earliest,
                            until: CalendarDate("2026-12-31") ?? .earliest,
                            figure: figure,
                            body: Officers.criminalPolice.organisation,
                            source: FreeText("Báo cáo.")
                        )
                    )
                )
            }
            let figure = try await read(trio, .casesHandled).figures.first
            #expect(figure?.figure?.total == 0)
            #expect(Set(figure?.published.map(\.agrees) ?? []) == [false, true])
            // Of the same number nobody else is told who may not read the record.
            let steering = try await read(trio, .casesHandled, as: Officers.steering).figures.first
            #expect(steering?.figure?.total == 0)
            #expect(steering?.published == [])
        }
    }

    @Test func `a unit without a level is denied by all, and so by the gateway`() async throws {
        try await TrioScene.run { trio in
            let error = await refusal {
                try await read(trio, .reportsReceived, .hotlineCalls, as: Officers.coastGuard)
            }
            #expect(error?.code == .permissionDenied)
            #expect(error?.reason == "statistics.noLevel")
        }
    }

    @Test func `figures are asked for the caller, who sees what they see without the gateway`()
        async throws
    {
        try await TrioScene.run { trio in
            _ = try await trio.caseFile()
            let own = try await read(trio, .reportsReceived, as: Officers.police).figures.first
            #expect(own?.figure?.province == Word(.quangNinh))
            #expect(own?.figure?.total == 1)
            let other = try await read(trio, .reportsReceived, as: Officers.strangePolice)
            #expect(other.figures.first?.figure?.total == 0)
        }
    }

    @Test func `nothing of a person passes through with their figures`() async throws {
        try await TrioScene.run(planting: true) { trio in
            _ = try await trio.person()
            _ = try await trio.caseFile()
            let before = trio.wires.victims.traffic.count
            _ = try await read(
                trio,
                .victimsSuspected,
                .referralsPersons,
                .reportsReceived,
                as: Officers.steering
            )
            let traffic = trio.wires.victims.traffic.dropFirst(before) + trio.wires.cases.traffic
            for message in traffic {
                let text = String(decoding: message, as: UTF8.self)
                #expect(!text.contains(Planting.mark))
            }
        }
    }
}
