import Foundation
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

@testable import homeward

/// Answers keep the contract's order and words on their way to a terminal or a program.
@Suite struct TreeTests {
    private static func entry() throws -> JourneyEntry {
        JourneyEntry(
            at: try #require(Instant("2026-06-18T07:05:00Z")),
            precision: Word(.minute),
            service: "cases",
            recordKind: "cases.report",
            reference: "0197-x",
            event: "report.confirmed",
            organisation: "VN/GOV/MPS/PROV/QNI"
        )
    }

    @Test func `fields stand in their declared order`() throws {
        guard case .fields(let fields) = try TreeEncoder.tree(of: Self.entry()) else {
            Issue.record("no fields")
            return
        }
        let names = ["at", "precision", "service", "recordKind", "reference", "event"]
        #expect(fields.map(\.name) == names + ["organisation"])
    }

    @Test func `JSON made of a tree is what a JSON reader understands`() throws {
        let tree = Tree.fields([
            .init(name: "text", value: .text("“Hoà”\n\t\\ \u{1} \"")),
            .init(
                name: "list",
                value: .list([.number(-3), .truth(true), .nothing, .fraction(0.5)])
            ),
            .init(name: "empty", value: .list([])),
            .init(name: "word", value: .word("MM", Label(vi: "Mi-an-ma", en: "Myanmar"))),
        ])
        for text in [tree.json, tree.jsonLine] {
            let read = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
            #expect(read.value(at: ["text"]) == .text("“Hoà”\n\t\\ \u{1} \""))
            let list: JSONValue = .list([.number(-3), .truth(true), .null, .fraction(0.5)])
            #expect(read.value(at: ["list"]) == list)
            #expect(read.value(at: ["word"]) == .text("MM"))
        }
        #expect(!tree.jsonLine.contains("\n"))
    }

    @Test func `what a tree writes as JSON decodes into the same value`() throws {
        let entry = try Self.entry()
        let json = try TreeEncoder.tree(of: entry).json
        #expect(try JSONDecoder().decode(JourneyEntry.self, from: Data(json.utf8)) == entry)
    }

    @Test func `times are read in Viet Nam, as exactly as they are known`() throws {
        let instant = try #require(Instant("2026-06-18T18:05:00Z"))
        #expect(instant.inVietNam == "19/06/2026\u{A0}01:05")
        #expect(instant.inVietNam(precision: .day) == "19/06/2026")
        #expect(instant.inVietNam(precision: .month) == "06/2026")
        #expect(instant.inVietNam(precision: .year) == "2026")
    }

    @Test func `words are shown by their labels`() throws {
        let tree = try TreeEncoder.tree(of: [Word<Country>.known(.myanmar)])
        guard case .list(let elements) = tree else {
            Issue.record("no list")
            return
        }
        #expect(elements.first?.brief == Country.myanmar.label.current)
    }
}
