internal import NIOCore
internal import RPC

/// What all connections of a server share.
final class ServerShared: Sendable {
    /// How late a deadline may be noticed: callbacks that are due together run together.
    static let coarseness = Duration.milliseconds(5)

    let limits: Limits
    let handler: any CallHandler
    let authorize: @Sendable (PeerIdentity) -> Caller?
    let observer: @Sendable (Refusal) -> Void
    let connections: ServerConnections
    let machine: ServerConnectionStateMachine.Configuration
    private let loops: EventLoops

    init(
        _ configuration: ServerConfiguration,
        loops: EventLoops,
        handler: any CallHandler,
        authorize: @escaping @Sendable (PeerIdentity) -> Caller?,
        observer: @escaping @Sendable (Refusal) -> Void
    ) {
        limits = configuration.limits
        self.handler = handler
        self.authorize = authorize
        self.observer = observer
        connections = ServerConnections(limits: configuration.limits)
        machine = ServerConnectionStateMachine.Configuration(
            limits: configuration.limits,
            hello: Hello(
                build: configuration.build,
                service: configuration.service,
                features: configuration.features,
                limits: configuration.limits
            ),
            budget: ByteBudget(bytes: configuration.limits.halfReceivedBytesInAll),
            maximumRequestBytes: { handler.maximumRequestBytes(of: $0) }
        )
        self.loops = loops
    }

    /// The task executor of a loop.
    func executor(for loop: any EventLoop) -> EventLoopTaskExecutor {
        loops.executor(of: loop)
    }
}
