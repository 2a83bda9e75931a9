internal import DequeModule
internal import Synchronization

/// All connections of a server, counted against its limits.
///
/// A connection stays counted until its last piece of work has ended, also when its peer has long
/// gone: work that nobody waits for uses the machine all the same.
final class ServerConnections: Sendable {
    /// A number that stands for a connection.
    typealias ID = UInt64

    /// A connection and whose it is.
    private struct Entry {
        let handle: ServerConnectionHandle
        var identity: String?
        var isInHandshake = false
    }

    /// What the lock guards.
    private struct State {
        var entries: [ID: Entry] = [:]
        var perIdentity: [String: Int] = [:]
        var handshakes = 0
        var waiting: Deque<ID> = []
        var isShuttingDown = false
        var nextID: ID = 1
        var onEmpty: [CheckedContinuation<Void, Never>] = []

        /// Frees the handshake slot of `id` and answers who may take it.
        mutating func leaveHandshake(_ id: ID) -> ServerConnectionHandle? {
            guard entries[id]?.isInHandshake == true else {
                waiting.removeAll { $0 == id }
                return nil
            }
            entries[id]?.isInHandshake = false
            while let next = waiting.popFirst() {
                guard let handle = entries[next]?.handle else { continue }
                entries[next]?.isInHandshake = true
                return handle
            }
            handshakes -= 1
            return nil
        }
    }

    private let limits: Limits
    private let state = Mutex(State())

    init(limits: Limits) {
        self.limits = limits
    }

    /// How many connections are counted.
    var count: Int { state.withLock { $0.entries.count } }

    /// Takes a new connection in; `nil` when the house is full or closing.
    func admit(_ handle: ServerConnectionHandle) -> ID? {
        state.withLock { state in
            guard !state.isShuttingDown, state.entries.count < limits.connections else {
                return nil
            }
            let id = state.nextID
            state.nextID += 1
            state.entries[id] = Entry(handle: handle)
            return id
        }
    }

    /// Whether the connection may begin its handshake; otherwise its handle is told later.
    func enterHandshake(_ id: ID) -> Bool {
        state.withLock { state in
            guard state.handshakes < limits.handshakesAtOnce else {
                state.waiting.append(id)
                return false
            }
            state.handshakes += 1
            state.entries[id]?.isInHandshake = true
            return true
        }
    }

    /// The handshake ended, well or not; the next in line begins.
    func leaveHandshake(_ id: ID) {
        let next = state.withLock { $0.leaveHandshake(id) }
        next?.proceed()
    }

    /// Counts the connection for its identity; `false` when that has too many.
    func identify(_ id: ID, as identity: String) -> Bool {
        state.withLock { state in
            let count = state.perIdentity[identity, default: 0]
            guard count < limits.connectionsPerIdentity, state.entries[id] != nil else {
                return false
            }
            state.perIdentity[identity] = count + 1
            state.entries[id]?.identity = identity
            return true
        }
    }

    /// The connection is closed and its work has ended.
    func remove(_ id: ID) {
        let (next, waiters) = state.withLock { state in
            let next = state.leaveHandshake(id)
            if let identity = state.entries.removeValue(forKey: id)?.identity {
                let count = state.perIdentity[identity, default: 1] - 1
                state.perIdentity[identity] = count == 0 ? nil : count
            }
            let waiters = state.entries.isEmpty ? state.onEmpty : []
            if state.entries.isEmpty { state.onEmpty = [] }
            return (next, waiters)
        }
        next?.proceed()
        for waiter in waiters { waiter.resume() }
    }

    /// The handles of all connections.
    var handles: [ServerConnectionHandle] {
        state.withLock { $0.entries.values.map(\.handle) }
    }

    /// Lets nobody in from now on; `false` when that was said before.
    func beginShutdown() -> Bool {
        state.withLock { state in
            defer { state.isShuttingDown = true }
            return !state.isShuttingDown
        }
    }

    /// Waits until the last connection is gone.
    func waitUntilEmpty() async {
        await withCheckedContinuation { continuation in
            let isEmpty = state.withLock { state in
                if !state.entries.isEmpty { state.onEmpty.append(continuation) }
                return state.entries.isEmpty
            }
            if isEmpty { continuation.resume() }
        }
    }
}
