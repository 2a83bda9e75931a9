import Dispatch
import RPC
import ServiceContracts
import Storage
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import Records

/// Counts and lists beside the sealed records come to what whoever asks finds by opening one after the
/// other.
@Suite struct CountTests {
    private static let succession = Succession(
        of: "VN/GOV/MPS/PROV/QNI",
        by: "VN/GOV/MPS/PROV/HPH",
        from: CalendarDate("2026-07-01") ?? VietnameseTime.date(of: .now)
    )
    private static var administrator: CallContext {
        .filing(by: CountDifference.viewer("VN/GOV/MPS/IT", .administrator))
    }

    /// What they find otherwise than by opening each record, if anything.
    private func check(
        _ chance: inout ChanceOffice,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        var difference = CountDifference(
            office: chance.office,
            viewers: CountDifference.viewers,
            random: SeededRandom(seed: chance.random.next())
        )
        let problems = try await difference.problems(chance.people)
        #expect(
            problems.isEmpty,
            "\(problems.prefix(5).joined(separator: "; "))",
            sourceLocation: sourceLocation
        )
    }

    /// Whether the tallies answer, and not the opened records.
    private func isTallied(_ office: Office) async throws -> Bool {
        try await office.keeper.read(.filing(by: ChanceOffice.all)) { desk in
            try desk.tallied(Tip.self, by: "topic", facets: []) != nil
        }
    }

    /// What the tallies hold, to be held against those that are made anew.
    private func tallies(_ office: Office) async throws -> [[StoredValue]] {
        try await office.found(
            """
            SELECT kind, node, name, value, state, records FROM record_tallies
            WHERE records <> 0 ORDER BY kind, node, name, value, state
            """
        )
    }

    private func classifyAll(_ office: Office) async throws {
        while try await office.keeper.classifySome() {}
    }

    @Test
    func `whatever happens to records, counts and lists are what their readers find one by one`()
        async throws
    {
        try await withOffice { office in
            var chance = ChanceOffice(office, .fromEnvironment("CountTests"))
            try await chance.file(60)
            try await check(&chance)
            for _ in 0..<3 {
                try await chance.change(60)
                try await check(&chance)
            }
            #expect(try await isTallied(office))
        }
    }

    @Test func `a successor counts and lists what was its predecessor's, at every moment`()
        async throws
    {
        try await withOffice { office in
            var chance = ChanceOffice(office, .fromEnvironment("CountTests, succession"))
            try await chance.file(80)
            try await chance.change(40)
            _ = try await office.keeper.succeed(Self.succession, for: Self.administrator)
            #expect(try await !isTallied(office))
            try await check(&chance)
            // Some records are moved before they are classified, and some after.
            _ = try await office.keeper.classifySome()
            try await chance.file(20)
            try await check(&chance)
            while try await office.keeper.succeed(Self.succession, for: Self.administrator)
                .finishedAt == nil
            {}
            try await chance.change(40)
            try await classifyAll(office)
            #expect(try await isTallied(office))
            try await check(&chance)
            try await chance.change(40)
            try await check(&chance)
        }
    }

    @Test func `what an earlier version kept is counted by opening until it is classified`()
        async throws
    {
        try await withFolder { folder in
            let office = try await Office.open(in: folder)
            var chance = ChanceOffice(office, .fromEnvironment("CountTests, earlier"))
            try await chance.file(60)
            try await chance.change(60)
            let before = try await tallies(office)
            try await office.tamper("UPDATE records SET class = NULL")
            for table in [
                "record_classes", "record_class_nodes", "record_nodes", "record_tallies",
                "record_classified", "record_lanes", "record_laid",
            ] {
                try await office.tamper("DELETE FROM \(table)")
            }
            let reopened = try await office.reopened()
            chance = chance.moved(to: reopened)
            #expect(try await !isTallied(reopened))
            try await check(&chance)
            try await chance.change(30)
            try await check(&chance)
            try await classifyAll(reopened)
            #expect(try await isTallied(reopened))
            try await check(&chance)
            let made = try await tallies(reopened)
            #expect(!before.isEmpty && !made.isEmpty)
            try await reopened.close()
        }
    }

    @Test func `classifying goes on where a crash interrupted it, and counts nothing twice`()
        async throws
    {
        try await withFolder { folder in
            let office = try await Office.open(in: folder)
            for _ in 0..<1_100 { _ = try await office.filed() }
            let before = try await tallies(office)
            try await office.tamper("UPDATE records SET class = NULL")
            try await office.tamper("DELETE FROM record_tallies")
            try await office.tamper("DELETE FROM record_classified")
            var reopened = try await office.reopened()
            var rounds = 0
            // Closed after each round, as if it had been killed there.
            while try await reopened.keeper.classifySome() {
                rounds += 1
                reopened = try await reopened.reopened()
            }
            #expect(rounds == 3)
            #expect(try await tallies(reopened) == before)
            #expect(try await reopened.found("SELECT id FROM records WHERE class IS NULL") == [])
            try await reopened.close()
        }
    }

    @Test func `a refused write leaves no trace in the counts`() async throws {
        try await withOffice { office in
            let tip = try await office.filed()
            let before = try await tallies(office)
            let reason = await refusal {
                _ = try await office.client(.lan).call(
                    TakeStep<Tip>(id: tip.id, seen: 7, to: .assigned)
                )
            }
            #expect(reason == "record.conflict")
            #expect(try await tallies(office) == before)
        }
    }

    @Test func `writes of one commit are counted together, but for those that are refused`()
        async throws
    {
        try await withOffice { office in
            var chance = ChanceOffice(office, .fromEnvironment("CountTests, together"))
            try await chance.file(20)
            for _ in 0..<3 {
                try await chance.changeTogether(40)
                try await check(&chance)
            }
            #expect(try await isTallied(office))
            #expect(try await !tallies(office).isEmpty)
        }
    }

    @Test func `a write counts what it has filed, and what those before it in its commit have`()
        async throws
    {
        try await withOffice { office in
            try await office.keeper.makeReady(4)
            let counting = try await office.sharingCommit {
                (0..<4).map { place in
                    Task.immediate {
                        try await office.keeper.write(.filing(by: .lan)) { desk in
                            _ = try desk.file(Tip.about("a van"), owner: Caller.province)
                            let total = try desk.count(Tip.self).total
                            guard place != 1 else { throw ServiceError.noSuchRecord }
                            return total
                        }
                    }
                }
            }
            var totals: [Int?] = []
            for one in counting { totals.append(try? await one.value) }
            #expect(totals == [1, nil, 2, 3])
            let mine = office.client(.lan)
            #expect(try await mine.call(CountRecords<Tip>()).total == 3)
        }
    }

    @Test func `whoever is erased is counted no more, nor stays in a tally`() async throws {
        try await withOffice { office in
            let person = try await office.person()
            let count = CountRecords<Person>(by: "province")
            let client = office.client(.health)
            #expect(try await client.call(count, purpose: Office.purpose).total == 1)
            try await office.erase(person.id)
            let left = try await client.call(count, purpose: Office.purpose)
            #expect(left.total == 0 && left.counts == [])
            #expect(try await tallies(office) == [])
        }
    }

    @Test func `lists and counts open no record that somebody cannot read`() async throws {
        try await withOffice { office in
            for _ in 0..<40 { _ = try await office.filed() }
            // Whatever is opened now is refused: its seal is broken.
            try await office.tamper(
                "UPDATE record_versions SET sealed = $1",
                [UInt8](repeating: 7, count: 64)
            )
            let client = office.client(.stranger)
            let facet = Facet("topic", Word(Topic.recruitment))
            #expect(try await client.call(ListRecords<Tip>()).records.isEmpty)
            #expect(try await client.call(ListRecords<Tip>(facets: [facet])).next == nil)
            #expect(try await client.call(CountRecords<Tip>()).total == 0)
            let mine = office.client(.lan)
            #expect(try await mine.call(CountRecords<Tip>(by: "topic")).total == 40)
            let walked = CountRecords<Tip>(by: "year", facets: [facet])
            #expect(try await mine.call(walked).counts == [.init(value: "1970", count: 40)])
            let reason = await refusal { _ = try await mine.call(ListRecords<Tip>()) }
            #expect(reason != nil)
        }
    }
}

extension ChanceOffice {
    /// The same records in the same office, opened again.
    func moved(to office: Office) -> ChanceOffice {
        var moved = ChanceOffice(office, random)
        moved.take(from: self)
        return moved
    }
}
