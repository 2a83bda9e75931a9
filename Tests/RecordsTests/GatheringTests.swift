import Foundation
import RPC
import ServiceContracts
import Storage
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import Records

/// What a reference finds is at hand once it was gathered, and never says anything that the store does not.
@Suite struct GatheringTests {
    private let reason = FreeText("một tin")

    /// What somebody is told of the tips that speak of a person.
    private struct Told: Equatable, Sendable {
        var lines: [String]
        /// Whether the store was not asked.
        var isAtHand: Bool
    }

    private func told(
        of person: VictimRef,
        to officer: Caller = .lan,
        in office: Office
    ) async throws -> Told {
        try await office.keeper.lookUp(.filing(by: officer)) { desk in
            try desk.gather([Tip.kind, Note.kind], under: .victim(person))
            let page = try desk.list(
                Tip.self,
                facets: [.victim(person)],
                limit: 200,
                tellingStubs: true
            )
            #expect(page.next == nil)
            let lines = try page.records.map { try Self.line($0, at: desk) }
            return Told(lines: lines, isAtHand: desk.glance != nil)
        }
    }

    /// The outlines of the same tips, if they are at hand, and what lists of the store say of each.
    private func outlined(
        of person: VictimRef,
        to officer: Caller,
        in office: Office
    ) async throws -> (atHand: [Outlined]?, listed: [Outlined]) {
        let atHand = try await office.keeper.lookUp(.filing(by: officer)) { desk in
            try desk.outlinesAtHand(of: Tip.self, under: .victim(person))?
                .map { try Outlined($0, at: desk) }
        }
        let listed = try await office.keeper.read(.filing(by: officer)) { desk in
            let page = try desk.list(
                Tip.self,
                facets: [.victim(person)],
                limit: 200,
                tellingStubs: true
            )
            return try Outlined.all(of: page, at: desk)
        }
        return (atHand, listed)
    }

    /// The same by opening each record, whatever is at hand.
    private func opened(
        of person: VictimRef,
        to officer: Caller = .lan,
        in office: Office
    ) async throws -> [String] {
        try await office.keeper.read(.filing(by: officer)) { desk in
            try desk.every(Tip.self, facets: [.victim(person)], limit: 2_000).compactMap { tip in
                guard let sight = Sight(of: tip, for: desk.viewer) else { return nil }
                return try Self.line(sight, at: desk)
            }
        }
    }

    private static func line(_ sight: Sight<Tip>, at desk: ReadingDesk) throws -> String {
        guard let filed = sight.content else {
            return sight.stub.map { "\($0.id.loggable) of \($0.owner.path)" } ?? "nothing"
        }
        let clocks = try desk.clocks(of: filed, tellingDecisions: false)
        let content = Bytes(try Wire.encode(filed.record) + Wire.encode(filed.filing)).base64
        return "\(filed.id.loggable) \(filed.version) \(filed.state.text) \(content) \(clocks)"
    }

    private func heldIDs(_ person: VictimRef, in office: Office) -> [StoredRow]? {
        var glance = Shelf.Glance()
        return office.keeper.shelf.rows(of: .found(Tip.kind, .victim(person)), in: &glance)
    }

    // MARK: - At hand

    @Test func `what was gathered is answered without the store, also that there is nothing`()
        async throws
    {
        try await withOffice { office in
            let (person, nobody) = (VictimRef.make(), VictimRef.make())
            for _ in 0..<3 { _ = try await office.filed(about: [person]) }
            let cold = try await told(of: person, in: office)
            #expect(cold.lines.count == 3 && !cold.isAtHand)
            #expect(try await !told(of: nobody, in: office).isAtHand)
            try await office.keeper.store.close()
            let warm = Told(lines: cold.lines, isAtHand: true)
            #expect(try await told(of: person, in: office) == warm)
            #expect(try await told(of: nobody, in: office) == Told(lines: [], isAtHand: true))
            office.keeper.shelf.close()
            await #expect(throws: StorageError.self) { _ = try await told(of: person, in: office) }
        }
    }

