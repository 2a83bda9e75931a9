/// The 54 peoples of Viet Nam, in the order of the official list (Quyết định 121-TCTK/PPCĐ of 1979).
///
/// A group is never guessed: where nobody asked, a record says nothing, and ``undeclared`` is an answer of
/// its own.
public enum EthnicGroup: String, ClosedList {
    case kinh
    case tay
    case thai
    case hoa
    case khmer
    case muong
    case nung
    case hmong
    case dao
    case giaRai
    case ngai
    case eDe
    case baNa
    case xoDang
    case sanChay
    case coHo
    case cham
    case sanDiu
    case hre
    case mnong
    case raGlai
    case xtieng
    case bruVanKieu
    case tho
    case giay
    case coTu
    case gieTrieng
    case ma
    case khoMu
    case co
    case taOi
    case choRo
    case khang
    case xinhMun
    case haNhi
    case chuRu
    case lao
    case laChi
    case laHa
    case phuLa
    case laHu
    case lu
    case loLo
    case chut
    case mang
    case paThen
    case coLao
    case cong
    case boY
    case siLa
    case puPeo
    case brau
    case oDu
    case roMam
    /// Somebody of another people: foreigners.
    case foreign
    /// They were asked and did not say.
    case undeclared

    public var label: Label {
        switch self {
        case .kinh: Label(vi: "Kinh", en: "Kinh (Viet)")
        case .tay: Label(vi: "Tày", en: "Tay")
        case .thai: Label(vi: "Thái", en: "Thai")
        case .hoa: Label(vi: "Hoa", en: "Hoa (Chinese)")
        case .khmer: Label(vi: "Khmer", en: "Khmer")
        case .muong: Label(vi: "Mường", en: "Muong")
        case .nung: Label(vi: "Nùng", en: "Nung")
        case .hmong: Label(vi: "Mông", en: "Hmong")
        case .dao: Label(vi: "Dao", en: "Dao")
        case .giaRai: Label(vi: "Gia Rai", en: "Gia Rai")
        case .ngai: Label(vi: "Ngái", en: "Ngai")
        case .eDe: Label(vi: "Ê Đê", en: "E De")
        case .baNa: Label(vi: "Ba Na", en: "Ba Na")
        case .xoDang: Label(vi: "Xơ Đăng", en: "Xo Dang")
        case .sanChay: Label(vi: "Sán Chay", en: "San Chay")
        case .coHo: Label(vi: "Cơ Ho", en: "Co Ho")
        case .cham: Label(vi: "Chăm", en: "Cham")
        case .sanDiu: Label(vi: "Sán Dìu", en: "San Diu")
        case .hre: Label(vi: "Hrê", en: "Hre")
        case .mnong: Label(vi: "Mnông", en: "Mnong")
        case .raGlai: Label(vi: "Ra Glai", en: "Ra Glai")
        case .xtieng: Label(vi: "Xtiêng", en: "Xtieng")
        case .bruVanKieu: Label(vi: "Bru Vân Kiều", en: "Bru Van Kieu")
        case .tho: Label(vi: "Thổ", en: "Tho")
        case .giay: Label(vi: "Giáy", en: "Giay")
        case .coTu: Label(vi: "Cơ Tu", en: "Co Tu")
        case .gieTrieng: Label(vi: "Gié Triêng", en: "Gie Trieng")
        case .ma: Label(vi: "Mạ", en: "Ma")
        case .khoMu: Label(vi: "Khơ Mú", en: "Kho Mu")
        case .co: Label(vi: "Co", en: "Co")
        case .taOi: Label(vi: "Tà Ôi", en: "Ta Oi")
        case .choRo: Label(vi: "Chơ Ro", en: "Cho Ro")
        case .khang: Label(vi: "Kháng", en: "Khang")
        case .xinhMun: Label(vi: "Xinh Mun", en: "Xinh Mun")
        case .haNhi: Label(vi: "Hà Nhì", en: "Ha Nhi")
        case .chuRu: Label(vi: "Chu Ru", en: "Chu Ru")
        case .lao: Label(vi: "Lào", en: "Lao")
        case .laChi: Label(vi: "La Chí", en: "La Chi")
        case .laHa: Label(vi: "La Ha", en: "La Ha")
        case .phuLa: Label(vi: "Phù Lá", en: "Phu La")
        case .laHu: Label(vi: "La Hủ", en: "La Hu")
        case .lu: Label(vi: "Lự", en: "Lu")
        case .loLo: Label(vi: "Lô Lô", en: "Lo Lo")
        case .chut: Label(vi: "Chứt", en: "Chut")
        case .mang: Label(vi: "Mảng", en: "Mang")
        case .paThen: Label(vi: "Pà Thẻn", en: "Pa Then")
        case .coLao: Label(vi: "Cơ Lao", en: "Co Lao")
        case .cong: Label(vi: "Cống", en: "Cong")
        case .boY: Label(vi: "Bố Y", en: "Bo Y")
        case .siLa: Label(vi: "Si La", en: "Si La")
        case .puPeo: Label(vi: "Pu Péo", en: "Pu Peo")
        case .brau: Label(vi: "Brâu", en: "Brau")
        case .oDu: Label(vi: "Ơ Đu", en: "O Du")
        case .roMam: Label(vi: "Rơ Măm", en: "Ro Mam")
        case .foreign: Label(vi: "Người nước ngoài", en: "Foreigner")
        case .undeclared: Label(vi: "Không khai", en: "Not declared")
        }
    }

    /// The 54 of the official list.
    public static let official = allCases.filter { $0 != .foreign && $0 != .undeclared }

    /// The number in the official list, `01` to `54`; missing for what the list lacks.
    public var code: String? {
        guard let place = Self.official.firstIndex(of: self) else { return nil }
        return place < 9 ? "0\(place + 1)" : "\(place + 1)"
    }
}
