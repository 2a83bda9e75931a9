import Foundation
import Testing

/// Starting, stopping and starting again, as `Services/start` does it.
@Suite(.serialized) struct RunningTests {
    @Test func `Ctrl-C ends all, and a second start keeps what was written`() async throws {
        try await withHome { home in
            let first = try await Household(home: home, basePort: 17_200, options: ["--no-demo"])
            let report = try await Self.report(first)
            let numbers = try ["cases", "victim-support", "liaison", "gateway"].map {
                try first.process(of: $0)
            }
            let twice = try await Household.run(
                "homeward",
                ["up", "--home", home.path, "--lang", "en"]
            )
            #expect(twice.status == 3)
            #expect(twice.errors.contains("running already"))

            #expect(try await first.interrupt() == 0)
            for number in numbers { #expect(kill(number, 0) != 0, "\(number) still runs") }

            let second = try await Household(home: home, basePort: 17_200, options: ["--no-demo"])
            let shown = try await second.run(["report", "show", report, "--as", "hotline"])
            #expect(shown.status == 0, "\(shown.errors)")
            await second.remove()
        }
    }

    @Test func `a port that is taken is named, and nothing is left running`() async throws {
        try await withHome { home in
            let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            defer { close(socket) }
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(17_301).bigEndian
            address.sin_addr = in_addr(s_addr: inet_addr("127.0.0.1"))
            let bound = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            try #require(bound == 0 && listen(socket, 1) == 0)
            let outcome = try await Household.run(
                "homeward",
                ["up", "--home", home.path, "--base-port", "17300", "--lang", "en"]
            )
            #expect(outcome.status == 3)
            #expect(outcome.errors.contains("17301"))
            #expect(outcome.errors.contains("--base-port"))
        }
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
