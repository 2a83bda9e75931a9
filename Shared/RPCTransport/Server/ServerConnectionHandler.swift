internal import Foundation
internal import NIOCore
internal import NIOSSL
internal import NIOTLS
internal import RPC

/// The one handler above TLS: frames, decodes, dispatches and answers, all on the event loop.
///
/// The answers of a read go out together, in few buffers and flushes: at its end, and before when they
/// fill a TLS record and more requests wait.
final class ServerConnectionHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    let shared: ServerShared
    var context: ChannelHandlerContext?
    /// Set when the handshake is over and the peer is somebody.
    ///
    /// Unchecked, as is the decoder, because every call touches it a dozen times, and nothing that
    /// is done to it comes back here: it is a value that knows nothing of this handler, and all
    /// happens on one thread.
    @exclusivity(unchecked) var machine: ServerConnectionStateMachine?
    /// Whom the peer's certificate names.
    private(set) var identity: PeerIdentity?
    /// What the policy makes of the peer.
    private(set) var caller: Caller?
    /// Work that runs as a task, until it has really ended.
    var tasks: [UInt32: Task<Void, Never>] = [:]
    var runningTasks = 0
    /// Streams whose work waits for credit.
    var waiters: [UInt32: CheckedContinuation<Bool, Never>] = [:]
    var executor: EventLoopTaskExecutor?
    var handle: ServerConnectionHandle?
    var isFlushPending = false
    var isReading = false
    private var isFlushing = false
    private var id: ServerConnections.ID?
    @exclusivity(unchecked) private var decoder = FrameDecoder(takesPieces: true)
    /// When the handshake must have ended, or its turn come.
    private var handshakeUntil = Moment.now
    private var mayRead = false
    private var holdsRead = false
    /// Whole frames were read that are not taken up while too much waits to go out.
    private var holdsFrames = false
    private var isClosing = false
    private var isGone = false
    private var wake: (callback: NIOScheduledCallback, at: Moment)?

    init(_ shared: ServerShared) {
        self.shared = shared
    }

    // MARK: - Channel

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        let handle = ServerConnectionHandle(self, loop: context.eventLoop)
        self.handle = handle
        executor = shared.executor(for: context.eventLoop)
        guard let id = shared.connections.admit(handle) else {
            refuse(ConnectionReason.tooManyConnections)
            return
        }
        self.id = id
    }

    func channelActive(context: ChannelHandlerContext) {
        guard let id else { return }
        // Those before it lose their turn in half of that, so that it is not cut along with them.
        handshakeUntil = .now + shared.limits.handshakeWithin * 2
        if shared.connections.enterHandshake(id) { beginHandshake() }
        scheduleWake()
        context.fireChannelActive()
    }

    /// A handshake slot is ours.
    func beginHandshake() {
        handshakeUntil = .now + shared.limits.handshakeWithin
        scheduleWake()
        resumeReading()
    }

    /// Reads are held back before the handshake's turn and while too much waits to go out.
    func read(context: ChannelHandlerContext) {
        if mayRead { context.read() } else { holdsRead = true }
    }

    /// There is room again: what was read goes first, then more is read.
    private func goOn() {
        guard holdsFrames else { return resumeReading() }
        holdsFrames = false
        // Not from here: answers that leave as fast as they come would keep the loop from others.
        let handle = handle
        context?.eventLoop.execute {
            handle?.run { handler in
                handler.isReading = true
                handler.takeFrames()
                handler.isReading = false
                handler.flush()
                handler.scheduleWake()
            }
        }
    }

    private func resumeReading() {
        mayRead = true
        guard holdsRead else { return }
        holdsRead = false
        context?.read()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted(let negotiated) = event as? TLSUserEvent {
            handshakeCompleted(negotiated)
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard machine != nil, !isClosing else { return }
        isReading = true
        decoder.append(unwrapInboundIn(data))
        takeFrames()
    }

    /// Takes up what was read, until so much waits to go out that the rest has to wait, too.
    ///
    /// A single read may hold thousands of small requests for large answers.
    private func takeFrames() {
        let now = Moment.now
        do {
            while !isClosing {
                switch try machine?.takeFrame(from: &decoder, now: now) ?? .none {
                case .action(let action):
                    perform(action, now: now)
                    flushEarly()
                case .held:
                    holdsFrames = true
                    return
                case .none: return
                }
            }
        } catch {
            guard let action = machine?.receive(error) else { return }
            perform(action, now: now)
        }
    }

    /// Sends a full record's worth of answers while more requests wait to be taken up.
    ///
    /// The client goes on with them meanwhile. With one flush at the end of the read the two would
    /// take turns: each would rest as long as the other works.
    private func flushEarly() {
        guard let queued = machine?.outbound.bytes, queued >= OutboundQueue.earlyBytes,
            decoder.bufferedBytes > 0, context?.channel.isWritable == true
        else { return }
        flush()
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isReading = false
        flush()
        scheduleWake()
        context.fireChannelReadComplete()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { flush() }
        context.fireChannelWritabilityChanged()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if machine == nil {
            report(ConnectionReason.handshakeFailed, detail: String(describing: error))
        }
        close()
    }

    func channelInactive(context: ChannelHandlerContext) {
        isClosing = true
        isGone = true
        machine?.closed()
        abandonWork()
        forgetWhenDone()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        isGone = true
        wake?.callback.cancel()
        wake = nil
        self.context = nil
        forgetWhenDone()
    }

    /// Leaves the count once the channel is closed and the last piece of work has ended.
    func forgetWhenDone() {
        guard isGone, runningTasks == 0, let id else { return }
        self.id = nil
        shared.connections.remove(id)
    }

    // MARK: - Who is there

    private func handshakeCompleted(_ negotiated: String?) {
        guard let context, let id, !isClosing else { return }
        shared.connections.leaveHandshake(id)
        guard negotiated == ApplicationProtocol.name else {
            return refuse(ConnectionReason.wrongProtocol)
        }
        let identity: PeerIdentity
        do {
            let tls = try? context.pipeline.syncOperations.handler(type: NIOSSLServerHandler.self)
            guard let leaf = tls?.peerCertificate else { throw IdentityError.noCertificate }
            identity = try IdentityCache.shared.identity(verified: leaf, for: .client)
        } catch {
            return refuse((error as? IdentityError ?? .unreadable).reason, politely: true)
        }
        self.identity = identity
        guard let caller = shared.authorize(identity) else {
            return refuse(ConnectionReason.unauthenticated, politely: true)
        }
        guard shared.connections.identify(id, as: identity.uri) else {
            return refuse(ConnectionReason.tooManyOfIdentity, politely: true)
        }
        self.caller = caller
        let now = Moment.now
        machine = ServerConnectionStateMachine(
            shared.machine,
            expiresAt: now + .seconds(identity.notAfter.timeIntervalSinceNow),
            now: now
        )
        flush()
        scheduleWake()
    }

    /// The policy has changed: the peer's roles are read anew, and whoever lost them is put out.
    func reauthorize() {
        guard let identity, machine != nil else { return }
        if let caller = shared.authorize(identity) {
            self.caller = caller
        } else {
            report(ConnectionReason.unauthenticated)
            end(ConnectionReason.unauthenticated)
        }
    }

    /// Lets a connection not in; politely says why, to a peer whose certificate was verified.
    private func refuse(_ reason: String, politely: Bool = false) {
        report(reason)
        if politely, let context {
            var buffer = context.channel.allocator.buffer(capacity: 128)
            var goodbye = ServerConnectionStateMachine(shared.machine, now: .now)
            goodbye.outbound = OutboundQueue()
            _ = goodbye.end(reason)
            goodbye.outbound.write(into: &buffer, upTo: .max)
            context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
        }
        close()
    }

    private func report(_ reason: String, detail: String? = nil) {
        shared.observer(
            Refusal(
                reason: reason,
                identity: identity,
                remoteAddress: context?.remoteAddress?.description ?? "unknown",
                detail: detail
            )
        )
    }

    // MARK: - Ending

    /// Takes up no further call and finishes what runs.
    func drain(_ reason: String, reconnectAfter: Duration?) {
        guard machine != nil else { return close() }
        if let action = machine?.drain(reason, reconnectAfter: reconnectAfter) {
            perform(action, now: .now)
        }
        flush()
    }

    /// Says goodbye at once.
    func end(_ reason: String) {
        if machine?.phase != .closed, let action = machine?.end(reason) {
            perform(action, now: .now)
        }
        flush()
        close()
    }

    private func close() {
        guard !isClosing else { return }
        isClosing = true
        abandonWork()
        context?.close(promise: nil)
    }

    // MARK: - Writing

    /// Sends what waits as long as the socket takes it, but so much at most before others have their
    /// turn: a peer that reads as fast as we write would never end it.
    func flush() {
        isFlushPending = false
        guard let context, !isFlushing, machine != nil, !isGone else { return }
        isFlushing = true
        // What is still told to somebody who is put out is not taken apart.
        let most = machine?.phase == .closed ? Int.max : OutboundQueue.turnBytes
        var flushed = 0
        repeat {
            while flushed < most, context.channel.isWritable {
                if machine?.isCongested == true { machine?.progressed(now: .now) }
                guard let buffer = machine?.outbound.nextWrite(context.channel.allocator) else {
                    break
                }
                flushed += buffer.readableBytes
                context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
            }
            for call in machine?.outboundDrained() ?? [] {
                waiters.removeValue(forKey: call)?.resume(returning: true)
            }
        } while machine?.outbound.isEmpty == false && flushed < most && context.channel.isWritable
        isFlushing = false
        if flushed >= most, machine?.outbound.isEmpty == false { flushSoon() }
        if machine?.isFinished == true || machine?.phase == .closed {
            // Also with answers left: whoever broke a rule and does not read would hold them for ever.
            close()
        } else if machine?.isCongested == true {
            mayRead = false
        } else if holdsFrames || !mayRead {
            goOn()
        }
    }

    // MARK: - Time

    /// Keeps one scheduled callback at the earliest moment at which something is due.
    func scheduleWake() {
        guard let context, !isGone else { return }
        let next: Moment
        if machine != nil {
            guard let at = machine?.findNextWake() else { return }
            next = at
        } else {
            next = handshakeUntil
        }
        if let wake {
            guard next < wake.at else { return }
            wake.callback.cancel()
        }
        let delay = max(.zero, Moment.now.duration(to: next)) + ServerShared.coarseness
        guard
            let callback = try? context.eventLoop.assumeIsolated().scheduleCallback(
                in: TimeAmount(delay),
                handler: self
            )
        else { return }
        wake = (callback, next)
    }
}

extension ServerConnectionHandler: NIOScheduledCallbackHandler {
    func handleScheduledCallback(eventLoop: some EventLoop) {
        wake = nil
        guard !isGone else { return }
        let now = Moment.now
        guard machine != nil else {
            if now < handshakeUntil {
                scheduleWake()
            } else {
                report(ConnectionReason.noHandshake)
                // Not through TLS, which would wait for a goodbye that never comes.
                context?.channel.close(mode: .all, promise: nil)
            }
            return
        }
        if let due = machine?.tick(now: now) {
            for call in due.cancels { cancelWork(call) }
        }
        flush()
        scheduleWake()
    }
}
