import RPC
import Testing
import Vocabulary

@testable import LoadGenerator

@Suite struct ReportTests {
    private func result(
        _ loop: RunResult.Loop = .open(perSecond: 100),
        lateness: UInt64 = 1_000,
        scenario: String = "mixed"
    ) -> RunResult {
        var measured = Measurements()
        for number in 0..<300 {
            let outcome: CallOutcome =
                number % 30 == 0 ? .failed(.unavailable, .notStarted) : .answered
            let intended = UInt64(number) * 10_000_000
            measured.intend(at: intended)
            measured.lateness.record(nanoseconds: lateness)
            measured.record(
                MeasuredCall(
                    method: number % 3 == 0 ? "cases.open" : "cases.report.fetch",
                    outcome: outcome,
                    intended: intended,
                    latency: UInt64(1_000_000 + number * 10_000),
                    service: 900_000
                )
            )
        }
        let generator = GeneratorReport(measured, cpu: CPUShare(busiestThread: 0.2, cores: 0.1))
        return RunResult(
            scenario: scenario,
            loop: loop,
            targets: ["cases 127.0.0.1:7440"],
            startedAt: "2026-11-25T10:00:00Z",
            seconds: 3,
            seeds: [.init(seed: 1, measured)],
            workers: 1,
            machine: .current,
            measured: measured,
            generator: generator,
            thresholds: Thresholds([.p99: 1, .errors: 0.5])
        )
    }

    @Test func `a result comes back from its file`() throws {
        let before = result()
        let after = try RunResult(json: before.json())
        #expect(after.measured.ended == 300)
        #expect(after.measured.latency.percentile(99) == before.measured.latency.percentile(99))
        #expect(after.breaches == before.breaches)
        #expect(after.thresholds == before.thresholds)
        #expect(after.generator == before.generator)
        #expect(after.loop == before.loop)
    }

    @Test func `a page stands by itself and is well-formed in both languages`() throws {
        for language in Language.allCases {
            let page = result().page(in: language)
            for outside in ["<script", "http:", "https:", "url(", "@import", "<link", "<img"] {
                #expect(!page.contains(outside), "\(outside)")
            }
            #expect(page.contains("<html lang=\"\(language.rawValue)\">"))
            #expect(PageElement.root(of: page) != nil)
        }
        #expect(result().page(in: .vietnamese).contains("Độ trễ theo phân vị"))
        #expect(result().page(in: .english).contains("Latency by percentile"))
    }

    @Test func `a closed loop says so on every figure`() {
        let page = result(.closed(inFlight: 8, connections: 2)).page(in: .english)
        let tiles = page.matches(of: #/<small>[^<]*(p50|p99|p99.9|max|per second)[^<]*<\/small>/#)
        #expect(tiles.count >= 5)
        #expect(tiles.allSatisfy { $0.output.0.contains("closed loop") })
        let captions = page.matches(of: #/<figcaption>.*?<\/figcaption>/#)
        #expect(captions.count == 3)
        #expect(captions.allSatisfy { $0.output.contains("closed loop") })
    }

    @Test(arguments: Language.allCases)
    func `a closed loop says so over every table of figures`(language: Language) throws {
        let closed = RunResult.Loop.closed(inFlight: 8, connections: 2)
        let word = ReportPhrase.closedLoop(language)
        var run = result(closed)
        run.recoveries = [Recovery(from: "kill cases", at: 1, in: run.measured.seconds)]
        run.measured.recordAct("reception", outcome: .answered, latency: 5)
        let page = try #require(PageElement.root(of: run.page(in: language)))
        let main = try #require(page.all("main").first).children
        let tables = main.indices.filter { !main[$0].all("table").isEmpty }
        #expect(tables.count == 5)
        for place in tables { #expect(main[place - 1].wholeText.contains(word)) }
        let seed = try #require(
            page.all("dt").first { $0.wholeText.hasPrefix(ReportPhrase.seed(language)) }
        )
        #expect(seed.wholeText.contains(word))
        let breaches = page.all("p").filter { $0.has(class: "bad") && $0.wholeText.contains("p99") }
        #expect(breaches.count == 1 && breaches.allSatisfy { $0.wholeText.contains(word) })
    }

    @Test func `a comparison of closed loops says so on every figure and in every row`() throws {
        var report = try #require(RunSample.comparisons.first).result
        #expect(!report.page(in: .english).contains("closed loop"))
        report.loop = .closed(inFlight: 1, connections: 1)
        let page = try #require(PageElement.root(of: report.page(in: .english)))
        let headings = page.all("th").map(\.wholeText)
        #expect(headings.prefix(3).allSatisfy { $0.contains("closed loop") })
        let verdicts = page.all("p").filter { $0.has(class: "verdict") }
        #expect(verdicts.count == 5)
        #expect(
            (verdicts + page.all("figcaption")).allSatisfy { $0.wholeText.contains("closed loop") }
        )
        for csv in [report.figuresCSV, report.runsCSV] {
            let rows = csv.split(separator: "\n").map { $0.split(separator: ",") }
            let place = try #require(rows[0].firstIndex(of: "loop"))
            #expect(rows.dropFirst().allSatisfy { $0[place] == "closed" })
            #expect(Set(rows.map(\.count)).count == 1)
        }
        #expect(report.figuresCSV.split(separator: "\n").count == 6)
        #expect(report.figuresCSV.contains("\np99,closed,"))
        #expect(report.runsCSV.split(separator: "\n").count == 21)
        #expect(report.runsCSV.contains("\nB,10,closed,"))
    }

    @Test func `a recovery tells its failures by outcome class in page and file`() throws {
        var run = result()
        var recovery = Recovery(from: "kill cases", at: 1, in: run.measured.seconds)
        recovery.failures.notStarted = 1_201
        recovery.failures.mayHaveRun = 302
        recovery.failures.ranAndFailed = 43
        run.recoveries = [recovery]
        for language in Language.allCases {
            let page = try #require(PageElement.root(of: run.page(in: language)))
            let table = try #require(
                page.all("table").first { $0.wholeText.contains("kill cases") }
            )
            let headings = table.all("th").map(\.wholeText)
            let cells = table.all("td").map(\.wholeText)
            for (phrase, text) in [
                (ReportPhrase.notStarted, "1\u{202F}201"), (.mayHaveRun, "302"),
                (.ranAndFailed, "43"), (.lostMeanwhile, "1\u{202F}546"),
            ] {
                let place = try #require(headings.firstIndex(of: phrase(language)))
                #expect(cells[place] == text)
            }
            // What did not happen has no column of its own.
            #expect(!headings.contains(ReportPhrase.unsent(language)))
        }
        #expect(try RunResult(json: run.json()).recoveries == run.recoveries)
    }

