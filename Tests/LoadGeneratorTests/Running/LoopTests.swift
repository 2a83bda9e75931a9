import Foundation
import LoadGenerator
import RPC
import Testing
import WireCodec

@Suite struct LoopTests {
    private func schedule(perSecond: Double, seconds: Double) throws -> ArrivalSchedule {
        try ArrivalSchedule(
            .planned(.constant(perSecond: perSecond), .even),
            for: .seconds(seconds),
            seed: 1
        )
    }

    private func setting(_ seconds: Double, warmUp: Double = 0) -> Setting {
        Setting(
            run: "test",
            seed: 1,
            duration: .seconds(seconds),
            warmUp: .seconds(warmUp),
            timeout: .seconds(20)
        )
    }

    @Test func `an open loop makes every call of its plan`() async throws {
        let schedule = try schedule(perSecond: 500, seconds: 0.4)
        let recorder = Recorder()
        let bell = try Doorbell()
        _ = await OpenLoop(schedule, try Doorbell.mix, setting(0.4), on: bell.stage)
            .run(into: recorder)
        let measured = recorder.snapshot
        #expect(measured.answered == 200)
        #expect(measured.lateness.count == 200)
        #expect(measured.pacing.count == 200)
        #expect(measured.seconds.reduce(0) { $0 + $1.intended } == 200)
        #expect(measured.acts.first?.latency.count == 200)
        #expect(recorder.callsInFlight == 0)
    }

    @Test func `calls of the warm-up are made and not measured`() async throws {
        let schedule = try schedule(perSecond: 500, seconds: 0.4)
        let recorder = Recorder()
        let knocks = Atomic64()
        let bell = try Doorbell { _ in _ = knocks.next() }
        _ = await OpenLoop(schedule, try Doorbell.mix, setting(0.4, warmUp: 0.2), on: bell.stage)
            .run(into: recorder)
        #expect(recorder.snapshot.answered == 100)
        #expect(knocks.next() == 201)
    }

    @Test func `acts of an open loop run on the executor of its connections`() async throws {
        let lane = Lane()
        let seen = Atomic64()
        let bell = try Doorbell { _ in if lane.isCurrent { _ = seen.next() } }
        var stage = bell.stage
        stage.executor = lane
        let recorder = Recorder()
        let schedule = try schedule(perSecond: 500, seconds: 0.2)
        _ = await OpenLoop(schedule, try Doorbell.mix, setting(0.2), on: stage).run(into: recorder)
        #expect(recorder.snapshot.answered == 100)
        #expect(seen.next() == 101)
    }

    @Test func `each connection's acts of a closed loop run on its own executor`() async throws {
        let lanes = [Lane(), Lane()]
        let strays = Atomic64()
        let stages = try lanes.map { lane in
            var stage = try Doorbell { _ in if !lane.isCurrent { _ = strays.next() } }.stage
            stage.executor = lane
            return stage
        }
        let recorder = Recorder()
        _ = await ClosedLoop(
            inFlight: 4,
            maximumCount: 100,
            try Doorbell.mix,
            setting(60),
            on: stages
        ).run(into: recorder)
        #expect(recorder.snapshot.answered == 100)
        #expect(strays.next() == 1)
    }

    @Test func `a backlog of thousands of acts costs the generator no lateness`() async throws {
        let recorder = Recorder()
        let stall = Stall()
        stall.begin(for: .seconds(0.8))
        let bell = try Doorbell { _ in try await stall.pass() }
        let schedule = try schedule(perSecond: 10_000, seconds: 0.8)
        _ = await OpenLoop(schedule, try Doorbell.mix, setting(0.8), on: bell.stage)
            .run(into: recorder)
        let measured = recorder.snapshot
        #expect(measured.answered == 8_000)
        #expect(measured.unsent == 0)
        #expect(recorder.callsInFlight == 0)
    }

    @Test func `an answer with a part missing is neither good nor wrong`() async throws {
        let bell = try Doorbell()
        let gap = Act("knock") { act in
            let number = act.number
            try await act.call(Knock(number: number), as: "guest", isWhole: { _ in false })
        }
        let mix = try #require(Mix([MixedAct(gap, weight: 1)]))
        let recorder = Recorder()
        _ = await ClosedLoop(inFlight: 1, maximumCount: 10, mix, setting(60), on: [bell.stage])
            .run(into: recorder)
        let measured = recorder.snapshot
        #expect(measured.partialAnswers == 10)
        #expect(measured.answered == 0)
        #expect(measured.wrongAnswers == 0)
        #expect(measured.failed == 10)
    }

    @Test func `what is beyond the limit of calls in flight counts as unsent`() async throws {
        let schedule = try schedule(perSecond: 1_000, seconds: 0.1)
        let recorder = Recorder()
        let stall = Stall()
        stall.begin(for: .seconds(0.5))
        let bell = try Doorbell { _ in try await stall.pass() }
        var setting = setting(0.1)
        setting.maximumInFlight = 10
        let cpu = await OpenLoop(schedule, try Doorbell.mix, setting, on: bell.stage)
            .run(into: recorder)
        let measured = recorder.snapshot
        #expect(measured.answered == 10)
        #expect(measured.unsent == 90)
        #expect(GeneratorReport(measured, cpu: cpu).findings.contains(.full))
        #expect(recorder.callsInFlight == 0)
    }

    @Test func `a closed loop ends after its count`() async throws {
        let recorder = Recorder()
        let bell = try Doorbell()
        _ = await ClosedLoop(
            inFlight: 4,
            maximumCount: 100,
            try Doorbell.mix,
            setting(60),
            on: [bell.stage, bell.stage]
        ).run(into: recorder)
        #expect(recorder.snapshot.answered == 100)
        #expect(recorder.callsInFlight == 0)
    }

