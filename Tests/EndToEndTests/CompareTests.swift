import Foundation
import Testing

/// `homeward load compare`: two worlds of real processes, alike or not.
@Suite(.serialized) struct CompareTests {
    /// One read that takes about the same time each time.
    private static let scenario = """
        name: one-read
        population: {size: 10}
        arrivals: {rate: 100}
        mix:
          - {act: report.fetch, weight: 1}
        """

    /// Closed, with one call under way: what is compared is how long a call takes, not how a busy
    /// machine puts calls in order.
    private static let arguments = [
        "--in-flight", "1", "--connections", "1", "--runs", "12", "--duration", "1.6", "--warm-up",
        "0.3", "--json",
    ]

    @Test func `a build compared with itself shows no difference`() async throws {
        let found = try await compare(drill: nil)
        #expect(found.outcome.status == 0, "\(found.outcome.errors)")
        #expect(found.findings.allSatisfy { $0 == "noDifference" }, "\(found.findings)")
        // Whatever is read of it says which loop it was.
        #expect(try found.outcome.json()["loop"].text == "closed loop 1 × 1")
        let names = ["figures.csv", "report.html", "result.json", "runs.csv"]
        #expect(found.files.keys.sorted() == names)
        let figures = try #require(found.files["figures.csv"]).split(separator: "\n")
        #expect(figures.count == 6 && figures.dropFirst().allSatisfy { $0.contains(",closed,") })
        let runs = try #require(found.files["runs.csv"]).split(separator: "\n")
        #expect(runs.count == 25 && runs.dropFirst().allSatisfy { $0.contains(",closed,") })
        #expect(found.files["result.json"]?.contains("\"closed\"") == true)
        #expect(found.files["report.html"]?.contains("closed loop") == true)
    }

    /// More than a machine that also compiles takes away by itself; what a quiet one can tell apart,
    /// a millisecond in one call of a hundred, is tried in `Tests/Benchmarks/Compare`.
    @Test func `a build that sleeps in a few calls of a hundred is found`() async throws {
        let found = try await compare(
            drill: "\ndrill:\n  allowed: true\n  delayMilliseconds: 40\n  delayedPerMille: 30\n"
        )
        #expect(found.outcome.status == 9, "\(found.outcome.errors)")
        // The tail is what was slowed; of the typical call nothing is said, since a machine that
        // pauses for it is cold for the calls after.
        #expect(found.findings[3] == "slower", "\(found.findings)")
    }

    /// Two worlds, the second with more lines in the configuration of its cases service.
    private func compare(
        drill: String?
    ) async throws -> (outcome: Household.Outcome, findings: [String], files: [String: String]) {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "homeward-compare-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let scenario = folder.appending(path: "one-read.yaml")
        try Data(Self.scenario.utf8).write(to: scenario)
        let out = folder.appending(path: "out", directoryHint: .isDirectory)
        let first = try await Self.world(folder.appending(path: "a"), drill: nil)
        do {
            let second = try await Self.world(folder.appending(path: "b"), drill: drill)
            do {
                let outcome = try await Household.run(
                    "homeward",
                    ["load", "compare", first.home.path, second.home.path, scenario.path]
                        + Self.arguments + ["--lang", "en", "--out", out.path],
                    240
                )
                let rows = try outcome.json()["rows"].list
                await second.remove()
                await first.remove()
                return (
                    outcome, rows.compactMap { $0["finding"].text }, try Household.files(in: out)
                )
            } catch {
                await second.remove()
                throw error
            }
        } catch {
            await first.remove()
            throw error
        }
    }

    /// A running world; a drill is written into its configuration before the services start anew.
    private static func world(_ home: URL, drill: String?) async throws -> Household {
        try await Household.start(
            home: home,
            options: ["--no-demo", "--restart-after", "1"],
            adding: drill.map { ["cases": $0] } ?? [:]
        )
    }
}
