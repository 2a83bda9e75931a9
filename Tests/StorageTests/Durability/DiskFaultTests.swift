import Foundation
import Storage
import TestSupport
import Testing

/// A disk that fails, or is full, under a real process.
@Suite(.serialized)
struct DiskFaultTests {
    /// What the probe said under a fault, and how it ended.
    private func run(
        _ path: String,
        first: Int,
        inject: String
    ) async throws -> [String] {
        let call = inject.prefix { $0 != ":" }
        let probe = try await ProbeProcess.start(
            "storage-probe",
            [path, "\(first)", "400", "4"],
            under: [
                try DiskRecording.straceCommand(), "-f", "-q", "-o", "/dev/null", "-e",
                "trace=\(call)", "-e", "inject=\(inject)",
            ]
        )
        return try await probe.readLines { _ in false }
    }

    /// Each a call, an error, and from which of the writer's calls on.
    @Test(
        .timeLimit(.minutes(2)),
        arguments: [
            "fdatasync:error=EIO:when=7+", "fdatasync:error=EIO:when=12",
            "fdatasync:error=ENOSPC:when=9+",
            "pwrite64:error=ENOSPC:when=40+", "pwrite64:error=EIO:when=55+",
            "pwrite64:error=EIO:when=61",
        ]
    )
    func `acknowledgements stop with a clear error and none is lost`(inject: String) async throws {
        try await withFolder { folder in
            let path = folder + "/store"
            // The schema is there already, so that the fault strikes the writing.
            let before = try await ProbeProcess.start("storage-probe", [path, "0", "20", "1"])
            #expect(try await before.readLines { _ in false }.last == "done")

            let lines = try await run(path, first: 1_000, inject: inject)
            let acknowledged = Set(lines.compactMap(acknowledgedNumber))
            let failures = lines.filter { $0.hasPrefix("fail ") }
            #expect(lines.first == "open")
            #expect(!failures.isEmpty, "the fault did not strike: \(lines.suffix(3))")
            #expect(acknowledged.count < 400)
            // Each of the four writers heard of it, in one of the ways that are promised.
            #expect(failures.count == 4)
            for failure in failures {
                let words = failure.split(separator: " ")
                #expect(
                    ["mayHaveRun", "ranAndFailed", "notStarted"].contains(String(words[2])),
                    "\(failure)"
                )
            }
            let stored = Set(try await storedNumbers(at: path))
            #expect(acknowledged.subtracting(stored).isEmpty, "lost after \(inject)")
            #expect(Set(0..<20).isSubset(of: stored))
            // And it goes on after a restart.
            let again = try await ProbeProcess.start("storage-probe", [path, "5000", "10", "2"])
            #expect(try await again.readLines { _ in false }.last == "done")
        }
    }

    @Test func `a disk that fails at the opening is named`() async throws {
        try await withFolder { folder in
            let lines = try await run(
                folder + "/store",
                first: 0,
                inject: "fdatasync:error=EIO:when=1+"
            )
            #expect(lines.count == 1)
            #expect(lines.first?.hasPrefix("fail -1 notStarted") == true, "\(lines)")
        }
    }
}
