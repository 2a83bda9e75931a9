import Vocabulary

extension FieldLabels {
    /// Fields of what lists of deadlines ask and answer.
    static let ofDeadlines: [String: Label] = [
        "deadline": Label(vi: "Thời hạn", en: "Deadline"),
        "deadlines": Label(vi: "Các thời hạn", en: "Deadlines"),
        "isExtended": Label(vi: "Đã gia hạn", en: "Extended"),
        "mine": Label(vi: "Chỉ của đơn vị mình", en: "Own unit's only"),
        "overdue": Label(vi: "Chỉ quá hạn", en: "Overdue only"),
        "query": Label(vi: "Điều kiện", en: "Query"),
    ]
}
