import Foundation
import Glibc
import Testing

/// The real processes of a world in a folder of their own, driven as a person would: by commands.
///
/// The executables are those of this build, beside the test bundle.
final class Household: Sendable {
    /// The folder of the world.
    let home: URL
    /// The first of its four ports.
    let basePort: Int
    private let up: Process
    /// The other end of `up`'s standard input: when this process is gone, so are `up` and its services.
    private let attendance: Pipe

    /// What a command did.
    struct Outcome: Sendable {
        let status: Int32
        let output: String
        let errors: String

        /// What it complained of, but for the trace: a random number in the last line.
        func withoutTrace() throws -> String {
            let match = try #require(errors.firstMatch(of: #/  Trace: [0-9a-f]{32}\n$/#))
            return String(errors[..<match.range.lowerBound])
        }

        /// The JSON that it printed.
        func json() throws -> JSON {
            let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
            return JSON(value)
        }
    }

    /// The household that the running suite is about.
    @TaskLocal static var current: Household?

    /// The folder of the executables.
    static let executables: URL = {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        return URL(fileURLWithPath: own ?? CommandLine.arguments[0]).deletingLastPathComponent()
    }()

    /// Starts a world on ports that are free; `waiting` tells how long it may take to say that it runs.
    ///
    /// Somebody may take a port between the choice and the start; then others are chosen.
    static func start(
        home: URL,
        options: [String] = [],
        waiting: Duration = .seconds(180)
    ) async throws -> Household {
        for _ in 0..<4 {
            do {
                return try await Household(
                    home: home,
                    basePort: FreePorts.base(),
                    options: options,
                    waiting: waiting
                )
            } catch let error as HouseholdError where error.what.contains("--base-port") {
                continue
            }
        }
        throw HouseholdError(what: "found no free ports")
    }

    /// Starts a world in which services have further lines in their configuration.
    static func start(
        home: URL,
        options: [String] = [],
        adding lines: [String: String]
    ) async throws -> Household {
        let world = try await start(home: home, options: options)
        guard !lines.isEmpty else { return world }
        _ = try await world.interrupt()
        for (service, text) in lines {
            let file = home.appending(path: "config/\(service).yaml")
            let before = try String(contentsOf: file, encoding: .utf8)
            try Data((before + "\n" + text).utf8).write(to: file)
        }
        return try await Household(home: home, basePort: world.basePort, options: options)
    }

    /// Starts a world on these ports.
    init(
        home: URL,
        basePort: Int,
        options: [String] = [],
        waiting: Duration = .seconds(180)
    ) async throws {
        self.home = home
        self.basePort = basePort
        let said = home.deletingLastPathComponent().appending(
            path: home.lastPathComponent + ".said"
        )
        _ = FileManager.default.createFile(atPath: said.path, contents: nil)
        let pipe = Pipe()
        // What this process starts later must not keep `up` alive by holding this end.
        _ = fcntl(pipe.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
        let process = Process()
        process.executableURL = Self.executables.appending(path: "homeward")
        process.arguments =
            ["up", "--home", home.path, "--base-port", "\(basePort)", "--lang", "en"]
            + ["--attended"] + options
        process.standardInput = pipe
        let handle = try FileHandle(forWritingTo: said)
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        up = process
        attendance = pipe
        try await Self.wait(waiting, for: "the world to run") {
            let text = (try? String(contentsOf: said, encoding: .utf8)) ?? ""
            if text.contains("Homeward is running") { return true }
            guard process.isRunning else { throw HouseholdError(what: "`up` ended: \(text)") }
            return false
        }
    }

    /// What happens in the middle of a command, which stands still meanwhile and then goes on.
    struct Pause {
        /// When it comes.
        let once: () -> Bool
        let meanwhile: () async throws -> Void
    }

    /// Runs a command to its end and answers what it did.
    func run(
        _ arguments: [String],
        seconds: Int = 60,
        pausing pause: Pause? = nil
    ) async throws -> Outcome {
        try await Self.run(
            at: Self.executables.appending(path: "homeward").path,
            arguments + ["--home", home.path, "--lang", "en"],
            seconds,
            pausing: pause
        )
    }

    /// Calls a method as an officer; throws what was said where it was not done.
    func call(
        _ method: String,
        _ message: String,
        as officer: String,
        _ more: [String] = []
    ) async throws -> Outcome {
        let outcome = try await run(["call", method, "--json", message, "--as", officer] + more)
        guard outcome.status == 0 else {
            throw HouseholdError(what: "\(method): \(outcome.errors)")
        }
        return outcome
    }

    /// Runs one of the executables to its end.
    static func run(_ name: String, _ arguments: [String], _ seconds: Int = 60) async throws
        -> Outcome
    {
        try await run(at: executables.appending(path: name).path, arguments, seconds)
    }

    /// Runs a program to its end.
    static func run(
        at path: String,
        _ arguments: [String],
        _ seconds: Int = 60,
        pausing pause: Pause? = nil
    ) async throws -> Outcome {
        let files = ["out", "err"].map { suffix in
            FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).\(suffix)")
        }
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }
        for file in files {
            _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        try process.run()
        let name = "\(path) \(arguments.prefix(3))"
        do {
            if let pause {
                try await wait(.seconds(seconds), for: "the middle of \(name)", milliseconds: 1) {
                    pause.once() || !process.isRunning
                }
                Foundation.kill(process.processIdentifier, SIGSTOP)
                defer { Foundation.kill(process.processIdentifier, SIGCONT) }
                try await pause.meanwhile()
            }
            try await wait(.seconds(seconds), for: name) { !process.isRunning }
        } catch {
            Foundation.kill(process.processIdentifier, SIGKILL)
            throw error
        }
        return Outcome(
            status: process.terminationStatus,
            output: try String(contentsOf: files[0], encoding: .utf8),
            errors: try String(contentsOf: files[1], encoding: .utf8)
        )
    }

