internal import NIOCore
internal import RPC

extension ServerConnectionHandler {
    /// Does what the state machine says.
    func perform(_ action: consuming ServerConnectionStateMachine.Action, now: Moment) {
        switch consume action {
        case .none: break
        case .accept(let call): start(call, now: now)
        case .cancel(let call): cancelWork(call)
        case .resume(let call): waiters.removeValue(forKey: call)?.resume(returning: true)
        case .close: abandonWork()
        }
    }

    private func start(_ call: consuming AcceptedCall, now: Moment) {
        guard let caller else { return }
        let (id, isLarge) = (call.id, call.message.count > CallLimits.largestOnEventLoop)
        let incoming = IncomingCall(
            head: call.head,
            message: call.message,
            peer: caller,
            deadline: Deadline(at: call.deadline),
            arrivedAt: now
        )
        let handler = shared.handler
        if isLarge {
            // Decoding megabytes would hold up every other call of this loop.
            return runOnPool(id, deadline: incoming.deadline) { handler.handle(incoming) }
        }
        switch handler.handle(incoming) {
        case .reply(let reply): machine?.reply(reply, to: id, now: now)
        case .work(.eventLoop, let work): runOnLoop(id, work)
        case let other: runOnPool(id, deadline: incoming.deadline) { other }
        }
    }

    /// Runs work as a task of the event loop: it starts at once and resumes here.
    private func runOnLoop(_ call: UInt32, _ work: @escaping @Sendable () async -> CallReply) {
        guard let handle else { return }
        runningTasks += 1
        // An event loop is no task, so work that suspends needs one of its own here. It is kept
        // in `tasks` until it has ended, cancelled with its call and its connection, and the
        // connection stays counted until then: nothing outlives what started it unseen.
        let task = Task.immediate(executorPreference: executor) {
            let reply = await work()
            handle.run { $0.finish(call, .reply(reply)) }
        }
        keep(task, for: call)
    }

    /// Runs work on the default pool, where it may compute and block.
    private func runOnPool(
        _ call: UInt32,
        deadline: Deadline,
        _ dispatch: @escaping @Sendable () -> Dispatch
    ) {
        guard let handle else { return }
        runningTasks += 1
        let sink = StreamSink(connection: handle, call: call)
        // For the same reason as above, and ended in the same way.
        let task = Task {
            let ending = await CallEnding.of(dispatch, into: sink, deadline: deadline)
            handle.run { $0.finish(call, ending) }
        }
        keep(task, for: call)
    }

    private func keep(_ task: Task<Void, Never>, for call: UInt32) {
        guard machine?.calls[call] != nil else { return }
        tasks[call] = task
    }

    /// Work has really ended: its terminal frame goes out and it is counted no more.
    func finish(_ call: UInt32, _ ending: CallEnding) {
        runningTasks -= 1
        tasks[call] = nil
        waiters.removeValue(forKey: call)?.resume(returning: false)
        let now = Moment.now
        switch ending {
        case .reply(let reply): machine?.reply(reply, to: call, now: now)
        case .stream(let error): machine?.finishStream(call, error, now: now)
        }
        flushSoon()
        forgetWhenDone()
    }

    /// Asks work to stop; it stays counted until it has.
    func cancelWork(_ call: UInt32) {
        tasks[call]?.cancel()
        waiters.removeValue(forKey: call)?.resume(returning: false)
    }

    /// Asks all work to stop, because nobody can be answered any more.
    func abandonWork() {
        for task in tasks.values { task.cancel() }
        let waiting = waiters
        waiters = [:]
        for waiter in waiting.values { waiter.resume(returning: false) }
    }

    /// Flushes at the end of the read that is being handled, or after whatever else the loop has
    /// ready to run, so that answers which end together go out together.
    func flushSoon() {
        guard !isReading, !isFlushPending, let context else { return }
        isFlushPending = true
        let handle = handle
        context.eventLoop.execute { handle?.run { $0.flush() } }
    }

    // MARK: - Streams

    /// The work of a stream has an element.
    func offer(
        _ element: [UInt8],
        on call: UInt32,
        _ continuation: CheckedContinuation<Bool, Never>
    ) {
        switch machine?.offer(element, on: call) ?? .gone {
        case .taken:
            continuation.resume(returning: true)
            flushSoon()
        case .waits:
            waiters[call] = continuation
            flushSoon()
        case .gone:
            continuation.resume(returning: false)
        }
    }

    /// The task that waits with an element was cancelled.
    func abandonOffer(on call: UInt32) {
        waiters.removeValue(forKey: call)?.resume(returning: false)
    }
}
