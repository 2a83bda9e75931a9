import Foundation
import Testing

/// `homeward statistics` through the real processes, over a published year.
@Suite(.serialized, .emptyWorld) struct StatisticsTests {
    private let household: Household

    init() throws { household = try #require(Household.current) }

    private func ask(
        _ arguments: [String],
        as officer: String,
        options: [String] = ["--json"]
    ) async throws -> Household.Outcome {
        try await household.run(["statistics"] + arguments + ["--as", officer] + options)
    }

    private static let year2023 = ["--from", "2023-01-01", "--until", "2023-12-31"]

    @Test func `the figures of 2023 stand beside what was published, and their differences show`()
        async throws
    {
        let story = try await household.run(["demo", "uk-2024"], seconds: 120)
        #expect(story.status == 0, "\(story.output)\(story.errors)")

        let asked = ["activities.held", "activities.sessions", "activities.attendees"]
        let told = try await ask(asked + Self.year2023, as: "border-command")
        #expect(told.status == 0, "\(told.errors)")
        let activities = try told.json()["figures"]
        // Three seminars and five classes; "nearly 25,000 sessions" is no number to add up.
        #expect(activities[1]["figure"]["total"].number == 8)
        #expect(activities[1]["figure"]["unnumbered"].number != nil)
        #expect(activities[2]["figure"]["total"].number == 180)
        #expect(activities[2]["provenance"]["unit"].text == "personTime")

        let crossings = try await ask(
            ["crossings.cases", "crossings.personTimes", "cases.handled"] + Self.year2023,
            as: "border-command"
        )
        #expect(crossings.status == 0, "\(crossings.errors)")
        let figures = try crossings.json()["figures"]
        #expect(figures[0]["figure"]["total"].number == 0)
        #expect(figures[0]["published"][0]["figure"]["value"].number == 1_604)
        #expect(figures[1]["published"][0]["figure"]["value"].number == 66_621)
        #expect(figures[2]["published"][0]["figure"]["value"].number == 103)
        #expect(figures[0]["published"][0]["agrees"].isTrue == false)

        // Of the same year nothing was known before it.
        let then = try await ask(
            asked + Self.year2023 + ["--as-of", "2022-12-31"],
            as: "border-command"
        )
        let known = try then.json()["figures"][0]["figure"]
        #expect(known["total"].number == 0)
        #expect(known["asOf"].text == "2022-12-31T16:59:59.999Z")
        let csv = try await ask(asked + Self.year2023, as: "border-command", options: ["--csv"])
        #expect(csv.output.hasPrefix("indicator,unit,from,until,asOf"))
        #expect(csv.output.contains("activities.attendees,personTime,2023-01-01,2023-12-31,"))
    }

    @Test func `the national view is answered, an auditor is not, and a bare call lists`()
        async throws
    {
        let national = try await ask(
            ["cases.opened", "victims.confirmed"] + Self.year2023,
            as: "steering"
        )
        #expect(national.status == 0, "\(national.errors)")
        let parts = try national.json()["parts"].list.map { $0["status"].text }
        #expect(parts == ["ok", "ok"])
        let refused = try await ask(["cases.opened"] + Self.year2023, as: "auditor")
        #expect(refused.status != 0)
        let list = try await household.run(["statistics"])
        #expect(list.status == 0)
        #expect(list.output.contains("referrals.persons"))
        let wrong = try await ask(["cases.luck"] + Self.year2023, as: "steering", options: [])
        #expect(wrong.status != 0)
        #expect(wrong.errors.contains("cases.luck"))
    }
}
