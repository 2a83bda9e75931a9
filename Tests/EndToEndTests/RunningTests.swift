import Foundation
import Testing

/// Starting, stopping and starting again, as `Services/start` does it.
@Suite(.serialized) struct RunningTests {
    static let services = ["cases", "victim-support", "liaison", "gateway"]

    @Test func `Ctrl-C ends all, and a second start keeps what was written`() async throws {
        try await withHome { home in
            let first = try await Household.start(home: home, options: ["--no-demo"])
            let report = try await Self.report(first)
            let numbers = try Self.services.map { try first.process(of: $0) }
            let twice = try await Household.run(
                "homeward",
                ["up", "--home", home.path, "--lang", "en"]
            )
            #expect(twice.status == 3)
            #expect(twice.errors.contains("running already"))

            #expect(try await first.interrupt() == 0)
            for number in numbers { #expect(kill(number, 0) != 0, "\(number) still runs") }

            let second = try await Household.start(home: home, options: ["--no-demo"])
            let shown = try await second.run(["report", "show", report, "--as", "hotline"])
            #expect(shown.status == 0, "\(shown.errors)")
            await second.remove()
        }
    }

    @Test func `services end by themselves when whoever started them is killed`() async throws {
        try await withHome { home in
            let household = try await Household.start(home: home, options: ["--no-demo"])
            let numbers = try Self.services.map { try household.process(of: $0) }
            household.killUp()
            try await Household.wait(.seconds(30), for: "the services to end") {
                numbers.allSatisfy { kill($0, 0) != 0 }
            }
            // Nothing stands in the way of a new start.
            let again = try await Household.start(home: home, options: ["--no-demo"])
            await again.remove()
        }
    }

    @Test(arguments: 0..<4)
    func `a port that is taken is named with its holder, and nothing is left running`(
        offset: Int
    ) async throws {
        try await withHome { home in
            let base = try FreePorts.base()
            let socket = try ListeningSocket(port: base + offset)
            defer { socket.close() }
            let outcome = try await Self.up(home, base)
            #expect(outcome.status == 3)
            #expect(outcome.errors.contains("Port \(base + offset) on 127.0.0.1 is used by"))
            #expect(outcome.errors.contains("process \(getpid())"), "\(outcome.errors)")
            #expect(outcome.errors.contains("--base-port"))
            #expect(!FileManager.default.fileExists(atPath: home.path + "/run/cases.pid"))
        }
    }

    @Test(arguments: [
        ("pki/moh/services/victim-support.key", "--service victim-support"),
        ("pki/mps/officers/104-577.pem", "pki issue police-quangninh"),
        ("pki/anchors.pem", "pki init"),
    ])
    func `half a certificate or key is named with the command that mends it`(
        path: String,
        command: String
    ) async throws {
        try await withHome { home in
            let base = try FreePorts.base()
            try await Self.make(home, base)
            let file = home.appending(path: path)
            let whole = try Data(contentsOf: file)
            try whole.prefix(whole.count / 2).write(to: file)
            let outcome = try await Self.up(home, base)
            #expect(outcome.status == 3, "\(outcome.output)")
            #expect(outcome.errors.contains(command), "\(outcome.errors)")
            #expect(!FileManager.default.fileExists(atPath: home.path + "/data/cases/cases.db"))
        }
    }

    @Test func `a service that cannot start is told of at once, with its own words`() async throws {
        try await withHome { home in
            let base = try FreePorts.base()
            try await Self.make(home, base)
            let file = home.appending(path: "config/liaison.yaml")
            let text = try String(contentsOf: file, encoding: .utf8)
            try text.replacing("  port: \(base + 2)", with: "  prot: \(base + 2)")
                .write(to: file, atomically: true, encoding: .utf8)
            let outcome = try await Self.up(home, base)
            #expect(outcome.status == 3)
            #expect(outcome.errors.contains("liaison did not start"), "\(outcome.errors)")
            #expect(outcome.errors.contains("listen.port"), "\(outcome.errors)")
        }
    }

    @Test func `a store that is no database stops the start and is left as it was`() async throws {
        try await withHome { home in
            let base = try FreePorts.base()
            try await Self.make(home, base)
            let store = home.appending(path: "data/cases/cases.db")
            let garbage = Data("this is no database, and long enough to be looked at".utf8)
            try garbage.write(to: store)
            let outcome = try await Self.up(home, base)
            #expect(outcome.status == 3)
            #expect(outcome.errors.contains("cases did not start"), "\(outcome.errors)")
            #expect(try Data(contentsOf: store) == garbage)
        }
    }

    @Test(arguments: RunningTests.services)
    func `a log that cannot be written does not end a service`(service: String) async throws {
        let program = Household.executables.appending(path: "homeward-\(service)").path
        // It has nothing to serve and says so; what counts is how it ends.
        let outcome = try await Household.run(
            at: "/bin/bash",
            ["-c", "'\(program)' --config /nowhere.yaml 2>/dev/full"]
        )
        #expect(outcome.status == 78)
    }

    @Test(arguments: ["/proc/homeward", "/dev/null/homeward"])
    func `a folder that cannot be made is told with the reason`(path: String) async throws {
        let outcome = try await Household.run(
            "homeward",
            ["up", "--home", path, "--lang", "en"]
        )
        #expect(outcome.status == 3)
        #expect(outcome.errors.contains("cannot be written to"), "\(outcome.errors)")
        #expect(!outcome.errors.contains("Input/output error"), "\(outcome.errors)")
    }

    private static func make(_ home: URL, _ base: Int) async throws {
        let made = try await Household.run(
            "homeward",
            ["world", "make", "--home", home.path, "--base-port", "\(base)", "--lang", "en"]
        )
        try #require(made.status == 0, "\(made.errors)")
    }

    private static func up(_ home: URL, _ base: Int) async throws -> Household.Outcome {
        try await Household.run(
            "homeward",
            ["up", "--home", home.path, "--base-port", "\(base)", "--lang", "en", "--no-demo"]
        )
    }

    private static func report(_ household: Household) async throws -> String {
        let outcome = try await household.run([
            "report", "receive", "report.channel=letter", "report.province=quangNinh",
            "report.receivedAt=2026-01-05T03:00:00Z", "report.summary=Thư báo", "--as", "hotline",
        ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try #require(try outcome.json()["report"].text)
    }

    private func withHome(_ body: (URL) async throws -> Void) async throws {
        let home = FileManager.default.temporaryDirectory
            .appending(path: "homeward-run-\(UUID().uuidString)", directoryHint: .isDirectory)
        defer { try? FileManager.default.removeItem(at: home) }
        try await body(home)
    }
}
