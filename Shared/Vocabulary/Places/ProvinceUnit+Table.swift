public import WireCodec

extension ProvinceUnit {
    /// Every unit since 2004, former ones first.
    ///
    /// The 34 and their codes: Nghị quyết 202/2025/QH15, Quyết định 19/2025/QĐ-TTg. The 63 and their codes:
    /// Quyết định 124/2004/QĐ-TTg as the statistics office kept it; Huế became a city by Nghị
    /// quyết 175/2024/QH15, Hà Tây joined Hà Nội by Nghị quyết 15/2008/QH12, and Điện Biên, Đắk Nông
    /// and Hậu Giang began by Nghị quyết 22/2003/QH11.
    public static let all = merged + renamed + unchanged + formed

    /// The day on which the 63 became 34.
    public static let merger = day(2025, 7, 1)

    /// The day on which the list begins; of earlier units it says nothing.
    public static let beginning = day(2004, 1, 1)

    // MARK: - Units that ended

    private static let merged: [ProvinceUnit] =
        [ended(.haTay, "28", .province, day(2008, 7, 31), into: .haNoi)] + [
            ended(.haGiang, "02", .province, into: .tuyenQuang),
            ended(.bacKan, "06", .province, into: .thaiNguyen),
            ended(.tuyenQuang, "08", .province, into: .tuyenQuang),
            ended(.laoCai, "10", .province, into: .laoCai),
            ended(.yenBai, "15", .province, into: .laoCai),
            ended(.hoaBinh, "17", .province, into: .phuTho),
            ended(.thaiNguyen, "19", .province, into: .thaiNguyen),
            ended(.bacGiang, "24", .province, into: .bacNinh),
            ended(.phuTho, "25", .province, into: .phuTho),
            ended(.vinhPhuc, "26", .province, into: .phuTho),
            ended(.bacNinh, "27", .province, into: .bacNinh),
            ended(.haiDuong, "30", .province, into: .haiPhong),
            ended(.haiPhong, "31", .city, into: .haiPhong),
            ended(.hungYen, "33", .province, into: .hungYen),
            ended(.thaiBinh, "34", .province, into: .hungYen),
            ended(.haNam, "35", .province, into: .ninhBinh),
            ended(.namDinh, "36", .province, into: .ninhBinh),
            ended(.ninhBinh, "37", .province, into: .ninhBinh),
            ended(.quangBinh, "44", .province, into: .quangTri),
            ended(.quangTri, "45", .province, into: .quangTri),
            ended(.daNang, "48", .city, into: .daNang),
            ended(.quangNam, "49", .province, into: .daNang),
            ended(.quangNgai, "51", .province, into: .quangNgai),
            ended(.binhDinh, "52", .province, into: .giaLai),
            ended(.phuYen, "54", .province, into: .dakLak),
            ended(.khanhHoa, "56", .province, into: .khanhHoa),
            ended(.ninhThuan, "58", .province, into: .khanhHoa),
            ended(.binhThuan, "60", .province, into: .lamDong),
            ended(.konTum, "62", .province, into: .quangNgai),
            ended(.giaLai, "64", .province, into: .giaLai),
            ended(.dakLak, "66", .province, into: .dakLak),
            ended(.dakNong, "67", .province, into: .lamDong, from: beginning),
            ended(.lamDong, "68", .province, into: .lamDong),
            ended(.binhPhuoc, "70", .province, into: .dongNai),
            ended(.tayNinh, "72", .province, into: .tayNinh),
            ended(.binhDuong, "74", .province, into: .hoChiMinh),
            ended(.dongNai, "75", .province, into: .dongNai),
            ended(.baRiaVungTau, "77", .province, into: .hoChiMinh),
            ended(.hoChiMinh, "79", .city, into: .hoChiMinh),
            ended(.longAn, "80", .province, into: .tayNinh),
            ended(.tienGiang, "82", .province, into: .dongThap),
            ended(.benTre, "83", .province, into: .vinhLong),
            ended(.traVinh, "84", .province, into: .vinhLong),
            ended(.vinhLong, "86", .province, into: .vinhLong),
            ended(.dongThap, "87", .province, into: .dongThap),
            ended(.anGiang, "89", .province, into: .anGiang),
            ended(.kienGiang, "91", .province, into: .anGiang),
            ended(.canTho, "92", .city, into: .canTho),
            ended(.hauGiang, "93", .province, into: .canTho, from: beginning),
            ended(.socTrang, "94", .province, into: .canTho),
            ended(.bacLieu, "95", .province, into: .caMau),
            ended(.caMau, "96", .province, into: .caMau),
        ]

