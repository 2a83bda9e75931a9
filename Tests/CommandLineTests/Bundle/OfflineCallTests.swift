import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

@testable import homeward

/// A call is checked when it is recorded, not weeks later when it is sent.
@Suite struct OfflineCallTests {
    @Test func `a later entry points at the record that an earlier one will make`() async throws {
        var post = try Post()
        try await post.recordReport()
        try await post.record(
            "report",
            "step",
            "P-1",
            "assigned",
            "fact.recipient=VN/GOV/MPS/PROV/QNI"
        )
        let step = try Wire.decode(
            TakeStep<Report>.self,
            from: post.bundle.entries[1].message.array
        )
        #expect(step.id.identifier == post.bundle.entries[0].standIn)
        #expect(step.occurred?.at == post.now)
    }

    @Test func `an entry that is not there cannot be meant`() async throws {
        var post = try Post()
        await #expect(throws: Failure.self) {
            try await post.record("report", "step", "P-1", "assigned", "fact.recipient=VN")
        }
        #expect(post.bundle.entries.isEmpty)
    }

    @Test func `of a record that exists the officer says the version they saw`() async throws {
        var post = try Post()
        let id = Identifier.timeOrdered().text
        await #expect(throws: Failure.self) {
            try await post.record("report", "step", id, "assigned", "fact.recipient=VN/GOV/MPS")
        }
        try await post.record(
            "report",
            "step",
            id,
            "assigned",
            "seen=3",
            "fact.recipient=VN/GOV/MPS"
        )
        #expect(post.bundle.entries.count == 1)
    }

    @Test func `reads and streams are not recorded`() throws {
        for typed in [["report", "show"], ["report", "watch"], ["call", "cases.report.fetch"]] {
            #expect(throws: Failure.self) { try OfflineCall(typed: typed, json: nil) }
        }
    }

    @Test func `a rule that is broken is told at once, without the value`() async throws {
        var post = try Post()
        do {
            try await post.record("report", "step", Identifier.random().text, "assigned", "seen=1")
            Issue.record("the step needs a recipient")
        } catch let failure as Failure {
            #expect(failure.status == .invalidArgument)
            #expect(failure.next.joined().contains("facts.recipient"))
        }
        #expect(post.bundle.entries.isEmpty)
    }

    @Test(arguments: [
        ("receivedAt", "2099-06-05T02:00:00Z"), ("summary", String(repeating: "x", count: 70_000)),
    ])
    func `a report's own rules are known without a service, as a table's are`(
        field: String,
        value: String
    ) async throws {
        let post = try Post()
        var said = ["channel": "letter", "province": "quangNinh", "summary": "Tin"]
        said["receivedAt"] = "2025-06-05T02:00:00Z"
        said[field] = value
        let words = said.sorted { $0.key < $1.key }.map { "report.\($0.key)=\($0.value)" }
        do {
            let call = try OfflineCall(typed: ["report", "receive"] + words, json: nil)
            _ = try await call.entry(in: post.bundle, at: post.now)
            Issue.record("the report breaks a rule")
        } catch let failure as Failure {
            #expect(failure.status == .invalidArgument)
            let told = failure.next.joined()
            #expect(told.contains("report.\(field)") && !told.contains(value))
        }
    }

    @Test func `a field that does not exist is told at once`() async throws {
        var post = try Post()
        await #expect(throws: Failure.self) {
            try await post.record("report", "receive", "report.chanel=letter")
        }
    }

    @Test func `two entries have keys and stand-ins of their own`() async throws {
        var post = try Post()
        try await post.recordReport()
        try await post.recordReport()
        let entries = post.bundle.entries
        #expect(entries[0].key != entries[1].key && entries[0].standIn != entries[1].standIn)
        #expect(IdempotencyKey(entries[0].key.array) != nil)
    }
}
