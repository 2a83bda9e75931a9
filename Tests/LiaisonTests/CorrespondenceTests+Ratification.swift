import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

/// Letters that one officer approved alone, because somebody was in danger.
extension CorrespondenceTests {
    @Test func `each of two acts of one officer alone on a letter has a deadline of its own`()
        async throws
    {
        try await LiaisonBench.run { bench in
            var filed = try await bench.call(DraftCorrespondence(letter: letter()), as: .consul)
                .filed
            func take(_ state: Correspondence.State, alone: Bool) async throws -> ApprovalID? {
                let outcome = try await bench.call(
                    TakeStep<Correspondence>(
                        id: filed.id,
                        seen: filed.version,
                        to: state,
                        facts: [.reason: "Người đang gặp nguy hiểm."],
                        alone: alone
                    ),
                    as: .consul
                )
                filed = try #require(outcome.record)
                return outcome.toRatify
            }
            func deadlines() async throws -> [ClockName] {
                let page = try await bench.call(ListDeadlines<Liaison>(), as: .consul)
                return page.entries.map(\.deadline)
                    .filter { $0.id == filed.id.identifier }.map(\.clock)
            }
            let first = try #require(try await take(.approved, alone: true))
            _ = try await take(.draft, alone: false)
            let second = try #require(try await take(.approved, alone: true))
            let both = try await clocks(bench, filed.id).filter { $0.name == .ratification }
            #expect(both.map(\.isRunning) == [true, true])
            // At the same moment: to whoever has to look at the letter it is one line.
            #expect(try await deadlines() == [.ratification])
            for (act, left) in [(first, 1), (second, 0)] {
                _ = try await bench.call(
                    RatifyStep<Correspondence>(approval: act, .approve),
                    as: .consulsColleague
                )
                let running = try await clocks(bench, filed.id).filter(\.isRunning)
                #expect(running.map(\.name) == Array(repeating: .ratification, count: left))
                #expect(try await deadlines().count == left)
            }
        }
    }
}
