import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

/// Letters and minutes found by the numbers of their registers.
@Suite struct FindTests {
    private func numbers(_ found: FoundRecords) -> [String] {
        found.records.compactMap(\.number?.text)
    }

    @Test func `a letter is found by its place in the register, and a draft by none`()
        async throws
    {
        try await LiaisonBench.run { bench in
            let received = try await bench.call(
                ReceiveCorrespondence(
                    letter: LetterContent(
                        kind: .noteVerbale,
                        channel: .noteVerbale,
                        urgency: .normal,
                        partner: .myanmar,
                        partnerOffice: "Ministry of Home Affairs",
                        subject: "Về việc phối hợp",
                        body: "Xin xác minh."
                    ),
                    arrivedAt: BenchDay.before(.seconds(7_200))
                ),
                as: .consul
            ).filed
            let number = try #require(received.record.registered)
            let sought = SoughtRecords(
                number: QuotedNumber(number: number.number, year: number.year)
            )
            let found = try await bench.call(FindRecords<Liaison>(sought), as: .consul)
            #expect(found.records.map(\.recordKind) == ["liaison.correspondence"])
            #expect(found.records.map(\.reference) == [received.id.loggable])
            #expect(numbers(found) == ["\(number.number)/\(number.year)"])
            let stranger = try await bench.call(FindRecords<Liaison>(sought), as: .otherGate)
            #expect(stranger.records.isEmpty)
        }
    }

    @Test func `a handover is found by the number of its minutes once they are drawn up`()
        async throws
    {
        try await LiaisonBench.run { bench in
            var scene = try await HandoverScene(at: bench)
            try await scene.arrive()
            let year = VietnameseTime.date(of: BenchDay.noon).year
            let find = FindRecords<Liaison>(
                SoughtRecords(number: QuotedNumber(number: 1, year: year))
            )
            let before = try await bench.call(find, as: .gateOfficer)
            #expect(before.records.isEmpty)
            try await scene.drawUp()
            let found = try await bench.call(find, as: .gateOfficer)
            #expect(found.records.map(\.reference) == [scene.id.loggable])
            #expect(numbers(found) == ["1/\(year)"])
        }
    }
}
