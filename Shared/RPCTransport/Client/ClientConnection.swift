internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import RPC
internal import Synchronization

/// One connection of a pool, as the rest of the process sees it.
///
/// Calls are posted to the event loop; what several tasks post at about the same time goes over in
/// one hop and out in one flush. A task that runs on the loop already hands its call over at once.
final class ClientConnection: Sendable {
    /// What the loop is asked to do.
    enum Command: Sendable {
        /// Send a request.
        case open(any PendingCall, request: OutgoingRequest, deadline: Moment)
        /// Nobody waits any more.
        case cancel(any PendingCall)
        /// An element was read.
        case consumed(any PendingCall, cost: Int)
        /// The deny-list may have changed.
        case reauthorize
        /// Take no further call.
        case drain
        /// End now.
        case close
    }

    /// What waits for the connection's event loop.
    private struct Inbox {
        var commands: [Command] = []
        var isScheduled = false
    }

    private let loop: any EventLoop
    private let bound: NIOLoopBoundBox<ClientConnectionHandler?>
    private let inbox = Mutex(Inbox())
    private let load = Atomic(0)

    /// A connection that lives on `loop` and is made after a pause; `onEvent` is called there, and is told
    /// which connection that is: a reference back would be a cycle, and a weak one would make each
    /// owner that comes and goes, two with each call, three times as dear.
    init(
        _ configuration: ClientConfiguration,
        tls: NIOSSLContext,
        loop: any EventLoop,
        after pause: Duration = .zero,
        onEvent: @escaping @Sendable (ObjectIdentifier, ClientConnectionHandler.Report) -> Void
    ) {
        self.loop = loop
        bound = .makeEmptyBox(valueType: ClientConnectionHandler.self, eventLoop: loop)
        let identity = ObjectIdentifier(self)
        loop.execute { [self] in
            let handler = ClientConnectionHandler(configuration) { report in
                onEvent(identity, report)
            }
            bound.value = handler
            handler.connect(tls: tls, loop: loop, after: pause)
        }
    }

    /// Calls that have not ended.
    var callsInFlight: Int { load.load(ordering: .relaxed) }

    /// Counts a call in.
    func enter() { load.add(1, ordering: .relaxed) }

    /// Counts a call out.
    func leave() { load.subtract(1, ordering: .relaxed) }

    /// Sends a request.
    func open(_ call: any PendingCall, _ request: OutgoingRequest, deadline: Moment) {
        guard loop.inEventLoop, let handler = bound.value else {
            return post(.open(call, request: request, deadline: deadline))
        }
        handler.open(call, request, deadline: deadline, now: .now)
        handler.flushSoon()
    }

    /// Hands a command to the loop.
    func post(_ command: Command) {
        let mustSchedule = inbox.withLock { inbox in
            inbox.commands.append(command)
            defer { inbox.isScheduled = true }
            return !inbox.isScheduled
        }
        if mustSchedule { loop.execute { self.deliver() } }
    }

    private func deliver() {
        let commands = inbox.withLock { inbox in
            inbox.isScheduled = false
            defer { inbox.commands = [] }
            return inbox.commands
        }
        guard let handler = bound.value else { return }
        let now = Moment.now
        for command in commands { handler.perform(command, now: now) }
        handler.flush()
    }
}
