import BrowserSupport
import Foundation
import Testing

/// `homeward load` against the real processes: what it promises about itself and about them.
///
/// Rates are so low that any machine bears them; nothing here is about speed.
@Suite(.serialized, .emptyWorld) struct LoadTests {
    private var world: Household {
        get throws { try #require(Household.current) }
    }

    @Test(arguments: ["echo", "reads", "writes", "mixed", "reception"])
    func `every scenario is answered without a failure, and its writes are there exactly once`(
        scenario: String
    ) async throws {
        let outcome = try await world.run(
            ["load", scenario, "--rate", "8", "--duration", "3", "--warm-up", "0.5"],
            seconds: 120
        )
        try Self.expectAnswers(
            outcome,
            atLeast: 10,
            writes: ["writes", "mixed", "reception"].contains(scenario)
        )
    }

    @Test func `several workers make one load, and their writes are all accounted for`()
        async throws
    {
        let outcome = try await world.run(
            [
                "load", "writes", "--rate", "12", "--duration", "3", "--warm-up", "0.5",
                "--workers", "2",
            ],
            seconds: 120
        )
        try Self.expectAnswers(outcome, atLeast: 15, writes: true)
    }

    @Test func `a recorded schedule is played for each seed, and written down in files`()
        async throws
    {
        try await withFolder { folder in
            let moments = (0..<12).map { "\(Double($0) * 0.08)" }
            let recording = folder.appending(path: "moments.txt")
            let text = "# a dozen\n" + moments.reversed().joined(separator: "\n") + "\n"
            try Data(text.utf8).write(to: recording)
            let out = folder.appending(path: "out", directoryHint: .isDirectory)
            let outcome = try await world.run(
                [
                    "load", "echo", "--recorded", recording.path, "--seed", "3", "4", "--warm-up",
                    "0", "--duration", "1.2", "--out", out.path,
                ],
                seconds: 60
            )
            try Self.expectAnswers(outcome, atLeast: 24, writes: false)
            #expect(try outcome.json()["answered"].number == 24)
            #expect(
                outcome.errors.contains("Seed 3: p50") && outcome.errors.contains("Seed 4: p50")
            )

            let files = try Household.files(in: out)
            #expect(
                files.keys.sorted() == ["methods.csv", "report.html", "result.json", "seconds.csv"]
            )
            let written = files.keys.sorted().map { out.appending(path: $0).path }
            #expect(try outcome.json()["files"].list.compactMap(\.text).sorted() == written)
            let result = try Household.Outcome(
                status: 0,
                output: try #require(files["result.json"]),
                errors: ""
            ).json()
            #expect(result["seeds"].list.map { $0["seed"].number } == [3, 4])
            #expect(result["seeds"].list.map { $0["answered"].number } == [12, 12])
            let seconds = try Rows(files["seconds.csv"])
            #expect(seconds.sum("intended") == 24 && seconds.sum("answered") == 24)
            #expect(seconds.column("loop").allSatisfy { $0 == "open" })
            let methods = try Rows(files["methods.csv"])
            #expect(methods.column("method") == ["cases.health"])
            #expect(methods.column("outcome") == ["ok"] && methods.sum("count") == 24)
            #expect(files["report.html"]?.contains("3: p50") == true)
        }
    }

    @Test func `a closed loop says so in everything that it writes`() async throws {
        try await withFolder { folder in
            let outcome = try await world.run(
                [
                    "load", "echo", "--in-flight", "2", "--connections", "2", "--warm-up", "0.2",
                    "--duration", "1", "--out", folder.path, "--threshold", "p50=0.000001",
                ],
                seconds: 60
            )
            let result = try outcome.json()
            #expect(result["loop"].text == "closed loop 2 × 2")
            #expect(result["failed"].names == [])
            #expect(
                outcome.errors.contains("Closed loop: peak throughput, not latency under load.")
            )
            #expect(outcome.errors.contains(#/Threshold p50: .* \(closed loop\)/#))
            let files = try Household.files(in: folder)
            for name in ["seconds.csv", "methods.csv"] {
                let loops = try Rows(files[name]).column("loop")
                #expect(!loops.isEmpty && loops.allSatisfy { $0 == "closed" }, "\(name)")
            }
            #expect(files["result.json"]?.contains("\"closed\"") == true)
            let page = try #require(files["report.html"])
            #expect(page.matches(of: #/<figcaption>[^\n]*closed loop/#).count == 3)
        }
    }

    @Test func `on a terminal the run is seen while it goes, and told in a table`() async throws {
        let words = [
            Household.executables.appending(path: "homeward").path, "load", "echo", "--in-flight",
            "2", "--connections", "1", "--warm-up", "0.2", "--duration", "2.5", "--home",
            try world.home.path, "--lang", "en",
        ]
        // Whatever it says goes to a terminal that `script` makes, and on to here.
        let outcome = try await Household.run(
            at: "/usr/bin/env",
            [
                "COLUMNS=200", "TERM=dumb", "script", "--quiet", "--return", "--command",
                words.map { "'\($0)'" }.joined(separator: " "), "/dev/null",
            ],
            60
        )
        #expect([0, 6].contains(outcome.status), "\(outcome.output)")
        let lines = outcome.output.split(whereSeparator: \.isNewline)
        #expect(lines.contains { $0.contains(#/echo · closed loop 1 × 2  █*░+  [12] / 2 s$/#) })
        let figures = #/^[\d\u{202F}]+\/s  p50 .*  p99 .*  max .*  failed 0  in flight \d$/#
        #expect(lines.contains { $0.contains(figures) }, "\(outcome.output)")
        #expect(lines.contains { $0.contains(#/^p99 [▁▂▃▄▅▆▇█]+$/#) }, "\(outcome.output)")
        #expect(outcome.output.contains("\u{1B}[3A\u{1B}[J"))
        let heading = try #require(lines.first { $0.contains("p99.9") })
        for figure in ["/s", "p50", "p90", "p99", "p99.9", "max"] {
            #expect(heading.contains("\(figure) (closed loop)"), "\(heading)")
        }
    }

    @Test func `a service killed under load costs answers, and no acknowledged write`()
        async throws
    {
        try await withFolder { folder in
            let outcome = try await world.run(
                [
                    "load", "writes", "--rate", "20", "--duration", "8", "--warm-up", "0",
                    "--timeout", "2", "--fault", "kill:cases@1s,restart@1.2s", "--out", folder.path,
                ],
                seconds: 120
            )
            let result = try outcome.json()
            #expect(Self.holds(result), "\(outcome.output)")
            #expect([0, 6].contains(outcome.status), "\(outcome.errors)")
            let recovery = result["recoveries"][0]
            #expect(recovery["fault"].text == "kill cases")
            #expect(result["recoveries"].list.count == 1)
            // `up` waits a second before it starts a service again.
            let seconds = try #require(recovery["seconds"].number, "\(outcome.output)")
            #expect((0.5...6).contains(seconds))
            let failures = recovery["failures"]
            func count(_ name: String) -> Int { Int(failures[name].number ?? -1) }
            // Nobody listens for a second or so: those calls were not begun. One that was under way when
            // the process was cut off may have run; none was worked on in vain, or answered wrongly.
            #expect(count("notStarted") >= 3, "\(outcome.output)")
            #expect((0...8).contains(count("mayHaveRun")))
            #expect(["ranAndFailed", "partial", "wrong", "unsent"].allSatisfy { count($0) == 0 })
            let all = result["failed"].names
            #expect(
                all.allSatisfy { $0.hasSuffix(".notStarted") || $0.hasSuffix(".mayHaveRun") },
                "\(all)"
            )
            try expectRecovery(in: folder, outcome, notStarted: count("notStarted"))
        }
    }

    /// The recovery as its line, its page and its files tell it.
    private func expectRecovery(
        in folder: URL,
        _ outcome: Household.Outcome,
        notStarted: Int
    ) throws {
        #expect(
            outcome.errors.contains(
                #/kill cases: back after [0-9.]+ s, \d+ calls failed: not started \d+, may have run \d+/#
            ),
            "\(outcome.errors)"
        )
        #expect(outcome.errors.contains("not started \(notStarted),"))
        let files = try Household.files(in: folder)
        let seconds = try Rows(files["seconds.csv"])
        #expect(seconds.sum("not_started") >= notStarted)
        #expect(
            seconds.sum("failed") == seconds.sum("not_started") + seconds.sum("may_have_run")
        )
        let page = try #require(files["report.html"])
        #expect(page.contains("<th>not started</th><th>may have run</th><th>ran and failed</th>"))
        #expect(page.contains(">kill cases</text>") && page.contains(">restart cases</text>"))
        try PageLook.expect(folder.appending(path: "report.html"), drawings: 3)
    }

    /// All went well, but that this machine may have been too busy to be on time: that ends with 6.
    private static func expectAnswers(
        _ outcome: Household.Outcome,
        atLeast least: Double,
        writes: Bool
    ) throws {
        #expect([0, 6].contains(outcome.status), "\(outcome.errors)")
        let result = try outcome.json()
        #expect(result["loop"].text == "open loop")
        #expect(result["answered"].number ?? 0 >= least, "\(outcome.output)")
        // Each answer was looked at; a wrong one, or one with a part missing, would stand here as well.
        #expect(result["failed"].names == [], "\(outcome.output)")
        // Scenarios that only read have no promise to check.
        #expect(holds(result) == writes, "\(outcome.output)")
        #expect(outcome.errors.contains("the audit trail agrees") == writes, "\(outcome.errors)")
    }

    private static func holds(_ result: JSON) -> Bool {
        let promise = result["promise"]
        let broken = [
            "unsettled", "missing", "doubled", "notOnceInTrail", "unacknowledgedInTrail",
        ].map { promise[$0].number ?? -1 }
        return promise["acknowledged"].number ?? 0 > 0 && promise["trailWasRead"].isTrue
            && promise["brokenTrails"].list.isEmpty && broken.allSatisfy { $0 == 0 }
    }
}

