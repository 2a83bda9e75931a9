import RPC
import Records
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

/// Provinces that ended, and those that took them in.
@Suite struct PlaceTests {
    private static let before = "2025-06-30T16:59:00Z"
    private static let after = "2025-06-30T17:01:00Z"

    /// A tip about something that happened in a province.
    private func tip(
        _ province: Province,
        at moment: String,
        _ precision: Precision = .minute,
        in office: Office
    ) async throws -> Filed<Tip> {
        var tip = Tip.about("a van at night")
        tip.province = Word(province)
        let at = try #require(Instant(moment))
        return try await office.filed(tip, occurred: Occurrence(at: at, precision: precision))
    }

    private func listed(
        _ facet: Facet,
        limit: Int = 50,
        in office: Office
    ) async throws -> [RecordID<Tip>] {
        var found: [RecordID<Tip>] = []
        var cursor: Bytes?
        repeat {
            let page = try await office.client(.lan).call(
                ListRecords<Tip>(facets: [facet], limit: limit, cursor: cursor)
            )
            found += page.records.compactMap(\.id)
            cursor = page.next
        } while cursor != nil
        return found
    }

    @Test func `a province finds what was filed under those that it took in`() async throws {
        try await withOffice { office in
            var filed: [RecordID<Tip>] = []
            for (province, moment) in [
                (Province.tuyenQuang, Self.before), (.haGiang, Self.before),
                (.tuyenQuang, Self.after), (.haGiang, Self.before),
            ] {
                filed.append(try await tip(province, at: moment, in: office).id)
                office.time.pass(.seconds(1))
            }
            _ = try await tip(.quangNinh, at: Self.before, in: office)
            let today = Facet("province", Word(Province.tuyenQuang))
            // Merged in the order of filing, whatever the page.
            for limit in [1, 2, 50] {
                #expect(
                    try await listed(today, limit: limit, in: office) == filed.reversed(),
                    "\(limit)"
                )
            }
            let former = Facet("province", Word(Province.haGiang))
            #expect(try await listed(former, in: office) == [filed[3], filed[1]])
            let alone = Facet(Facet.provinceAsFiled, Province.tuyenQuang.rawValue)
            #expect(try await listed(alone, in: office) == [filed[2], filed[0]])
        }
    }

    @Test func `a count by province is by today's, and by the filed one where that is asked for`()
        async throws
    {
        try await withOffice { office in
            for province in [Province.haGiang, .haGiang, .tuyenQuang, .hue] {
                _ = try await tip(province, at: Self.before, in: office)
            }
            let client = office.client(.lan)
            let today = try await client.call(CountRecords<Tip>(by: Facet.province))
            #expect(
                today.counts == [
                    .init(value: "hue", count: 1), .init(value: "tuyenQuang", count: 3),
                ]
            )
            let filed = try await client.call(CountRecords<Tip>(by: Facet.provinceAsFiled))
            #expect(
                filed.counts == [
                    .init(value: "haGiang", count: 2), .init(value: "hue", count: 1),
                    .init(value: "tuyenQuang", count: 1),
                ]
            )
            let within = try await client.call(
                CountRecords<Tip>(facets: [Facet("province", Word(Province.tuyenQuang))])
            )
            #expect(within.total == 3)
            let both = try await client.call(
                CountRecords<Tip>(facets: [
                    Facet("topic", Word(Topic.recruitment)),
                    Facet("province", Word(Province.tuyenQuang)),
                ])
            )
            #expect(both.total == 3)
        }
    }

    @Test func `a province that had ended, or had not begun, is refused and nothing is stored`()
        async throws
    {
        try await withOffice { office in
            for (province, moment) in [
                (Province.haGiang, Self.after), (.haTay, "2008-07-31T17:01:00Z"),
                (.dienBien, "2003-12-31T16:59:00Z"),
            ] {
                let rows = try await office.everything()
                #expect(
                    await refusal { _ = try await tip(province, at: moment, in: office) }
                        == "record.invalidField"
                )
                #expect(try await office.everything() == rows)
            }
        }
    }

    @Test func `the refusal names the province that followed`() async throws {
        try await withOffice { office in
            do {
                _ = try await tip(.haGiang, at: Self.after, in: office)
                Issue.record("filed under a province that had ended")
            } catch let error as ServiceError {
                #expect(
                    error.violations == [
                        FieldViolation(field: "province", rule: "ended.tuyenQuang")
                    ]
                )
            }
        }
    }

    @Test func `who knows but the year may name either unit`() async throws {
        try await withOffice { office in
            let start = "2024-12-31T17:00:00Z"
            _ = try await tip(.haGiang, at: start, .year, in: office)
            _ = try await tip(.tuyenQuang, at: start, .year, in: office)
            let june = "2025-05-31T17:00:00Z"
            _ = try await tip(.haGiang, at: june, .month, in: office)
            let july = "2025-06-30T17:00:00Z"
            #expect(
                await refusal { _ = try await tip(.haGiang, at: july, .month, in: office) }
                    == "record.invalidField"
            )
        }
    }

    @Test func `a correction goes by the day of what it corrects, a step leaves the unit alone`()
        async throws
    {
        try await withOffice { office in
            let old = try await tip(.tuyenQuang, at: Self.before, in: office)
            let assigned = try await office.take(.assigned, of: old)
            var record = assigned.record
            record.province = Word(.haGiang)
            let corrected = try await office.client(.minh).call(
                CorrectRecord(
                    id: old.id,
                    seen: assigned.version,
                    corrects: 1,
                    record: record,
                    reason: FreeText("the other side of the river")
                )
            )
            #expect(corrected.record.province == Word(Province.haGiang))
            let new = try await tip(.tuyenQuang, at: Self.after, in: office)
            let rows = try await office.everything()
            #expect(
                await refusal {
                    _ = try await office.client(.minh).call(
                        CorrectRecord(
                            id: new.id,
                            seen: 1,
                            corrects: 1,
                            record: record,
                            reason: FreeText("the other side of the river")
                        )
                    )
                } == "record.invalidField"
            )
            #expect(try await office.everything() == rows)
        }
    }
}
