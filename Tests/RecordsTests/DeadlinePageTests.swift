import RPC
import ServiceContracts
import Storage
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import Records

/// Pages of deadlines: together they are all that there is, and each costs no more than a page may.
@Suite struct DeadlinePageTests {
    /// Clocks of several names on records of chance, begun and extended at any time.
    private func startClocks(
        _ count: Int,
        on tips: [Tip.ID],
        _ random: inout SeededRandom,
        in office: Office
    ) async throws {
        let names: [ClockName] = [.reply, .urgentReply, .policeVerification, .application]
        for _ in 0..<count {
            let tip = tips[Int.random(in: 0..<tips.count, using: &random)]
            let name = names[Int.random(in: 0..<names.count, using: &random)]
            // Rules changed in July 2025: before and after.
            let days = Int.random(in: 0..<600, using: &random)
            let moment = office.time.now.advanced(by: .seconds(-86_400 * days))
            try? await office.start(name, of: tip, at: moment)
            guard Int.random(in: 0..<4, using: &random) == 0 else { continue }
            let later = Int.random(in: 0..<60, using: &random)
            try await office.extend(
                name,
                of: tip,
                until: VietnameseTime.end(
                    of: VietnameseTime.date(of: office.time.now).adding(days: later)
                )
            )
        }
    }

    @Test func `pages hold what each reader's records say of their clocks, once, in order`()
        async throws
    {
        try await withOffice { office in
            var chance = ChanceOffice(office, .fromEnvironment("DeadlinePageTests, all"))
            try await chance.file(120)
            try await startClocks(200, on: chance.tips, &chance.random, in: office)
            try await chance.change(150)
            for officer in CountDifference.viewers where officer.roles != [] {
                guard !officer.roles.contains(Role.auditor.rawValue) else { continue }
                let expected = try await ToldClock.all(for: officer, in: office)
                for limit in [1, 7, 200] {
                    let told = try await office.everyDeadline(for: officer, limit: limit)
                        .map { ToldClock($0) }
                    #expect(Set(told) == expected, "\(officer.unit), \(limit)")
                    #expect(told.count == expected.count, "\(officer.unit), \(limit)")
                    #expect(told.map(\.dueAt) == told.map(\.dueAt).sorted())
                }
            }
        }
    }

    @Test func `each entry's own cursor goes on after it, wherever the page ended`() async throws {
        try await withOffice { office in
            var chance = ChanceOffice(office, .fromEnvironment("DeadlinePageTests, cursors"))
            try await chance.file(25)
            try await startClocks(40, on: chance.tips, &chance.random, in: office)
            let officer = ChanceOffice.all
            let all = try await office.deadlines(for: officer, limit: 200).entries
            #expect(all.count > 30)
            for (place, entry) in all.enumerated() {
                let rest = try await office.deadlines(
                    for: officer,
                    limit: 200,
                    after: entry.cursor
                )
                #expect(rest.entries.map(\.deadline) == all[(place + 1)...].map(\.deadline))
                #expect(rest.next == nil)
            }
        }
    }

    @Test func `while clocks begin, stop and move, those that stay are told once each`()
        async throws
    {
        try await withOffice { office in
            var chance = ChanceOffice(office, .fromEnvironment("DeadlinePageTests, changes"))
            try await chance.file(60)
            try await startClocks(120, on: chance.tips, &chance.random, in: office)
            for officer in CountDifference.viewers.prefix(6) {
                var stayed = try await ToldClock.all(for: officer, in: office)
                var told: [ToldClock] = []
                var cursor: Bytes?
                repeat {
                    let page = try await office.deadlines(for: officer, limit: 5, after: cursor)
                    told += page.entries.map { ToldClock($0.deadline) }
                    cursor = page.next
                    try await chance.change(4)
                    try await startClocks(3, on: chance.tips, &chance.random, in: office)
                    stayed.formIntersection(try await ToldClock.all(for: officer, in: office))
                } while cursor != nil
                let isOnce = Set(told).count == told.count
                #expect(isOnce, "\(officer.unit): told twice")
                #expect(stayed.subtracting(told).isEmpty, "\(officer.unit): not told")
                #expect(told.map(\.dueAt) == told.map(\.dueAt).sorted())
            }
        }
    }

    // MARK: - What a page costs

    private func found(
        for officer: Caller,
        limit: Int,
        after cursor: Bytes? = nil,
        _ query: DeadlineQuery = DeadlineQuery(),
        in office: Office
    ) async throws -> DeadlinesFound {
        try await office.keeper.read(.filing(by: officer)) { desk in
            try desk.deadlines(query, of: [Tip.kind, Note.kind], limit: limit, after: cursor)
        }
    }

