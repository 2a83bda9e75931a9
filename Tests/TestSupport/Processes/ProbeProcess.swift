import Foundation
import Synchronization

/// A child process and its standard output, read line by line away from the tests' own threads.
public final class ProbeProcess: Sendable {
    private let process: Process
    private let output: Pipe
    private let input: Pipe
    private let buffer = Mutex<[UInt8]>([])

    private init(_ process: Process, output: Pipe, input: Pipe) {
        self.process = process
        self.output = output
        self.input = input
    }

    /// Starts a program that the build has put beside the tests, or a wrapper around it.
    public static func start(
        _ program: String,
        _ arguments: [String],
        under wrapper: [String] = []
    ) async throws -> ProbeProcess {
        try await blocking {
            let process = Process()
            let command = wrapper + [path(of: program)] + arguments
            process.executableURL = URL(fileURLWithPath: command[0])
            process.arguments = Array(command.dropFirst())
            let (output, input) = (Pipe(), Pipe())
            process.standardOutput = output
            process.standardInput = input
            process.standardError = FileHandle.nullDevice
            try process.run()
            return ProbeProcess(process, output: output, input: input)
        }
    }

    /// The lines until one that ends the reading, or until the output ends.
    @discardableResult
    public func readLines(until isLast: @escaping @Sendable (String) -> Bool) async throws
        -> [String]
    {
        try await Self.blocking { [self] in
            var lines: [String] = []
            while let line = nextLine() {
                lines.append(line)
                if isLast(line) { return lines }
            }
            process.waitUntilExit()
            return lines
        }
    }

    /// The first lines, or fewer when the output ends.
    public func readLines(count: Int) async throws -> [String] {
        try await Self.blocking { [self] in
            var lines: [String] = []
            while lines.count < count, let line = nextLine() { lines.append(line) }
            return lines
        }
    }

    /// Ends the process as a power cut of its own would, and waits until it is gone.
    public func kill() async {
        Glibc.kill(process.processIdentifier, SIGKILL)
        try? await Self.blocking { [self] in process.waitUntilExit() }
    }

    /// How the process ended.
    public var status: Int32 { process.terminationStatus }

    private func nextLine() -> String? {
        while true {
            let line: String? = buffer.withLock { buffer in
                guard let end = buffer.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
                defer { buffer.removeSubrange(...end) }
                return String(decoding: buffer[..<end], as: UTF8.self)
            }
            if let line { return line }
            let data = output.fileHandleForReading.availableData
            if data.isEmpty { return nil }
            buffer.withLock { $0.append(contentsOf: data) }
        }
    }

    /// Beside the tests' own executable, where the build puts it.
    private static func path(of program: String) -> String {
        let own =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: own).deletingLastPathComponent().path + "/" + program
    }

    /// Runs a step that blocks on a thread that may block.
    static func blocking<T: Sendable>(
        _ body: @escaping @Sendable () throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result(catching: body))
            }
        }
    }
}
