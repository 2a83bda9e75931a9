/// The provinces and cities of Viet Nam: the 34 of today, and those that they took in.
///
/// A word is a name, and a fact keeps the name of its day. What the name stood for on a day, its
/// code and its kind, is a ``ProvinceUnit``: `tuyenQuang` of 2024 is smaller than that of 2026. What
/// is filed under a former name is found under the one that followed it.
public enum Province: String, ClosedList {
    // MARK: - Since 1 July 2025

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

    // MARK: - Merged into others

    /// Hà Giang.
    case haGiang
    /// Yên Bái.
    case yenBai
    /// Bắc Kạn.
    case bacKan
    /// Vĩnh Phúc.
    case vinhPhuc
    /// Hoà Bình.
    case hoaBinh
    /// Bắc Giang.
    case bacGiang
    /// Thái Bình.
    case thaiBinh
    /// Hải Dương.
    case haiDuong
    /// Hà Nam.
    case haNam
    /// Nam Định.
    case namDinh
    /// Quảng Bình.
    case quangBinh
    /// Quảng Nam.
    case quangNam
    /// Kon Tum.
    case konTum
    /// Bình Định.
    case binhDinh
    /// Phú Yên.
    case phuYen
    /// Ninh Thuận.
    case ninhThuan
    /// Đắk Nông.
    case dakNong
    /// Bình Thuận.
    case binhThuan
    /// Bình Phước.
    case binhPhuoc
    /// Bình Dương.
    case binhDuong
    /// Bà Rịa - Vũng Tàu.
    case baRiaVungTau
    /// Long An.
    case longAn
    /// Bến Tre.
    case benTre
    /// Trà Vinh.
    case traVinh
    /// Tiền Giang.
    case tienGiang
    /// Bạc Liêu.
    case bacLieu
    /// Sóc Trăng.
    case socTrang
    /// Hậu Giang.
    case hauGiang
    /// Kiên Giang.
    case kienGiang
    /// Hà Tây.
    case haTay

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
        case .haGiang: Label(vi: "Hà Giang", en: "Ha Giang")
        case .yenBai: Label(vi: "Yên Bái", en: "Yen Bai")
        case .bacKan: Label(vi: "Bắc Kạn", en: "Bac Kan")
        case .vinhPhuc: Label(vi: "Vĩnh Phúc", en: "Vinh Phuc")
        case .hoaBinh: Label(vi: "Hoà Bình", en: "Hoa Binh")
        case .bacGiang: Label(vi: "Bắc Giang", en: "Bac Giang")
        case .thaiBinh: Label(vi: "Thái Bình", en: "Thai Binh")
        case .haiDuong: Label(vi: "Hải Dương", en: "Hai Duong")
        case .haNam: Label(vi: "Hà Nam", en: "Ha Nam")
        case .namDinh: Label(vi: "Nam Định", en: "Nam Dinh")
        case .quangBinh: Label(vi: "Quảng Bình", en: "Quang Binh")
        case .quangNam: Label(vi: "Quảng Nam", en: "Quang Nam")
        case .konTum: Label(vi: "Kon Tum", en: "Kon Tum")
        case .binhDinh: Label(vi: "Bình Định", en: "Binh Dinh")
        case .phuYen: Label(vi: "Phú Yên", en: "Phu Yen")
        case .ninhThuan: Label(vi: "Ninh Thuận", en: "Ninh Thuan")
        case .dakNong: Label(vi: "Đắk Nông", en: "Dak Nong")
        case .binhThuan: Label(vi: "Bình Thuận", en: "Binh Thuan")
        case .binhPhuoc: Label(vi: "Bình Phước", en: "Binh Phuoc")
        case .binhDuong: Label(vi: "Bình Dương", en: "Binh Duong")
        case .baRiaVungTau: Label(vi: "Bà Rịa - Vũng Tàu", en: "Ba Ria - Vung Tau")
        case .longAn: Label(vi: "Long An", en: "Long An")
        case .benTre: Label(vi: "Bến Tre", en: "Ben Tre")
        case .traVinh: Label(vi: "Trà Vinh", en: "Tra Vinh")
        case .tienGiang: Label(vi: "Tiền Giang", en: "Tien Giang")
        case .bacLieu: Label(vi: "Bạc Liêu", en: "Bac Lieu")
        case .socTrang: Label(vi: "Sóc Trăng", en: "Soc Trang")
        case .hauGiang: Label(vi: "Hậu Giang", en: "Hau Giang")
        case .kienGiang: Label(vi: "Kiên Giang", en: "Kien Giang")
        case .haTay: Label(vi: "Hà Tây", en: "Ha Tay")
        }
    }
}
