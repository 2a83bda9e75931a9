import RPC
import Testing
import Vocabulary
import WireCodec

@testable import homeward

/// A script can tell outcomes apart by number, a person by words.
@Suite struct ExitStatusTests {
    @Test func `every code has a number of its own, and never that of another class`() {
        let numbers = ErrorCode.all.map { ExitStatus($0).rawValue }
        #expect(Set(numbers).count == ErrorCode.all.count)
        #expect(numbers.allSatisfy { (10...21).contains($0) })
        #expect(ExitStatus(.unrecognized(99)) == .unrecognized)
    }

    @Test(arguments: OutcomeClass.allCases)
    func `a complaint says what happened, whether anything was done, and what to do`(
        outcome: OutcomeClass
    ) {
        for code in ErrorCode.all {
            let error = ServiceError(
                code,
                reason: "newer.reason",
                "A sentence for integrators.",
                outcome: outcome,
                violations: [FieldViolation(field: "victims[2].gate", rule: "missing")]
            )
            let complaint = Complaint(error)
            #expect(!complaint.what.isEmpty)
            #expect(complaint.done == outcome.label(repeating: .underKey).current)
            #expect(complaint.next.count == 2)
            #expect(complaint.lines.contains { $0.contains("victims[2].gate") })
        }
    }
}