    /// Runs a command that does not end by itself until it has said something.
    func follow(
        _ arguments: [String],
        until fact: (String) -> Bool,
        while action: () async throws -> Void
    ) async throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = Self.executables.appending(path: "homeward")
        process.arguments = arguments + ["--home", home.path, "--lang", "en"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: file)
        process.standardError = try FileHandle(forWritingTo: file)
        try process.run()
        defer { Foundation.kill(process.processIdentifier, SIGKILL) }
        try await action()
        func said() -> String { (try? String(contentsOf: file, encoding: .utf8)) ?? "" }
        try await Self.wait(.seconds(60), for: "\(arguments) to say it") {
            if fact(said()) { return true }
            guard process.isRunning else { throw HouseholdError(what: "it ended: \(said())") }
            return false
        }
        return said()
    }

    /// Starts a command and ends it at once, as a power cut would, when the fact holds; answers
    /// whether it was still at work then.
    func kill(_ arguments: [String], once fact: () -> Bool) async throws -> Bool {
        let process = Process()
        process.executableURL = Self.executables.appending(path: "homeward")
        process.arguments = arguments + ["--home", home.path, "--lang", "en"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        do {
            // A command may do its work in less than the usual tenth of a second.
            try await Self.wait(.seconds(60), for: "\(arguments) to be at work", milliseconds: 1) {
                fact() || !process.isRunning
            }
        } catch {
            Foundation.kill(process.processIdentifier, SIGKILL)
            throw error
        }
        Foundation.kill(process.processIdentifier, SIGKILL)
        try await Self.wait(.seconds(10), for: "\(arguments) to be gone") { !process.isRunning }
        return process.terminationReason == .uncaughtSignal
    }

    /// Lets a service stand still while `body` looks, and `up` with it, which would start it again.
    func pause(_ service: String, whileStill body: () async throws -> Void) async throws {
        let number = try process(of: service)
        Foundation.kill(up.processIdentifier, SIGSTOP)
        Foundation.kill(number, SIGSTOP)
        defer {
            Foundation.kill(number, SIGCONT)
            Foundation.kill(up.processIdentifier, SIGCONT)
        }
        try await body()
    }

    /// What the demonstration made: its case file and the person whose journey it shows.
    func demonstration() throws -> (caseFile: String, victim: String) {
        let file = home.appending(path: "demonstration.json")
        let made = JSON(try JSONSerialization.jsonObject(with: Data(contentsOf: file)))
        return (try #require(made["caseFile"].text), try #require(made["victim"].text))
    }

    /// The text of every file in a folder, by its name.
    static func files(in folder: URL) throws -> [String: String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return try names.reduce(into: [:]) { files, name in
            files[name] = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        }
    }

    /// The process number of a service.
    func process(of service: String) throws -> Int32 {
        let file = home.appending(path: "run/\(service).pid")
        let text = try String(contentsOf: file, encoding: .utf8)
        return try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    }

    /// Ends a service at once, as a power cut would, and keeps it away while `body` looks: `up`, which
    /// would start it again, stands still meanwhile.
    func kill(_ service: String, whileAway body: () async throws -> Void) async throws {
        Foundation.kill(up.processIdentifier, SIGSTOP)
        defer { Foundation.kill(up.processIdentifier, SIGCONT) }
        Foundation.kill(try process(of: service), SIGKILL)
        try await body()
    }

    /// Waits until a service, or all of them, say that they are healthy.
    func waitUntilHealthy(_ service: String? = nil) async throws {
        try await Self.wait(.seconds(60), for: "\(service ?? "all") to be healthy") {
            try await self.run(["health"] + (service.map { [$0] } ?? [])).status == 0
        }
    }

    /// Ends `up` at once, as somebody who has enough of it would: its services hear nothing.
    func killUp() { Foundation.kill(up.processIdentifier, SIGKILL) }

    /// Ctrl-C; answers the status with which `up` ended.
    func interrupt() async throws -> Int32 {
        up.interrupt()
        try await Self.wait(.seconds(40), for: "`up` to end") { !self.up.isRunning }
        return up.terminationStatus
    }

    /// Ends whatever still runs and removes the folder.
    func remove() async {
        if up.isRunning { _ = try? await interrupt() }
        if up.isRunning { Foundation.kill(up.processIdentifier, SIGKILL) }
        try? FileManager.default.removeItem(at: home)
        try? FileManager.default.removeItem(atPath: home.path + ".said")
    }

    /// Waits for a fact, looking ten times a second if nothing else is said; fails when it does not
    /// come in time.
    static func wait(
        _ limit: Duration,
        for what: String,
        milliseconds: Int = 100,
        _ fact: () async throws -> Bool
    ) async throws {
        let deadline = ContinuousClock.now.advanced(by: limit)
        while try await !fact() {
            guard ContinuousClock.now < deadline else {
                throw HouseholdError(what: "waited \(limit) for \(what)")
            }
            await withCheckedContinuation { continuation in
                DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(milliseconds)) {
                    continuation.resume()
                }
            }
        }
    }
}