    @Test func `a generator that was the bottleneck stands at the top of the page`() {
        let page = result(lateness: 50_000_000).page(in: .english)
        #expect(page.contains("The generator was the bottleneck"))
        #expect(!result().page(in: .english).contains("The generator was the bottleneck"))
    }

    @Test func `every word of a report stands in both languages`() {
        for phrase in ReportPhrase.allCases {
            let label = phrase.label
            #expect(!label.vi.isEmpty && !label.en.isEmpty, "\(phrase)")
        }
    }

    @Test func `whatever a scenario is called, it is text in the page`() {
        let page = result(scenario: "<b onclick=\"x\">&").page(in: .english)
        #expect(!page.contains("<b onclick"))
        #expect(page.contains("&lt;b onclick=&quot;x&quot;&gt;&amp;"))
    }

    @Test func `spreadsheets have a row per second, and per method and outcome`() {
        let seconds = result().secondsCSV.split(separator: "\n")
        #expect(seconds.count == 4)
        #expect(
            seconds[0].hasPrefix(
                "second,loop,intended,answered,failed,not_started,may_have_run,ran_and_failed,"
            )
        )
        #expect(seconds[1].hasPrefix("0,open,100,"))
        #expect(seconds[1].contains(",4,4,0,0,0,0,0,"))
        let closed = result(.closed(inFlight: 8, connections: 2)).secondsCSV.split(separator: "\n")
        #expect(closed.dropFirst().allSatisfy { $0.contains(",closed,") })
        let methods = result().methodsCSV.split(separator: "\n")
        #expect(methods.count == 4)
        #expect(methods.contains { $0.hasPrefix("cases.open,unavailable,notStarted,open,10,") })
        let columns = Set(
            methods.map { $0.split(separator: ",", omittingEmptySubsequences: false).count }
        )
        #expect(columns.count == 1)
    }

    @Test func `a search that found nothing draws what it tried`() throws {
        let result = try #require(RunSample.searches.first { $0.name.contains("nothing") }).result
        var without = result
        without.curve = []
        let page = try #require(PageElement.root(of: without.page(in: .english)))
        for svg in page.all("svg") {
            let lines = svg.all("path").filter { $0.has(class: "line") }
            #expect(lines.count >= 2)
            #expect(svg.all("circle").count >= without.trials.count)
        }
    }

    @Test func `marks of an axis are as short as they are round, and never nothing`() {
        let text = FigureText(language: .english)
        let marks: [(Double, String)] = [
            (0, "0"), (0.0001, "0.0001"), (0.00002, "0.00002"), (0.002, "0.002"), (0.1, "0.1"),
            (0.1 + 0.2, "0.3"), (99.9, "99.9"), (99.999, "99.999"), (1, "1"), (50, "50"),
            (1_000_000, "1\u{202F}000\u{202F}000"), (0.6000000000000001, "0.6"),
        ]
        for (value, mark) in marks { #expect(text.mark(value) == mark) }
        #expect(FigureText(language: .vietnamese).mark(0.0005) == "0,0005")
    }

    @Test func `a search's page marks the knee`() {
        var search = KneeSearch(.init(start: 100), for: LoadGoal(milliseconds: 50))
        func trial(_ rate: Double) -> LoadTrial {
            LoadTrial(
                offered: rate,
                achieved: min(rate, 300),
                errors: 0,
                latencies: LoadTrial.percentiles.map { _ in rate < 300 ? 5 : 500 },
                generatorKeptUp: true
            )
        }
        while let rate = search.next { search.heard(trial(rate)) }
        let result = SearchResult(
            scenario: "mixed",
            goal: LoadGoal(milliseconds: 50),
            plan: .init(start: 100),
            search: search,
            curve: [30, 150, 290, 400].map(trial),
            machine: .current,
            startedAt: "2026-11-25T10:00:00Z"
        )
        let page = result.page(in: .english)
        #expect(page.contains("class=\"marker\""))
        #expect(page.contains(">knee</text>"))
        #expect(result.csv.split(separator: "\n").count == 1 + search.trials.count + 4)
    }
}