    @Test
    func `whatever happens to records, everybody is told what opening each one comes to`()
        async throws
    {
        try await withOffice { office in
            var chance = ChanceOffice(office, .fromEnvironment("GatheringTests"))
            var (atHand, compared) = (0, 0)
            try await chance.file(60)
            for _ in 0..<5 {
                for viewer in CountDifference.viewers {
                    for person in chance.people.prefix(4) {
                        let found = try await opened(of: person, to: viewer, in: office)
                        for _ in 0..<2 {
                            let told = try await told(of: person, to: viewer, in: office)
                            #expect(told.lines == found, "\(viewer.unit)")
                            if told.isAtHand { atHand += 1 }
                        }
                        let same = try await outlined(of: person, to: viewer, in: office)
                        if let outlines = same.atHand {
                            #expect(outlines == same.listed, "\(viewer.unit)")
                            compared += 1
                        }
                    }
                }
                try await chance.change(60)
            }
            #expect(atHand > CountDifference.viewers.count * 4 * 5)
            #expect(compared > CountDifference.viewers.count * 4)
        }
    }

    @Test func `who may not see a record is not told of it, whoever brought it to hand`()
        async throws
    {
        try await withOffice { office in
            let person = VictimRef.make()
            let own = try await office.filed(about: [person])
            let shared = try await office.filed(about: [person], visibility: .shared)
            let restricted = try await office.filed(
                about: [person],
                visibility: .shared,
                handling: .restricted
            )
            let others = try await office.filed(about: [person], owner: "VN/GOV/MPS/PROV/LCI")
            func told(_ officer: Caller) async throws -> [Tip.ID] {
                let told = try await self.told(of: person, to: officer, in: office)
                return [own, shared, restricted, others].map(\.id).filter { id in
                    told.lines.contains { $0.hasPrefix("\(id.loggable) ") }
                }
            }
            // The same officer, whom the policy gives something else by and by.
            func lan(_ unit: String, _ roles: Set<String>) -> Caller {
                Caller(identity: Caller.lan.identity, unit: unit, roles: roles)
            }
            for _ in 0..<2 {
                #expect(try await told(.lan) == [own.id, shared.id, restricted.id])
                #expect(try await told(ChanceOffice.all).count == 4)
                #expect(try await told(.stranger) == [shared.id, others.id])
                #expect(try await told(.health) == [shared.id])
                #expect(try await told(lan(Caller.lan.unit, [Role.auditor.rawValue])).isEmpty)
                #expect(try await told(lan(Caller.lan.unit, [])).isEmpty)
                #expect(try await told(lan("", Caller.lan.roles)).isEmpty)
                #expect(
                    try await told(lan("VN/GOV/MPS/PROV/HPH", Caller.lan.roles)) == [shared.id]
                )
            }
            #expect(try await self.told(of: person, to: .stranger, in: office).isAtHand)
            _ = try await office.keeper.write(.filing(by: .lan)) { desk in
                try desk.follow(own.id, as: Tip.self) { $1.assigned = ["VN/GOV/MPS/PROV/LCI"] }
            }
            for _ in 0..<2 {
                #expect(try await told(.stranger) == [own.id, shared.id, others.id])
            }
            _ = try await office.keeper.write(.filing(by: .lan)) { desk in
                try desk.follow(own.id, as: Tip.self) { $1.assigned = [] }
            }
            for _ in 0..<2 { #expect(try await told(.stranger) == [shared.id, others.id]) }
        }
    }

    @Test func `what finds records stands at hand without their content`() async throws {
        try await withOffice { office in
            let person = VictimRef.make()
            let tip = try await office.filed(about: [person])
            _ = try await told(of: person, in: office)
            let held = try #require(heldIDs(person, in: office))
            #expect(held.map(\.values) == [[.bytes(tip.id.identifier.bytes)]])
        }
    }

    @Test func `words of lists, and what finds more than a page, are read from the store`()
        async throws
    {
        try await withOffice { office in
            let person = VictimRef.make()
            for _ in 0...ReadingDesk.mostGathered {
                _ = try await office.filed(about: [person])
            }
            for _ in 0..<2 {
                let told = try await told(of: person, in: office)
                #expect(told.lines.count == ReadingDesk.mostGathered + 1 && !told.isAtHand)
            }
            #expect(heldIDs(person, in: office) == nil)
            let bytes = office.keeper.shelf.bytes
            for facet in [Facet("topic", Word(Topic.recruitment)), Facet("province", "quangNinh")] {
                let context = CallContext.filing(by: .lan)
                let isAtHand = try await office.keeper.lookUp(context) { desk in
                    try desk.gather([Tip.kind], under: facet)
                    _ = try desk.list(Tip.self, facets: [facet], limit: 200)
                    return desk.glance != nil
                }
                #expect(!isAtHand && office.keeper.shelf.bytes == bytes)
            }
        }
    }

