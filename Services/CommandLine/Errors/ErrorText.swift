import RPC
import Vocabulary

/// What is said to people about an error that a service answered: found by its reason, or, for a
/// reason of a newer service, by its code.
struct ErrorText: Sendable {
    /// What happened.
    let what: Label
    /// What to do next.
    private let next: Label
    /// What to do next after a command that repeats its calls by itself, where that is something else.
    private let again: Label?

    /// What happened in both languages, then what to do next in both.
    init(_ vi: String, _ en: String, next nextVi: String, _ nextEn: String) {
        self.init(what: Label(vi: vi, en: en), next: Label(vi: nextVi, en: nextEn))
    }

    /// The same where a write is to be repeated.
    init(_ vi: String, _ en: String, repeating next: RepeatPhrase) {
        self.init(
            what: Label(vi: vi, en: en),
            next: next.label(for: .underKey),
            again: next.label(for: .byCommand)
        )
    }

    private init(what: Label, next: Label, again: Label? = nil) {
        self.what = what
        self.next = next
        self.again = again
    }

    /// What to do next, where a write is repeated in a way.
    func next(repeating repetition: Repetition) -> Label {
        switch repetition {
        case .underKey: next
        case .byCommand: again ?? next
        }
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
    /// Whether anything was done, in words, where a write is repeated in a way.
    func label(repeating repetition: Repetition) -> Label {
        switch self {
        case .notStarted:
            Label(
                vi: "Chưa có gì được thực hiện; gửi lại không sao.",
                en: "Nothing was done; repeating it is safe."
            )
        case .mayHaveRun where repetition == .byCommand:
            Label(
                vi: "Có thể đã được thực hiện; chạy lại lệnh này thì không việc gì bị làm hai lần.",
                en: "It may have been done; the same command run again does nothing twice."
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

/// What to do next where a write is to be repeated: with its key, or by the command that made the key.
enum RepeatPhrase: Sendable, CaseIterable {
    case oncePossible, whenServiceRuns, withMoreTime, later

    /// The phrase for a way of repeating.
    func label(for repetition: Repetition) -> Label {
        switch (self, repetition) {
        case (.oncePossible, .underKey):
            Label(
                vi: "Xem tình trạng: homeward health; gửi lại với cùng --key.",
                en: "See how it is: homeward health; repeat it with the same --key."
            )
        case (.oncePossible, .byCommand):
            Label(
                vi: "Xem tình trạng: homeward health; rồi chạy lại lệnh này.",
                en: "See how it is: homeward health; then run the same command again."
            )
        case (.whenServiceRuns, .underKey):
            Label(
                vi: "Gửi lại với cùng --key khi dịch vụ chạy lại.",
                en: "Repeat it with the same --key once the service runs again."
            )
        case (.whenServiceRuns, .byCommand):
            Label(
                vi: "Chạy lại lệnh này khi dịch vụ chạy lại.",
                en: "Run the same command again once the service runs again."
            )
        case (.withMoreTime, .underKey):
            Label(
                vi: "Thử lại với --timeout lớn hơn và cùng --key.",
                en: "Try again with a larger --timeout and the same --key."
            )
        case (.withMoreTime, .byCommand):
            Label(
                vi: "Chạy lại lệnh này với --timeout lớn hơn.",
                en: "Run the same command again with a larger --timeout."
            )
        case (.later, .underKey):
            Label(
                vi: "Chờ một lát rồi thử lại với cùng --key.",
                en: "Wait a while and try again with the same --key."
            )
        case (.later, .byCommand):
            Label(
                vi: "Chờ một lát rồi chạy lại lệnh này.",
                en: "Wait a while and run the same command again."
            )
        }
    }
}
