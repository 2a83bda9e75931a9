import Foundation

/// The processes that this program started: starts them, hears of their ends, stops them.
///
/// It does not decide anything; ``Supervisor`` does.
actor Processes {
    private var running: [Daemon: Process] = [:]
    private let layout: WorldLayout
    private let executables: URL
    private let events: AsyncStream<Event>.Continuation

    /// Processes of a world, from the executables in a folder.
    init(layout: WorldLayout, executables: URL, events: AsyncStream<Event>.Continuation) {
        self.layout = layout
        self.executables = executables
        self.events = events
    }

    /// Starts a service; its output is appended to its log.
    func start(_ daemon: Daemon) throws -> Int32 {
        let executable = executables.appending(path: daemon.executable)
        guard FileManager.default.isExecutableFile(atPath: executable.path) else {
            throw Failure(
                UpPhrase.executableMissing(executable.path),
                next: [UpPhrase.buildFirst()]
            )
        }
        let log = layout.log(of: daemon)
        if !FileManager.default.fileExists(atPath: log.path) {
            _ = FileManager.default.createFile(
                atPath: log.path,
                contents: nil,
                attributes: [.posixPermissions: 0o600]
            )
        }
        let output = try FileHandle(forWritingTo: log)
        defer { try? output.close() }
        try output.seekToEnd()

        let process = Process()
        process.executableURL = executable
        process.arguments = ["--config", layout.configuration(of: daemon).path]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        process.terminationHandler = { [events] process in
            let how: Event.Ending =
                process.terminationReason == .exit
                ? .exit(process.terminationStatus) : .signal(process.terminationStatus)
            events.yield(.ended(daemon, process: process.processIdentifier, how: how))
        }
        try process.run()
        running[daemon] = process
        try Data("\(process.processIdentifier)\n".utf8).write(to: layout.processNumber(of: daemon))
        return process.processIdentifier
    }

    /// Takes note that a process is gone.
    func ended(_ daemon: Daemon) {
        running[daemon] = nil
        try? FileManager.default.removeItem(at: layout.processNumber(of: daemon))
    }

    /// The process numbers of what runs.
    var numbers: [Daemon: Int32] { running.mapValues(\.processIdentifier) }

    /// Asks every process to finish what it is doing and end.
    func terminate() {
        for process in running.values where process.isRunning { process.terminate() }
    }

    /// Whether anything still runs.
    var areRunning: Bool { running.values.contains { $0.isRunning } }

    /// Removes the process numbers of what ran.
    func forget() {
        for daemon in Daemon.allCases { ended(daemon) }
    }

    /// Ends what did not end when asked.
    func kill() {
        for process in running.values where process.isRunning {
            Foundation.kill(process.processIdentifier, SIGKILL)
        }
    }
}
