import Foundation
import Testing

/// `homeward load` against the real processes: what it promises about itself and about them.
///
/// Rates are so low that any machine bears them; nothing here is about speed.
@Suite(.serialized) struct LoadTests {
    @Test func `every scenario runs, and what was acknowledged is there exactly once`()
        async throws
    {
        try await withWorld { world in
            for scenario in ["reads", "writes", "mixed", "reception"] {
                let outcome = try await world.run(
                    ["load", scenario, "--rate", "8", "--duration", "3", "--warm-up", "0.5"],
                    seconds: 120
                )
                try Self.expectAnswers(outcome, scenario)
            }
        }
    }

    @Test func `a service killed under load costs answers, and no acknowledged write`()
        async throws
    {
        try await withWorld { world in
            let outcome = try await world.run(
                [
                    "load", "writes", "--rate", "20", "--duration", "8", "--warm-up", "0",
                    "--timeout", "2", "--fault", "kill:cases@1s,restart@2s",
                ],
                seconds: 120
            )
            let result = try outcome.json()
            #expect(Self.holds(result), "\(outcome.output)")
            #expect(outcome.status != 8)
            #expect(result["recoveries"][0]["fault"].text == "kill cases")
        }
    }

    @Test func `several workers make one load, and their writes are all accounted for`()
        async throws
    {
        try await withWorld { world in
            let outcome = try await world.run(
                [
                    "load", "writes", "--rate", "12", "--duration", "3", "--warm-up", "0.5",
                    "--workers", "2",
                ],
                seconds: 120
            )
            try Self.expectAnswers(outcome, "workers")
        }
    }

    /// All went well, but that this machine may have been too busy to be on time: that ends with 6.
    private static func expectAnswers(_ outcome: Household.Outcome, _ what: String) throws {
        #expect([0, 6].contains(outcome.status), "\(what): \(outcome.errors)")
        let result = try outcome.json()
        #expect(result["loop"].text == "open loop")
        #expect(result["answered"].number ?? 0 > 0, "\(what): \(outcome.output)")
        // Scenarios that only read have no promise to check.
        if result["promise"]["acknowledged"].number != nil {
            #expect(holds(result), "\(what): \(outcome.output)")
        }
    }

    private static func holds(_ result: JSON) -> Bool {
        let promise = result["promise"]
        let broken = [
            "unsettled", "missing", "doubled", "notOnceInTrail", "unacknowledgedInTrail",
        ].map { promise[$0].number ?? -1 }
        return promise["acknowledged"].number ?? 0 > 0 && promise["trailWasRead"].isTrue
            && promise["brokenTrails"].list.isEmpty && broken.allSatisfy { $0 == 0 }
    }

    private func withWorld(_ body: (Household) async throws -> Void) async throws {
        let home = FileManager.default.temporaryDirectory
            .appending(path: "homeward-load-\(UUID().uuidString)", directoryHint: .isDirectory)
        let world = try await Household(
            home: home,
            basePort: 17_500,
            options: ["--no-demo", "--restart-after", "1"]
        )
        do {
            try await body(world)
        } catch {
            await world.remove()
            throw error
        }
        await world.remove()
    }
}
