import Foundation
import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

@testable import homeward

/// A file of HTCDS longer than a call goes over in several, each person once.
@Suite struct HTCDSSendingTests {
    /// A service that registers by what a row says.
    private final class Registry {
        var persons: [[HTCDSEntry]: VictimRef] = [:]
        var calls: [(rows: Int, dryRun: Bool)] = []
        var decisions: [[Int]] = []
        var rejected: Int?
        var failing: Int?

        func take(_ request: ImportHTCDS) throws -> ImportHTCDS.Response {
            calls.append((request.rows.count, request.dryRun))
            decisions.append((request.decisions ?? []).map(\.row))
            if calls.count == failing {
                throw ServiceError(.unavailable, reason: "test", "Away.", outcome: .mayHaveRun)
            }
            if let rejected, request.rows.contains(where: { $0.row == rejected }) {
                return .init(rejections: [HTCDSRejection(row: rejected, rule: "date.form")])
            }
            guard !request.dryRun else { return .init() }
            return .init(
                imported: request.rows.map { row in
                    let known = persons[row.entries]
                    let victim = known ?? .make()
                    persons[row.entries] = victim
                    return .init(row: row.row, victim: victim, registered: known == nil)
                }
            )
        }
    }

    private static func send(
        _ rows: Int,
        dryRun: Bool = false,
        _ decisions: [HTCDSDecision] = [],
        to registry: Registry
    ) async throws -> ImportHTCDS.Response {
        let text = "prs_FirstName\n" + (1...rows).map { "Hoa \($0)\n" }.joined()
        return try await BulkScene.withTable(Array(text.utf8)) { path in
            try await HTCDSSending(
                file: path,
                province: .quangNinh,
                rows: rows,
                decisions: decisions
            ).run(
                dryRun: dryRun,
                progress: { _, _ in },
                { try registry.take($0) }
            )
        }
    }

    @Test func `a long file is checked whole before its first row is stored`() async throws {
        let registry = Registry()
        let answer = try await Self.send(1_201, to: registry)
        #expect(registry.calls.map(\.rows) == [500, 500, 201, 500, 500, 201])
        #expect(registry.calls.map(\.dryRun) == [true, true, true, false, false, false])
        #expect(answer.imported.count == 1_201 && registry.persons.count == 1_201)
    }

    @Test func `a file that fits into a call is one call`() async throws {
        let registry = Registry()
        #expect(try await Self.send(500, to: registry).imported.count == 500)
        #expect(registry.calls.map(\.dryRun) == [false])
    }

    @Test func `a decision goes over with its row, checked and sent`() async throws {
        let registry = Registry()
        let decisions = [HTCDSDecision.another(700), .same(3, as: .make(), seen: 1)]
        _ = try await Self.send(1_001, decisions, to: registry)
        #expect(registry.decisions == [[3], [700], [], [3], [700], []])
    }

    @Test func `a decision is typed as the report lists it`() throws {
        let person = VictimRef.make()
        let rejection = HTCDSRejection(row: 7, rule: "knownPerson", person: person, version: 2)
        let outcome = HTCDSOutcome([rejection], rows: 9)
        let next = try #require(outcome.conflicts.first?.next)
        let typed = "7:\(person.identifier.text):2"
        #expect(next.contains("--same-person \(typed)") && next.contains("--another-person 7"))
        #expect(try HTCDSDecision.same(typed: typed) == .same(7, as: person, seen: 2))
        #expect(try HTCDSDecision.another(typed: "7") == .another(7))
        for text in ["7", "7:x:2", "x:\(person.identifier.text):2", typed + ":"] {
            #expect(throws: (any Error).self) { try HTCDSDecision.same(typed: text) }
        }
        let twin = HTCDSRejection(row: 8, rule: "samePerson.7")
        #expect(HTCDSOutcome([twin], rows: 9).conflicts.map(\.row) == [8])
        #expect(HTCDSOutcome([twin], rows: 9).accepted == 8)
    }

    @Test func `a row rejected anywhere leaves nobody registered`() async throws {
        let registry = Registry()
        registry.rejected = 1_100
        let answer = try await Self.send(1_201, to: registry)
        #expect(answer.rejections.map(\.row) == [1_100])
        #expect(registry.persons.isEmpty && registry.calls.allSatisfy(\.dryRun))
    }

    @Test func `a dry run stores nothing`() async throws {
        let registry = Registry()
        let answer = try await Self.send(700, dryRun: true, to: registry)
        #expect(answer.rejections.isEmpty && registry.persons.isEmpty)
    }

    @Test func `a file cut off goes on when it comes again, and registers nobody twice`()
        async throws
    {
        let registry = Registry()
        registry.failing = 5
        await #expect(throws: ServiceError.self) { try await Self.send(1_201, to: registry) }
        #expect(registry.persons.count == 500)
        let again = try await Self.send(1_201, to: registry)
        #expect(registry.persons.count == 1_201)
        #expect(again.imported.count { $0.registered } == 701)
    }
}
