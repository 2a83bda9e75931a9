/// A language that somebody speaks, as ISO 639-3 codes.
///
/// The languages of border communes stand beside those of the neighbours; appended to as needed.
public enum SpokenLanguage: String, ClosedList {
    /// Vietnamese.
    case vietnamese = "vie"
    /// Hmong.
    case hmong = "hmn"
    /// Tày.
    case tay = "tyz"
    /// Nùng.
    case nung = "nut"
    /// Tai Dam, spoken in the north-west.
    case thai = "blt"
    /// Iu Mien.
    case dao = "ium"
    /// Mường.
    case muong = "mtq"
    /// Khmer.
    case khmer = "khm"
    /// Lao.
    case lao
    /// Chinese.
    case chinese = "zho"
    /// Burmese.
    case burmese = "mya"
    /// The language of Thailand.
    case siamese = "tha"
    /// English.
    case english = "eng"
    /// A language that the list lacks.
    case other = "mis"

    public var label: Label {
        switch self {
        case .vietnamese: Label(vi: "Tiếng Việt", en: "Vietnamese")
        case .hmong: Label(vi: "Tiếng Mông", en: "Hmong")
        case .tay: Label(vi: "Tiếng Tày", en: "Tày")
        case .nung: Label(vi: "Tiếng Nùng", en: "Nùng")
        case .thai: Label(vi: "Tiếng Thái (dân tộc)", en: "Tai Dam")
        case .dao: Label(vi: "Tiếng Dao", en: "Iu Mien")
        case .muong: Label(vi: "Tiếng Mường", en: "Mường")
        case .khmer: Label(vi: "Tiếng Khmer", en: "Khmer")
        case .lao: Label(vi: "Tiếng Lào", en: "Lao")
        case .chinese: Label(vi: "Tiếng Trung", en: "Chinese")
        case .burmese: Label(vi: "Tiếng Myanmar", en: "Burmese")
        case .siamese: Label(vi: "Tiếng Thái Lan", en: "Thai")
        case .english: Label(vi: "Tiếng Anh", en: "English")
        case .other: Label(vi: "Ngôn ngữ khác", en: "Another language")
        }
    }
}