/// A folder of its own, removed afterwards.
func withFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory
        .appending(path: "homeward-load-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
}

/// A spreadsheet's rows, read by the names of their columns.
struct Rows {
    private let headings: [String]
    private let rows: [[String]]

    /// Reads comma-separated text, each row of which has a cell under each heading.
    init(_ text: String?) throws {
        let lines = try #require(text).split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        headings = try #require(lines.first)
        rows = Array(lines.dropFirst())
        try #require(Set(lines.map(\.count)).count == 1)
    }

    /// The cells under a heading.
    func column(_ name: String) -> [String] {
        guard let place = headings.firstIndex(of: name) else { return [] }
        return rows.map { $0[place] }
    }

    /// The sum of the whole numbers under a heading.
    func sum(_ name: String) -> Int { column(name).reduce(0) { $0 + (Int($1) ?? .min / 1_000) } }
}

/// Looks at a report as a reader does, in a browser.
enum PageLook {
    /// Expects that it shows so many drawings, and nothing to find fault with, in any window.
    static func expect(_ file: URL, drawings: Int) throws {
        let browser = try Browser()
        defer { browser.close() }
        let pictures = ProcessInfo.processInfo.environment["HOMEWARD_PICTURES"].map {
            URL(fileURLWithPath: $0).appending(path: "\(drawings)-\(UUID().uuidString.prefix(4))")
        }
        let (sights, complaints) = try browser.look(at: file, pictures: pictures)
        #expect(complaints == [])
        #expect(sights.count == Window.all.count)
        for (window, sight) in sights {
            #expect(sight.faults == [], "\(window)")
            #expect(sight.drawings == drawings, "\(window)")
            #expect(sight.texts > 30, "\(window)")
        }
    }
}
