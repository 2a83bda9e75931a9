import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// When the next talks of a series are due, and that nothing is where an agreement sets no date.
@Suite struct MeetingSeriesTests {
    /// How many months each cadence leaves between talks.
    private static let months: [(MeetingSeries.State, Int)] = [
        (.everyTwoYears, 24), (.everyYear, 12), (.everyHalfYear, 6), (.everyQuarter, 3),
    ]

    private func series(
        _ often: MeetingSeries.State,
        since begun: Instant,
        in scene: LiaisonScene
    ) async throws -> MeetingSeriesID {
        try await scene.client(Officers.consular).call(
            FileRecord(
                MeetingSeries(.province, with: .laos, counterpart: "Công an tỉnh bạn"),
                state: often,
                occurred: Occurrence(at: begun)
            )
        ).id
    }

    private func hold(
        _ id: MeetingSeriesID,
        at moment: Instant,
        in scene: LiaisonScene
    ) async throws {
        let client = scene.client(Officers.consular)
        let talks = try await client.call(
            FileRecord(
                Meeting(
                    .regular,
                    .province,
                    with: .laos,
                    counterpart: "Công an tỉnh bạn",
                    subject: "Giao ban định kỳ",
                    series: id
                )
            )
        )
        _ = try await client.call(
            TakeStep<Meeting>(
                id: talks.id,
                seen: talks.version,
                to: .held,
                occurred: Occurrence(at: moment)
            )
        )
    }

    private func clocks(
        _ id: MeetingSeriesID,
        in scene: LiaisonScene
    ) async throws -> [ClockReading] {
        try await scene.client(Officers.consular).call(RecordClocks<MeetingSeries>(id: id)).clocks
    }

    private func due(
        _ id: MeetingSeriesID,
        in scene: LiaisonScene
    ) async throws -> [RunningClock] {
        try await scene.client(Officers.consular).call(ListDeadlines<Liaison>()).entries
            .map(\.deadline).filter { $0.id == id.identifier }
    }

    private func alarms(in scene: LiaisonScene) async throws -> [AgreementAlarm] {
        try await scene.client(Officers.consular).call(AgreementAlarms()).alarms
    }

    @Test func `every cadence is tried, and only the one without a period has no clock`() {
        let tried = Set(Self.months.map(\.0)).union([.regularly])
        #expect(tried == Set(MeetingSeries.lifecycle.initial))
        for state in MeetingSeries.State.allCases {
            #expect((state.clock == nil) == [.regularly, .ended].contains(state))
        }
    }

    @Test(arguments: months)
    func `talks fall due a period after the series begins, and after each that were held`(
        often: MeetingSeries.State,
        months: Int
    ) async throws {
        try await LiaisonScene.run { scene in
            let begun = VietnameseTime.start(of: scene.today.adding(days: -40))
            let id = try await series(often, since: begun, in: scene)
            let first = VietnameseTime.date(of: begun).adding(months: months)
            #expect(try await due(id, in: scene).map(\.dueAt) == [VietnameseTime.end(of: first)])
            let held = scene.now.advanced(by: .seconds(-3_600))
            try await hold(id, at: held, in: scene)
            let next = VietnameseTime.date(of: held).adding(months: months)
            let running = try await clocks(id, in: scene).filter(\.isRunning)
            #expect(running.map(\.name) == [try #require(often.clock)])
            #expect(running.map(\.dueAt) == [VietnameseTime.end(of: next)])
            #expect(try await due(id, in: scene).map(\.dueAt) == [VietnameseTime.end(of: next)])
            // Two months ahead nobody is alarmed, the day after everybody is.
            #expect(try await alarms(in: scene).isEmpty)
            let past = VietnameseTime.start(of: next.adding(days: 1))
            scene.harness.time.pass(scene.now.duration(to: past))
            let alarm = try #require(try await alarms(in: scene).first)
            #expect(alarm.series == id && alarm.level == Word(.overdue) && alarm.dueOn == next)
        }
    }

    @Test func `talks that an agreement asks for regularly, without a date, are due on none`()
        async throws
    {
        try await LiaisonScene.run { scene in
            let begun = VietnameseTime.start(of: scene.today.adding(months: -30))
            let id = try await series(.regularly, since: begun, in: scene)
            #expect(try await clocks(id, in: scene).isEmpty)
            let held = scene.now.advanced(by: .seconds(-3_600))
            try await hold(id, at: held, in: scene)
            let filed = try await scene.client(Officers.consular)
                .call(FetchRecord<MeetingSeries>(id: id)).content
            #expect(filed?.record.lastHeld == VietnameseTime.date(of: held))
            for _ in 0..<2 {
                #expect(try await clocks(id, in: scene).isEmpty)
                #expect(try await due(id, in: scene).isEmpty)
                #expect(try await alarms(in: scene).isEmpty)
                scene.harness.time.pass(.seconds(3 * 366 * 86_400))
            }
        }
    }

    @Test func `a series that has ended is due no more`() async throws {
        try await LiaisonScene.run { scene in
            let id = try await series(
                .everyQuarter,
                since: VietnameseTime.start(of: scene.today.adding(months: -4)),
                in: scene
            )
            #expect(try await alarms(in: scene).map(\.series) == [id])
            let ended = try await scene.client(Officers.consular).call(
                TakeStep<MeetingSeries>(
                    id: id,
                    seen: 1,
                    to: .ended,
                    facts: [.reason: "Hiệp định hết hiệu lực"]
                )
            )
            #expect(ended.record?.state == Word(.ended))
            #expect(try await clocks(id, in: scene).allSatisfy { !$0.isRunning })
            #expect(try await due(id, in: scene).isEmpty)
            #expect(try await alarms(in: scene).isEmpty)
        }
    }
}