/// Four ports in a row that nobody listens on.
enum FreePorts {
    /// The first of them: below the ports that the system gives to outgoing connections, so that
    /// none of those takes one meanwhile.
    static func base() throws -> Int {
        for _ in 0..<200 {
            let base = Int.random(in: 2_000...3_190) * 10
            if (base...base + 3).allSatisfy(isFree) { return base }
        }
        throw HouseholdError(what: "found no four free ports")
    }

    private static func isFree(_ port: Int) -> Bool {
        guard let socket = try? ListeningSocket(port: port) else { return false }
        socket.close()
        return true
    }
}

/// A socket that holds a port of the loopback address.
struct ListeningSocket {
    private let descriptor: Int32

    /// Listens; throws where the port is taken.
    init(port: Int) throws {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr = in_addr(s_addr: inet_addr("127.0.0.1"))
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard bound == 0, listen(socket, 1) == 0 else {
            Glibc.close(socket)
            throw HouseholdError(what: "the port \(port) is taken")
        }
        descriptor = socket
    }

    /// Lets go of the port.
    func close() { Glibc.close(descriptor) }
}

/// What went wrong with a household.
struct HouseholdError: Error, CustomStringConvertible {
    let what: String
    var description: String { what }
}

/// JSON as a command printed it, read by names and places.
struct JSON {
    private let value: Any?

    init(_ value: Any?) { self.value = value }

    subscript(_ name: String) -> JSON { JSON((value as? [String: Any])?[name]) }
    subscript(_ index: Int) -> JSON {
        let list = value as? [Any] ?? []
        return JSON(list.indices.contains(index) ? list[index] : nil)
    }
    /// The text, if it is one.
    var text: String? { value as? String }
    /// The number, if it is one.
    var number: Double? { (value as? NSNumber)?.doubleValue }
    /// Whether it is `true`.
    var isTrue: Bool { value as? Bool ?? false }
    /// The names in it; none if it has none.
    var names: [String] { (value as? [String: Any] ?? [:]).keys.sorted() }
    /// The elements; none if it is no list.
    var list: [JSON] { (value as? [Any] ?? []).map { JSON($0) } }
}
