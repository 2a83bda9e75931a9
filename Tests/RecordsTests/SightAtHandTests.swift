import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

@testable import Records
@testable import Storage

/// What is sent of a record at hand is, byte for byte, what encoding it gives.
@Suite struct SightAtHandTests {
    private func fetch(
        _ id: Tip.ID,
        version: Int? = nil,
        as officer: Caller = .lan,
        in office: Office
    ) async throws -> OfficeAnswer {
        try await office.answer(to: FetchRecord<Tip>(id: id, version: version), as: officer)
    }

    /// What the store says, encoded through `Codable`.
    private func encoded(
        _ id: Tip.ID,
        as officer: Caller = .lan,
        in office: Office
    ) async throws -> [UInt8] {
        try await office.keeper.read(.filing(by: officer)) { desk in
            try Wire.encodeThroughCodable(try desk.sight(of: id, as: Tip.self))
        }
    }

    private func matter(_ id: Tip.ID) -> Shelf.Matter {
        .record(Shelf.Place(kind: Tip.kind, id: id.identifier))
    }

    private func kept(_ id: Tip.ID, in office: Office) -> ShelfRows.Kept? {
        var glance = Shelf.Glance()
        return office.keeper.shelf.kept(of: matter(id), in: &glance)
    }

    @Test func `from the second time on it is sent as it is kept, and its bytes stay the same`()
        async throws
    {
        try await withOffice { office in
            let tips = [
                try await office.filed(),
                try await office.filed(.about(String(repeating: "đêm ", count: 900), .transport)),
                try await office.filed(visibility: .shared, handling: .restricted),
                try await office.assigned(),
            ]
            for tip in tips {
                let whole = try await encoded(tip.id, in: office)
                for (round, isAtOnce) in [false, true, true, true].enumerated() {
                    let answer = try await fetch(tip.id, in: office)
                    #expect(answer == OfficeAnswer(isAtOnce: isAtOnce, bytes: whole), "\(round)")
                    #expect(kept(tip.id, in: office)?.isSentAsKept == (round > 0))
                }
            }
        }
    }

    @Test func `what is sent as it is kept is still asked of each caller`() async throws {
        try await withOffice { office in
            let hidden = try await office.filed()
            let shared = try await office.filed(visibility: .shared)
            for tip in [hidden, shared] {
                for _ in 0..<3 { _ = try await fetch(tip.id, in: office) }
                #expect(kept(tip.id, in: office)?.isSentAsKept == true)
            }
            #expect(
                try await fetch(hidden.id, as: .stranger, in: office)
                    == OfficeAnswer(isAtOnce: true, refusal: "record.notFound")
            )
            let stub = try await fetch(shared.id, as: .stranger, in: office)
            #expect(try await stub.bytes == encoded(shared.id, as: .stranger, in: office))
            let sight = try Wire.decode(Sight<Tip>.self, from: try #require(stub.bytes))
            #expect(sight.content == nil && sight.stub?.owner == Caller.province)
        }
    }

    @Test func `a change is sent at once, and an earlier version from the store`() async throws {
        try await withOffice { office in
            let tip = try await office.filed()
            for _ in 0..<3 { _ = try await fetch(tip.id, in: office) }
            let first = try await fetch(tip.id, in: office)
            _ = try await office.take(.assigned, of: tip)
            #expect(kept(tip.id, in: office) == nil)
            let second = try await encoded(tip.id, in: office)
            #expect(second != first.bytes)
            for round in 0..<3 {
                let answer = try await fetch(tip.id, in: office)
                #expect(answer == OfficeAnswer(isAtOnce: round > 0, bytes: second))
            }
            let then = try await fetch(tip.id, version: 1, in: office)
            #expect(then == OfficeAnswer(isAtOnce: false, bytes: first.bytes))
        }
    }

    /// How another version of the program may have kept a record.
    enum Older: CaseIterable {
        case withAnotherField, inAnotherOrder, withNothingSaidOutright, withoutAnOptionalField