    @Test func `callers of a closed loop think between two acts`() async throws {
        func answered(thinking: Amount) async throws -> Int {
            let recorder = Recorder()
            _ = await ClosedLoop(
                inFlight: 2,
                maximumCount: 1_000,
                thinking: thinking,
                try Doorbell.mix,
                setting(0.5),
                on: [try Doorbell().stage]
            ).run(into: recorder)
            return recorder.snapshot.answered
        }
        // Two callers, each at most once in 50 ms; without a thought they'd be done with a thousand.
        #expect((2...22).contains(try await answered(thinking: .fixed(50))))
        #expect((2...52).contains(try await answered(thinking: .between(20, 60))))
        #expect(try await answered(thinking: .fixed(0)) > 100)
    }

    @Test func `a cancelled run starts nothing more and ends`() async throws {
        let schedule = try schedule(perSecond: 100, seconds: 600)
        let recorder = Recorder()
        let bell = try Doorbell()
        let mix = try Doorbell.mix
        let setting = setting(600)
        await withTaskGroup { group in
            group.addTask {
                _ = await OpenLoop(schedule, mix, setting, on: bell.stage).run(into: recorder)
            }
            while recorder.snapshot.answered < 3 { await Task.yield() }
            group.cancelAll()
        }
        #expect(recorder.snapshot.answered < 60_000)
        #expect(recorder.callsInFlight == 0)
    }

    @Test func `a wrong answer and an error are each told apart from a good one`() async throws {
        let bell = try Doorbell { number in
            if number % 4 == 0 {
                throw ServiceError(.unavailable, reason: "door.shut", "The door is shut.")
            }
        }
        let knock = Act("knock") { act in
            let number = act.number
            try await act.call(Knock(number: number), as: "guest") { $0.number % 4 != 1 }
        }
        let mix = try #require(Mix([MixedAct(knock, weight: 1)]))
        let recorder = Recorder()
        _ = await ClosedLoop(inFlight: 1, maximumCount: 40, mix, setting(60), on: [bell.stage])
            .run(into: recorder)
        let measured = recorder.snapshot
        #expect(measured.answered == 20)
        #expect(measured.wrongAnswers == 10)
        #expect(measured.failed(.ranAndFailed) == 10)
    }

    @Test func `an act without a way to its service is no success`() async throws {
        let bell = try Doorbell()
        let knock = Act("knock") { try await $0.call(Knock(number: 1), as: "nobody") }
        let mix = try #require(Mix([MixedAct(knock, weight: 1)]))
        let recorder = Recorder()
        _ = await ClosedLoop(inFlight: 1, maximumCount: 5, mix, setting(60), on: [bell.stage])
            .run(into: recorder)
        #expect(recorder.snapshot.acts.map(\.outcome) == [.wrongAnswer])
    }
}

/// What the two loops see of a service that stalls once: the reason for the open one.
@Suite struct SlowServerTests {
    /// At the 200th knock the door stays shut for 400 ms.
    private func bell() throws -> Doorbell {
        let stall = Stall()
        return try Doorbell { number in
            if number == 200 { stall.begin(for: .milliseconds(400)) }
            try await stall.pass()
        }
    }

    private let setting = Setting(
        run: "test",
        seed: 1,
        duration: .seconds(60),
        timeout: .seconds(30)
    )

    @Test func `a stall shows in the open loop's p99`() async throws {
        let schedule = try ArrivalSchedule(
            .planned(.constant(perSecond: 400), .even),
            for: .seconds(2),
            seed: 1
        )
        let recorder = Recorder()
        _ = await OpenLoop(schedule, try Doorbell.mix, setting, on: try bell().stage)
            .run(into: recorder)
        // A fifth of the calls were intended to start during the stall.
        #expect(recorder.snapshot.answered == 800)
        #expect(recorder.snapshot.latency.percentile(99) > 200_000_000)
    }

    @Test func `the same stall is one call of the closed loop, and not in its p99`() async throws {
        let recorder = Recorder()
        _ = await ClosedLoop(
            inFlight: 1,
            maximumCount: 800,
            try Doorbell.mix,
            setting,
            on: [try bell().stage]
        ).run(into: recorder)
        #expect(recorder.snapshot.answered == 800)
        #expect(recorder.snapshot.latency.maximum > 390_000_000)
        #expect(recorder.snapshot.latency.percentile(99) < 200_000_000)
    }
}

/// A generator that is stopped for a while, as a busy machine does it.
@Suite struct StoppedGeneratorTests {
    @Test func `a generator that was stopped for 200 ms says that it was the bottleneck`()
        async throws
    {
        let schedule = try ArrivalSchedule(
            .planned(.constant(perSecond: 500), .even),
            for: .seconds(1.6),
            seed: 1
        )
        let recorder = Recorder()
        let bell = try Doorbell { number in
            guard number == 200 else { return }
            let stopper = Process()
            stopper.executableURL = URL(fileURLWithPath: "/bin/sh")
            stopper.arguments = ["-c", "kill -STOP $PPID; sleep 0.2; kill -CONT $PPID"]
            try stopper.run()
        }
        let setting = Setting(run: "test", seed: 1, duration: .seconds(2))
        let cpu = await OpenLoop(schedule, try Doorbell.mix, setting, on: bell.stage)
            .run(into: recorder)
        let report = GeneratorReport(recorder.snapshot, cpu: cpu)
        #expect(recorder.snapshot.answered == 800)
        #expect(report.findings.contains(.late))
        #expect(report.lateness99 > 100_000_000)
        #expect(report.latenessMaximum > 150_000_000)
    }
}
