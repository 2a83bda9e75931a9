import RPC
import Records
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

/// Lists, counts and pages.
@Suite struct ListTests {
    private static let recruitment = Facet("topic", Word(Topic.recruitment))
    private static let transport = Facet("topic", Word(Topic.transport))

    /// A tip that belongs to another province, of the same topic.
    private func foreign(_ office: Office) async throws -> Filed<Tip> {
        try await office.client(.stranger).call(
            FileTip(tip: .about("elsewhere"), owner: "VN/GOV/MPS/PROV/LCI")
        ).tip
    }

    @Test func `a count covers what the caller may read, and nothing beside it`() async throws {
        try await withOffice { office in
            for topic in [Topic.recruitment, .recruitment, .transport] {
                _ = try await office.filed(.about("a van", topic))
            }
            _ = try await foreign(office)
            _ = try await office.take(.assigned, of: try await office.filed())
            let mine = try await office.client(.minh).call(CountRecords<Tip>(by: "topic"))
            #expect(mine.total == 4 && !mine.isLowerBound)
            #expect(
                mine.counts == [
                    .init(value: "recruitment", count: 3), .init(value: "transport", count: 1),
                ]
            )
            let theirs = try await office.client(.stranger).call(CountRecords<Tip>(by: "topic"))
            #expect(theirs.counts == [.init(value: "recruitment", count: 1)])
            let states = try await office.client(.minh).call(
                CountRecords<Tip>(facets: [Self.recruitment])
            )
            #expect(
                states.counts == [
                    .init(value: "assigned", count: 1), .init(value: "received", count: 2),
                ]
            )
            let none = try await office.client(.minh).call(CountRecords<Tip>(by: "nothing"))
            #expect(none.counts == [.init(value: "", count: 4)])
        }
    }

    @Test func `a correction moves a record from one facet to another`() async throws {
        try await withOffice { office in
            let tip = try await office.filed()
            _ = try await office.client(.minh).call(
                CorrectRecord(
                    id: tip.id,
                    seen: 1,
                    corrects: 1,
                    record: Tip.about("a van", .transport),
                    reason: FreeText("misread")
                )
            )
            let client = office.client(.lan)
            #expect(
                try await client.call(ListRecords<Tip>(facets: [Self.recruitment])).records.isEmpty
            )
            let found = try await client.call(ListRecords<Tip>(facets: [Self.transport])).records
            #expect(found.map(\.id) == [tip.id])
        }
    }

    @Test func `facets and states narrow a list together`() async throws {
        try await withOffice { office in
            let wanted = try await office.filed(.about("a", .transport))
            _ = try await office.take(
                .assigned,
                of: try await office.filed(.about("b", .transport))
            )
            _ = try await office.filed(.about("c", .recruitment))
            let found = try await office.client(.lan).call(
                ListRecords<Tip>(
                    facets: [Self.transport, Facet("year", "1970")],
                    states: [.received]
                )
            )
            #expect(found.records.map(\.id) == [wanted.id])
        }
    }

    @Test(arguments: [0, 201, -1, Int.max])
    func `a page of an impossible size is refused`(limit: Int) async throws {
        try await withOffice { office in
            #expect(
                await refusal {
                    _ = try await office.client(.lan).call(ListRecords<Tip>(limit: limit))
                } == "record.invalidField"
            )
        }
    }

    @Test func `more facets than one query may have are refused`() async throws {
        try await withOffice { office in
            let facets = (0..<9).map { Facet("topic", "\($0)") }
            #expect(
                await refusal {
                    _ = try await office.client(.lan).call(ListRecords<Tip>(facets: facets))
                } == "record.invalidField"
            )
        }
    }

    @Test func `pages show each record once, also while others are filed between them`()
        async throws
    {
        try await withOffice { office in
            var filed: [RecordID<Tip>] = []
            for number in 0..<60 {
                filed.append(try await office.filed().id)
                // Between those that the reader may see stand others, and most are of one millisecond.
                _ = try await foreign(office)
                if number % 20 == 19 { office.time.pass(.milliseconds(1)) }
            }
            var seen: [RecordID<Tip>] = []
            var cursor: Bytes?
            var pages = 0
            repeat {
                let page = try await office.client(.lan).call(
                    ListRecords<Tip>(limit: 7, cursor: cursor)
                )
                seen += page.records.compactMap(\.id)
                cursor = page.next
                pages += 1
                // Also in the same millisecond as the last page's end.
                _ = try await office.filed(.about("meanwhile"))
                if pages == 3 { office.time.pass(.milliseconds(1)) }
            } while cursor != nil
            #expect(pages >= 9)
            #expect(Set(seen).count == seen.count, "a record stood on two pages")
            #expect(Set(filed).isSubset(of: seen), "a record stood on no page")
        }
    }

    @Test func `a page token that was forged or is of another list is refused`() async throws {
        try await withOffice { office in
            for _ in 0..<6 { _ = try await office.filed() }
            let client = office.client(.lan)
            let page = try await client.call(ListRecords<Tip>(limit: 2))
            let token = try #require(page.next)
            for place in token.array.indices {
                var forged = token.array
                forged[place] ^= 1
                #expect(
                    await refusal {
                        _ = try await client.call(ListRecords<Tip>(limit: 2, cursor: Bytes(forged)))
                    } == "record.unknownCursor",
                    "byte \(place)"
                )
            }
            let others: [(Caller, ListRecords<Tip>)] = [
                (.lan, ListRecords<Tip>(facets: [Self.recruitment], cursor: token)),
                (.lan, ListRecords<Tip>(states: [.received], cursor: token)),
                (.minh, ListRecords<Tip>(cursor: token)),
                (.lan, ListRecords<Tip>(cursor: Bytes())),
                (.lan, ListRecords<Tip>(cursor: Bytes([UInt8](repeating: 7, count: 80)))),
            ]
            for (officer, request) in others {
                #expect(
                    await refusal { _ = try await office.client(officer).call(request) }
                        == "record.unknownCursor"
                )
            }
            // And untouched it leads on.
            #expect(
                try await client.call(ListRecords<Tip>(limit: 2, cursor: token)).records.count == 2
            )
        }
    }

    @Test func `a page token tells nothing`() async throws {
        try await withOffice { office in
            for _ in 0..<4 { _ = try await office.filed() }
            let client = office.client(.lan)
            let first = try #require(try await client.call(ListRecords<Tip>(limit: 2)).next)
            let second = try #require(try await client.call(ListRecords<Tip>(limit: 2)).next)
            // The same place twice is not even recognisably the same.
            #expect(first != second)
            let last = try await client.call(ListRecords<Tip>(limit: 2)).records.last?.id
            let identifier = try #require(last).identifier.bytes
            #expect(!first.array.indices.contains { first.array[$0...].starts(with: identifier) })
        }
    }
}
