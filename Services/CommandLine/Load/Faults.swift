import Foundation
import LoadGenerator

/// Makes the faults of a plan: signals to the services that `homeward up` runs on this machine.
struct Faults: Sendable {
    let plan: FaultPlan
    private let targets: LoadTargets

    /// Reads a plan; every service named must run here.
    init(_ text: String, on targets: LoadTargets) throws {
        self.targets = targets
        do {
            plan = try FaultPlan(text, services: Daemon.allCases.map(\.rawValue))
        } catch {
            switch error {
            case .unreadable(let piece):
                throw Failure(LoadPhrase.badFault(piece), status: .usage)
            case .unknownService(let name):
                throw Failure(
                    LoadPhrase.noSuchService(name),
                    next: Daemon.allCases.map(\.rawValue),
                    status: .usage
                )
            }
        }
        for name in Set(plan.faults.map(\.service)) {
            guard let daemon = Daemon(rawValue: name), process(of: daemon) != nil else {
                throw Failure(
                    LoadPhrase.notRunningHere(name),
                    next: [LoadPhrase.notRunningHereNext()]
                )
            }
        }
    }

    /// Makes each fault at its time after the warm-up; answers what was made, and what came back.
    func make(after warmUp: Duration) async -> [RunResult.Event] {
        let begin = ContinuousClock.now + warmUp
        let clock = ContinuousClock()
        return await withTaskGroup(of: [RunResult.Event].self) { group in
            for fault in plan.faults {
                group.addTask {
                    let at = begin + .seconds(fault.at)
                    do { try await clock.sleep(until: at) } catch { return [] }
                    guard let daemon = Daemon(rawValue: fault.service) else { return [] }
                    return await make(fault, daemon, begin: begin)
                }
            }
            var events: [RunResult.Event] = []
            for await part in group { events += part }
            return events
        }
    }

    private func make(
        _ fault: FaultPlan.Fault,
        _ daemon: Daemon,
        begin: ContinuousClock.Instant
    ) async -> [RunResult.Event] {
        func event(_ what: String) -> RunResult.Event {
            RunResult.Event(second: begin.duration(to: .now) / .seconds(1), what: what)
        }
        guard let signal = fault.kind.signal else {
            // Whoever runs the services starts them again; here it is only seen when they are back.
            while !Task.isCancelled {
                if let process = process(of: daemon), Foundation.kill(process, 0) == 0 {
                    return [event(fault.name)]
                }
                do { try await Task.sleep(for: .milliseconds(20)) } catch { break }
            }
            return []
        }
        guard let process = process(of: daemon) else { return [] }
        let event = event(fault.name)
        Foundation.kill(process, signal)
        return [event]
    }

    /// The process number of a service of this world, if it runs and is one of ours.
    private func process(of daemon: Daemon) -> Int32? {
        let file = targets.layout.processNumber(of: daemon)
        guard let text = try? String(contentsOf: file, encoding: .utf8),
            let number = Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)), number > 1,
            let path = try? FileManager.default.destinationOfSymbolicLink(
                atPath: "/proc/\(number)/exe"
            )
        else { return nil }
        // A number may have been given to somebody else since the file was written.
        return path.hasSuffix("/\(daemon.executable)") ? number : nil
    }
}

extension FaultPlan.Kind {
    /// The signal that makes it; `nil` for what is only awaited.
    var signal: Int32? {
        switch self {
        case .kill: SIGKILL
        case .stop: SIGSTOP
        case .cont: SIGCONT
        case .term: SIGTERM
        case .restart: nil
        }
    }
}
