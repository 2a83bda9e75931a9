import Foundation
import RPC
import Vocabulary
import WireCodec

/// What the program says when something went wrong: what happened, whether anything was done, and
/// what to do next; on standard error, and as JSON where JSON was asked for.
struct Complaint: Sendable {
    /// What happened.
    let what: String
    /// Whether anything was done; missing where nothing was sent to a service.
    let done: String?
    /// What to do next.
    let next: [String]
    private let machineForm: MachineForm

    /// The same for programs.
    private struct MachineForm: Codable, Sendable {
        var code: String
        var exitStatus: Int32
        var reason: String?
        var outcome: String?
        var message: String
        var violations: [FieldViolation]
        var retryAfterMilliseconds: Int?
    }

    /// About something of this program.
    init(_ failure: Failure) {
        what = failure.what
        done = nil
        next = failure.next
        machineForm = MachineForm(
            code: "\(failure.status)",
            exitStatus: failure.status.rawValue,
            message: failure.what,
            violations: []
        )
    }

    /// About a service's answer.
    init(_ error: ServiceError) {
        let text = ErrorText.of(error)
        what = text.what.current
        done = error.outcome.label.current
        next =
            error.violations.map { "\($0.field): \(RuleText.of($0.rule))" }
            + [text.next.current]
            + (error.retryAfterMilliseconds.map {
                [ComplaintPhrase.retryAfter("\(max(1, ($0 + 999) / 1000))")]
            } ?? [])
        machineForm = MachineForm(
            code: "\(error.code)",
            exitStatus: ExitStatus(error.code).rawValue,
            reason: error.reason,
            outcome: "\(error.outcome)",
            message: error.message.text,
            violations: error.violations,
            retryAfterMilliseconds: error.retryAfterMilliseconds
        )
    }

    /// The lines that people read.
    var lines: [String] {
        [ComplaintPhrase.failed(what)]
            + (done.map { ["  " + $0] } ?? [])
            + next.map { "  → " + $0 }
    }

    /// Writes to standard error.
    func write() {
        if CommandLine.arguments.contains("--json"),
            let tree = try? TreeEncoder.tree(of: machineForm)
        {
            Terminal.note(tree.json)
        } else {
            Terminal.note(lines.joined(separator: "\n"))
        }
    }
}

/// The frame of a complaint.
enum ComplaintPhrase: Phrasebook {
    case failed, retryAfter

    var label: Label {
        switch self {
        case .failed: Label(vi: "Không thực hiện được: {}", en: "It did not work: {}")
        case .retryAfter:
            Label(vi: "Thử lại sau {} giây.", en: "Try again after {} seconds.")
        }
    }
}

/// The rules that a field can break, in words.
enum RuleText {
    /// The rule in this run's language; a rule of a newer service is shown by its name.
    static func of(_ rule: String) -> String {
        let parts = rule.split(separator: ".", maxSplits: 1).map(String.init)
        guard let kind = parts.first, let text = rules[kind] else { return rule }
        return text.filled(with: parts.count > 1 ? [parts[1]] : [""])
    }

    /// By the rule's first part; `{}` takes the rest.
    static let rules: [String: Label] = [
        "missing": Label(vi: "còn thiếu", en: "is missing"),
        "repeated": Label(vi: "bị lặp lại", en: "is repeated"),
        "form": Label(vi: "sai dạng ({})", en: "has a wrong form ({})"),
        "length": Label(vi: "dài quá mức ({})", en: "is too long ({})"),
        "vocabulary": Label(vi: "từ không có trong danh mục", en: "is a word that no list holds"),
        "range": Label(vi: "ngoài khoảng cho phép ({})", en: "is out of range ({})"),
        "empty": Label(vi: "không được để trống", en: "must not be empty"),
    ]
}
