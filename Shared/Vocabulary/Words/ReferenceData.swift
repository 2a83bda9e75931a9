public import WireCodec

/// The reference data that is shipped: which lists, how much each holds, as of when, and from where.
///
/// Each list says its own day: one that changes gets a later one. Deployments replace holidays and clock
/// rules from a file of their own; the other lists change with the program.
public struct ReferenceData: Sendable, Hashable {
    /// What the list is called.
    public let name: Label
    /// The type that holds it.
    public let type: String
    /// How many entries it has.
    public let count: Int
    /// The day as of which it is given.
    public let asOf: CalendarDate
    /// Where it comes from.
    public let source: String

    init(_ vi: String, _ en: String, _ type: String, _ count: Int, _ asOf: String, _ source: String)
    {
        guard let asOf = CalendarDate(asOf) else {
            preconditionFailure("a date written in code exists")
        }
        name = Label(vi: vi, en: en)
        self.type = type
        self.count = count
        self.asOf = asOf
        self.source = source
    }

    /// Every list.
    public static let all = [
        ReferenceData(
            "Nước, vùng lãnh thổ",
            "Countries",
            "Country",
            Country.standard.count,
            "2026-01-01",
            "ISO 3166-1"
        ),
        ReferenceData(
            "Tỉnh, thành phố hiện nay",
            "Provinces of today",
            "Province",
            Province.current.count,
            "2026-01-01",
            "202/2025/QH15, 19/2025/QĐ-TTg"
        ),
        ReferenceData(
            "Tỉnh, thành phố đã sáp nhập",
            "Provinces merged into others",
            "Province",
            Province.allCases.count - Province.current.count,
            "2026-01-01",
            "124/2004/QĐ-TTg, 15/2008/QH12, 202/2025/QH15"
        ),
        ReferenceData(
            "Đơn vị cấp tỉnh theo thời kỳ",
            "Provinces by period",
            "ProvinceUnit",
            ProvinceUnit.all.count,
            "2026-01-01",
            "22/2003/QH11, 15/2008/QH12, 175/2024/QH15, 202/2025/QH15"
        ),
        ReferenceData(
            "Xã, phường, đặc khu",
            "Communes, wards and special zones",
            "CommuneList",
            CommuneList.shipped.communes.count,
            "2025-07-01",
            "19/2025/QĐ-TTg"
        ),
        ReferenceData(
            "Dân tộc",
            "Ethnic groups",
            "EthnicGroup",
            EthnicGroup.official.count,
            "2026-01-01",
            "121-TCTK/PPCĐ (1979)"
        ),
        ReferenceData(
            "Vai trò",
            "Roles",
            "Role",
            Role.allCases.count,
            "2026-01-01",
            "53/2024/QH15; Homeward"
        ),
        ReferenceData(
            "Năm có ngày nghỉ đã công bố",
            "Years of announced holidays",
            "Holidays",
            Holidays.vietnam.years.filter(\.announced).count,
            "2026-01-13",
            "Bộ luật Lao động, Điều 111, 112; Chính phủ, Bộ Nội vụ"
        ),
        ReferenceData(
            "Thời hạn",
            "Clock rules",
            "ClockRules",
            ClockRules.initial.rules.count,
            "2026-01-01",
            "53/2024/QH15, 162/2025/NĐ-CP, 101/2015/QH13"
        ),
        ReferenceData(
            "Dòng của bảng chế độ hỗ trợ",
            "Rows of the entitlement matrix",
            "EntitlementMatrix",
            EntitlementMatrix.initial.rows.count,
            "2026-01-01",
            "53/2024/QH15, Điều 37"
        ),
    ]
}
