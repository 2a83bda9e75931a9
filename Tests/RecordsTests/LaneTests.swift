import RPC
import ServiceContracts
import Storage
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import Records

/// Whoever reads few of many records goes along their own, and lists what they find by opening each.
@Suite struct LaneTests {
    private static let recruitment = Facet("topic", Word(Topic.recruitment))

    /// What stands in the lanes, to be held against those that are laid out anew.
    private func lanes(_ office: Office) async throws -> [[StoredValue]] {
        try await office.found(
            "SELECT lane, filed_at, id FROM record_lanes ORDER BY lane, filed_at, id"
        )
    }

    private func goesAlongLanes(_ office: Office) async throws -> Bool {
        try await office.keeper.read(.filing(by: ChanceOffice.all)) { desk in
            try desk.lanes(of: Tip.self, [Self.recruitment], showingStubs: false) != nil
        }
    }

    @Test func `whatever happens to records, they stand in the lanes of what they are now`()
        async throws
    {
        try await withFolder { folder in
            let office = try await Office.open(in: folder)
            var chance = ChanceOffice(office, .fromEnvironment("LaneTests, standing"))
            try await chance.file(60)
            try await chance.change(150)
            let kept = try await lanes(office)
            try await office.tamper("DELETE FROM record_lanes")
            try await office.tamper("DELETE FROM record_laid")
            let reopened = try await office.reopened()
            #expect(try await !goesAlongLanes(reopened))
            while try await reopened.keeper.classifySome() {}
            #expect(try await goesAlongLanes(reopened))
            #expect(!kept.isEmpty)
            #expect(try await lanes(reopened) == kept)
            try await reopened.close()
        }
    }

    @Test func `a store of an earlier version is laid out beside what goes on, across crashes`()
        async throws
    {
        try await withFolder { folder in
            let office = try await Office.open(in: folder)
            var chance = ChanceOffice(office, .fromEnvironment("LaneTests, earlier"))
            try await chance.file(1_100)
            try await office.tamper("DELETE FROM record_lanes")
            try await office.tamper("DELETE FROM record_laid")
            var reopened = try await office.reopened()
            var rounds = 0
            // Closed after each round, as if it had been killed there.
            while try await reopened.keeper.classifySome() {
                rounds += 1
                reopened = try await reopened.reopened()
                chance = chance.moved(to: reopened)
                try await chance.change(20)
                try await chance.file(3)
            }
            #expect(rounds >= 3)
            #expect(try await goesAlongLanes(reopened))
            let laid = try await lanes(reopened)
            try await reopened.tamper("DELETE FROM record_lanes")
            try await reopened.tamper("DELETE FROM record_laid")
            reopened = try await reopened.reopened()
            while try await reopened.keeper.classifySome() {}
            #expect(try await lanes(reopened) == laid)
            try await reopened.close()
        }
    }

    /// Tips of others, one after the other, and now and then one of the unit.
    private func file(_ count: Int, every: Int, of unit: OrgID, in office: Office) async throws {
        let others: [OrgID] = (1...20).compactMap { OrgID("VN/GOV/MOD/BG/X\($0)") }
        for start in stride(from: 0, to: count, by: 100) {
            _ = try await office.keeper.write(.filing(by: ChanceOffice.all)) { desk in
                for number in start..<min(start + 100, count) {
                    let owner = number % every == every - 1 ? unit : others[number % others.count]
                    _ = try desk.file(Tip.about("a van", .recruitment), owner: owner)
                }
                return count
            }
            office.time.pass(.milliseconds(1))
        }
    }

    @Test func `a page holds what somebody reads, however many of others lie between`() async throws
    {
        try await withOffice { office in
            try await file(1_500, every: 250, of: "VN/GOV/MPS/PROV/LCI", in: office)
            for unit in [
                "VN/GOV/MPS/PROV/LCI", "VN/GOV/MPS", "VN/GOV/MOH", "VN/GOV", "VN/GOV/MOD/BG",
            ] {
                let viewer = CountDifference.viewer(unit, .provincialPolice)
                try await office.keeper.read(.filing(by: viewer)) { desk in
                    for (facets, states): ([Facet], [Tip.State]) in [
                        ([Self.recruitment], []), ([Self.recruitment], [.received]),
                        ([], [.received]),
                        ([], []), ([Self.recruitment, .year(desk.now)], []),
                    ] {
                        let found = try desk.every(
                            Tip.self,
                            facets: facets,
                            states: states,
                            limit: 2_000
                        ).filter { Sight(of: $0, for: desk.viewer)?.content != nil }.map(\.id)
                        let page = try desk.list(Tip.self, facets: facets, states: states, limit: 5)
                        #expect(page.records.compactMap(\.content?.id) == Array(found.prefix(5)))
                        #expect((page.next == nil) == (found.count < 5))
                    }
                }
            }
        }
    }

    @Test func `pages go on where they ended while records come and change`() async throws {
        try await withOffice { office in
            var chance = ChanceOffice(office, .fromEnvironment("LaneTests, pages"))
            try await chance.file(120)
            for viewer in CountDifference.viewers.prefix(8) {
                var cursor: Bytes?
                var last = ListPlace.end
                repeat {
                    try await chance.change(6)
                    try await chance.file(2)
                    let (page, expected) = try await office.keeper.read(.filing(by: viewer)) {
                        [cursor, last] desk in
                        let page = try desk.list(
                            Tip.self,
                            facets: [Self.recruitment],
                            limit: 7,
                            after: cursor
                        )
                        let left = try desk.every(
                            Tip.self,
                            facets: [Self.recruitment],
                            limit: 2_000
                        ).filter { Sight(of: $0, for: desk.viewer)?.content != nil }
                        let after = try left.map(\.id).filter { try desk.place(of: $0) < last }
                        return (page, Array(after.prefix(7)))
                    }
                    let shown = page.records.compactMap(\.content?.id)
                    #expect(shown == expected)
                    if let end = shown.last {
                        last = try await office.keeper.read(.filing(by: viewer)) {
                            try $0.place(of: end)
                        }
                    }
                    cursor = page.next
                } while cursor != nil
            }
        }
    }

    @Test func `along lanes no index of others is passed over`() async throws {
        try await withOffice { office in
            try await file(300, every: 100, of: "VN/GOV/MPS/PROV/LCI", in: office)
            // Whatever would be passed over is gone.
            try await office.tamper("DELETE FROM record_facets")
            let viewer = CountDifference.viewer("VN/GOV/MPS/PROV/LCI", .provincialPolice)
            let shown = try await office.keeper.read(.filing(by: viewer)) { desk in
                try desk.list(Tip.self, facets: [Self.recruitment]).records.count
            }
            #expect(shown == 3)
        }
    }

    @Test func `whoever is erased leaves no lane`() async throws {
        try await withOffice { office in
            let person = try await office.person()
            #expect(try await !lanes(office).isEmpty)
            _ = try await office.erase(person.id)
            #expect(try await lanes(office) == [])
        }
    }
}

extension ReadingDesk {
    /// Where a record stands in lists.
    fileprivate func place(of id: Tip.ID) throws -> ListPlace {
        let row = try reading.row(
            "SELECT filed_at FROM records WHERE kind = $1 AND id = $2",
            Tip.kind.rawValue,
            id.stored
        )
        return ListPlace(at: try row?["filed_at"] ?? .min, id: id.stored)
    }
}
