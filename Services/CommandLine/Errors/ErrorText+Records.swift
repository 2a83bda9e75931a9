extension ErrorText {
    /// What the kernel of the records refuses.
    static let records: [String: ErrorText] = [
        "record.conflict": ErrorText(
            "Hồ sơ đã thay đổi từ lúc cán bộ đọc.",
            "The record has changed since you saw it.",
            next: "Đọc lại hồ sơ, rồi quyết định trên bản mới.",
            "Read the record again, then decide on the new version."
        ),
        "record.notFound": ErrorText(
            "Không có hồ sơ này, hoặc cán bộ không được biết là có.",
            "There is no such record, or you may not know whether there is.",
            next: "Kiểm tra số hồ sơ, hoặc hỏi đơn vị quản lý hồ sơ.",
            "Check the identifier, or ask the body that keeps the record."
        ),
        "lifecycle.illegalStep": ErrorText(
            "Từ trạng thái hiện tại không có bước này.",
            "There is no such step from where the record stands.",
            next: "Xem các bước được phép: … next SỐ-HỒ-SƠ",
            "See the steps that are open: … next ID"
        ),
        "vocabulary.unrecognized": ErrorText(
            "Một trường chứa từ không có trong danh mục.",
            "A field holds a word that is not in its list.",
            next: "Xem danh mục: homeward describe LỆNH",
            "See the list: homeward describe METHOD"
        ),
        "approval.outdated": ErrorText(
            "Hồ sơ đã thay đổi sau khi đề nghị phê duyệt.",
            "The record has changed since the step was proposed.",
            next: "Đề nghị lại trên bản mới.",
            "Propose it again on the new version."
        ),
    ]
}
