import Synchronization

/// How much a process may repeat: a tenth of its calls, and a small floor for the quiet ones.
///
/// A service in trouble is not helped by everybody asking thrice. The budget is shared by all
/// clients of a process, so that one service's trouble does not grow with the number of callers.
public final class RetryBudget: Sendable {
    /// What a call adds: one repetition for ten calls.
    public static let tokensPerCall = 0.1
    /// What time adds, so that a quiet client may repeat at all: one repetition each second.
    public static let tokensPerSecond = 1.0
    /// What can be saved up; more would let a storm through after a quiet day.
    public static let capacity = 10.0

    /// The budget of this process.
    public static let shared = RetryBudget()

    /// What the lock guards.
    private struct State {
        var tokens = RetryBudget.capacity
        var refilled: ContinuousClock.Instant
    }

    private let state: Mutex<State>
    /// Whether nothing can be added, as nearly always; changes within the lock, and is read without it.
    private let isFull = Atomic(true)
    private let now: @Sendable () -> ContinuousClock.Instant

    /// A full budget; tests pass a clock of their own.
    public init(now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) {
        self.now = now
        state = Mutex(State(refilled: now()))
    }

    /// Counts a first attempt.
    func callMade() {
        guard !isFull.load(ordering: .relaxed) else { return }
        state.withLock { state in
            state.tokens = min(Self.capacity, state.tokens + Self.tokensPerCall)
            if state.tokens == Self.capacity { isFull.store(true, ordering: .relaxed) }
        }
    }

    /// Takes a repetition out of the budget; `false` when it is used up.
    func takeRepetition() -> Bool {
        let moment = now()
        return state.withLock { state in
            let elapsed = state.refilled.duration(to: moment) / .seconds(1)
            state.tokens = min(Self.capacity, state.tokens + elapsed * Self.tokensPerSecond)
            state.refilled = moment
            guard state.tokens >= 1 else { return false }
            state.tokens -= 1
            isFull.store(false, ordering: .relaxed)
            return true
        }
    }
}
