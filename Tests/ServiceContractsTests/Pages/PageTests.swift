import Foundation
import RPC
import ServiceContracts
import Testing
import Vocabulary

/// The pages that are written from the contracts say what the contracts say.
///
/// Run with `HOMEWARD_UPDATE_CONTRACTS=1` to write them anew.
struct PageTests {
    private static let lifecycles = Page(name: "Lifecycles")
    private static let methods = Page(name: "Methods")

    @Test func `the page of lifecycles shows every row of every table`() throws {
        let sections = LifecycleTable.all.map(\.section).joined(separator: "\n\n")
        try expect(Self.lifecycles, "tables", toSay: sections)
    }

    @Test func `every suite that the page names tries every row of every kind of its service`()
        throws
    {
        let facts = [
            "in every state each role may do what the table says and nothing else",
            "every kind of record that is served is tried",
        ]
        for tests in Set(LifecycleTable.all.map(\.tests)) {
            let source = try Page.source(of: LifecycleTable.suite, in: tests)
            #expect(source.contains("struct \(LifecycleTable.suite) {"), "\(tests) has no trial")
            for fact in facts { #expect(source.contains("func `\(fact)`("), "\(tests): \(fact)") }
            // The page tells which tests of the suite these are.
            for fact in facts {
                #expect(try Self.lifecycles.text.replacing("\n", with: " ").contains("`\(fact)`"))
            }
        }
    }

    @Test func `the page of methods shows who may call what`() throws {
        let roles = Role.allCases.map { "| `\($0.rawValue)` | \($0.label.vi) | \($0.label.en) |" }
        try expect(
            Self.methods,
            "roles",
            toSay: (["| role | tên | name |", "| --- | --- | --- |"] + roles)
                .joined(separator: "\n")
        )
        let sections = try everyService.map { try MethodTable($0).section }
        try expect(Self.methods, "methods", toSay: sections.joined(separator: "\n\n"))
    }

    @Test func `where a table differs from the domain proposal the page says so and why`() throws {
        let proposals = try ProposedLifecycle.all()
        let differences = LifecycleTable.all.flatMap { table in
            proposals[table.kind]?.differences(from: table) ?? []
        }
        #expect(differences.count > 10, "the proposal was not read")
        let rows = try Self.departures()
        for difference in differences {
            #expect(rows.contains { $0.names(difference) }, "no reason given: \(difference)")
        }
        for row in rows {
            #expect(!row.reason.isEmpty, "\(row.pattern) has no reason")
            #expect(differences.contains { row.names($0) }, "no such difference: \(row.pattern)")
        }
    }

    @Test func `every kind of which the proposal has states is held against it`() throws {
        let kinds = Set(LifecycleTable.all.map(\.kind))
        #expect(Set(try ProposedLifecycle.all().keys).isSubset(of: kinds))
        let page = try Self.lifecycles.text
        for kind in kinds.subtracting(try ProposedLifecycle.all().keys) {
            #expect(
                page.replacing("\n", with: " ").contains("`\(kind)` has no states in the proposal")
            )
        }
    }

    @Test func `the landing page says when each code and each outcome class is answered`() throws {
        let page = try Page(name: "ServiceContracts").text
        for code in ErrorCode.all { #expect(page.contains("| `\(code)` |"), "\(code)") }
        for outcome in OutcomeClass.allCases { #expect(page.contains("`\(outcome)`")) }
    }

    // MARK: - Departures

    /// A row that gives the reason for one difference, or for several alike: `*` stands for any words.
    private struct Departure {
        let pattern: String
        let reason: String

        func names(_ difference: String) -> Bool {
            let pieces = pattern.split(separator: "*", omittingEmptySubsequences: false)
            guard let first = pieces.first, let last = pieces.last, pieces.count > 1 else {
                return difference == pattern
            }
            return difference.hasPrefix(first) && difference.hasSuffix(last)
                && difference.utf8.count >= pattern.utf8.count - 1
        }
    }

    private static func departures() throws -> [Departure] {
        let lines =
            try lifecycles.text.components(separatedBy: "## Where they differ").last?
            .split(separator: "\n") ?? []
        return lines.filter { $0.hasPrefix("| `") }.map { line in
            let cells = line.split(separator: "|").map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            return Departure(
                pattern: cells[0].trimmingCharacters(in: CharacterSet(charactersIn: "`")),
                reason: cells.count > 1 ? cells[1] : ""
            )
        }
    }

    private func expect(_ page: Page, _ part: String, toSay content: String) throws {
        if ProcessInfo.processInfo.environment["HOMEWARD_UPDATE_CONTRACTS"] == "1" {
            try page.write(content, as: part)
        }
        #expect(
            try page.part(part) == content,
            "say HOMEWARD_UPDATE_CONTRACTS=1 if the change is meant"
        )
    }
}
