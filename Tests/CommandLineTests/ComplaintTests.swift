import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

@testable import homeward

/// What is said of a service's refusal helps to mend what was typed.
@Suite struct ComplaintTests {
    private func lines(_ method: String, _ field: String) -> [String] {
        let error = ServiceError(
            .invalidArgument,
            reason: BulkList.rule,
            "A field holds a word that this service does not know.",
            violations: [FieldViolation(field: field, rule: BulkList.rule)]
        )
        return Complaint(homeward.CallFailure(daemon: .cases, method: method, error: error)).next
    }

    @Test(arguments: [
        ("cases.report.receive", "report.channel", "hotline111 | inPerson"),
        ("cases.report.receive", "channel", "hotline111 | inPerson"),
        ("cases.report.step", "to", "received | assigned"),
    ])
    func `a word that no list holds is answered with the list`(
        method: String,
        field: String,
        words: String
    ) {
        #expect(lines(method, field).contains { $0.hasPrefix(field) && $0.contains(words) })
    }

    @Test(arguments: [
        ("cases.report.receive", "report.province"), ("cases.report.step", "facts.reason"),
        ("cases.nosuch", "to"),
    ])
    func `long lists, fields of no list and unknown methods add nothing`(
        method: String,
        field: String
    ) {
        #expect(!lines(method, field).contains { $0.contains(" | ") })
    }

    /// What is said of an error of a write, after a command that repeats it in a way.
    private func lines(
        of reason: String,
        code: ErrorCode = .unavailable,
        repeating repetition: Repetition,
        in language: Language
    ) -> [String] {
        let error = ServiceError(code, reason: reason, "what", outcome: .mayHaveRun)
        let call = homeward.CallFailure(
            daemon: .cases,
            method: "cases.report.receive",
            error: error,
            key: repetition == .underKey ? "cli-0123456789abcdef" : nil,
            repetition: repetition
        )
        return Complaint(error, from: call, in: language).lines
    }

    @Test(arguments: Language.allCases)
    func `a command that repeats its calls by itself asks nobody for a key`(
        language: Language
    ) {
        // Those about the key itself are of calls that were typed.
        let others = ErrorText.byReason.keys.filter {
            !$0.hasPrefix("idempotency.") && $0 != "call.keyLength"
        }
        for reason in others {
            let said = lines(of: reason, repeating: .byCommand, in: language).joined()
            #expect(!said.contains("--key"), "\(reason)")
            #expect(!said.contains("khoá chống lặp") && !said.contains("idempotency"), "\(reason)")
        }
        for code in ErrorCode.all {
            let said = lines(
                of: "another.version",
                code: code,
                repeating: .byCommand,
                in: language
            )
            #expect(!said.contains { $0.contains("--key") }, "\(code)")
        }
    }

    @Test(arguments: [
        (Language.vietnamese, "chạy lại lệnh này"), (.english, "run the same command again"),
    ])
    func `it says to run the command again, wherever a typed call is repeated under its key`(
        language: Language,
        words: String
    ) {
        let reasons = ErrorText.byReason.keys.filter { reason in
            ErrorText.byReason[reason]?.next(repeating: .underKey).en.contains("same --key")
                == true
        }
        #expect(reasons.count == 6)
        for reason in reasons {
            let own = lines(of: reason, repeating: .byCommand, in: language).joined().lowercased()
            #expect(own.contains(words), "\(reason)")
            let typed = lines(of: reason, repeating: .underKey, in: language).joined()
            #expect(typed.contains("--key cli-0123456789abcdef"), "\(reason)")
        }
    }

    @Test(arguments: [
        (1, "Thử lại sau 1 giây.", "Try again after 1 second."),
        (999, "Thử lại sau 1 giây.", "Try again after 1 second."),
        (1_001, "Thử lại sau 2 giây.", "Try again after 2 seconds."),
    ])
    func `one second is one second in either language`(
        milliseconds: Int,
        vi: String,
        en: String
    ) {
        let error = ServiceError(
            .resourceExhausted,
            reason: "test",
            "Full.",
            retryAfterMilliseconds: milliseconds
        )
        for (language, words) in [(Language.vietnamese, vi), (.english, en)] {
            let said = Complaint(error, in: language).lines
            #expect(said.contains { $0.hasSuffix(words) }, "\(said)")
        }
    }

    @Test(arguments: [
        ("liaison.handover.addAddendum", "handover ", "record-arrivals"),
        ("liaison.transfer.addAddendum", "handover transfer.", "record-outcomes"),
        // Of a hand-on nothing is counted or signed: its handover is.
        ("liaison.handOn.offer", "handover ", "record-arrivals"),
    ])
    func `what minutes lack is done by commands of the record that they are of`(
        method: String,
        prefix: String,
        count: String
    ) throws {
        let verbs = [
            "minutes.complete": ["add-addendum"], "minutes.none": ["draw-up-minutes"],
            "minutes.noAddendum": ["show"], "minutes.uncounted": [count],
            "minutes.notComplete": ["sign", "attach-foreign-side"],
        ]
        for (reason, verbs) in verbs {
            let error = ServiceError(.failedPrecondition, reason: reason, "what")
            let call = homeward.CallFailure(daemon: .liaison, method: method, error: error)
            for language in Language.allCases {
                let said = Complaint(error, from: call, in: language).next.joined()
                for verb in verbs {
                    // A hand-on is shown itself.
                    let own = method.contains("handOn") && verb == "show" ? "hand-on." : ""
                    let command = "homeward \(prefix)\(own)\(verb)"
                    #expect(said.contains(command), "\(said)")
                    #expect(Noun.handover.verb(named: String(command.dropFirst(18))) != nil)
                }
                #expect(!said.contains("…") && !said.contains("|"), "\(said)")
            }
        }
    }

    @Test func `whom a file waits for is told by reference, each with why`() {
        let error = ServiceError(
            .failedPrecondition,
            reason: "cases.possibleVictim",
            "Undecided.",
            violations: [
                FieldViolation(field: "suspects[one]", rule: "cases.possibleVictim"),
                FieldViolation(field: "suspects[other]", rule: "cases.unscreened"),
            ]
        )
        for language in Language.allCases {
            let said = Complaint(error, in: language).lines
            for violation in error.violations {
                let why = ErrorText.byReason[violation.rule]?.what.text(in: language) ?? "no text"
                #expect(said.contains("  → \(violation.field): \(why)"), "\(said)")
            }
        }
    }

    @Test func `a question that is wrong is no record that is wrong`() {
        let error = ServiceError(
            .invalidArgument,
            reason: "question.invalid",
            "A part of the question breaks a rule.",
            violations: [FieldViolation(field: "period", rule: "order")]
        )
        let vi = Complaint(error, in: .vietnamese).lines.joined()
        let en = Complaint(error, in: .english).lines.joined()
        #expect(vi.contains("Câu hỏi") && !vi.contains("hồ sơ"))
        #expect(en.contains("question") && !en.contains("record"))
    }
}
