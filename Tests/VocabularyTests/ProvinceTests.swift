import Testing
import Vocabulary
import WireCodec

/// The provinces of every day since 2004.
@Suite struct ProvinceTests {
    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    @Test(arguments: [
        ("2004-01-01", 64), ("2008-07-31", 64), ("2008-08-01", 63), ("2025-06-30", 63),
        ("2025-07-01", 34), ("2026-11-01", 34),
    ])
    func `so many provinces stood on a day, each with a code of its own`(
        _ text: String,
        _ count: Int
    ) throws {
        let units = ProvinceUnit.all(on: try day(text))
        #expect(units.count == count)
        #expect(Set(units.map(\.code)).count == count)
        #expect(Set(units.map(\.province)).count == count)
        #expect(units.allSatisfy { $0.code.count == 2 && Int($0.code) != nil })
    }

    @Test func `six cities stand since the merger, five stood before Huế became one`() throws {
        func cities(_ text: String) throws -> Int {
            ProvinceUnit.all(on: try day(text)).filter { $0.rank == .city }.count
        }
        #expect(try cities("2024-12-31") == 5)
        #expect(try cities("2025-01-01") == 6)
        #expect(try cities("2025-07-01") == 6)
        #expect(Province.hue.unit(on: try day("2024-12-31"))?.name == "Thừa Thiên Huế")
        #expect(Province.hue.unit(on: try day("2025-01-01"))?.name == "Huế")
    }

    @Test func `every name's periods follow one another without a gap`() {
        for province in Province.allCases {
            let units = province.units
            #expect(!units.isEmpty, "\(province)")
            for (earlier, later) in zip(units, units.dropFirst()) {
                #expect(later.from == earlier.through?.adding(days: 1), "\(province)")
            }
            #expect(units.dropLast().allSatisfy { $0.successor == province })
            #expect((units.last?.through == nil) == (province.today == province), "\(province)")
        }
    }

    /// The resolution's 23 mergers, as the names that each took in beside its own.
    private static let mergers: [Province: Set<Province>] = [
        .tuyenQuang: [.haGiang], .laoCai: [.yenBai], .thaiNguyen: [.bacKan],
        .phuTho: [.vinhPhuc, .hoaBinh], .bacNinh: [.bacGiang], .hungYen: [.thaiBinh],
        .haiPhong: [.haiDuong], .ninhBinh: [.haNam, .namDinh], .quangTri: [.quangBinh],
        .daNang: [.quangNam], .quangNgai: [.konTum], .giaLai: [.binhDinh], .dakLak: [.phuYen],
        .khanhHoa: [.ninhThuan], .lamDong: [.dakNong, .binhThuan], .dongNai: [.binhPhuoc],
        .hoChiMinh: [.binhDuong, .baRiaVungTau], .tayNinh: [.longAn],
        .vinhLong: [.benTre, .traVinh], .dongThap: [.tienGiang], .caMau: [.bacLieu],
        .canTho: [.socTrang, .hauGiang], .anGiang: [.kienGiang],
    ]

    @Test func `each of the thirty-four took in what the resolution says`() {
        #expect(Province.current.count == 34)
        #expect(Province.allCases.count == 64)
        for province in Province.current {
            let earlier: Set<Province> = province == .haNoi ? [.haTay] : []
            #expect(
                Set(province.predecessors) == Self.mergers[province, default: earlier],
                "\(province)"
            )
        }
        #expect(Self.mergers.values.reduce(0) { $0 + $1.count } == 29)
        #expect(Set(Province.allCases.map(\.today)) == Set(Province.current))
    }

    @Test func `a name goes on, is followed, or does not exist yet`() throws {
        #expect(Province.haGiang.name(on: try day("2025-06-30")) == .haGiang)
        #expect(Province.haGiang.name(on: try day("2025-07-01")) == .tuyenQuang)
        #expect(Province.tuyenQuang.name(on: try day("2024-01-01")) == .tuyenQuang)
        let last = try day("2025-06-30")
        let first = try day("2025-07-01")
        #expect(Province.haGiang.fault(in: last...last) == nil)
        #expect(Province.haGiang.fault(in: last...first) == nil)
        #expect(Province.haGiang.fault(in: first...first) == .ended(into: .tuyenQuang))
        let long = try day("2003-12-31")
        #expect(Province.dakNong.fault(in: long...long) == .notYet(from: try day("2004-01-01")))
        #expect(Province.haNoi.fault(in: long...long) == nil)
    }

    @Test func `a unit that grew has a code of its own`() throws {
        let before = try day("2025-06-30")
        let after = try day("2025-07-01")
        for (province, old, new) in [
            (Province.laoCai, "10", "15"), (.bacNinh, "27", "24"), (.anGiang, "89", "91"),
            (.dongThap, "87", "82"), (.tayNinh, "72", "80"), (.tuyenQuang, "08", "08"),
        ] {
            #expect(province.unit(on: before)?.code == old)
            #expect(province.unit(on: after)?.code == new)
        }
    }
}