        /// Whether it is what encoding gives today.
        var isAsToday: Bool { self == .withoutAnOptionalField }

        func fields(_ fields: [WireValue.Entry]) -> [WireValue.Entry] {
            switch self {
            case .withAnotherField: [.init("formerly", .text("x"))] + fields
            case .inAnotherOrder: fields.reversed()
            case .withNothingSaidOutright: fields + [.init("partner", .null)]
            case .withoutAnOptionalField: fields.filter { $0.key != "province" }
            }
        }
    }

    @Test(arguments: Older.allCases, [false, true])
    func `what an older version kept otherwise is sent as it is encoded today`(
        older: Older,
        isStepped: Bool
    ) async throws {
        try await withOffice { office in
            var tip = Tip.about("a van at night")
            tip.province = Word(.quangNinh)
            var filed = try await office.filed(tip)
            if isStepped { filed = try await office.take(.assigned, of: filed) }
            _ = try await fetch(filed.id, in: office)
            let row = try #require(kept(filed.id, in: office)?.rows.first)
            let reshaped = try reshaped(row, of: filed, in: office, older.fields)
            office.keeper.shelf.beginChange(of: [matter(filed.id)])
            office.keeper.shelf.endChange(of: [matter(filed.id)])
            let lease = try #require(office.keeper.shelf.lease())
            office.keeper.shelf.put([reshaped], of: matter(filed.id), under: lease)
            office.keeper.shelf.giveBack(lease)
            if older == .withoutAnOptionalField { filed.record.province = nil }
            let sight = try #require(Sight(of: filed, for: Viewer(Caller.lan)))
            let whole = try Wire.encodeThroughCodable(sight)
            for _ in 0..<3 {
                let answer = try await fetch(filed.id, in: office)
                #expect(answer == OfficeAnswer(isAtOnce: true, bytes: whole))
                #expect(kept(filed.id, in: office)?.isSentAsKept == older.isAsToday)
            }
        }
    }

    /// The same row with other fields in its record.
    private func reshaped(
        _ row: StoredRow,
        of tip: Filed<Tip>,
        in office: Office,
        _ older: ([WireValue.Entry]) -> [WireValue.Entry]
    ) throws -> StoredRow {
        let key = try #require(office.keeper.keyring.key(KeyName(try row["key"])))
        let place = Seal.Place.body(of: Tip.kind, tip.id.identifier, version: tip.version)
        var body = try Wire.decode(
            KeptBody.self,
            from: try Seal.open(row["sealed"], with: key, at: place)
        )
        guard
            case .map(let fields) = try Wire.decode(WireValue.self, from: body.content.array)
        else { throw CancellationError() }
        body.content = Bytes(try Wire.encode(WireValue.map(older(fields))))
        let sealed = try Seal.close(try Wire.encode(body), with: key, at: place)
        let index = try #require(row.columns.firstIndex(of: "sealed"))
        var values = row.values
        values[index] = .bytes(sealed)
        return StoredRow(columns: row.columns, values: values)
    }

    @Test func `what was found out about a row is not said of another one`() throws {
        let shelf = Shelf(bytes: 100_000)
        let matter = matter(.make())
        func row(_ version: Int64) -> StoredRow {
            StoredRow(columns: ["version"], values: [.integer(version)])
        }
        func isSentAsKept() -> Bool? {
            var glance = Shelf.Glance()
            return shelf.kept(of: matter, in: &glance)?.isSentAsKept
        }
        func put(_ version: Int64) throws {
            let lease = try #require(shelf.lease())
            shelf.put([row(version)], of: matter, under: lease)
            shelf.giveBack(lease)
        }
        shelf.noteSentAsKept([row(1)], of: matter)
        #expect(isSentAsKept() == nil)
        try put(2)
        shelf.noteSentAsKept([row(1)], of: matter)
        #expect(isSentAsKept() == false)
        shelf.noteSentAsKept([row(2)], of: matter)
        #expect(isSentAsKept() == true)
        try put(3)
        #expect(isSentAsKept() == false)
    }
}