    @Test func `a request that writes lists what it wrote, gathered or not`() async throws {
        try await withOffice { office in
            let person = VictimRef.make()
            var tip = Tip.about("a van")
            tip.people = [person]
            let (filed, facet) = (tip, Facet.victim(person))
            _ = try await told(of: person, in: office)
            let counts = try await office.keeper.write(.filing(by: .lan)) { desk in
                try (0..<3).map { _ in
                    try desk.gather([Tip.kind], under: facet)
                    _ = try desk.file(filed, owner: Caller.province)
                    return try desk.list(Tip.self, facets: [facet], limit: 200).records.count
                }
            }
            #expect(counts == [1, 2, 3])
            #expect(try await told(of: person, in: office).lines.count == 3)
        }
    }

    // MARK: - Changes

    @Test func `a merger hides the duplicate from the next who asks, and its end shows it again`()
        async throws
    {
        try await withOffice { office in
            let (person, other) = (VictimRef.make(), VictimRef.make())
            let survivor = try await office.filed(about: [person])
            let duplicate = try await office.filed(about: [person, other])
            func expectTold(_ count: Int, _ countOfOther: Int) async throws {
                for isAtHand in [false, true] {
                    let told = try await told(of: person, in: office)
                    #expect(told.lines.count == count && told.isAtHand == isAtHand)
                    #expect(try await self.told(of: other, in: office).lines.count == countOfOther)
                }
            }
            try await expectTold(2, 1)
            let pair = try await office.client(.lan).call(
                MergeRecord<Tip>(
                    id: duplicate.id,
                    seen: 1,
                    into: survivor.id,
                    seenInto: 1,
                    reason: reason
                )
            )
            try await expectTold(1, 1)
            #expect(
                try await told(of: other, in: office).lines.allSatisfy {
                    $0.hasPrefix("\(survivor.id.loggable) ")
                }
            )
            _ = try await office.client(.lan).call(
                UnmergeRecord<Tip>(id: duplicate.id, seen: pair.duplicate.version, reason: reason)
            )
            try await expectTold(2, 1)
        }
    }

    @Test func `an erasure takes what found the records with its commit`() async throws {
        try await withOffice { office in
            let (person, accomplice) = (VictimRef.make(), VictimRef.make())
            _ = try await office.filed(about: [person, accomplice], sealedFor: person)
            for one in [person, accomplice] {
                _ = try await told(of: one, in: office)
                #expect(try await told(of: one, in: office).lines.count == 1)
            }
            try await office.erase(person)
            for one in [person, accomplice] {
                #expect(heldIDs(one, in: office) == nil)
                for _ in 0..<2 { #expect(try await told(of: one, in: office).lines.isEmpty) }
            }
        }
    }

    @Test func `what a request wrote that was undone is never told, and leaves what is at hand`()
        async throws
    {
        try await withOffice { office in
            let (person, other) = (VictimRef.make(), VictimRef.make())
            let tip = try await office.filed(about: [person])
            for one in [person, other] { _ = try await told(of: one, in: office) }
            await #expect(throws: CancellationError.self) {
                try await office.keeper.write(.filing(by: .lan)) { desk -> Int in
                    try desk.follow(tip.id, as: Tip.self) { tip, _ in tip.people = [other] }
                    throw CancellationError()
                }
            }
            #expect(try await told(of: person, in: office).lines.count == 1)
            #expect(try await told(of: other, in: office) == Told(lines: [], isAtHand: true))
        }
    }

    @Test func `what a snapshot of before found does not come to hand after the change`()
        async throws
    {
        try await withOffice { office in
            let (person, tip) = (VictimRef.make(), Tip.about("a van"))
            let old = try await office.reading {
                var naming = tip
                naming.people = [person]
                _ = try await office.filed(naming)
            } _: { desk in
                try desk.gather([Tip.kind], under: .victim(person))
                return try desk.list(Tip.self, facets: [.victim(person)], limit: 200).records.count
            }
            #expect(old == 0)
            #expect(heldIDs(person, in: office) == nil)
            #expect(try await told(of: person, in: office).lines.count == 1)
        }
    }
}

extension Office {
    /// A tip that speaks of people.
    func filed(
        about people: [VictimRef],
        owner: OrgID = Caller.province,
        visibility: Visibility = .unit,
        handling: Handling = .open,
        sealedFor subject: VictimRef? = nil
    ) async throws -> Filed<Tip> {
        var tip = Tip.about("a van")
        tip.people = people
        let filed = tip
        return try await keeper.write(.filing(by: ChanceOffice.all)) { desk in
            try desk.file(
                filed,
                owner: owner,
                visibility: visibility,
                handling: handling,
                sealedFor: subject
            )
        }
    }
}
