import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import homeward

/// What an officer types to find a record.
struct FindCommandTests {
    private static let reference = "01901234-5678-7abc-8def-0123456789ab"

    @Test func `a number, a reference and words of a kind are told apart`() throws {
        #expect(
            try SoughtRecords(typed: ["12/2026"])
                == SoughtRecords(number: QuotedNumber(number: 12, year: 2026))
        )
        #expect(
            try SoughtRecords(typed: [Self.reference])
                == SoughtRecords(reference: Identifier(Self.reference))
        )
        #expect(
            try SoughtRecords(typed: ["cases.report", "province=quangNinh", "state=assigned"])
                == SoughtRecords(
                    kind: "cases.report",
                    facets: [Facet("province", "quangNinh"), Facet("state", "assigned")]
                )
        )
        #expect(
            try SoughtRecords(typed: ["liaison.handover", "3/2026"])
                == SoughtRecords(
                    number: QuotedNumber(number: 3, year: 2026),
                    kind: "liaison.handover"
                )
        )
    }

    @Test func `a kind may be called by its noun alone, as long as no other ends so`() throws {
        #expect(try SoughtRecords(typed: ["report"]).kind == "cases.report")
        #expect(try SoughtRecords(typed: ["handover"]).kind == "liaison.handover")
        // Both victim support and liaison keep transfers.
        #expect(throws: Failure.self) { try SoughtRecords(typed: ["transfer"]) }
    }

    @Test(arguments: [
        ["Nguyễn Thị Thử"], ["12/26"], ["12/2026", "13/2026"], ["report", "handover"], ["=x"],
    ])
    func `what is neither is refused before anything is sent`(words: [String]) {
        #expect(throws: Failure.self) { try SoughtRecords(typed: words) }
    }
}
