import RPC
import Synchronization
import WireCodec

/// Counts and remembers, so that tests wait for facts instead of time.
final class Journal: Sendable {
    private struct State {
        var entries: [String] = []
        var waiters: [Int: (entry: String, continuation: CheckedContinuation<Void, Never>)] = [:]
        var next = 0
    }

    private let state = Mutex(State())

    /// What happened, in order.
    var entries: [String] { state.withLock { $0.entries } }

    /// How often something happened.
    func count(of entry: String) -> Int { entries.count { $0 == entry } }

    /// Notes that something happened.
    func note(_ entry: String) {
        let woken = state.withLock { state in
            state.entries.append(entry)
            let woken = state.waiters.filter { $0.value.entry == entry }
            for key in woken.keys { state.waiters[key] = nil }
            return woken.values.map(\.continuation)
        }
        for waiter in woken { waiter.resume() }
    }

    /// Waits until something has happened at least once, or the test's time is up.
    func waitFor(_ entry: String) async {
        let id = state.withLock { state in
            state.next += 1
            return state.next
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isThere = state.withLock { state in
                    if state.entries.contains(entry) || Task.isCancelled { return true }
                    state.waiters[id] = (entry, continuation)
                    return false
                }
                if isThere { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { $0.waiters.removeValue(forKey: id) }
            waiter?.continuation.resume()
        }
    }
}

/// A gate that work waits at until a test opens it, or until it is cancelled.
final class Gate: Sendable {
    private struct State {
        var isOpen = false
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
        var next = 0
    }

    private let state = Mutex(State())

    /// Lets everybody through from now on.
    func open() {
        let waiters = state.withLock { state in
            state.isOpen = true
            defer { state.waiters = [:] }
            return state.waiters.values.map { $0 }
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Waits; answers whether the gate was opened, or else the task was cancelled.
    func pass() async -> Bool {
        let id = state.withLock { state in
            state.next += 1
            return state.next
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let mustWait = state.withLock { state in
                    if state.isOpen || Task.isCancelled { return false }
                    state.waiters[id] = continuation
                    return true
                }
                if !mustWait { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { $0.waiters.removeValue(forKey: id) }
            waiter?.resume()
        }
        return state.withLock { $0.isOpen }
    }
}

/// A handler without a router: what it does is in the method's name.
struct TestService: CallHandler {
    let journal = Journal()
    let gate = Gate()

    func maximumRequestBytes(of method: String) -> Int {
        method == "test.small" ? 100_000 : CallLimits.largestMessage
    }

    func handle(_ call: IncomingCall) -> Dispatch {
        journal.note(call.head.method)
        switch call.head.method {
        case "test.echo", "test.small": return .reply(.response(call.message))
        case "test.swell": return .reply(.response([UInt8](repeating: 1, count: 20_000)))
        case "test.who": return .reply(.response(Array(call.peer.identity.utf8)))
        case "test.echoOnLoop": return .work(.eventLoop) { .response(call.message) }
        case "test.echoOnPool": return .work(.blocking) { .response(call.message) }
        case "test.suspend":
            return .work(.eventLoop) {
                await Task.yield()
                return .response(call.message)
            }
        case "test.fail": return .reply(.error(Self.failure))
        case "test.wait": return .work(.eventLoop) { await wait(call) }
        case "test.waitOnPool": return .work(.blocking) { await wait(call) }
        case "test.stubborn":
            return .work(.blocking) {
                journal.note("stubborn began")
                // Ignores its cancelling until the gate opens.
                while !(await withUncancelled { await gate.pass() }) {}
                journal.note("stubborn ended")
                return .response([])
            }
        case "test.count": return .stream { await count(call, into: $0) }
        case "test.failingStream":
            return .stream { sink in
                try? await sink.send([1])
                return Self.failure
            }
        case "test.forever": return .stream { await sendForever(call, into: $0) }
        default:
            return .reply(.error(ServiceError(.unimplemented, reason: "test.unknown", "Unknown.")))
        }
    }

    static let failure = ServiceError(
        .failedPrecondition,
        reason: "test.rule",
        "The test's rule says no.",
        violations: [FieldViolation(field: "a[1].b", rule: "length.64")],
        retryAfterMilliseconds: 250
    )

    private func wait(_ call: IncomingCall) async -> CallReply {
        journal.note("waiting")
        guard await gate.pass() else {
            journal.note("cancelled")
            return .error(.cancelled(outcome: .ranAndFailed))
        }
        return .response(call.message)
    }

    private func count(_ call: IncomingCall, into sink: any ElementSink) async -> ServiceError? {
        let size = call.message.count
        for number in 0..<100 {
            let element = [UInt8](repeating: UInt8(number), count: max(1, size))
            do { try await sink.send(element) } catch { return .cancelled(outcome: .mayHaveRun) }
        }
        return nil
    }

    private func sendForever(
        _ call: IncomingCall,
        into sink: any ElementSink
    ) async -> ServiceError? {
        var sent = 0
        while true {
            do {
                try await sink.send([UInt8](repeating: 7, count: 1_024))
                sent += 1
                journal.note("sent")
            } catch {
                journal.note("stream cancelled")
                return .cancelled(outcome: .mayHaveRun)
            }
        }
    }

    private func withUncancelled<T: Sendable>(_ body: @escaping @Sendable () async -> T) async -> T
    {
        // Apart from the caller's task, so that its cancellation does not reach the body.
        await Task.detached { await body() }.value
    }
}
