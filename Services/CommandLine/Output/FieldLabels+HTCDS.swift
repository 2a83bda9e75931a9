import Vocabulary

extension FieldLabels {
    /// Fields of what imports and exports of HTCDS answer.
    static let ofHTCDS: [String: Label] = [
        "dryRun": Label(vi: "Chỉ kiểm tra", en: "Check only"),
        "entries": Label(vi: "Nội dung", en: "Entries"),
        "events": Label(vi: "Sự việc mua bán người", en: "Trafficking events"),
        "eventsMissing": Label(vi: "Vì sao không có sự việc", en: "Why there are no events"),
        "eventsOmitted": Label(vi: "Sự việc không ghi hết", en: "Events left out"),
        "eventsWithoutDetails": Label(
            vi: "Sự việc chỉ ghi tóm tắt",
            en: "Events without details"
        ),
        "imported": Label(vi: "Đã nhập", en: "Imported"),
        "notCarried": Label(vi: "Chuẩn không có chỗ ghi", en: "Not carried by the standard"),
        "omitted": Label(vi: "Số chưa kể hết", en: "Left out"),
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
