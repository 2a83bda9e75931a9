import Foundation
import Testing
import Vocabulary
import WireCodec

/// The communes that are shipped, against what the law's tables say of them.
@Suite struct ShippedCommunesTests {
    private let list = CommuneList.shipped

    /// Communes, wards and special zones of each province: the resolutions of the National Assembly's
    /// standing committee of 16 June 2025, as 19/2025/QĐ-TTg counts them.
    private static let counts: [Province: Int] = [
        .haNoi: 126, .caoBang: 56, .tuyenQuang: 124, .dienBien: 45, .laiChau: 38, .sonLa: 75,
        .laoCai: 99, .thaiNguyen: 92, .langSon: 65, .quangNinh: 54, .bacNinh: 99, .phuTho: 148,
        .haiPhong: 114, .hungYen: 104, .ninhBinh: 129, .thanhHoa: 166, .ngheAn: 130, .haTinh: 69,
        .quangTri: 78, .hue: 40, .daNang: 94, .quangNgai: 96, .giaLai: 135, .khanhHoa: 65,
        .dakLak: 102, .lamDong: 124, .dongNai: 95, .hoChiMinh: 168, .tayNinh: 96, .dongThap: 102,
        .vinhLong: 124, .anGiang: 102, .canTho: 103, .caMau: 64,
    ]

    @Test func `there are 2,621 communes, 687 wards and 13 special zones, by province`() {
        #expect(list.communes.count == 3_321)
        for (rank, count) in [("Xã ", 2_621), ("Phường ", 687), ("Đặc khu ", 13)] {
            #expect(list.communes.count { $0.name.hasPrefix(rank) } == count, "\(rank)")
        }
        let byProvince = Dictionary(grouping: list.communes, by: \.province).mapValues(\.count)
        #expect(byProvince == Self.counts)
        #expect(Set(list.communes.map(\.code)).count == 3_321)
    }

    @Test func `every byte is the one that was taken over`() {
        let text = list.communes.sorted { $0.code < $1.code }
            .map { "\($0.code) \($0.name) \($0.province.rawValue)" }.joined(separator: "\n")
        let sum = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { sum, byte in
            (sum ^ UInt64(byte)) &* 0x100_0000_01b3
        }
        #expect(String(sum, radix: 16) == "88a832a17333a980")
    }

    @Test func `names are composed, and have no stray blank or sign`() {
        for commune in list.communes {
            let name = commune.name
            #expect(
                Array(name.precomposedStringWithCanonicalMapping.utf8) == Array(name.utf8),
                "\(name)"
            )
            let words = name.split(separator: " ", omittingEmptySubsequences: false)
            #expect(words.count >= 2 && !words.contains(""), "\(name)")
            #expect(
                name.allSatisfy { $0.isLetter || $0.isNumber || " -'".contains($0) },
                "\(name)"
            )
        }
    }

    @Test func `a code says what stood under it since 1 July 2025, and nothing before`() throws {
        let first = try #require(CalendarDate("2025-07-01"))
        let before = try #require(CalendarDate("2025-06-30"))
        for (code, name, province) in [
            ("00004", "Phường Ba Đình", Province.haNoi), ("06970", "Xã Ba Chẽ", .quangNinh),
            ("00745", "Xã Phố Bảng", .tuyenQuang), ("24133", "Phường Buôn Ma Thuột", .dakLak),
        ] {
            let commune = list.commune(code, on: first)
            #expect(commune?.name == name && commune?.province == province)
            #expect(list.commune(code, on: before) == nil)
        }
        #expect(list.commune("06978", on: first) == nil)
    }
}
