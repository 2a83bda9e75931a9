import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

@testable import homeward

/// What somebody types becomes the contract's own request, or an error that names the field.
@Suite struct MessageBuilderTests {
    private let id = RecordID<Report>.make()

    @Test func `bare words take the fields that are missing, in order`() async throws {
        var builder = try MessageBuilder(
            words: [id.loggable, "confirmed", "fact.finding=Có căn cứ", "seen=3"]
        )
        let step = try await builder.request(TakeStep<Report>.self)
        #expect(step.id == id)
        #expect(step.seen == 3)
        #expect(step.to == .confirmed)
        #expect(step.facts[.finding] == "Có căn cứ")
    }

    @Test func `without a version the record's present one is asked for`() async throws {
        let asked = id.loggable
        var builder = try MessageBuilder(words: [asked, "confirmed"]) { message in
            message.value(at: ["id"]) == .text(asked) ? 7 : nil
        }
        #expect(try await builder.request(TakeStep<Report>.self).seen == 7)
    }

    @Test func `a list may be left out, or written with commas`() async throws {
        var empty = try MessageBuilder(words: [])
        #expect(try await empty.request(ListRecords<Report>.self).states.isEmpty)
        var commas = try MessageBuilder(words: ["states=received,assigned"])
        let states = try await commas.request(ListRecords<Report>.self).states
        #expect(states == [.known(.received), .known(.assigned)])
    }

    @Test func `a number where text is wanted is text`() async throws {
        var builder = try MessageBuilder(
            words: ["approval=\(id.loggable)", "decision=refuse", "reason=42"]
        )
        let decide = try await builder.request(DecideApproval<Report>.self)
        #expect(decide.reason?.disclosed == "42")
    }

    @Test func `nested fields are dotted, and JSON and words go together`() async throws {
        var builder = try MessageBuilder(
            words: ["report.summary=Tin báo", "report.province=quangNinh"],
            json: #"{"report":{"channel":"letter","receivedAt":"2026-06-18T07:05:00Z"}}"#
        )
        let report = try await builder.request(ReceiveReport.self).report
        #expect(report.channel == .letter)
        #expect(report.province == .quangNinh)
        #expect(report.summary.disclosed == "Tin báo")
        #expect(report.people.isEmpty)
    }

    @Test(arguments: [["not-a-uuid", "confirmed", "seen=1"], ["seen=x"], []])
    func `what cannot be understood names its field`(words: [String]) async throws {
        var builder = try MessageBuilder(words: words)
        do {
            let step = try await builder.request(TakeStep<Report>.self)
            Issue.record("understood as \(step.id.loggable)")
        } catch let failure as Failure {
            #expect(failure.what.contains("id"), "\(failure.what)")
            #expect(failure.status == .usage)
        }
    }

    @Test func `a word too many is refused, not dropped`() async throws {
        var builder = try MessageBuilder(words: [id.loggable, "confirmed", "seen=1", "surplus"])
        do {
            _ = try await builder.request(TakeStep<Report>.self)
            Issue.record("the word was dropped")
        } catch let failure as Failure {
            #expect(failure.what.contains("surplus"))
        }
    }

    @Test(arguments: ["[1]", "3", "{", ""])
    func `a message that is no JSON object is refused`(text: String) {
        #expect(throws: Failure.self) { try MessageBuilder(words: [], json: text) }
    }

    @Test(arguments: [
        ("sumary=x", "sumary"), ("report.sumary=x", "report.sumary"),
        ("nothing.at.all=1", "nothing"), ("report.people.0.name=x", "report.people"),
    ])
    func `a slip in a field's name is refused, not dropped`(
        word: String,
        name: String
    ) async throws {
        let rest = ["channel=letter", "province=quangNinh", "receivedAt=05/01/2026 10:00"]
        var builder = try MessageBuilder(words: rest + ["summary=Thư báo", word])
        let failure = await #expect(throws: Failure.self) {
            _ = try await builder.request(ReceiveReport.self)
        }
        #expect(failure?.what.contains(name) == true, "\(failure?.what ?? "")")
        #expect(failure?.status == .usage)
    }

    @Test func `a slip inside JSON is refused as well, and the likely name offered`() async throws {
        var builder = try MessageBuilder(words: [], json: #"{"report":{"chanel":"letter"}}"#)
        let failure = await #expect(throws: Failure.self) {
            _ = try await builder.request(ReceiveReport.self)
        }
        #expect(failure?.what.contains("report.chanel") == true)
        #expect(failure?.next.contains { $0.contains("report.channel") } == true)
    }

    @Test func `the object around a field may be left out, and times are those of Viet Nam`()
        async throws
    {
        var builder = try MessageBuilder(words: [
            "channel=letter", "province=quangNinh", "receivedAt=05/01/2026 10:00",
            "summary=Thư báo",
        ])
        let report = try await builder.request(ReceiveReport.self).report
        #expect(report.receivedAt == Instant("2026-01-05T03:00:00Z"))
        #expect(report.summary.disclosed == "Thư báo")
    }

    @Test func `what is missing is called missing`() async throws {
        var builder = try MessageBuilder(words: [])
        let failure = await #expect(throws: Failure.self) {
            _ = try await builder.request(FetchRecord<Report>.self)
        }
        #expect(failure?.what == CallPhrase.fieldMissing("id"))
        #expect(failure?.next == [VerbPhrase.seeVerbHelp("report show")])
    }

    @Test func `all that is missing is told at once`() async throws {
        var builder = try MessageBuilder(words: ["channel=letter"])
        let failure = await #expect(throws: Failure.self) {
            _ = try await builder.request(ReceiveReport.self)
        }
        let what = try #require(failure?.what)
        for field in ["receivedAt", "province", "summary"] {
            #expect(what.contains("report.\(field)"), "\(what)")
        }
        for field in ["channel", "people", "caseFile"] {
            #expect(!what.contains("report.\(field)"), "\(what)")
        }
    }
}
