internal import NIOCore

/// How the rest of the server reaches a connection on its event loop.
struct ServerConnectionHandle: Sendable {
    private let bound: NIOLoopBound<ServerConnectionHandler>

    /// Must be made on the handler's event loop.
    init(_ handler: ServerConnectionHandler, loop: any EventLoop) {
        bound = NIOLoopBound(handler, eventLoop: loop)
    }

    /// Runs `body` with the handler, at once when already on its loop.
    func run(_ body: @escaping @Sendable (ServerConnectionHandler) -> Void) {
        if bound.eventLoop.inEventLoop {
            body(bound.value)
        } else {
            bound.eventLoop.execute { [bound] in body(bound.value) }
        }
    }

    /// A handshake slot is free.
    func proceed() { run { $0.beginHandshake() } }

    /// Says goodbye but finishes what runs.
    func drain(_ reason: String, reconnectAfter: Duration?) {
        run { $0.drain(reason, reconnectAfter: reconnectAfter) }
    }

    /// Says goodbye at once.
    func close(_ reason: String) { run { $0.end(reason) } }

    /// Puts the connection out when `condition` holds for its peer.
    func close(_ reason: String, where condition: @escaping @Sendable (PeerIdentity) -> Bool) {
        run { handler in
            if let identity = handler.identity, condition(identity) { handler.end(reason) }
        }
    }

    /// Asks the policy again.
    func reauthorize() { run { $0.reauthorize() } }
}
