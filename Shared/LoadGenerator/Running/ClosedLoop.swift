internal import Synchronization

/// Keeps a number of acts under way: each is followed by the next as soon as it has ended.
///
/// Shows the peak throughput. It says nothing about latency under load: a service that stalls is
/// simply not asked, which is why every figure made of it is labelled.
public struct ClosedLoop: Sendable {
    /// How many acts are under way.
    public var inFlight: Int
    /// How many acts there are at most.
    public var maximumCount: Int
    /// How long each of them pauses between acts.
    public var thinking: Amount

    private let mix: Mix
    private let setting: Setting
    /// A stage per connection; acts are spread over them.
    private let stages: [Stage]

    /// A closed loop over some connections.
    public init(
        inFlight: Int,
        maximumCount: Int = ArrivalSchedule.maximumCount,
        thinking: Amount = .fixed(0),
        _ mix: Mix,
        _ setting: Setting,
        on stages: [Stage]
    ) {
        precondition(inFlight > 0 && !stages.isEmpty, "somebody must call, over something")
        self.inFlight = inFlight
        self.maximumCount = maximumCount
        self.thinking = thinking
        self.mix = mix
        self.setting = setting
        self.stages = stages
    }

    /// Runs until the time or the count is used up.
    public func run(into recorder: Recorder) async -> CPUShare {
        let before = CPUMeter()
        let start = setting.start ?? MonotonicTime.now
        let end = start + setting.duration.nanoseconds
        let next = Counter()
        recorder.begin(at: start + setting.warmUp.nanoseconds)
        await withDiscardingTaskGroup { group in
            for place in 0..<inFlight {
                let stage = stages[place % stages.count]
                group.addTask(executorPreference: stage.executor) {
                    await loop(on: stage, next, until: end, recorder)
                }
            }
        }
        return CPUMeter().share(since: before, without: 0, on: nil)
    }

    private func loop(
        on stage: Stage,
        _ next: Counter,
        until end: UInt64,
        _ recorder: Recorder
    ) async {
        if let start = setting.start, start > MonotonicTime.now {
            try? await Task.sleep(for: .nanoseconds(start - MonotonicTime.now))
        }
        while !Task.isCancelled, MonotonicTime.now < end {
            let number = next.take()
            guard number < maximumCount, recorder.enter(below: .max) else { return }
            var performance = Performance(
                number: number,
                setting,
                recorder: recorder,
                stage: stage,
                intended: MonotonicTime.now
            )
            let pause = thinking.pick(using: &performance.random)
            await mix.act(of: number, seed: setting.seed).performed(performance, recorder)
            recorder.leave()
            if pause > 0 { try? await Task.sleep(for: .milliseconds(pause)) }
        }
    }

    /// Numbers the acts over all tasks.
    private final class Counter: Sendable {
        private let value = Atomic(0)

        func take() -> Int { value.add(1, ordering: .relaxed).oldValue }
    }
}
