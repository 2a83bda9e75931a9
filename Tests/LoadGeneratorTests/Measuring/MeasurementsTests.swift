import Foundation
import LoadGenerator
import RPC
import Testing

@Suite struct MeasurementsTests {
    private func call(
        _ outcome: CallOutcome = .answered,
        method: String = "cases.open",
        intended: UInt64 = 0,
        latency: UInt64 = 5_000_000,
        service: UInt64 = 1_000_000
    ) -> MeasuredCall {
        MeasuredCall(
            method: method,
            outcome: outcome,
            intended: intended,
            latency: latency,
            service: service
        )
    }

    private static let shed = CallOutcome.failed(.resourceExhausted, .notStarted)

    @Test func `latency and service time stand beside each other`() {
        var measured = Measurements()
        measured.record(call())
        #expect(measured.latency.maximum >= 5_000_000)
        #expect(measured.service.maximum < 1_100_000)
    }

    @Test func `failures have rows of their own and no part in the good answers' latency`() {
        var measured = Measurements()
        measured.record(call(latency: 1_000))
        measured.record(call(Self.shed, latency: 9_000_000_000))
        measured.record(call(.failed(.unavailable, .mayHaveRun)))
        measured.record(call(.wrongAnswer))
        #expect(measured.answered == 1)
        #expect(measured.failed == 3)
        #expect(measured.failed(.notStarted) == 1)
        #expect(measured.failed(.mayHaveRun) == 1)
        #expect(measured.wrongAnswers == 1)
        #expect(measured.errorShare == 0.75)
        #expect(measured.latency.maximum < 2_000)
        #expect(measured.rows.count == 4)
    }

    @Test func `an answer counts in the second in which it arrived`() {
        var measured = Measurements()
        measured.intend(at: 900_000_000)
        measured.record(call(intended: 900_000_000, latency: 1_500_000_000))
        #expect(measured.seconds.map(\.intended) == [1, 0, 0])
        #expect(measured.seconds.map(\.answered) == [0, 0, 1])
        #expect(measured.seconds[0].latency.count == 1)
    }

    @Test func `what two workers measured adds up, also through their files`() throws {
        var first = Measurements()
        var second = Measurements()
        for number in 0..<100 {
            let call = call(
                number % 10 == 0 ? Self.shed : .answered,
                method: number % 2 == 0 ? "a" : "b",
                intended: UInt64(number) * 50_000_000,
                latency: UInt64(number) * 1_000_000
            )
            if number < 60 { first.record(call) } else { second.record(call) }
        }
        second.lateness.record(nanoseconds: 77)
        second.recordAct("work", outcome: .answered, latency: 5)
        let file = try JSONEncoder().encode(second)
        first.add(try JSONDecoder().decode(Measurements.self, from: file))
        #expect(first.ended == 100)
        #expect(first.answered == 90)
        #expect(first.counts(of: "a") == (50, 40))
        #expect(first.seconds.reduce(0) { $0 + $1.failed } == 10)
        #expect(first.lateness.count == 1)
        #expect(first.acts.map(\.method) == ["work"])
        #expect(abs(Double(first.latency.percentile(50)) / 49_500_000 - 1) < 0.05)
    }

    @Test func `every outcome keeps its name in a file`() throws {
        let outcomes: [CallOutcome] =
            [.answered, .wrongAnswer, .partial, .unsent]
            + ErrorCode.all.flatMap { code in
                OutcomeClass.allCases.map { .failed(code, $0) }
            }
        let data = try JSONEncoder().encode(outcomes)
        #expect(try JSONDecoder().decode([CallOutcome].self, from: data) == outcomes)
    }
}

@Suite struct GeneratorReportTests {
    private func report(
        lateness: UInt64 = 1_000,
        busiest: Double = 0.2,
        unsent: Int = 0
    ) -> GeneratorReport {
        var measured = Measurements()
        for _ in 0..<100 { measured.lateness.record(nanoseconds: lateness) }
        for _ in 0..<unsent {
            measured.record(
                MeasuredCall(method: "a", outcome: .unsent, intended: 0, latency: 0, service: 0)
            )
        }
        return GeneratorReport(measured, cpu: CPUShare(busiestThread: busiest, cores: 0.1))
    }

    @Test func `a generator that kept up has no findings`() {
        #expect(!report().wasBottleneck)
    }

    @Test func `late calls, a full core and dropped calls are each a finding`() {
        #expect(report(lateness: 20_000_000).findings == [.late])
        #expect(report(busiest: 0.95).findings == [.busy])
        #expect(report(unsent: 1).findings == [.full])
    }

    @Test func `of two workers the worse one speaks`() {
        let both = report(lateness: 20_000_000).worse(report(busiest: 0.95, unsent: 2))
        #expect(both.findings == [.late, .busy, .full])
        #expect(both.unsent == 2)
        #expect(both.busiestThread == 0.95)
    }
}
