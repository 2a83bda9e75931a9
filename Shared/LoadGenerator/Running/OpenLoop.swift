/// Starts acts when they are intended to start, whatever became of the ones before.
public struct OpenLoop: Sendable {
    private let schedule: ArrivalSchedule
    private let mix: Mix
    private let setting: Setting
    private let stage: Stage

    /// A run of a plan.
    public init(_ schedule: ArrivalSchedule, _ mix: Mix, _ setting: Setting, on stage: Stage) {
        self.schedule = schedule
        self.mix = mix
        self.setting = setting
        self.stage = stage
    }

    /// Runs the plan; returns when the last call has ended, at most a timeout after the last start.
    ///
    /// Cancelling ends it early: nothing more is started, and calls under way are cancelled.
    public func run(into recorder: Recorder) async -> CPUShare {
        await PacingThread.run {
            let before = CPUMeter()
            let thread = CPUMeter.currentThread
            let spun = await pace(recorder)
            return CPUMeter().share(since: before, without: spun, on: thread)
        }
    }

    /// Runs on the pacing thread, which it blocks while it waits.
    private func pace(_ recorder: Recorder) async -> UInt64 {
        // A moment for this thread to be scheduled, so that the first call is not late already.
        let start = setting.start ?? MonotonicTime.now + 1_000_000
        recorder.begin(at: start + setting.warmUp.nanoseconds)
        let performers = Performers { job in
            await perform(job.act, job.number, job.intended, recorder)
        }
        return await withDiscardingTaskGroup { group in
            var pacer = Pacer()
            for (number, offset) in schedule.offsets.enumerated() {
                let intended = start + offset
                guard let woken = pacer.wait(until: intended) else { break }
                recorder.intend(at: intended, pacing: woken - intended)
                let act = mix.act(of: number, seed: setting.seed)
                guard recorder.enter(below: setting.maximumInFlight) else {
                    recorder.record(
                        act.name,
                        .unsent,
                        intended: intended,
                        sent: woken,
                        ended: woken
                    )
                    continue
                }
                if performers.give(.init(act: act, number: number, intended: intended)) {
                    // Not on this thread, which they would inherit: it is asleep, or spins.
                    group.addTask(executorPreference: stage.executor) {
                        await performers.work(on: stage.executor)
                    }
                }
            }
            performers.end()
            return pacer.spun
        }
    }

    private func perform(
        _ act: Act,
        _ number: Int,
        _ intended: UInt64,
        _ recorder: Recorder
    ) async {
        await act.performed(
            Performance(
                number: number,
                setting,
                recorder: recorder,
                stage: stage,
                intended: intended
            ),
            recorder
        )
        recorder.leave()
    }
}

extension Act {
    /// Does the act and records how it ended.
    func performed(_ performance: Performance, _ recorder: Recorder) async {
        var performance = performance
        let intended = performance.intended
        var outcome = CallOutcome.answered
        do {
            try await perform(&performance)
        } catch let failure as CallFailed {
            outcome = failure.outcome
        } catch {
            // The act itself is at fault, not a call: nothing of this kind may look like success.
            outcome = .wrongAnswer
        }
        recorder.recordAct(name, outcome, intended: intended, ended: MonotonicTime.now)
    }
}