    private static let renamed = [
        ended(.hue, "46", .province, day(2024, 12, 31), into: .hue, called: "Thừa Thiên Huế")
    ]

    // MARK: - Units in force

    /// The merger left these alone.
    private static let unchanged = [
        ProvinceUnit(.haNoi, "01", .city),
        ProvinceUnit(.caoBang, "04", .province),
        ProvinceUnit(.dienBien, "11", .province, from: beginning),
        ProvinceUnit(.laiChau, "12", .province),
        ProvinceUnit(.sonLa, "14", .province),
        ProvinceUnit(.langSon, "20", .province),
        ProvinceUnit(.quangNinh, "22", .province),
        ProvinceUnit(.thanhHoa, "38", .province),
        ProvinceUnit(.ngheAn, "40", .province),
        ProvinceUnit(.haTinh, "42", .province),
        ProvinceUnit(.hue, "46", .city, from: day(2025, 1, 1)),
    ]

    /// These grew by others on the day of the merger.
    private static let formed = [
        ProvinceUnit(.tuyenQuang, "08", .province, from: merger),
        ProvinceUnit(.laoCai, "15", .province, from: merger),
        ProvinceUnit(.thaiNguyen, "19", .province, from: merger),
        ProvinceUnit(.bacNinh, "24", .province, from: merger),
        ProvinceUnit(.phuTho, "25", .province, from: merger),
        ProvinceUnit(.haiPhong, "31", .city, from: merger),
        ProvinceUnit(.hungYen, "33", .province, from: merger),
        ProvinceUnit(.ninhBinh, "37", .province, from: merger),
        ProvinceUnit(.quangTri, "44", .province, from: merger),
        ProvinceUnit(.daNang, "48", .city, from: merger),
        ProvinceUnit(.quangNgai, "51", .province, from: merger),
        ProvinceUnit(.giaLai, "52", .province, from: merger),
        ProvinceUnit(.khanhHoa, "56", .province, from: merger),
        ProvinceUnit(.dakLak, "66", .province, from: merger),
        ProvinceUnit(.lamDong, "68", .province, from: merger),
        ProvinceUnit(.dongNai, "75", .province, from: merger),
        ProvinceUnit(.hoChiMinh, "79", .city, from: merger),
        ProvinceUnit(.tayNinh, "80", .province, from: merger),
        ProvinceUnit(.dongThap, "82", .province, from: merger),
        ProvinceUnit(.vinhLong, "86", .province, from: merger),
        ProvinceUnit(.anGiang, "91", .province, from: merger),
        ProvinceUnit(.canTho, "92", .city, from: merger),
        ProvinceUnit(.caMau, "96", .province, from: merger),
    ]

    private static func ended(
        _ province: Province,
        _ code: String,
        _ rank: Rank,
        _ last: CalendarDate = merger.adding(days: -1),
        into successor: Province,
        from first: CalendarDate? = nil,
        called name: String? = nil
    ) -> ProvinceUnit {
        ProvinceUnit(
            province,
            code,
            rank,
            from: first,
            through: last,
            successor: successor,
            name: name
        )
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
        guard let date = CalendarDate(year: year, month: month, day: day) else {
            preconditionFailure("a date written in code exists")
        }
        return date
    }
}
