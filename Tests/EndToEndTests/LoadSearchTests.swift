import Foundation
import Testing

/// `homeward load search` on the shipped `mixed` scenario, against services of which one carries little on
/// purpose: the gateway works on four calls at a time and takes 300 ms for each, so that somewhere between ten
/// and two hundred calls a second too many of its compositions are refused, on whatever machine.
@Suite(
    .serialized,
    .smallGateway
) struct LoadSearchTests {
    private static let goal = ["--goal", "p99=3000", "--errors", "0.02"]
    private static let trials = ["--repetitions", "1", "--duration", "1.3", "--warm-up", "0.3"]

    private var world: Household {
        get throws { try #require(Household.current) }
    }

    @Test func `it finds the knee and draws latency against load around it`() async throws {
        try await withFolder { folder in
            let outcome = try await Household.run(
                "homeward",
                ["load", "search", "mixed", "--from", "20"] + Self.goal + Self.trials + [
                    "--out", folder.path, "--home", try world.home.path, "--lang", "vi",
                ],
                240
            )
            let found = try outcome.json()
            // 6: above the knee the generator was late as well, on a machine that compiles meanwhile.
            #expect([0, 6].contains(outcome.status), "\(outcome.errors)")
            #expect(["found", "generator"].contains(found["ending"].text), "\(outcome.output)")
            let knee = try #require(found["knee"].number, "\(outcome.output)")
            #expect((10...200).contains(knee))
            if outcome.status == 0 { #expect(outcome.errors.contains("Điểm gãy: ")) }

            let files = try Household.files(in: folder)
            #expect(files.keys.sorted() == ["report.html", "result.json", "trials.csv"])
            let rows = try Rows(files["trials.csv"])
            #expect(rows.column("loop").allSatisfy { $0 == "open" })
            let parts = rows.column("part")
            let offered = rows.column("offered").compactMap(Double.init)
            let holds = rows.column("holds").map { $0 == "yes" }
            #expect(offered.count == parts.count && parts.count == holds.count)
            // Every trial well below the knee held the goal, every one well above did not; rates are
            // those that chance made of the intended ones.
            for place in parts.indices where parts[place] == "search" {
                if offered[place] < knee * 0.6 { #expect(holds[place], "\(outcome.errors)") }
                if offered[place] > knee * 1.6 { #expect(!holds[place], "\(outcome.errors)") }
            }
            #expect(parts.indices.contains { parts[$0] == "search" && holds[$0] })
            #expect(parts.indices.contains { parts[$0] == "search" && !holds[$0] })
            let curve = parts.indices.filter { parts[$0] == "curve" }.map { offered[$0] }
            #expect(curve.count >= 5 && curve == curve.sorted())
            #expect(curve[0] < knee && curve[curve.count - 1] > knee)
            #expect(found["curve"].list.count == curve.count)
            let page = try #require(files["report.html"])
            #expect(page.contains(">điểm gãy</text>") && page.contains("Độ trễ theo tải"))
            try PageLook.expect(folder.appending(path: "report.html"), drawings: 2)
        }
    }

    @Test func `a goal that nobody can meet is said to be one`() async throws {
        try await withFolder { folder in
            let outcome = try await world.run(
                ["load", "search", "mixed", "--from", "20", "--goal", "p50=0.001"] + Self.trials + [
                    "--out", folder.path,
                ],
                seconds: 120
            )
            #expect(outcome.status == 7, "\(outcome.errors)")
            #expect(outcome.errors.contains("No rate holds the goal."))
            let found = try outcome.json()
            #expect(found["ending"].text == "nothingHolds")
            #expect(found["knee"].number == nil && found["curve"].list.isEmpty)
            #expect(found["trials"].number ?? 0 >= 2)
            let page = try #require(try Household.files(in: folder)["report.html"])
            #expect(page.contains("No rate holds the goal.") && !page.contains("class=\"marker\""))
            try PageLook.expect(folder.appending(path: "report.html"), drawings: 2)
        }
    }

    @Test func `a run far beyond the knee is told by outcome class, on its page as well`()
        async throws
    {
        try await withFolder { folder in
            let outcome = try await world.run(
                [
                    "load", "mixed", "--rate", "120", "--duration", "3", "--warm-up", "0.5",
                    "--threshold", "errors=0.01", "--out", folder.path,
                ],
                seconds: 120
            )
            let result = try outcome.json()
            #expect([6, 7].contains(outcome.status), "\(outcome.errors)")
            // What the gateway refused was not begun.
            #expect(result["failed"]["resourceExhausted.notStarted"].number ?? 0 > 5)
            #expect(result["breaches"][0]["name"].text == "errors")
            let page = try #require(try Household.files(in: folder)["report.html"])
            #expect(page.contains("<td>resourceExhausted</td><td>not started</td>"))
            try PageLook.expect(folder.appending(path: "report.html"), drawings: 3)
        }
    }
}

extension Trait where Self == DemonstrationWorld {
    /// A world whose gateway carries little.
    fileprivate static var smallGateway: DemonstrationWorld {
        DemonstrationWorld(
            options: ["--no-demo"],
            lines: [
                "gateway": """
                drill:
                  allowed: true
                  delayMilliseconds: 300
                  delayedPerMille: 1000
                overload:
                  callsAtLeast: 4
                  callsAtMost: 4

                """
            ]
        )
    }
}
