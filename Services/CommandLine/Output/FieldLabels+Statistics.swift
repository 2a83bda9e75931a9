import Vocabulary

extension FieldLabels {
    /// Fields of figures.
    static let statistics: [String: Label] = [
        "agrees": Label(vi: "Khớp", en: "Agrees"),
        "basis": Label(vi: "Căn cứ", en: "Asked for by"),
        "breakdowns": Label(vi: "Phân tổ được theo", en: "Can be broken down by"),
        "dedup": Label(vi: "Tính một lần", en: "Counted once"),
        "en": Label(vi: "Tiếng Anh", en: "English"),
        "isLowerBound": Label(vi: "Ít nhất", en: "At least"),
        "period": Label(vi: "Kỳ", en: "Period"),
        "periods": Label(vi: "Các kỳ", en: "Periods"),
        "protection": Label(vi: "Bảo mật số nhỏ", en: "Disclosure control"),
        "provenance": Label(vi: "Cách tính", en: "How it is counted"),
        "published": Label(vi: "Đã công bố", en: "Published"),
        "readAt": Label(vi: "Đọc lúc", en: "Read at"),
        "undisclosedSplit": Label(vi: "Gộp nhiều nhóm", en: "Groups not told apart"),
        "unknownRow": Label(vi: "Dòng chưa rõ", en: "Row of the unknown"),
        "unnumbered": Label(vi: "Không nêu con số", en: "Without a number"),
        "vi": Label(vi: "Tiếng Việt", en: "Vietnamese"),
        "yearBefore": Label(vi: "Cùng kỳ năm trước", en: "Year before"),
    ]
}
