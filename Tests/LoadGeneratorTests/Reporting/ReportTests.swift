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
        #expect(seconds[1].hasPrefix("0,100,"))
        let methods = result().methodsCSV.split(separator: "\n")
        #expect(methods.count == 4)
        #expect(methods.contains { $0.hasPrefix("cases.open,unavailable,notStarted,open,10,") })
        let columns = Set(
            methods.map { $0.split(separator: ",", omittingEmptySubsequences: false).count }
        )
        #expect(columns.count == 1)
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
