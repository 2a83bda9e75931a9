import Foundation

/// The processes that this program started: starts them, hears of their ends, stops them.
///
/// It does not decide anything; ``Supervisor`` does.
actor Processes {
    private var running: [Daemon: Process] = [:]
    private let layout: WorldLayout
    private let executables: URL
    private let events: AsyncStream<Event>.Continuation
    /// Every service's standard input.
    ///
    /// When this program is gone, however it went, the system closes
    /// the other end, and the services end by themselves.
    private let attendance = Pipe()

    /// Processes of a world, from the executables in a folder.
    init(layout: WorldLayout, executables: URL, events: AsyncStream<Event>.Continuation) {
        self.layout = layout
        self.executables = executables
        self.events = events
        // A service that inherited this end would keep itself and its siblings alive.
        _ = fcntl(attendance.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
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
        let descriptor = open(log.path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SystemFault().failure(writing: log.path) }
        let output = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        defer { try? output.close() }

        let process = Process()
        process.executableURL = executable
        process.arguments = ["--config", layout.configuration(of: daemon).path, "--attended"]
        process.standardInput = attendance.fileHandleForReading
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
        // For people and scripts; the service runs without it, as on a disk that is full.
        try? PrivateFile.write(
            "\(process.processIdentifier)\n",
            to: layout.processNumber(of: daemon)
        )
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
