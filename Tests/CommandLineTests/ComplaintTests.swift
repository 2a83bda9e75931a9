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
}
