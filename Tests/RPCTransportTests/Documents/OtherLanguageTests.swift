import Foundation
import RPCTransport
import TestSupport
import Testing

/// A client in another language, made from the protocol page, speaks with our server.
@Suite(.timeLimit(.minutes(1)))
struct OtherLanguageTests {
    private static let python =
        ProcessInfo.processInfo.environment["HOMEWARD_PYTHON"] ?? "/usr/bin/python3"

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: python)))
    func `a client written from the page makes calls`() async throws {
        let script = try #require(
            Bundle.module.url(forResource: "client", withExtension: "py", subdirectory: "Fixtures")
        )
        try await TestHouse.with { house in
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
            let output = try await Self.run(
                [script.path, "\(house.server.port)"]
                    + files.map { folder.appending(path: $0.0).path }
                    + [house.ministry.service()]
            )
            #expect(
                output == """
                    echo [1, 2, 3]
                    large True
                    error 6 2 test.rule a[1].b
                    stream 100

                    """
            )
        }
    }

    /// Runs Python off the cooperative pool and answers what it printed.
    private static func run(_ arguments: [String]) async throws -> String {
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
