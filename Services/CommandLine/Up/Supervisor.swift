import Foundation

/// Runs the four processes of a world until it is told to stop.
///
/// A service that ends by itself is started again after a while, longer each time, so that one bad
/// start does not become a storm; what the services hold is in their stores, so nothing is lost. A
/// service that ends by itself before all are up has said why in its log, and trying again would
/// only delay telling it.
struct Supervisor: Sendable {
    let layout: WorldLayout
    let executables: URL
    /// How long a service that ended stays away before its first new start.
    let restartAfter: Duration
    /// Whether the end of standard input ends everything, as a signal does.
    var isAttended = false
    /// Says what happens.
    let say: @Sendable (String) -> Void

    /// How long services may take to finish what they are doing.
    static let grace = Duration.seconds(15)
    /// The longest wait before a new start.
    static let longestWait = Duration.seconds(60)
    /// A service that ran for so long is well; its next end counts as its first.
    static let wellAfter = Duration.seconds(60)

    /// What the work is told, and tells.
    struct Work: Sendable {
        let processes: Processes
        fileprivate let events: AsyncStream<Event>.Continuation

        /// All are up: from now on a service that ends is started again.
        func isUp() { events.yield(.up) }
    }

    /// Starts everything, does some work while it runs, and stops everything.
    ///
    /// The work decides when it is over. A request to stop ends it early, and so does the end of a
    /// process before the work has said that all are up. Answers whether the work came to its end.
    func run(_ work: @escaping @Sendable (Work) async throws -> Void) async throws -> Bool {
        let (events, continuation) = AsyncStream.makeStream(of: Event.self)
        let signals = StopSignals { continuation.yield(.stop) }
        defer { signals.restore() }
        if isAttended { StopSignals.atEndOfInput { continuation.yield(.stop) } }
        let processes = Processes(
            layout: layout,
            executables: executables,
            events: continuation
        )
        do {
            for daemon in Daemon.allCases { _ = try await processes.start(daemon) }
            let isDone = try await withThrowingTaskGroup(of: Bool.self) { group in
                group.addTask {
                    try await watch(events, processes, continuation)
                    return false
                }
                group.addTask {
                    try await work(Work(processes: processes, events: continuation))
                    return true
                }
                defer { group.cancelAll() }
                // Whichever ends first ends the other: the work when it is done, the watch when
                // somebody asked to stop.
                return try await group.next() ?? false
            }
            await stop(processes, Self.grace)
            return isDone
        } catch {
            await stop(processes, Self.grace)
            throw error
        }
    }

    private func watch(
        _ events: AsyncStream<Event>,
        _ processes: Processes,
        _ continuation: AsyncStream<Event>.Continuation
    ) async throws {
        var isUp = false
        var backoff = Backoff(first: restartAfter)
        try await withThrowingDiscardingTaskGroup { group in
            defer { group.cancelAll() }
            func restart(_ daemon: Daemon, after wait: Duration) {
                group.addTask {
                    do { try await Task.sleep(for: wait) } catch { return }
                    continuation.yield(.restart(daemon))
                }
            }
            for await event in events {
                switch event {
                case .stop:
                    say("\n" + UpPhrase.stopping())
                    return
                case .up:
                    isUp = true
                case .ended(let daemon, let process, let how):
                    await processes.ended(daemon)
                    if !isUp, case .exit = how { throw endedEarly(daemon, how) }
                    let wait = backoff.wait(of: daemon)
                    say(UpPhrase.ended(daemon.rawValue, "\(process)", how.words, wait.words))
                    restart(daemon, after: wait)
                case .restart(let daemon):
                    backoff.started(daemon)
                    do {
                        let process = try await processes.start(daemon)
                        say(UpPhrase.startedAgain(daemon.rawValue, "\(process)"))
                    } catch let failure as Failure {
                        let wait = backoff.wait(of: daemon)
                        say(UpPhrase.startFailed(daemon.rawValue, failure.what, wait.words))
                        restart(daemon, after: wait)
                    }
                }
            }
        }
    }

    private func endedEarly(_ daemon: Daemon, _ how: Event.Ending) -> Failure {
        let log = ServiceLog(file: layout.log(of: daemon))
        return Failure(
            UpPhrase.endedEarly(daemon.rawValue, how.words),
            next: (Disk.isFull(at: layout.home) ? [UpPhrase.diskFullNext()] : [])
                + log.lastWords.map { UpPhrase.lastLine($0) }
                + [UpPhrase.notHealthyNext(log.file.path)]
        )
    }

    /// Asks all to end and waits; what is still there after the grace is killed.
    private func stop(_ processes: Processes, _ grace: Duration) async {
        await processes.terminate()
        let deadline = ContinuousClock.now.advanced(by: grace)
        while await processes.areRunning, ContinuousClock.now < deadline {
            // A cancelled task must still wait here: an unfinished drain would lose calls.
            await Self.pause()
        }
        await processes.kill()
        await processes.forget()
    }

    private static func pause() async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(50)) {
                continuation.resume()
            }
        }
    }
}

/// How long services that end stay away: longer each time, until they have run well for a while.
struct Backoff {
    /// The wait after a first end.
    let first: Duration
    private var waits: [Daemon: Duration] = [:]
    private var starts: [Daemon: ContinuousClock.Instant] = [:]

    /// Waits that begin with `first`.
    init(first: Duration) {
        self.first = first
    }

    /// Takes note of a new start.
    mutating func started(_ daemon: Daemon, at now: ContinuousClock.Instant = .now) {
        starts[daemon] = now
    }

    /// The wait before the next start of a service that has just ended.
    mutating func wait(of daemon: Daemon, at now: ContinuousClock.Instant = .now) -> Duration {
        if let start = starts[daemon], start.duration(to: now) > Supervisor.wellAfter {
            waits[daemon] = nil
        }
        let wait = waits[daemon] ?? first
        waits[daemon] = min(wait * 2, max(first, Supervisor.longestWait))
        return wait
    }
}

extension Event.Ending {
    /// How the process ended, in words.
    var words: String {
        switch self {
        case .exit(let status): UpPhrase.byStatus("\(status)")
        case .signal(let signal): UpPhrase.bySignal("\(signal)")
        }
    }
}

extension Duration {
    /// The time in seconds, `3 s`.
    var words: String {
        let tenths = components.seconds * 10 + components.attoseconds / 100_000_000_000_000_000
        return tenths % 10 == 0 ? "\(tenths / 10) s" : "\(tenths / 10).\(tenths % 10) s"
    }
}
