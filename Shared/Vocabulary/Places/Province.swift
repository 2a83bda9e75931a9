/// The provinces and cities of Viet Nam as they stand since 1 July 2025.
///
/// The 63 older ones map onto these; the mapping comes with the import of older records.
public enum Province: String, ClosedList {
    /// Hà Nội.
    case haNoi
    /// Hải Phòng.
    case haiPhong
    /// Huế.
    case hue
    /// Đà Nẵng.
    case daNang
    /// Cần Thơ.
    case canTho
    /// Thành phố Hồ Chí Minh.
    case hoChiMinh
    /// Lai Châu.
    case laiChau
    /// Điện Biên.
    case dienBien
    /// Sơn La.
    case sonLa
    /// Lạng Sơn.
    case langSon
    /// Quảng Ninh.
    case quangNinh
    /// Thanh Hoá.
    case thanhHoa
    /// Nghệ An.
    case ngheAn
    /// Hà Tĩnh.
    case haTinh
    /// Cao Bằng.
    case caoBang
    /// Tuyên Quang.
    case tuyenQuang
    /// Lào Cai.
    case laoCai
    /// Thái Nguyên.
    case thaiNguyen
    /// Phú Thọ.
    case phuTho
    /// Bắc Ninh.
    case bacNinh
    /// Hưng Yên.
    case hungYen
    /// Ninh Bình.
    case ninhBinh
    /// Quảng Trị.
    case quangTri
    /// Quảng Ngãi.
    case quangNgai
    /// Gia Lai.
    case giaLai
    /// Khánh Hoà.
    case khanhHoa
    /// Lâm Đồng.
    case lamDong
    /// Đắk Lắk.
    case dakLak
    /// Đồng Nai.
    case dongNai
    /// Tây Ninh.
    case tayNinh
    /// Vĩnh Long.
    case vinhLong
    /// Đồng Tháp.
    case dongThap
    /// Cà Mau.
    case caMau
    /// An Giang.
    case anGiang

    public var label: Label {
        switch self {
        case .haNoi: Label(vi: "Hà Nội", en: "Ha Noi")
        case .haiPhong: Label(vi: "Hải Phòng", en: "Hai Phong")
        case .hue: Label(vi: "Huế", en: "Hue")
        case .daNang: Label(vi: "Đà Nẵng", en: "Da Nang")
        case .canTho: Label(vi: "Cần Thơ", en: "Can Tho")
        case .hoChiMinh: Label(vi: "Thành phố Hồ Chí Minh", en: "Ho Chi Minh City")
        case .laiChau: Label(vi: "Lai Châu", en: "Lai Chau")
        case .dienBien: Label(vi: "Điện Biên", en: "Dien Bien")
        case .sonLa: Label(vi: "Sơn La", en: "Son La")
        case .langSon: Label(vi: "Lạng Sơn", en: "Lang Son")
        case .quangNinh: Label(vi: "Quảng Ninh", en: "Quang Ninh")
        case .thanhHoa: Label(vi: "Thanh Hoá", en: "Thanh Hoa")
        case .ngheAn: Label(vi: "Nghệ An", en: "Nghe An")
        case .haTinh: Label(vi: "Hà Tĩnh", en: "Ha Tinh")
        case .caoBang: Label(vi: "Cao Bằng", en: "Cao Bang")
        case .tuyenQuang: Label(vi: "Tuyên Quang", en: "Tuyen Quang")
        case .laoCai: Label(vi: "Lào Cai", en: "Lao Cai")
        case .thaiNguyen: Label(vi: "Thái Nguyên", en: "Thai Nguyen")
        case .phuTho: Label(vi: "Phú Thọ", en: "Phu Tho")
        case .bacNinh: Label(vi: "Bắc Ninh", en: "Bac Ninh")
        case .hungYen: Label(vi: "Hưng Yên", en: "Hung Yen")
        case .ninhBinh: Label(vi: "Ninh Bình", en: "Ninh Binh")
        case .quangTri: Label(vi: "Quảng Trị", en: "Quang Tri")
        case .quangNgai: Label(vi: "Quảng Ngãi", en: "Quang Ngai")
        case .giaLai: Label(vi: "Gia Lai", en: "Gia Lai")
        case .khanhHoa: Label(vi: "Khánh Hoà", en: "Khanh Hoa")
        case .lamDong: Label(vi: "Lâm Đồng", en: "Lam Dong")
        case .dakLak: Label(vi: "Đắk Lắk", en: "Dak Lak")
        case .dongNai: Label(vi: "Đồng Nai", en: "Dong Nai")
        case .tayNinh: Label(vi: "Tây Ninh", en: "Tay Ninh")
        case .vinhLong: Label(vi: "Vĩnh Long", en: "Vinh Long")
        case .dongThap: Label(vi: "Đồng Tháp", en: "Dong Thap")
        case .caMau: Label(vi: "Cà Mau", en: "Ca Mau")
        case .anGiang: Label(vi: "An Giang", en: "An Giang")
        }
    }
}
