internal import DequeModule
internal import RPC
internal import Synchronization

/// A server stream as its reader sees it: elements wait here, never more than the credit allows.
final class PendingStream: PendingCall {
    private typealias Waiter = CheckedContinuation<Void, Never>

    /// What the lock guards.
    private struct State {
        var elements: Deque<(bytes: [UInt8], cost: Int)> = []
        var end: Result<Void, ServiceError>?
        var waiter: Waiter?
    }

    let kind = ClientCall.Kind.serverStream
    private let number = Atomic<UInt32>(0)
    private let state = Mutex(State())

    var id: UInt32? {
        let number = number.load(ordering: .relaxed)
        return number == 0 ? nil : number
    }

    func began(as id: UInt32) { number.store(id, ordering: .relaxed) }

    var hasEnded: Bool { state.withLock { $0.end != nil } }

    func fail(_ error: ServiceError) { finish(.failure(error)) }

    func end() { finish(.success(())) }

    func receive(_ bytes: [UInt8], cost: Int) {
        wake { state in
            guard state.end == nil else { return }
            state.elements.append((bytes, cost))
        }
    }

    private func finish(_ end: Result<Void, ServiceError>) {
        wake { state in
            guard state.end == nil else { return }
            state.end = end
        }
    }

    /// Nobody reads any more: drops what waits.
    func close(_ error: ServiceError) {
        wake { state in
            state.elements = []
            if state.end == nil { state.end = .failure(error) }
        }
    }

    private func wake(_ change: (inout State) -> Void) {
        let waiter = state.withLock { state in
            change(&state)
            let waiter = state.waiter
            state.waiter = nil
            return waiter
        }
        waiter?.resume()
    }

    /// The next element and its cost, `nil` at the end; one reader at a time.
    func next() async throws(ServiceError) -> (bytes: [UInt8], cost: Int)? {
        while true {
            let step = state.withLock {
                state -> Result<(bytes: [UInt8], cost: Int)?, ServiceError>? in
                if let element = state.elements.popFirst() { return .success(element) }
                switch state.end {
                case .success: return .success(nil)
                case .failure(let error): return .failure(error)
                case nil: return nil
                }
            }
            if let step { return try step.get() }
            await withCheckedContinuation { (continuation: Waiter) in
                let isReady = state.withLock { state in
                    guard state.elements.isEmpty, state.end == nil, state.waiter == nil else {
                        return true
                    }
                    state.waiter = continuation
                    return false
                }
                if isReady { continuation.resume() }
            }
        }
    }
}
