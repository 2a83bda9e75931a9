import Testing
import Vocabulary
import WireCodec

@testable import Records
@testable import Storage

/// What the shelf takes, holds and gives, by itself.
@Suite struct ShelfRuleTests {
    private static func matter(_ id: Tip.ID) -> Shelf.Matter {
        .record(Shelf.Place(kind: Tip.kind, id: id.identifier))
    }

    private func row(of bytes: Int) -> StoredRow {
        StoredRow(columns: ["sealed"], values: [.bytes([UInt8](repeating: 7, count: bytes))])
    }

    private func put(_ row: StoredRow, _ id: Tip.ID, on shelf: Shelf) throws {
        let lease = try #require(shelf.lease())
        shelf.put([row], of: Self.matter(id), under: lease)
        shelf.giveBack(lease)
    }

    private func holds(_ id: Tip.ID, _ shelf: Shelf) -> Bool {
        var glance = Shelf.Glance()
        return shelf.rows(of: Self.matter(id), in: &glance) != nil
    }

    @Test func `it holds no more than it may, and keeps what is asked for`() throws {
        let shelf = Shelf(bytes: 100_000)
        let (often, once) = (Tip.ID.make(), (0..<500).map { _ in Tip.ID.make() })
        try put(row(of: 1_000), often, on: shelf)
        for id in once {
            try put(row(of: 1_000), id, on: shelf)
            #expect(holds(often, shelf))
            #expect(shelf.bytes <= 100_000)
        }
        #expect(once.filter { holds($0, shelf) }.count >= 30)
        #expect(!holds(once[0], shelf))
    }

    @Test func `a row too long to be opened on an event loop stays in the store`() throws {
        let shelf = Shelf(bytes: 1_000_000)
        let id = Tip.ID.make()
        try put(row(of: 20_000), id, on: shelf)
        #expect(!holds(id, shelf) && shelf.bytes == 0)
        try put(row(of: 10_000), id, on: shelf)
        #expect(holds(id, shelf))
    }

    @Test func `nobody brings rows while their matter changes, nor rows from before a change`()
        throws
    {
        let shelf = Shelf(bytes: 100_000)
        let id = Tip.ID.make()
        let matter = Self.matter(id)
        func put(_ lease: Shelf.Lease) -> Bool {
            shelf.put([row(of: 10)], of: matter, under: lease)
            return holds(id, shelf)
        }
        let before = try #require(shelf.lease())
        // Two commits that have it overlap nowhere, but a commit has it once for each of its requests.
        shelf.beginChange(of: [matter])
        let first = try #require(shelf.lease())
        shelf.beginChange(of: [matter])
        let second = try #require(shelf.lease())
        #expect(!put(before) && !put(first) && !put(second))
        shelf.endChange(of: [matter])
        #expect(!put(second))
        shelf.endChange(of: [matter])
        #expect(!put(before) && !put(first) && !put(second))
        let after = try #require(shelf.lease())
        #expect(put(after))
        for lease in [before, first, second, after] { shelf.giveBack(lease) }
        shelf.beginChange(of: [matter])
        shelf.endChange(of: [matter])
        #expect(!put(after))
    }

    @Test func `rows of one matter come under a lease from before another one's change`() throws {
        let shelf = Shelf(bytes: 100_000)
        let (one, other) = (Tip.ID.make(), Tip.ID.make())
        let lease = try #require(shelf.lease())
        shelf.beginChange(of: [Self.matter(other)])
        shelf.endChange(of: [Self.matter(other)])
        for id in [one, other] {
            shelf.put([row(of: 10)], of: Self.matter(id), under: lease)
        }
        #expect(holds(one, shelf) && !holds(other, shelf))
        shelf.put([row(of: 10)], of: Self.matter(other), under: try #require(shelf.lease()))
        #expect(holds(other, shelf))
    }

    @Test func `a lease ends when more has changed since than is remembered`() throws {
        let shelf = Shelf(bytes: 100_000)
        let (early, late) = (try #require(shelf.lease()), Tip.ID.make())
        let first = Tip.ID.make()
        for id in [first] + (0..<20_000).map({ _ in Tip.ID.make() }) {
            shelf.beginChange(of: [Self.matter(id)])
            shelf.endChange(of: [Self.matter(id)])
        }
        for id in [first, late] {
            shelf.put([row(of: 10)], of: Self.matter(id), under: early)
            #expect(!holds(id, shelf))
        }
        try put(row(of: 10), late, on: shelf)
        #expect(holds(late, shelf))
    }

    @Test func `one call opens no more on an event loop than may hold up the others`() throws {
        let shelf = Shelf(bytes: 1_000_000)
        let ids = (0..<5).map { _ in Tip.ID.make() }
        for id in ids { try put(row(of: 10_000), id, on: shelf) }
        var glance = Shelf.Glance()
        let seen = ids.filter { shelf.rows(of: Self.matter($0), in: &glance) != nil }
        #expect(seen == Array(ids.prefix(3)))
        #expect(glance.missed == Self.matter(ids[3]))
    }

    @Test func `what one call sees of several records stands in one commit`() throws {
        let shelf = Shelf(bytes: 100_000)
        let (one, other, third) = (Tip.ID.make(), Tip.ID.make(), Tip.ID.make())
        for id in [one, other] { try put(row(of: 10), id, on: shelf) }
        var glance = Shelf.Glance()
        #expect(shelf.rows(of: Self.matter(one), in: &glance) != nil)
        shelf.beginChange(of: [Self.matter(third)])
        shelf.endChange(of: [Self.matter(third)])
        #expect(shelf.rows(of: Self.matter(other), in: &glance) == nil)
        #expect(glance.missed == Self.matter(other))
        var anew = Shelf.Glance()
        #expect(shelf.rows(of: Self.matter(one), in: &anew) != nil)
        #expect(shelf.rows(of: Self.matter(other), in: &anew) != nil)
    }

    @Test func `closed, it holds nothing and takes nothing`() throws {
        let shelf = Shelf(bytes: 100_000)
        let (held, coming) = (Tip.ID.make(), Tip.ID.make())
        try put(row(of: 10), held, on: shelf)
        let lease = try #require(shelf.lease())
        shelf.close()
        shelf.put([row(of: 10)], of: Self.matter(coming), under: lease)
        #expect(!holds(held, shelf) && !holds(coming, shelf) && shelf.bytes == 0)
        #expect(shelf.lease() == nil)
    }
}
