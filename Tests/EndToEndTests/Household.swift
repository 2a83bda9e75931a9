import Foundation
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

    /// What a command did.
    struct Outcome: Sendable {
        let status: Int32
        let output: String
        let errors: String

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

    /// Starts a world; `waiting` tells how long it may take to say that it runs.
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
        let process = Process()
        process.executableURL = Self.executables.appending(path: "homeward")
        process.arguments =
            ["up", "--home", home.path, "--base-port", "\(basePort)", "--lang", "en"] + options
        process.standardInput = FileHandle.nullDevice
        let handle = try FileHandle(forWritingTo: said)
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        up = process
        try await Self.wait(waiting, for: "the world to run") {
            let text = (try? String(contentsOf: said, encoding: .utf8)) ?? ""
            if text.contains("Homeward is running") { return true }
            guard process.isRunning else { throw HouseholdError(what: "`up` ended: \(text)") }
            return false
        }
    }

    /// Runs a command to its end and answers what it did.
    func run(_ arguments: [String], seconds: Int = 60) async throws -> Outcome {
        try await Self.run("homeward", arguments + ["--home", home.path, "--lang", "en"], seconds)
    }

    /// Runs one of the executables to its end.
    static func run(_ name: String, _ arguments: [String], _ seconds: Int = 60) async throws
        -> Outcome
    {
        let files = ["out", "err"].map { suffix in
            FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).\(suffix)")
        }
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }
        for file in files {
            _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        }
        let process = Process()
        process.executableURL = executables.appending(path: name)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        try process.run()
        try await wait(.seconds(seconds), for: "\(name) \(arguments.prefix(3))") {
            !process.isRunning
        }
        return Outcome(
            status: process.terminationStatus,
            output: try String(contentsOf: files[0], encoding: .utf8),
            errors: try String(contentsOf: files[1], encoding: .utf8)
        )
    }

    /// The process number of a service.
    func process(of service: String) throws -> Int32 {
        let file = home.appending(path: "run/\(service).pid")
        let text = try String(contentsOf: file, encoding: .utf8)
        return try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    }

    /// Ends a service at once, as a power cut would.
    func kill(_ service: String) throws {
        Foundation.kill(try process(of: service), SIGKILL)
    }

    /// Waits until a service, or all of them, say that they are healthy.
    func waitUntilHealthy(_ service: String? = nil) async throws {
        try await Self.wait(.seconds(60), for: "\(service ?? "all") to be healthy") {
            try await self.run(["health"] + (service.map { [$0] } ?? [])).status == 0
        }
    }

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

    /// Waits for a fact, looking ten times a second; fails when it does not come in time.
    static func wait(
        _ limit: Duration,
        for what: String,
        _ fact: () async throws -> Bool
    ) async throws {
        let deadline = ContinuousClock.now.advanced(by: limit)
        while try await !fact() {
            guard ContinuousClock.now < deadline else {
                throw HouseholdError(what: "waited \(limit) for \(what)")
            }
            await withCheckedContinuation { continuation in
                DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(100)) {
                    continuation.resume()
                }
            }
        }
    }
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
    /// The elements; none if it is no list.
    var list: [JSON] { (value as? [Any] ?? []).map { JSON($0) } }
}

/// Gives a suite a world with the demonstration, made before its first test, removed after its last.
struct DemonstrationWorld: SuiteTrait, TestScoping {
    @concurrent func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        let home = FileManager.default.temporaryDirectory
            .appending(path: "homeward-e2e-\(UUID().uuidString)", directoryHint: .isDirectory)
        let household = try await Household(
            home: home,
            basePort: 17_100,
            // Long enough that somebody who asks in between sees what is missing.
            options: ["--restart-after", "6"]
        )
        do {
            try await Household.$current.withValue(household) { try await function() }
        } catch {
            await household.remove()
            throw error
        }
        await household.remove()
    }
}

extension Trait where Self == DemonstrationWorld {
    /// A world with the demonstration.
    static var demonstrationWorld: DemonstrationWorld { DemonstrationWorld() }
}
