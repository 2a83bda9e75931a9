import Foundation
import GRDB
import Testing
import Vocabulary
import WireCodec

@testable import Records

/// Statements go by an index to what they are about: none walks all records or facets of a kind.
@Suite struct QueryPlanTests {
    /// The engine's plan, a line for each table that it goes through.
    private func plan(of statement: String, in folder: URL) throws -> [String] {
        let store = folder.appending(path: Office.File.store.rawValue).path
        // Which value it is changes no plan.
        let text = statement.replacing(#/\$[0-9]+/#, with: "0")
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: store, configuration: configuration).read { database in
            try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN \(text)").map { $0["detail"] }
        }
    }

    private func check(
        _ statement: String,
        in office: Office,
        besides own: (String) -> Bool = { _ in false }
    ) throws {
        let plan = try plan(of: statement, in: office.folder).filter { !own($0) }
        #expect(plan.contains { $0.hasPrefix("SEARCH") })
        for line in plan {
            #expect(!line.hasPrefix("SCAN"), "\(line), in \(statement)")
            #expect(!line.hasSuffix("(kind=?)"), "\(line), in \(statement)")
            #expect(!line.contains("TEMP B-TREE FOR ORDER BY"), "\(line), in \(statement)")
        }
    }

    private static let province = Facet("province", Word(Province.ngheAn))
    private static let enlarged = Facet("province", Word(Province.laoCai))
    private static let topic = Facet("topic", Word(Topic.recruitment))

    @Test(arguments: [
        [], [province], [enlarged], [topic, province], [province, topic], [enlarged, province],
    ])
    func `a page of a list goes on where it ended, by the index of its first facet`(
        facets: [Facet]
    ) async throws {
        try await withOffice { office in
            for states in [[], ["received"], ["received", "assigned"]] {
                let query = try ListQuery(
                    Tip.kind,
                    facets: facets,
                    states: states,
                    after: Successions()
                )
                try check(query.statement, in: office)
            }
        }
    }

    @Test(arguments: [[], [province], [enlarged, topic]])
    func `who goes along lanes looks up each record by itself`(facets: [Facet]) async throws {
        try await withOffice { office in
            try check(LaneWalk.statement, in: office)
            for states in [[], ["received"]] {
                let pick = try PickQuery(
                    Tip.kind,
                    facets: facets,
                    states: states,
                    after: Successions()
                )
                try check(pick.statement, in: office)
            }
        }
    }

    @Test(arguments: 1...3)
    func `what a reference finds is gathered by the index of its facet, kind by kind`(
        kinds: Int
    ) async throws {
        try await withOffice { office in
            let all = [Tip.kind, Note.kind, Person.kind].prefix(kinds)
            let gathering = Gathering(Array(all), under: .victim(.make()), most: 32)
            // The rows of each kind, once they are found.
            try check(gathering.statement, in: office) { $0.hasPrefix("SCAN of") }
        }
    }

    @Test(arguments: 1...3)
    func `whether a kind holds a number or a reference is one look into an index`(
        kinds: Int
    ) async throws {
        try await withOffice { office in
            let all = Array([Tip.kind, Note.kind, Person.kind].prefix(kinds))
            let number = Facet.registered(QuotedNumber(number: 12, year: 2026))
            for query in [KindQuery(all, of: .random()), KindQuery(all, with: number)] {
                // The kinds themselves, of which there are few.
                try check(query.statement, in: office) {
                    $0.hasPrefix("SCAN k") || $0.contains("CONSTANT ROW")
                }
            }
        }
    }

    @Test(arguments: [1, 2, 64])
    func `clocks of gathered records are looked up one by one`(count: Int) async throws {
        try await withOffice { office in
            let plan = try plan(of: ReadingDesk.clocksStatement(of: count), in: office.folder)
            #expect(
                plan.contains {
                    $0.hasPrefix("SEARCH c USING") && $0.hasSuffix("(kind=? AND id=?)")
                },
                "\(plan)"
            )
            #expect(
                !plan.contains { $0 == "SCAN c" || $0.contains("AUTOMATIC") },
                "\(plan)"
            )
        }
    }

    @Test(arguments: [false, true], [false, true])
    func `running clocks are come to by the index of those that run, each record by itself`(
        isExtended: Bool,
        isSifted: Bool
    ) async throws {
        try await withOffice { office in
            let viewer = Viewer(.lan)
            let sieve = try Sieve(readership: #require(Readership(viewer)), showsStubs: false)
            let statement = DeadlineStatement(
                isExtended: isExtended,
                through: isSifted ? sieve : nil
            )
            for text in [statement.place, statement.rows] {
                try check(text, in: office)
                let plan = try plan(of: text, in: office.folder)
                #expect(
                    plan.first?.contains("c USING INDEX record_clocks_running (kind=? AND name=?")
                        == true
                        || plan.first?.contains(
                            "c USING COVERING INDEX record_clocks_running (kind=? AND name=?"
                        ) == true,
                    "\(plan)"
                )
            }
            try check(DeadlineWalk.nameStatement, in: office)
        }
    }

    @Test(arguments: [
        WritingDesk.facetsOfOne, WritingDesk.duplicatesOfOne, WritingDesk.facetsOfDuplicates,
        WritingDesk.keysOfMerged,
    ])
    func `merging and erasing look up the records that they are about`(
        statement: String
    ) async throws {
        try await withOffice { try check(statement, in: $0) }
    }
}
