import Vocabulary

/// What people read for the fields of answers.
enum FieldLabels {
    /// A field's name in this run's language; a field without a label is shown as it is called.
    static func name(of field: String) -> String { labels[field]?.current ?? field }

    static let labels: [String: Label] = [
        "id": Label(vi: "Số hồ sơ", en: "Identifier"),
        "state": Label(vi: "Trạng thái", en: "State"),
        "version": Label(vi: "Phiên bản", en: "Version"),
        "owner": Label(vi: "Đơn vị quản lý", en: "Owner"),
        "record": Label(vi: "Nội dung", en: "Record"),
        "filing": Label(vi: "Lưu hồ sơ", en: "Filing"),
    ]
}
