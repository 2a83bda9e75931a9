import Foundation

/// Runs the four processes of a world until it is told to stop.
///
/// A service that ends by itself is started again after a while, longer each time, so that one bad
/// start does not become a storm; what the services hold is in their stores, so nothing is lost.
struct Supervisor: Sendable {
    let layout: WorldLayout
    let executables: URL
    /// How long a service that ended stays away before its first new start.
    let restartAfter: Duration
    /// Says what happens.
    let say: @Sendable (String) -> Void

    /// How long services may take to finish what they are doing.
    static let grace = Duration.seconds(15)
    /// The longest wait before a new start.
    static let longestWait = Duration.seconds(60)

    /// Starts everything, does some work while it runs, and stops everything.
    ///
    /// The work decides when it is over; Ctrl-C, or the end of a process while `work` has not yet
    /// said that all are up, ends it early.
    func run(_ work: @escaping @Sendable (Processes) async throws -> Void) async throws {
        let (events, continuation) = AsyncStream.makeStream(of: Event.self)
        let signals = StopSignals { continuation.yield(.stop) }
        defer { signals.restore() }
        let processes = Processes(
            layout: layout,
            executables: executables,
            events: continuation
        )
        do {
            for daemon in Daemon.allCases { _ = try await processes.start(daemon) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await watch(events, processes, continuation) }
                group.addTask { try await work(processes) }
                defer { group.cancelAll() }
                // Whichever ends first ends the other: the work when it is done, the watch when
                // somebody asked to stop.
                try await group.next()
            }
        } catch {
            await stop(processes, Self.grace)
            throw error
        }
        await stop(processes, Self.grace)
    }

    private func watch(
        _ events: AsyncStream<Event>,
        _ processes: Processes,
        _ continuation: AsyncStream<Event>.Continuation
    ) async throws {
        var waits: [Daemon: Duration] = [:]
        try await withThrowingDiscardingTaskGroup { group in
            defer { group.cancelAll() }
            for await event in events {
                switch event {
                case .stop:
                    say("\n" + UpPhrase.stopping())
                    return
                case .ended(let daemon, let process, let how):
                    await processes.ended(daemon)
                    let wait = waits[daemon] ?? restartAfter
                    waits[daemon] = min(wait * 2, Self.longestWait)
                    say(UpPhrase.ended(daemon.rawValue, "\(process)", how.words, wait.words))
                    group.addTask {
                        do { try await Task.sleep(for: wait) } catch { return }
                        continuation.yield(.restart(daemon))
                    }
                case .restart(let daemon):
                    let process = try await processes.start(daemon)
                    say(UpPhrase.startedAgain(daemon.rawValue, "\(process)"))
                }
            }
        }
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
