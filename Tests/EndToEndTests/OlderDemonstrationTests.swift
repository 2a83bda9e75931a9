import Foundation
import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

@testable import homeward

/// The demonstration in a world in which another version of the program has played it.
@Suite(.serialized, .emptyWorld) struct OlderDemonstrationTests {
    private let household: Household

    init() throws { household = try #require(Household.current) }

    /// Plays the first scenes as today, and the report in other words, as an older version may have.
    private func playOlder() async throws -> ReportID {
        let layout = WorldLayout(home: household.home)
        guard case .whole(_, let madeAt) = World.condition(of: layout) else {
            throw HouseholdError(what: "the world is not whole")
        }
        let cast = Cast(layout: layout, story: Demonstration.usual)
        let story = ReceptionStory(cast: cast, today: madeAt) { _ in }
        let people = try await story.registerPeople()
        let received = try await cast.play(
            "hotline",
            "report/receive",
            ReceiveReport(
                report: Report(
                    channel: .hotline111,
                    receivedAt: story.day(21, 20, 5),
                    province: .quangNinh,
                    summary: FreeText("Chị gái báo em gái bị lừa sang Myanmar."),
                    people: [people.woman]
                )
            )
        )
        await cast.leave()
        return received.report
    }

    private func reports() async throws -> [String] {
        let listed = try await household.call(
            "cases.report.list",
            "{\"limit\": 100, \"facets\": []}",
            as: "hotline"
        ).json()
        return listed["records"].list.compactMap { $0["content"]["id"].text }
    }

    @Test func `it is played under the next name, and what was played before stays as it was`()
        async throws
    {
        let older = try await playOlder()
        #expect(try await reports() == [older.loggable])
        let first = try await household.run(["demo"], seconds: 120)
        #expect(first.status == 0, "\(first.output)\(first.errors)")
        #expect(first.output.contains("it is played as reception-2"))
        let made = try household.demonstration()
        let after = try await reports()
        #expect(after.count == 2 && after.contains(older.loggable))
        let standing = try await household.call(
            "cases.report.fetch",
            "{\"id\": \"\(older.loggable)\"}",
            as: "hotline"
        ).json()
        #expect(standing["content"]["filing"]["version"].number == 1)
        // Played again it comes to the same performance, and nothing is added.
        let second = try await household.run(["demo", "reception"], seconds: 120)
        #expect(second.status == 0, "\(second.errors)")
        #expect(second.output == first.output)
        let again = try household.demonstration()
        #expect(again.caseFile == made.caseFile && again.victim == made.victim)
        #expect(try await reports() == after)
    }
}
