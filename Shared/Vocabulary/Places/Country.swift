/// The countries that this work deals with, as ISO 3166-1 codes.
///
/// Appended to as needed; `XX` stands for one that the list lacks.
public enum Country: String, ClosedList {
    /// Viet Nam.
    case vietNam = "VN"
    /// China.
    case china = "CN"
    /// Laos.
    case laos = "LA"
    /// Cambodia.
    case cambodia = "KH"
    /// Myanmar.
    case myanmar = "MM"
    /// Thailand.
    case thailand = "TH"
    /// Malaysia.
    case malaysia = "MY"
    /// Philippines.
    case philippines = "PH"
    /// Indonesia.
    case indonesia = "ID"
    /// Singapore.
    case singapore = "SG"
    /// Taiwan.
    case taiwan = "TW"
    /// Republic of Korea.
    case republicOfKorea = "KR"
    /// Japan.
    case japan = "JP"
    /// Russia.
    case russia = "RU"
    /// United Kingdom.
    case unitedKingdom = "GB"
    /// France.
    case france = "FR"
    /// Germany.
    case germany = "DE"
    /// Poland.
    case poland = "PL"
    /// United States.
    case unitedStates = "US"
    /// Australia.
    case australia = "AU"
    /// Saudi Arabia.
    case saudiArabia = "SA"
    /// United Arab Emirates.
    case unitedArabEmirates = "AE"
    /// A country that the list lacks.
    case other = "XX"

    public var label: Label {
        switch self {
        case .vietNam: Label(vi: "Việt Nam", en: "Viet Nam")
        case .china: Label(vi: "Trung Quốc", en: "China")
        case .laos: Label(vi: "Lào", en: "Laos")
        case .cambodia: Label(vi: "Campuchia", en: "Cambodia")
        case .myanmar: Label(vi: "Myanmar", en: "Myanmar")
        case .thailand: Label(vi: "Thái Lan", en: "Thailand")
        case .malaysia: Label(vi: "Malaysia", en: "Malaysia")
        case .philippines: Label(vi: "Philippines", en: "Philippines")
        case .indonesia: Label(vi: "Indonesia", en: "Indonesia")
        case .singapore: Label(vi: "Singapore", en: "Singapore")
        case .taiwan: Label(vi: "Đài Loan", en: "Taiwan")
        case .republicOfKorea: Label(vi: "Hàn Quốc", en: "Republic of Korea")
        case .japan: Label(vi: "Nhật Bản", en: "Japan")
        case .russia: Label(vi: "Nga", en: "Russia")
        case .unitedKingdom: Label(vi: "Vương quốc Anh", en: "United Kingdom")
        case .france: Label(vi: "Pháp", en: "France")
        case .germany: Label(vi: "Đức", en: "Germany")
        case .poland: Label(vi: "Ba Lan", en: "Poland")
        case .unitedStates: Label(vi: "Hoa Kỳ", en: "United States")
        case .australia: Label(vi: "Úc", en: "Australia")
        case .saudiArabia: Label(vi: "Ả Rập Xê Út", en: "Saudi Arabia")
        case .unitedArabEmirates:
            Label(
                vi: "Các Tiểu vương quốc Ả Rập Thống nhất",
                en: "United Arab Emirates"
            )
        case .other: Label(vi: "Nước khác", en: "Another country")
        }
    }
}
