import RPC
import Vocabulary

/// What is said to people about an error that a service answered: found by its reason, or, for a
/// reason of a newer service, by its code.
struct ErrorText: Sendable {
    /// What happened.
    let what: Label
    /// What to do next.
    let next: Label

    /// What happened in both languages, then what to do next in both.
    init(_ vi: String, _ en: String, next nextVi: String, _ nextEn: String) {
        what = Label(vi: vi, en: en)
        next = Label(vi: nextVi, en: nextEn)
    }

    /// The text of an error.
    static func of(_ error: ServiceError) -> ErrorText {
        byReason[error.reason] ?? byCode(error.code)
    }

    /// Every reason that this version knows.
    static let byReason: [String: ErrorText] =
        calls.merging(connections) { first, _ in first }
        .merging(records) { first, _ in first }
        .merging(ministries) { first, _ in first }
        .merging(support) { first, _ in first }
}

extension OutcomeClass {
    /// Whether anything was done, in words.
    var label: Label {
        switch self {
        case .notStarted:
            Label(
                vi: "Chưa có gì được thực hiện; gửi lại không sao.",
                en: "Nothing was done; repeating it is safe."
            )
        case .mayHaveRun:
            Label(
                vi: "Có thể đã được thực hiện; nếu gửi lại, dùng đúng khoá chống lặp cũ.",
                en: "It may have been done; repeat it only with the same idempotency key."
            )
        case .ranAndFailed:
            Label(
                vi: "Yêu cầu đã được xét và bị từ chối; không có gì thay đổi.",
                en: "It was judged and refused; nothing was changed."
            )
        }
    }
}
