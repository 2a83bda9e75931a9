import Synchronization

/// A bounded pipe of encoded elements: the writer waits while the reader is a window behind.
///
/// One reader, any number of writers. An element larger than the window passes alone.
final class ElementPipe: ElementSink {
    /// What the lock guards.
    private struct State {
        var elements: [[UInt8]] = []
        var bytes = 0
        /// Set once the producer has ended: the error, or none.
        var end: ServiceError??
        /// Set once nobody reads any more.
        var isClosed = false
        /// Tasks that wait for any change of the above.
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
        var nextWaiter = 0

        mutating func takeWaiting() -> [CheckedContinuation<Void, Never>] {
            defer { waiting = [:] }
            return Array(waiting.values)
        }
    }

    private let window: Int
    private let state = Mutex(State())

    init(window: Int) {
        self.window = window
    }

    func send(_ element: [UInt8]) async throws {
        while true {
            try Task.checkCancellation()
            let isSent = try change { state in
                if state.isClosed { throw CancellationError() }
                guard state.bytes == 0 || state.bytes + element.count <= window else {
                    return false
                }
                state.elements.append(element)
                state.bytes += element.count
                return true
            }
            if isSent { return }
            await waitForChange { state in
                state.isClosed || state.bytes == 0 || state.bytes + element.count <= self.window
            }
        }
    }

    /// The next element, `nil` at the end.
    func next() async throws(ServiceError) -> [UInt8]? {
        while true {
            if Task.isCancelled {
                close()
                throw .cancelled(outcome: .mayHaveRun)
            }
            let step: Step = change { state in
                if !state.elements.isEmpty {
                    let element = state.elements.removeFirst()
                    state.bytes -= element.count
                    return .element(element)
                }
                if let end = state.end { return .end(end) }
                return state.isClosed ? .end(.cancelled(outcome: .mayHaveRun)) : .wait
            }
            switch step {
            case .element(let element): return element
            case .end(.some(let error)): throw error
            case .end(.none): return nil
            case .wait:
                await waitForChange { state in
                    !state.elements.isEmpty || state.end != nil || state.isClosed
                }
            }
        }
    }

    /// The producer has ended.
    func finish(_ error: ServiceError?) {
        change { state in
            if state.end == nil { state.end = .some(error) }
        }
    }

    /// Nobody reads any more; what was not read is dropped.
    func close() {
        change { state in
            state.isClosed = true
            state.elements = []
            state.bytes = 0
        }
    }

    /// How a read goes on.
    private enum Step {
        case element([UInt8])
        case end(ServiceError?)
        case wait
    }

    /// Changes the state and wakes whoever waits for a change.
    private func change<Answer: Sendable, Failure: Error>(
        _ body: (inout State) throws(Failure) -> Answer
    ) throws(Failure) -> Answer {
        var woken: [CheckedContinuation<Void, Never>] = []
        defer { for waiter in woken { waiter.resume() } }
        return try state.withLock { state throws(Failure) in
            let answer = try body(&state)
            woken = state.takeWaiting()
            return answer
        }
    }

    /// Suspends until the state may have changed, `isReady` already holds, or the task is cancelled.
    private func waitForChange(unless isReady: @escaping (borrowing State) -> Bool) async {
        let name = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let goesOn = state.withLock { state in
                    // Cancelling before this point found nobody to wake.
                    if isReady(state) || Task.isCancelled { return true }
                    state.waiting[name] = continuation
                    return false
                }
                if goesOn { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: name) }?.resume()
        }
    }
}
