import Vocabulary

extension FieldLabels {
    /// What stands in evidence of a request.
    static let ofEvidence: [String: Label] = [
        "checkpoint": Label(vi: "Mốc đã ký", en: "Checkpoint"),
        "consistency": Label(vi: "Chứng minh nối tiếp", en: "Proof of extension"),
        "proved": Label(vi: "Mục có chứng minh", en: "Proved entries"),
        "root": Label(vi: "Gốc cây", en: "Root"),
        "size": Label(vi: "Tổng số mục", en: "Entries in all"),
    ]
}
