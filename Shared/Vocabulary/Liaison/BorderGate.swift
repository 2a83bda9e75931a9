/// The gates through which persons are received.
///
/// A closed list that grows; airports count as gates.
public enum BorderGate: String, ClosedList {
    /// Móng Cái, Quảng Ninh.
    case mongCai
    /// Hữu Nghị, Lạng Sơn.
    case huuNghi
    /// Lào Cai.
    case laoCai
    /// Tà Lùng, Cao Bằng.
    case taLung
    /// Thanh Thuỷ, Tuyên Quang (Hà Giang before 07/2025).
    case thanhThuy
    /// Tây Trang, Điện Biên.
    case tayTrang
    /// Cầu Treo, Hà Tĩnh.
    case cauTreo
    /// Lao Bảo, Quảng Trị.
    case laoBao
    /// Mộc Bài, Tây Ninh.
    case mocBai
    /// Tịnh Biên, An Giang.
    case tinhBien
    /// Nội Bài airport, Hà Nội.
    case noiBai
    /// Tân Sơn Nhất airport, Thành phố Hồ Chí Minh.
    case tanSonNhat
    /// A gate that the list lacks; the minutes name it.
    case other

    /// The word in both languages.
    public var label: Label {
        switch self {
        case .mongCai: Label(vi: "Cửa khẩu quốc tế Móng Cái", en: "Móng Cái international gate")
        case .huuNghi: Label(vi: "Cửa khẩu quốc tế Hữu Nghị", en: "Hữu Nghị international gate")
        case .laoCai: Label(vi: "Cửa khẩu quốc tế Lào Cai", en: "Lào Cai international gate")
        case .taLung: Label(vi: "Cửa khẩu quốc tế Tà Lùng", en: "Tà Lùng international gate")
        case .thanhThuy:
            Label(vi: "Cửa khẩu quốc tế Thanh Thuỷ", en: "Thanh Thuỷ international gate")
        case .tayTrang: Label(vi: "Cửa khẩu quốc tế Tây Trang", en: "Tây Trang international gate")
        case .cauTreo: Label(vi: "Cửa khẩu quốc tế Cầu Treo", en: "Cầu Treo international gate")
        case .laoBao: Label(vi: "Cửa khẩu quốc tế Lao Bảo", en: "Lao Bảo international gate")
        case .mocBai: Label(vi: "Cửa khẩu quốc tế Mộc Bài", en: "Mộc Bài international gate")
        case .tinhBien: Label(vi: "Cửa khẩu quốc tế Tịnh Biên", en: "Tịnh Biên international gate")
        case .noiBai: Label(vi: "Sân bay quốc tế Nội Bài", en: "Nội Bài airport")
        case .tanSonNhat: Label(vi: "Sân bay quốc tế Tân Sơn Nhất", en: "Tân Sơn Nhất airport")
        case .other: Label(vi: "Cửa khẩu khác", en: "Another gate")
        }
    }
}
