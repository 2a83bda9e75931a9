import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

/// The channel of agreements that a letter does not name.
extension CorrespondenceTests {
    @Test(arguments: [Urgency.normal, .urgentRescue])
    func `a letter that names no agreement is compared with those in force all the same`(
        urgency: Urgency
    ) async throws {
        try await LiaisonBench.run { bench in
            let byPhone = letter(channel: .hotline, urgency: urgency)
            let before = try await send(bench, byPhone)
            #expect(before.warnings.isEmpty)
            for (partner, channel) in [
                (Country.laos, LiaisonChannel.embassy), (.myanmar, .noteVerbale),
            ] {
                _ = try await bench.call(
                    DraftAgreement(
                        agreement: Agreement(
                            title: "Agreement on people",
                            agreementKind: .agreement,
                            partner: partner,
                            mandatoryChannel: channel
                        ),
                        inForce: true
                    ),
                    as: .consul
                )
            }
            let sent = try await send(bench, byPhone)
            #expect(sent.filed.state == .sent)
            #expect(sent.warnings == [Word(.otherChannel)])
            #expect(sent.filed.record.owedChannel == .known(.noteVerbale))
            let running = try await clocks(bench, sent.filed.id).filter(\.isRunning)
            #expect(running.map(\.name).contains(.owedNote))
            var note = letter()
            note.follows = sent.filed.id
            let followed = try await send(bench, note)
            #expect(followed.warnings.isEmpty)
            let after = try await clocks(bench, sent.filed.id).filter(\.isRunning)
            #expect(!after.map(\.name).contains(.owedNote))
            var elsewhere = byPhone
            elsewhere.topic = Word(.other)
            #expect(try await send(bench, elsewhere).warnings.isEmpty)
        }
    }

    @Test func `an agreement that does not hold yet, or any more, asks for no channel`()
        async throws
    {
        try await LiaisonBench.run { bench in
            let today = VietnameseTime.date(of: BenchDay.noon)
            for days in [(1, 10), (-10, -1)] {
                _ = try await bench.call(
                    DraftAgreement(
                        agreement: Agreement(
                            title: "Agreement on people",
                            agreementKind: .agreement,
                            partner: .myanmar,
                            inForceFrom: today.adding(days: days.0),
                            expiresOn: today.adding(days: days.1),
                            mandatoryChannel: .noteVerbale
                        ),
                        inForce: true
                    ),
                    as: .consul
                )
            }
            #expect(try await send(bench, letter(channel: .hotline)).warnings.isEmpty)
        }
    }
}
