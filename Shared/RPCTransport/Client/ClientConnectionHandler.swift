internal import Foundation
internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import NIOTLS
internal import RPC

/// The client's one handler above TLS, and the owner of the connection's state on its loop.
final class ClientConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// What the pool wants to know.
    enum Report: Sendable {
        /// The service answered the hello.
        case opened
        /// No further calls on this connection, and how long to wait before another one.
        case draining(resume: Duration?)
        /// The connection is gone; the error is what its next caller would hear.
        case closed(ServiceError)
    }

    private let configuration: ClientConfiguration
    private let report: (Report) -> Void
    // The next three are unchecked because every call touches each several times, and nothing that
    // is done to them comes back here: they are values that know nothing of this handler, and all
    // happens on one thread.
    @exclusivity(unchecked) private var machine: ClientConnectionStateMachine
    /// Whom the server's certificate names, once it was verified.
    private var server: PeerIdentity?
    @exclusivity(unchecked) private var decoder = FrameDecoder(takesPieces: true)
    @exclusivity(unchecked) private var pending = CallTable<any PendingCall>()
    private var context: ChannelHandlerContext?
    private var loop: (any EventLoop)?
    private var failure: ServiceError?
    /// The beginning of a connection that is not to be made at once.
    private var beginning: Scheduled<Void>?
    private var isClosed = false
    private var isReading = false
    private var isFlushing = false
    private var isFlushPending = false
    private var wake: (callback: NIOScheduledCallback, at: Moment)?

    init(_ configuration: ClientConfiguration, report: @escaping (Report) -> Void) {
        self.configuration = configuration
        self.report = report
        machine = ClientConnectionStateMachine(
            limits: configuration.limits,
            hello: Hello(
                build: configuration.build,
                service: configuration.name,
                features: configuration.features,
                limits: configuration.limits
            ),
            firstCall: configuration.firstCall,
            now: .now
        )
    }

    /// Begins to connect, after a pause if there is to be one; calls may be submitted at once.
    func connect(tls: NIOSSLContext, loop: any EventLoop, after pause: Duration) {
        self.loop = loop
        let bound = NIOLoopBound(self, eventLoop: loop)
        guard pause > .zero else { return connect(bound, tls: tls, loop: loop) }
        machine.connectingBegan(now: .now + pause)
        scheduleWake()
        beginning = loop.scheduleTask(in: TimeAmount(pause)) {
            bound.value.beginning = nil
            bound.value.connect(bound, tls: tls, loop: loop)
        }
    }

    private func connect(
        _ bound: NIOLoopBound<ClientConnectionHandler>,
        tls: NIOSSLContext,
        loop: any EventLoop
    ) {
        scheduleWake()
        ClientBootstrap(group: loop)
            .connectTimeout(TimeAmount(configuration.limits.connectWithin))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(.maxMessagesPerRead, value: SocketBuffers.readsAtOnce)
            .channelOption(.tcpOption(SocketBuffers.unsentOption), value: SocketBuffers.unsentBytes)
            .channelOption(.socketOption(.so_rcvbuf), value: SocketBuffers.unreadBytes)
            .channelOption(
                .recvAllocator,
                value: SocketBuffers.received
            )
            .channelOption(.writeBufferWaterMark, value: .init(low: 65_536, high: 262_144))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(NIOSSLClientHandler(context: tls, serverHostname: nil))
                    try pipeline.addHandler(bound.value)
                }
            }
            .connect(host: configuration.host, port: configuration.port)
            .whenFailure { _ in
                bound.value.finish(.unavailable(ConnectionReason.unreachable))
            }
    }

    // MARK: - Calls

    /// Sends a request; a flush follows.
    func open(
        _ call: any PendingCall,
        _ request: OutgoingRequest,
        deadline: Moment,
        now: Moment
    ) {
        switch machine.submit(request, kind: call.kind, deadline: deadline, now: now) {
        case .success(let id):
            call.began(as: id)
            pending.insert(call, for: id)
            if !machine.takesCalls { drain(ConnectionReason.idsUsedUp) }
        case .failure(var error):
            // A connection that has ended says why; asking it again would end the same way.
            if isClosed, let failure {
                error = failure
                error.outcome = .notStarted
            }
            call.fail(error)
        }
    }

    /// Does what was posted; ``flush()`` follows.
    func perform(_ command: ClientConnection.Command, now: Moment) {
        switch command {
        case .open(let call, let request, let deadline):
            // Cancelled before its turn came; one that is handed over at once has not been.
            guard !call.hasEnded else { return }
            open(call, request, deadline: deadline, now: now)
        case .cancel(let call):
            guard let id = call.id else { return call.fail(.cancelled(outcome: .notStarted)) }
            guard let outcome = machine.cancel(id, now: now) else { return }
            pending.remove(id)?.fail(.cancelled(outcome: outcome))
        case .consumed(let call, let cost):
            if let id = call.id { machine.consumed(id, cost: cost) }
        case .reauthorize:
            guard let server, !configuration.accepts(server) else { return }
            abort(.unauthenticated(IdentityError.denied.reason))
        case .drain: drain(ConnectionReason.done)
        case .close:
            failure = failure ?? .unavailable(ConnectionReason.done)
            drain(ConnectionReason.done)
            flush(upTo: .max)
            close()
        }
    }

    private func drain(_ reason: String) {
        machine.drain(reason)
        report(.draining(resume: nil))
    }

    private func handle(_ events: [ClientConnectionStateMachine.Event]) {
        for event in events {
            switch event {
            case .response(let id, let bytes):
                pending.remove(id)?.receive(bytes, cost: 0)
            case .failure(let id, let error):
                pending.remove(id)?.fail(error)
            case .element(let id, let bytes, let cost):
                pending[id]?.receive(bytes, cost: cost)
            case .end(let id):
                pending.remove(id)?.end()
            case .opened:
                decoder.agreedKinds = machine.agreement.agreedKinds
                report(.opened)
            case .draining(_, let resume):
                report(.draining(resume: resume))
            case .close(let reason):
                if failure == nil {
                    failure =
                        reason == ConnectionReason.unauthenticated
                            || reason.hasPrefix("identity.")
                        ? .unauthenticated(reason) : .unavailable(reason)
                }
                flush()
                close()
            }
        }
    }

    // MARK: - Channel

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        finish(.unavailable(ConnectionReason.connectionLost))
        self.context = nil
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted(let negotiated) = event as? TLSUserEvent {
            handshakeCompleted(negotiated, context)
        }
        context.fireUserInboundEventTriggered(event)
    }

    /// The server has proved a certificate; whether it is the right one is decided here, before
    /// anything is sent.
    private func handshakeCompleted(_ negotiated: String?, _ context: ChannelHandlerContext) {
        guard negotiated == ApplicationProtocol.name else {
            return abort(.unavailable(ConnectionReason.wrongProtocol))
        }
        let server: PeerIdentity
        do {
            let tls = try? context.pipeline.syncOperations.handler(type: NIOSSLClientHandler.self)
            guard let leaf = tls?.peerCertificate else { throw IdentityError.noCertificate }
            server = try IdentityCache.shared.identity(verified: leaf, for: .server)
            guard server.uri == configuration.expecting else {
                throw IdentityError.unexpectedServer
            }
            guard configuration.accepts(server) else { throw IdentityError.denied }
            self.server = server
        } catch {
            let reason = (error as? IdentityError ?? .unreadable).reason
            return abort(.unauthenticated(reason))
        }
        let now = Moment.now
        machine.handshakeCompleted(
            expiresAt: now + .seconds(server.notAfter.timeIntervalSinceNow),
            now: now
        )
        scheduleWake()
    }

    private func abort(_ error: ServiceError) {
        failure = failure ?? error
        handle(machine.lost(error))
        close()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isClosed else { return }
        isReading = true
        decoder.append(unwrapInboundIn(data))
        let now = Moment.now
        do {
            while !isClosed, let frame = try decoder.next() {
                if let answer = machine.receiveAnswer(frame, now: now) {
                    pending.remove(answer.call)?.receive(answer.bytes, cost: 0)
                } else {
                    handle(machine.receive(frame, now: now))
                }
            }
        } catch {
            handle(machine.receive(error))
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isReading = false
        flush()
        context.fireChannelReadComplete()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { flush() }
        context.fireChannelWritabilityChanged()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        let cause: ServiceError =
            switch machine.phase {
            case .connecting: Self.handshakeFailure(error)
            // In TLS 1.3 the server judges our certificate after we have finished.
            case .awaitingHello where error is NIOSSLError || error is BoringSSLError:
                .unauthenticated(ConnectionReason.certificateRefused)
            case .awaitingHello, .open, .draining, .closed:
                .unavailable(ConnectionReason.connectionLost)
            }
        failure = failure ?? cause
        handle(machine.lost(failure ?? cause))
        close()
    }

    private static func handshakeFailure(_ error: any Error) -> ServiceError {
        String(describing: error).contains("CERTIFICATE_VERIFY_FAILED")
            ? .unauthenticated(ConnectionReason.certificateRefused)
            : .unavailable(ConnectionReason.handshakeFailed)
    }

    func channelInactive(context: ChannelHandlerContext) {
        finish(.unavailable(ConnectionReason.connectionLost))
        context.fireChannelInactive()
    }

    private func close() {
        isClosed = true
        if let beginning {
            beginning.cancel()
            self.beginning = nil
            finish(.unavailable(ConnectionReason.done))
        }
        context?.close(promise: nil)
    }

    /// The connection is gone, or never came to be.
    private func finish(_ error: ServiceError) {
        isClosed = true
        let error = failure ?? error
        failure = error
        handle(machine.lost(error))
        wake?.callback.cancel()
        wake = nil
        guard loop != nil else { return }
        loop = nil
        report(.closed(error))
    }

    // MARK: - Writing and time

    /// Flushes at the end of the read that is being handled, or after whatever else the loop has
    /// ready to run, so that calls which are made together go out together.
    func flushSoon() {
        guard !isReading, !isFlushPending, let loop else { return }
        isFlushPending = true
        loop.assumeIsolated().execute { self.flush() }
    }

    /// Sends what waits as long as the socket takes it, but so much at most before others have their
    /// turn: a peer that reads as fast as we write would never end it.
    func flush(upTo most: Int = OutboundQueue.turnBytes) {
        isFlushPending = false
        defer { scheduleWake() }
        if beginning != nil, machine.isFinished { return close() }
        guard let context, !isFlushing, !isReading else { return }
        switch machine.phase {
        case .connecting, .awaitingHello:
            // Nothing is sent before the server's hello has been read.
            if machine.isFinished { close() }
            return
        case .open, .draining, .closed: break
        }
        isFlushing = true
        var flushed = 0
        while flushed < most, context.channel.isWritable,
            let buffer = machine.outbound.nextWrite(context.channel.allocator)
        {
            flushed += buffer.readableBytes
            context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
        }
        isFlushing = false
        if flushed >= most, !machine.outbound.isEmpty { flushSoon() }
        if machine.isFinished { close() }
    }

    private func scheduleWake() {
        guard let loop, let next = machine.findNextWake() else { return }
        if let wake {
            guard next < wake.at else { return }
            wake.callback.cancel()
        }
        let delay = max(.zero, Moment.now.duration(to: next)) + ServerShared.coarseness
        guard
            let callback = try? loop.assumeIsolated().scheduleCallback(
                in: TimeAmount(delay),
                handler: self
            )
        else { return }
        wake = (callback, next)
    }
}

extension ClientConnectionHandler: NIOScheduledCallbackHandler {
    func handleScheduledCallback(eventLoop: some EventLoop) {
        wake = nil
        handle(machine.tick(now: .now))
        flush()
    }
}