    @Test func `a page opens what it shows, however many records others have`() async throws {
        try await withOffice { office in
            let others: [OrgID] = (1...20).compactMap { OrgID("VN/GOV/MOD/BG/X\($0)") }
            for start in stride(from: 0, to: 1_200, by: 100) {
                _ = try await office.keeper.write(.filing(by: ChanceOffice.all)) { desk in
                    for number in start..<start + 100 {
                        let isOwn = number % 300 == 299
                        _ = try desk.file(
                            Tip.about("a van"),
                            owner: isOwn ? Caller.province : others[number % others.count],
                            occurred: Occurrence(at: desk.now)
                        )
                    }
                    return start
                }
                office.time.pass(.milliseconds(1))
            }
            let few = try await found(for: .lan, limit: 50, in: office)
            #expect(few.entries.count == 4 && few.next == nil)
            #expect(few.opened == 4)
            let all = try await found(for: ChanceOffice.all, limit: 50, in: office)
            #expect(all.entries.count == 50 && all.next != nil)
            #expect(all.opened == 50)
            // As much as is needed of the one arm that there is.
            #expect(all.walked <= 64)
        }
    }

    @Test func `a page that has passed over enough ends with a cursor, and not as the last`()
        async throws
    {
        try await withOffice { office in
            let most = ReadingDesk.walkedPerPage
            let start = office.time.now.advanced(by: .seconds(-40 * 86_400))
            let others = 2 * (most + DeadlineArm.longestWindow) + 500
            try await office.clocksOfOthers(others, .triage, from: start)
            let tip = try await office.filed()
            var cursor: Bytes?
            var pages = 0
            var told: [Identifier] = []
            repeat {
                let page = try await found(for: .lan, limit: 50, after: cursor, in: office)
                pages += 1
                #expect(page.walked <= most + DeadlineArm.longestWindow)
                #expect(page.opened == page.entries.count)
                #expect(page.next == nil || page.walked >= most)
                told += page.entries.map(\.deadline.id)
                cursor = page.next
            } while cursor != nil && pages < 10
            #expect(told == [tip.id.identifier])
            #expect(pages == 3)
        }
    }

    @Test func `what another clock owes in the meantime is told before what others lie between`()
        async throws
    {
        try await withOffice { office in
            let start = office.time.now.advanced(by: .seconds(-40 * 86_400))
            try await office.clocksOfOthers(
                2 * ReadingDesk.walkedPerPage,
                .triage,
                from: start
            )
            // Due among the clocks of others, of which another clock has 40,000.
            let tip = try await office.assigned()
            let due = start.advanced(by: .seconds(86_400) + .milliseconds(30_000))
            try await office.start(.reply, of: tip.id, at: start)
            try await office.extend(.reply, of: tip.id, until: due)
            let told = try await office.everyDeadline()
            #expect(told.map(\.id) == [tip.id.identifier])
            #expect(told.first?.dueAt == due)
        }
    }

    @Test
    func `no more records are opened than a list opens, and what is left is on the next page`()
        async throws
    {
        try await withOffice { office in
            let most = ReadingDesk.examinedPerPage
            for start in stride(from: 0, to: most + 100, by: 300) {
                _ = try await office.keeper.write(.filing(by: .stranger)) { desk in
                    for _ in start..<min(start + 300, most + 100) {
                        _ = try desk.file(
                            Tip.about("a van"),
                            owner: "VN/GOV/MPS/PROV/LCI",
                            assigned: [Caller.province]
                        )
                    }
                    return start
                }
            }
            office.time.pass(.milliseconds(1))
            let own = try await office.filed()
            let query = DeadlineQuery(mine: true)
            let first = try await found(for: .lan, limit: 50, query, in: office)
            #expect(first.entries.isEmpty && first.opened == most)
            let next = try #require(first.next)
            let second = try await found(
                for: .lan,
                limit: 50,
                after: next,
                query,
                in: office
            )
            #expect(second.entries.map(\.deadline.id) == [own.id.identifier])
            #expect(second.opened == 101 && second.next == nil)
        }
    }

    // MARK: - Older stores

    @Test func `in a store of an earlier version, clocks of those who were erased are stopped`()
        async throws
    {
        try await withFolder { folder in
            let office = try await Office.open(in: folder)
            let person = VictimRef.make()
            let erased = try await office.keeper.write(.filing(by: .lan)) { desk in
                try desk.file(Tip.about("a van"), owner: Caller.province, sealedFor: person).id
            }
            let tip = try await office.filed()
            office.time.pass(.seconds(60))
            let at = office.time.now
            try await office.erase(person)
            office.time.pass(.seconds(60))
            try await office.close()
            try await office.asBefore(
                "records 0009",
                "DROP INDEX record_clocks_running",
                "UPDATE record_clocks SET stopped_at = NULL, stopped_version = NULL"
            )
            let reopened = try await office.opened()
            #expect(
                try await reopened.found(
                    "SELECT id, stopped_version, stopped_at FROM record_clocks WHERE stopped_at > 0"
                ) == [
                    [
                        .bytes(erased.stored), .integer(2),
                        .integer(at.millisecondsSinceEpoch),
                    ]
                ]
            )
            #expect(
                try await reopened.deadlines().entries.map(\.deadline.id) == [tip.id.identifier]
            )
            try await reopened.close()
        }
    }
}
