internal import NIOCore
internal import NIOPosix
internal import NIOSSL
public import RPC
internal import Synchronization

/// Reaches one service over a small pool of connections with mutual TLS.
///
/// Connections are made when calls need them. When the service is away, calls fail at once with
/// *unavailable, not started*; after a growing, jittered pause the next call tries anew. When it said
/// that it restarts, and when it will be back, calls wait for that instead. Nothing is repeated here:
/// that is the client's business, who knows which calls may be.
public final class PooledTransport: ClientTransport {
    /// What the lock guards.
    private struct State {
        var connections: [ClientConnection] = []
        /// Those that take no further call and finish what they have.
        var draining: [ClientConnection] = []
        var failures = 0
        var retryAt: Moment?
        /// When a service that restarts wants to see us again.
        var resumeAt: Moment?
        var lastError: ServiceError?
        var isShutDown = false
        var onEmpty: [CheckedContinuation<Void, Never>] = []
    }

    private let configuration: ClientConfiguration
    private let backoff: ReconnectBackoff
    private let tls: ReloadableContext
    private let loop: any EventLoop
    private let state = Mutex(State())

    /// Runs tasks on the event loop that the pool's connections live on.
    ///
    /// Whoever calls from there saves the way to the loop and back, and must never block.
    public let executor: any TaskExecutor

    /// A pool that connects with the first call, on the process's event loops unless `loops` are
    /// given.
    public init(
        _ configuration: ClientConfiguration,
        on loops: EventLoops = .shared
    ) throws(CredentialsError) {
        MessageMemory.keep()
        self.configuration = configuration
        backoff = ReconnectBackoff(configuration.limits)
        tls = ReloadableContext(try configuration.credentials.clientContext())
        (loop, executor) = loops.next()
    }

    /// Uses other certificates for connections from now on; those at work are drained.
    public func replace(_ credentials: Credentials) throws(CredentialsError) {
        tls.swap(try credentials.clientContext())
        let old = state.withLock { state in
            defer {
                state.draining += state.connections
                state.connections = []
            }
            return state.connections
        }
        for connection in old { connection.post(.drain) }
    }

    /// Asks ``ClientConfiguration/accepts`` again about every server that we are connected to.
    ///
    /// One that is denied by now is left at once; the calls that it had may have run.
    public func reauthorize() {
        let all = state.withLock { $0.connections + $0.draining }
        for connection in all { connection.post(.reauthorize) }
    }

    /// How many connections there are, also draining ones.
    public var connectionCount: Int {
        state.withLock { $0.connections.count + $0.draining.count }
    }

    /// Finishes the calls in flight, at most for `grace`, and closes.
    public func shutdown(grace: Duration = .seconds(5)) async {
        let open = state.withLock { state in
            state.isShutDown = true
            state.draining += state.connections
            state.connections = []
            return state.draining
        }
        for connection in open { connection.post(.drain) }
        let hardStop = loop.scheduleTask(in: TimeAmount(grace)) {
            for connection in open { connection.post(.close) }
        }
        await withCheckedContinuation { continuation in
            let isEmpty = state.withLock { state in
                if !state.draining.isEmpty { state.onEmpty.append(continuation) }
                return state.draining.isEmpty
            }
            if isEmpty { continuation.resume() }
        }
        hardStop.cancel()
    }

    // MARK: - Calls

    public func call(_ call: OutgoingCall) async throws(ServiceError) -> [UInt8] {
        var attempts = 3
        while true {
            let reply = try begin(call)
            do {
                return try await reply.answer()
            } catch {
                // Costs nobody's retry budget.
                attempts -= 1
                guard reply.wasLeft(with: error), attempts > 0 else { throw error }
            }
        }
    }

    public func prepare(_ call: OutgoingCall) throws(ServiceError) -> (any PreparedCall)? {
        try begin(call)
    }

    private func begin(_ call: OutgoingCall) throws(ServiceError) -> PendingReply {
        let request = try OutgoingRequest(call)
        try checkSize(of: call)
        return PendingReply(request, deadline: call.deadline.moment, on: try connection())
    }

    public func stream(_ call: OutgoingCall) async throws(ServiceError) -> ElementStream {
        let request = try OutgoingRequest(call)
        if Task.isCancelled { throw .cancelled(outcome: .notStarted) }
        try checkSize(of: call)
        let reader = StreamReader(try connection())
        reader.open(request, deadline: call.deadline.moment)
        return ElementStream(
            next: { () async throws(ServiceError) -> [UInt8]? in try await reader.next() },
            cancel: { reader.cancel() }
        )
    }

    private func checkSize(of call: OutgoingCall) throws(ServiceError) {
        guard call.message.count <= configuration.limits.messageBytes else { throw .tooLarge }
    }

    // MARK: - The pool

    /// The least busy connection, or a new one when all are busy.
    private func connection() throws(ServiceError) -> ClientConnection {
        try state.withLock { state throws(ServiceError) in
            guard !state.isShutDown else {
                throw .unavailable(ConnectionReason.done)
            }
            let least =
                state.connections.count == 1
                ? state.connections[0]
                : state.connections.min { $0.callsInFlight < $1.callsInFlight }
            let limits = configuration.limits
            if let least {
                let isBusy = least.callsInFlight >= limits.callsBeforeNextConnection
                guard isBusy, state.connections.count < limits.connectionsPerAddress,
                    state.retryAt == nil
                else { return least }
            }
            if let retryAt = state.retryAt {
                let left = Moment.now.duration(to: retryAt)
                guard left <= .zero else {
                    var error = state.lastError ?? .unavailable(ConnectionReason.unreachable)
                    error.outcome = .notStarted
                    error.retryAfterMilliseconds = max(1, Int(left / .milliseconds(1)))
                    throw error
                }
            }
            let connection = ClientConnection(
                configuration,
                tls: tls.current,
                loop: loop,
                after: state.resumeAt.map { Moment.now.duration(to: $0) } ?? .zero
            ) { [weak self] connection, report in
                self?.heard(report, from: connection)
            }
            state.connections.append(connection)
            return connection
        }
    }

    private func heard(
        _ report: ClientConnectionHandler.Report,
        from connection: ObjectIdentifier
    ) {
        let waiters = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            switch report {
            case .opened:
                state.failures = 0
                state.retryAt = nil
                state.lastError = nil
                state.resumeAt = nil
            case .draining(let resume):
                if let resume {
                    state.resumeAt =
                        .now + backoff.pause(askedFor: resume, fraction: .random(in: 0...1))
                }
                guard
                    let index = state.connections.firstIndex(where: {
                        ObjectIdentifier($0) == connection
                    })
                else { return [] }
                state.draining.append(state.connections.remove(at: index))
            case .closed(let error):
                let wasInUse = state.connections.contains { ObjectIdentifier($0) == connection }
                state.connections.removeAll { ObjectIdentifier($0) == connection }
                state.draining.removeAll { ObjectIdentifier($0) == connection }
                return closed(error, wasInUse: wasInUse, &state)
            }
            return []
        }
        for waiter in waiters { waiter.resume() }
    }

    private func closed(
        _ error: ServiceError,
        wasInUse: Bool,
        _ state: inout State
    ) -> [CheckedContinuation<Void, Never>] {
        if state.connections.isEmpty, wasInUse {
            state.failures += 1
            state.lastError = error
            state.retryAt =
                .now + backoff.pause(after: state.failures, fraction: .random(in: 0...1))
        }
        guard state.draining.isEmpty, state.isShutDown else { return [] }
        defer { state.onEmpty = [] }
        return state.onEmpty
    }
}
