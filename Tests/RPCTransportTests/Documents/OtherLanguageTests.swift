import Foundation
import RPCTransport
import TestSupport
import Testing

/// A client in another language, made from the protocol page, speaks with our server.
@Suite(.timeLimit(.minutes(1)))
struct OtherLanguageTests {
    private static let python =
        ProcessInfo.processInfo.environment["HOMEWARD_PYTHON"] ?? "/usr/bin/python3"

    @Test func `a client written from the page goes through all of it`() async throws {
        // A check that is skipped without its tool is none.
        try #require(
            FileManager.default.isExecutableFile(atPath: Self.python),
            "\(Self.python) is missing: install python3, or let HOMEWARD_PYTHON name one"
        )
        let script = try #require(
            Bundle.module.url(forResource: "client", withExtension: "py", subdirectory: "Fixtures")
        )
        var limits = Limits()
        limits.pingAfter = .milliseconds(400)
        let service = TestService()
        try await TestHouse.with(service, limits: limits) { house in
            let folder = FileManager.default.temporaryDirectory
                .appending(path: "homeward-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let officer = try house.ministry.authority.issueOfficer("1")
            let files = [
                ("officer.pem", officer.certificatePEM), ("officer.key", officer.privateKeyPEM),
                ("anchor.pem", house.ministry.authority.certificatePEM),
            ]
            for (name, text) in files {
                try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
            }
            async let output = Self.run(
                [script.path, "\(house.server.port)"]
                    + files.map { folder.appending(path: $0.0).path }
                    + [house.ministry.service()],
                noting: service.journal
            )
            // Three calls wait in all: one for its deadline, one for its cancel, one for the drain.
            while service.journal.count(of: "waiting") < 3,
                service.journal.count(of: "python ended") == 0
            {
                try await Task.yieldOrCancel()
            }
            async let stopped: Void = house.server.shutdown(grace: .seconds(20))
            service.gate.open()
            await stopped
            #expect(
                try await output == """
                    echo [1, 2, 3]
                    pieces True
                    alternating True
                    error 6 2 test.rule a[1].b
                    retry after 250
                    unknown method 11
                    must be understood 1 0 call.headNotUnderstood
                    deadline 8
                    too large 7 0 call.tooLarge
                    stream 100
                    credit and cancel 9
                    cancel 9
                    client stream 11 True
                    ping True
                    goaway frame.unknownKind
                    drain drain 500

                    """
            )
        }
    }

    /// Runs Python off the cooperative pool and answers what it printed.
    private static func run(
        _ arguments: [String],
        noting journal: Journal
    ) async throws -> String {
        defer { journal.note("python ended") }
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        return try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { _ in
                let data = pipe.fileHandleForReading.readDataToEndOfFile()
                continuation.resume(returning: String(decoding: data, as: UTF8.self))
            }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
    }
}
