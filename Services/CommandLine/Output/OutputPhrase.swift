import Vocabulary

/// The small words of tables.
enum OutputPhrase: Phrasebook {
    case yes, no, none, nextPage, noStep, toType, mayActNow

    var label: Label {
        switch self {
        case .yes: Label(vi: "có", en: "yes")
        case .no: Label(vi: "không", en: "no")
        case .none: Label(vi: "(không có)", en: "(none)")
        case .nextPage:
            Label(vi: "Còn nữa; trang sau: thêm {}", en: "There is more; next page: add {}")
        case .noStep:
            Label(
                vi: "Cán bộ không thực hiện được bước nào từ đây.",
                en: "There is no step that you may take from here."
            )
        case .toType: Label(vi: "Gõ", en: "Type")
        case .mayActNow:
            Label(vi: "gấp thì làm ngay: actNow=", en: "if urgent, at once: actNow=")
        }
    }
}
