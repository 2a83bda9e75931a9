internal import NIOCore
internal import NIOPosix
internal import NIOSSL
public import RPC

/// A service's listening side: mutual TLS, frames, and a handler that answers the calls.
///
/// It knows nothing of methods; routing is the handler's, and who a certificate is belongs to
/// `authorize`. Ends by ``shutdown(grace:)``, which finishes what runs.
public final class RPCServer: Sendable {
    /// The port it listens on, also when 0 was asked for.
    public let port: Int
    private let loops: EventLoops
    /// Whether the loops end with the server.
    private let ownsLoops: Bool
    private let listener: any Channel
    private let shared: ServerShared
    private let tls: ReloadableContext

    private init(
        port: Int,
        loops: EventLoops,
        ownsLoops: Bool,
        listener: any Channel,
        shared: ServerShared,
        tls: ReloadableContext
    ) {
        self.port = port
        self.loops = loops
        self.ownsLoops = ownsLoops
        self.listener = listener
        self.shared = shared
        self.tls = tls
    }

    /// Listens and answers from now on.
    ///
    /// - Parameters:
    ///   - configuration: Where, as whom and within which limits.
    ///   - given: The threads to live on, which outlive the server; as many of its own as the
    ///     configuration says where none are given.
    ///   - handler: Takes every call; called on an event loop, so it must not block.
    ///   - authorize: Says who a verified certificate is, or `nil` for nobody. Called on an event
    ///     loop at each handshake.
    ///   - observer: Hears of every connection that was not let in or was put out.
    /// - Returns: The server, listening.
    /// - Throws: ``CredentialsError``, or the system's reason why it cannot listen.
    public static func start(
        _ configuration: ServerConfiguration,
        on given: EventLoops? = nil,
        handler: any CallHandler,
        authorize: @escaping @Sendable (PeerIdentity) -> Caller?,
        observer: @escaping @Sendable (Refusal) -> Void = { _ in }
    ) async throws -> RPCServer {
        MessageMemory.keep()
        let tls = ReloadableContext(try configuration.credentials.serverContext())
        let loops = given ?? EventLoops(count: configuration.eventLoops)
        let shared = ServerShared(
            configuration,
            loops: loops,
            handler: handler,
            authorize: authorize,
            observer: observer
        )
        do {
            let listener = try await bootstrap(loops, shared: shared, tls: tls)
                .bind(host: configuration.host, port: configuration.port).get()
            return RPCServer(
                port: listener.localAddress?.port ?? configuration.port,
                loops: loops,
                ownsLoops: given == nil,
                listener: listener,
                shared: shared,
                tls: tls
            )
        } catch {
            if given == nil { await loops.shutdown() }
            throw error
        }
    }

    private static func bootstrap(
        _ loops: EventLoops,
        shared: ServerShared,
        tls: ReloadableContext
    ) -> ServerBootstrap {
        ServerBootstrap(group: loops.eventLoopGroup)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            // Connections take it over with their handshake, which settles how far it can be used.
            .serverChannelOption(.socketOption(.so_rcvbuf), value: SocketBuffers.unreadBytes)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.maxMessagesPerRead, value: SocketBuffers.readsAtOnce)
            .childChannelOption(
                .tcpOption(SocketBuffers.unsentOption),
                value: SocketBuffers.unsentBytes
            )
            .childChannelOption(
                .recvAllocator,
                value: SocketBuffers.received
            )
            .childChannelOption(.writeBufferWaterMark, value: .init(low: 65_536, high: 262_144))
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(NIOSSLServerHandler(context: tls.current))
                    try pipeline.addHandler(ServerConnectionHandler(shared))
                }
            }
    }

    /// How many connections are open, or have work that has not ended.
    public var connectionCount: Int { shared.connections.count }

    /// Uses other certificates for connections from now on; open ones go on until theirs end.
    public func replace(_ credentials: Credentials) throws(CredentialsError) {
        tls.swap(try credentials.serverContext())
    }

    /// Asks `authorize` again about every open connection.
    ///
    /// Roles that changed hold from the next call on; peers that lost their right are put out.
    public func reauthorize() {
        for handle in shared.connections.handles { handle.reauthorize() }
    }

    /// Puts out every connection whose peer fulfils `condition`.
    public func closeConnections(where condition: @escaping @Sendable (PeerIdentity) -> Bool) {
        for handle in shared.connections.handles {
            handle.close(ConnectionReason.unauthenticated, where: condition)
        }
    }

    /// Stops: listens no more, tells every client, finishes what runs, closes.
    ///
    /// What still runs after `grace` is cancelled, and its callers are told that it may have run.
    /// Returns when all work has ended; then its threads end, unless they were given to it.
    public func shutdown(grace: Duration) async {
        // Its event loops end with the first shutdown, so a second one only waits for it.
        guard shared.connections.beginShutdown() else {
            await shared.connections.waitUntilEmpty()
            return
        }
        try? await listener.close().get()
        for handle in shared.connections.handles {
            handle.drain(ConnectionReason.drain, reconnectAfter: .milliseconds(500))
        }
        let connections = shared.connections
        let hardStop = loops.eventLoopGroup.next().scheduleTask(in: TimeAmount(grace)) {
            for handle in connections.handles { handle.close(ConnectionReason.drain) }
        }
        await connections.waitUntilEmpty()
        hardStop.cancel()
        if ownsLoops { await loops.shutdown() }
    }
}
