import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

/// Every kind of letter on every road: registered, clocked, found, and held to the agreement's channel.
extension CorrespondenceTests {
    /// What a letter can be, and the road it can take.
    static let roads = CorrespondenceKind.allCases.flatMap { kind in
        LiaisonChannel.allCases.map { (kind: kind, channel: $0) }
    }

    private func letter(
        _ kind: CorrespondenceKind,
        by channel: LiaisonChannel,
        urgency: Urgency = .normal
    ) -> LetterContent {
        LetterContent(
            kind: kind,
            channel: channel,
            urgency: urgency,
            partner: .myanmar,
            partnerOffice: "Consular section",
            subject: "Three persons to be returned",
            body: "With compliments."
        )
    }

    private func received(_ letter: LetterContent, at bench: LiaisonBench) async throws
        -> CorrespondenceAnswer
    {
        try await bench.call(
            ReceiveCorrespondence(letter: letter, arrivedAt: BenchDay.before(.seconds(7_200))),
            as: .consul
        )
    }

    @Test func `whatever comes in takes the next number of one book, and owes a reply in its time`()
        async throws
    {
        #expect(Self.roads.count == 24)
        try await LiaisonBench.run { bench in
            let day = VietnameseTime.date(of: BenchDay.noon)
            let arrived = BenchDay.before(.seconds(7_200))
            let call = DueDate(.workingDays(3), from: arrived, holidays: .vietnam)
            var number = 0
            for (kind, channel) in Self.roads {
                for urgency in [Urgency.normal, .urgentRescue] {
                    let answer = try await received(
                        letter(kind, by: channel, urgency: urgency),
                        at: bench
                    )
                    number += 1
                    let registered = answer.filed.record.registered
                    #expect(registered?.number == number && registered?.year == 2026)
                    #expect(registered?.book == Word(.incoming))
                    #expect(registered?.body == Officer.consul.organisation)
                    let running = try await clocks(bench, answer.filed.id).filter(\.isRunning)
                    let due =
                        urgency == .urgentRescue
                        ? arrived.advanced(by: .seconds(86_400))
                        : kind == .hotlineCall
                            ? call.at : VietnameseTime.end(of: day.adding(days: 30))
                    #expect(running.map(\.dueAt) == [due], "\(kind) by \(channel)")
                }
            }
            // Another body's book begins with one.
            let elsewhere = try await bench.call(
                ReceiveCorrespondence(
                    letter: letter(.officialLetter, by: .aseanapol),
                    arrivedAt: arrived
                ),
                as: .policeLiaison
            )
            #expect(elsewhere.filed.record.registered?.number == 1)
        }
    }

    @Test func `letters are found by what they are and by their road`() async throws {
        try await LiaisonBench.run { bench in
            var filed: [(kind: CorrespondenceKind, channel: LiaisonChannel, id: CorrespondenceID)] =
                []
            for (kind, channel) in Self.roads {
                let answer = try await received(letter(kind, by: channel), at: bench)
                filed.append((kind, channel, answer.filed.id))
            }
            for (kind, channel, id) in filed {
                let found = try await bench.call(
                    ListRecords<Correspondence>(facets: [
                        Facet("correspondenceKind", Word(kind)), Facet("channel", Word(channel)),
                    ]),
                    as: .consul
                )
                #expect(found.records.compactMap(\.content?.id) == [id], "\(kind) by \(channel)")
            }
            let channels = try await bench.call(
                CountRecords<Correspondence>(by: "channel"),
                as: .consul
            )
            #expect(channels.counts.map(\.count) == LiaisonChannel.allCases.map { _ in 4 })
            let kinds = try await bench.call(
                CountRecords<Correspondence>(by: "correspondenceKind"),
                as: .consul
            )
            #expect(kinds.counts.map(\.count) == CorrespondenceKind.allCases.map { _ in 6 })
        }
    }

    @Test func `whatever goes out is approved, sent and numbered in one book without gaps`()
        async throws
    {
        try await LiaisonBench.run { bench in
            var numbers: [Int] = []
            for (place, (kind, channel)) in Self.roads.enumerated() {
                let sent = try await send(bench, letter(kind, by: channel))
                numbers.append(try #require(sent.filed.record.registered).number)
                #expect(sent.filed.record.registered?.book == Word(.outgoing))
                let running = try await clocks(bench, sent.filed.id).filter(\.isRunning)
                #expect(running.map(\.name) == [kind == .hotlineCall ? .callReply : .reply])
                guard place.isMultiple(of: 5) else { continue }
                // A sending that is void keeps its number: the next one takes no lower one.
                _ = try await bench.call(
                    VoidStep<Correspondence>(
                        id: sent.filed.id,
                        seen: sent.filed.version,
                        version: sent.filed.version,
                        reason: "Sent to the wrong office."
                    ),
                    as: .consul
                )
            }
            #expect(numbers == Array(1...Self.roads.count))
        }
    }

    @Test(arguments: LiaisonChannel.allCases)
    func `every road but the agreement's is warned of, and a note by that one is owed`(
        mandatory: LiaisonChannel
    ) async throws {
        try await LiaisonBench.run { bench in
            _ = try await bench.call(
                DraftAgreement(
                    agreement: Agreement(
                        title: "Agreement on people",
                        agreementKind: .agreement,
                        partner: .myanmar,
                        mandatoryChannel: mandatory
                    ),
                    inForce: true
                ),
                as: .consul
            )
            for (kind, channel) in Self.roads {
                let answer = try await received(letter(kind, by: channel), at: bench)
                let isOther = channel != mandatory
                // It is registered all the same.
                #expect(answer.filed.record.registered != nil)
                #expect(answer.warnings == (isOther ? [Word(.otherChannel)] : []))
                #expect(answer.filed.record.owedChannel == (isOther ? Word(mandatory) : nil))
                let names = try await clocks(bench, answer.filed.id).map(\.name)
                #expect(names.contains(.owedNote) == isOther, "\(kind) by \(channel)")
            }
        }
    }
}
