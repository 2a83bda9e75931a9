import Vocabulary

extension FieldLabels {
    /// Fields of what imports and exports of HTCDS answer.
    static let ofHTCDS: [String: Label] = [
        "dryRun": Label(vi: "Chỉ kiểm tra", en: "Check only"),
        "entries": Label(vi: "Nội dung", en: "Entries"),
        "imported": Label(vi: "Đã nhập", en: "Imported"),
        "notCarried": Label(vi: "Chuẩn không có chỗ ghi", en: "Not carried by the standard"),
        "registered": Label(vi: "Đăng ký mới", en: "Newly registered"),
        "rejections": Label(vi: "Bị từ chối", en: "Rejections"),
        "row": Label(vi: "Dòng", en: "Row"),
        "rows": Label(vi: "Các dòng", en: "Rows"),
        "rule": Label(vi: "Quy tắc", en: "Rule"),
        "standardField": Label(vi: "Trường của chuẩn", en: "Field of the standard"),
        "standardValue": Label(vi: "Giá trị", en: "Value"),
        "victims": Label(vi: "Những người được bảo vệ", en: "Persons"),
    ]
}
