import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// Every road by which a report comes in: taken down by whoever hears it, numbered, clocked and counted.
@Suite struct ReportChannelTests {
    /// Who takes down what comes by a channel.
    private static let hearers: [(channel: ReportChannel, officer: Caller)] = [
        (.hotline111, Officers.hotline), (.inPerson, Officers.commune),
        (.letter, Officers.police), (.mission, Officers.mission),
        (.partner, Officers.criminalPolice), (.online, Officers.health),
        (.borderGate, Officers.borderGuard),
    ]

    private func receive(
        _ channel: ReportChannel,
        as officer: Caller,
        in scene: CasesScene
    ) async throws -> Filed<Report> {
        var report = scene.report()
        report.channel = Word(channel)
        let received = try await scene.client(officer).call(ReceiveReport(report: report))
        let sight = try await scene.client(officer)
            .call(FetchRecord<Report>(id: received.report))
        return try #require(sight.content)
    }

    @Test func `each channel's report is numbered in its body's book and waits for its triage`()
        async throws
    {
        #expect(Set(Self.hearers.map(\.channel)) == Set(ReportChannel.allCases))
        try await CasesScene.run { scene in
            for (channel, officer) in Self.hearers {
                for number in 1...2 {
                    let filed = try await receive(channel, as: officer, in: scene)
                    #expect(filed.state == .received && filed.record.channel == Word(channel))
                    #expect(filed.owner == officer.organisation)
                    let registered = try #require(filed.record.registered)
                    #expect(registered.number == number && registered.book == Word(.reports))
                    #expect(registered.body == officer.organisation)
                    let clocks = try await scene.client(officer)
                        .call(RecordClocks<Report>(id: filed.id)).clocks
                    #expect(clocks.filter(\.isRunning).map(\.name) == [.triage])
                    #expect(
                        clocks.first?.dueAt
                            == filed.record.receivedAt.advanced(by: .seconds(86_400))
                    )
                }
            }
        }
    }

    @Test func `reports are found and counted by their channel`() async throws {
        try await CasesScene.run { scene in
            let police = scene.client(Officers.police)
            var filed: [ReportChannel: [ReportID]] = [:]
            for (place, channel) in ReportChannel.allCases.enumerated() {
                for _ in 0...place {
                    let report = try await receive(channel, as: Officers.police, in: scene)
                    filed[channel, default: []].append(report.id)
                }
            }
            let counted = try await police.call(CountRecords<Report>(by: "channel"))
            for (place, channel) in ReportChannel.allCases.enumerated() {
                let listed = try await police.call(
                    ListRecords<Report>(facets: [Facet("channel", Word(channel))])
                )
                #expect(
                    Set(listed.records.compactMap(\.content?.id)) == Set(filed[channel] ?? [])
                )
                let entry = counted.counts.first { $0.value == channel.rawValue }
                #expect(entry?.count == place + 1, "\(channel)")
            }
            #expect(counted.total == filed.values.map(\.count).reduce(0, +))
        }
    }

    @Test func `a channel that was noted wrongly is corrected, and the count follows`() async throws
    {
        try await CasesScene.run { scene in
            let filed = try await receive(.letter, as: Officers.police, in: scene)
            var record = filed.record
            record.channel = Word(.online)
            let corrected = try await scene.client(Officers.police).call(
                CorrectRecord(
                    id: filed.id,
                    seen: filed.version,
                    corrects: filed.version,
                    record: record,
                    reason: FreeText("Gửi qua cổng trực tuyến")
                )
            )
            #expect(corrected.record.channel == Word(.online))
            let counted = try await scene.client(Officers.police)
                .call(CountRecords<Report>(by: "channel"))
            #expect(counted.counts.map(\.value) == [ReportChannel.online.rawValue])
        }
    }
}
