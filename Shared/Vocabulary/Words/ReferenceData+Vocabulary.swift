import WireCodec

extension ReferenceData {
    /// The lists of this module.
    public static let ofVocabulary = places + people + law

    private static let places = [
        ReferenceData(
            "countries",
            Label(vi: "Nước, vùng lãnh thổ", en: "Countries"),
            type: "Country",
            asOf: "2026-01-01",
            source: "ISO 3166-1",
            entries(of: Country.standard)
        ),
        ReferenceData(
            "provinces",
            Label(vi: "Tỉnh, thành phố hiện nay", en: "Provinces of today"),
            type: "Province",
            asOf: "2026-01-01",
            source: "202/2025/QH15, 19/2025/QĐ-TTg",
            entries(of: Province.current)
        ),
        ReferenceData(
            "formerProvinces",
            Label(vi: "Tỉnh, thành phố đã sáp nhập", en: "Provinces merged into others"),
            type: "Province",
            asOf: "2026-01-01",
            source: "124/2004/QĐ-TTg, 15/2008/QH12, 202/2025/QH15",
            entries(of: Province.allCases.filter { !Province.current.contains($0) })
        ),
        ReferenceData(
            "provincePeriods",
            Label(vi: "Đơn vị cấp tỉnh theo thời kỳ", en: "Provinces by period"),
            type: "ProvinceUnit",
            asOf: "2026-01-01",
            source: "22/2003/QH11, 15/2008/QH12, 175/2024/QH15, 202/2025/QH15",
            ProvinceUnit.all.map { unit in
                Entry(
                    unit.code,
                    Label(vi: unit.name, en: unit.province.label.en),
                    from: unit.from,
                    through: unit.through
                )
            }
        ),
        ReferenceData(
            "communes",
            Label(vi: "Xã, phường, đặc khu", en: "Communes, wards and special zones"),
            type: "CommuneList",
            asOf: "2025-07-01",
            source: "19/2025/QĐ-TTg",
            CommuneList.shipped.communes.map { commune in
                Entry(
                    commune.code,
                    Label(vi: commune.name, en: commune.name),
                    from: commune.from,
                    through: commune.through
                )
            }
        ),
    ]

    private static let people = [
        ReferenceData(
            "ethnicGroups",
            Label(vi: "Dân tộc", en: "Ethnic groups"),
            type: "EthnicGroup",
            asOf: "2026-01-01",
            source: "121-TCTK/PPCĐ (1979)",
            entries(of: EthnicGroup.official)
        ),
        ReferenceData(
            "roles",
            Label(vi: "Vai trò", en: "Roles"),
            type: "Role",
            asOf: "2026-01-01",
            source: "53/2024/QH15; Homeward",
            entries(of: Role.allCases)
        ),
        ReferenceData(
            "signs",
            Label(vi: "Dấu hiệu bị mua bán", en: "Signs of having been trafficked"),
            type: "TraffickingIndicator",
            asOf: "2026-01-01",
            source: "53/2024/QH15; Homeward",
            entries(of: TraffickingIndicator.allCases)
        ),
        ReferenceData(
            "publishedFigures",
            Label(vi: "Số liệu các cơ quan công bố", en: "Figures that bodies publish"),
            type: "PublishedIndicator",
            asOf: "2026-01-01",
            source: "Bộ Công an, Bộ đội Biên phòng",
            entries(of: PublishedIndicator.allCases)
        ),
    ]

    private static let law = [
        ReferenceData(
            "holidays",
            Label(vi: "Năm có ngày nghỉ đã công bố", en: "Years of announced holidays"),
            type: "Holidays",
            asOf: "2026-01-13",
            source: "Bộ luật Lao động, Điều 111, 112; Chính phủ, Bộ Nội vụ",
            Holidays.vietnam.years.filter(\.announced).map { year in
                Entry(
                    "\(year.year)",
                    Label(
                        vi: "\(year.closed.count) ngày nghỉ, \(year.worked.count) ngày làm bù",
                        en: "\(year.closed.count) days off, \(year.worked.count) worked instead"
                    ),
                    from: CalendarDate(year: year.year, month: 1, day: 1),
                    through: CalendarDate(year: year.year, month: 12, day: 31)
                )
            }
        ),
        ReferenceData(
            "clocks",
            Label(vi: "Thời hạn", en: "Clock rules"),
            type: "ClockRules",
            asOf: "2026-01-01",
            source: "53/2024/QH15, 162/2025/NĐ-CP, 101/2015/QH13",
            ClockRules.initial.rules.map { rule in
                Entry(
                    rule.name.rawValue,
                    limit(rule.limit),
                    from: rule.validFrom,
                    through: rule.validTo
                )
            }
        ),
        ReferenceData(
            "entitlements",
            Label(vi: "Dòng của bảng chế độ hỗ trợ", en: "Rows of the entitlement matrix"),
            type: "EntitlementMatrix",
            asOf: "2026-01-01",
            source: "53/2024/QH15, Điều 37",
            EntitlementMatrix.initial.rows.map { row in
                Entry(
                    [row.category.text, row.accompanying?.text].compactMap(\.self)
                        .joined(separator: "/"),
                    row.category.label,
                    from: row.validFrom,
                    through: row.validTo
                )
            }
        ),
    ]

    private static func limit(_ limit: ClockRule.Limit) -> Label {
        Label(
            vi: "\(limit.count) \(limit.unit.label.vi)",
            en: "\(limit.count) \(limit.unit.label.en)"
        )
    }
}
