import Foundation
import Testing

/// From the number of one command to what it left in the trails of the real services.
@Suite(.serialized, .demonstrationWorld) struct EvidenceTests {
    private let household: Household
    private let caseFile: String
    private let victim: String

    init() throws {
        household = try #require(Household.current)
        let made = try household.demonstration()
        (caseFile, victim) = (made.caseFile, made.victim)
    }

    /// The trace that a command says it ran under.
    private func trace(_ arguments: [String]) async throws -> String {
        let outcome = try await household.run(arguments + ["--show-trace"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let line = try #require(
            outcome.errors.split(separator: "\n").last { $0.hasPrefix("Trace: ") }
        )
        return String(line.dropFirst("Trace: ".count))
    }

    @Test func `an auditor finds by its trace what a journey read, proved and without a name`()
        async throws
    {
        let trace = try await trace([
            "journey", victim, "--as", "health-quangninh", "--purpose", "support",
            "--reference", caseFile,
        ])
        #expect(trace.count == 32)
        let outcome = try await household.run(["evidence", trace, "--as", "auditor"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        for canary in ReceptionTests.canaries { #expect(!outcome.output.contains(canary)) }
        let json = try outcome.json()
        let entries = json["entries"].list
        #expect(!entries.isEmpty)
        for entry in entries {
            #expect(entry["verdict"].text == "signed")
            #expect(entry["entry"]["trace"].text == trace)
        }
        #expect(entries.contains { $0["entry"]["event"].text == "identityRead" })
        #expect(json["trails"].list.allSatisfy { $0["isKeyConfirmed"].isTrue })
        let verified = try await household.run(["audit", "verify"])
        #expect(verified.status == 0, "\(verified.output)")
    }

    @Test func `an officer learns nothing, and the error says its own trace`() async throws {
        let trace = try await trace(["report", "list", "--as", "police-quangninh"])
        for asked in [trace, String(repeating: "a", count: 32)] {
            let outcome = try await household.run(["evidence", asked, "--as", "police-quangninh"])
            #expect(outcome.status == 12)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.contains("Trace: "))
            #expect(!outcome.errors.contains("Trace: \(asked)"))
        }
    }

    @Test func `what is no trace is refused before anything is sent`() async throws {
        let outcome = try await household.run(["evidence", "12/2026", "--as", "auditor"])
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("is no trace"), "\(outcome.errors)")
    }
}
