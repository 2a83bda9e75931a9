import Foundation
import RPC
import Vocabulary
import WireCodec

/// What the program says when something went wrong: what happened, whether anything was done, and
/// what to do next; on standard error, and as JSON where JSON was asked for.
struct Complaint: Sendable {
    /// What happened.
    let what: String
    /// Which service said so; missing where it was none.
    let place: String?
    /// Whether anything was done.
    let done: String?
    /// What to do next.
    let next: [String]
    private let machineForm: MachineForm

    /// The same for programs.
    private struct MachineForm: Codable, Sendable {
        var code: String
        var exitStatus: Int32
        var service: String?
        var reason: String?
        var outcome: String?
        var message: String
        var violations: [FieldViolation]
        var retryAfterMilliseconds: Int?
        var idempotencyKey: String?
        var next: [String]
    }

    /// About something of this program.
    init(_ failure: Failure) {
        what = failure.what
        place = nil
        done = failure.status == .usage ? ComplaintPhrase.nothingSent() : nil
        next = failure.next
        machineForm = MachineForm(
            code: "\(failure.status)",
            exitStatus: failure.status.rawValue,
            message: failure.what,
            violations: [],
            next: failure.next
        )
    }

    /// About a service's answer.
    init(_ failure: CallFailure) {
        self.init(failure.error, from: failure)
    }

    /// About an error of a service, with the call that it ended where that is known.
    init(_ error: ServiceError, from call: CallFailure? = nil) {
        let text = ErrorText.of(error)
        what = text.what.current
        place = call?.daemon.label.current
        done = error.outcome.label.current
        let again =
            error.outcome == .mayHaveRun ? call?.key.map { [ComplaintPhrase.sameKey($0)] } : nil
        next =
            RuleText.lines(of: error.violations)
            + [Self.asTyped(text.next.current, call?.method)] + (again ?? [])
            + (error.retryAfterMilliseconds.map {
                [ComplaintPhrase.retryAfter("\(max(1, ($0 + 999) / 1000))")]
            } ?? [])
        machineForm = MachineForm(
            code: "\(error.code)",
            exitStatus: ExitStatus(error.code).rawValue,
            service: call?.daemon.rawValue,
            reason: error.reason,
            outcome: "\(error.outcome)",
            message: error.message.text,
            violations: error.violations,
            retryAfterMilliseconds: error.retryAfterMilliseconds,
            idempotencyKey: call?.key,
            next: next
        )
    }

    /// The lines that people read.
    var lines: [String] {
        [place.map { ComplaintPhrase.failedAt($0, what) } ?? ComplaintPhrase.failed(what)]
            + (done.map { ["  " + $0] } ?? [])
            + next.map { "  → " + $0 }
    }

    /// A hint as it can be typed: its marks stand for the method that was called, and for the command
    /// of the record's kind.
    private static func asTyped(_ hint: String, _ method: String?) -> String {
        guard let method else { return hint }
        var hint = hint
        for mark in ["LỆNH", "METHOD"] { hint = hint.replacing(mark, with: method) }
        guard let prefix = Noun.prefix(of: method) else { return hint }
        return hint.replacing("… ", with: "homeward \(prefix)")
    }

    /// Whether errors are to be JSON as well: `--json` was given, and it is not the message of `call`.
    static var isAskedForAsJSON: Bool {
        let arguments = CommandLine.arguments.dropFirst()
        return arguments.first != "call" && arguments.contains("--json")
    }

    /// Writes to standard error.
    func write() {
        if Self.isAskedForAsJSON, let tree = try? TreeEncoder.tree(of: machineForm) {
            Terminal.note(tree.json)
        } else {
            Terminal.note(lines.map(\.safeForScreen).joined(separator: "\n"))
        }
    }
}

/// The frame of a complaint.
enum ComplaintPhrase: Phrasebook {
    case failed, failedAt, retryAfter, nothingSent, sameKey, rolesAdmitted, statesOpen

    var label: Label {
        switch self {
        case .failed: Label(vi: "Không thực hiện được: {}", en: "It did not work: {}")
        case .failedAt:
            Label(
                vi: "Không thực hiện được (dịch vụ {}): {}",
                en: "It did not work ({}): {}"
            )
        case .nothingSent:
            Label(
                vi: "Chưa gửi gì đến dịch vụ nào.",
                en: "Nothing was sent to any service."
            )
        case .sameKey:
            Label(
                vi: "Gửi lại không sợ làm hai lần: thêm --key {}",
                en: "To repeat it without doing it twice: add --key {}"
            )
        case .rolesAdmitted: Label(vi: "Vai trò được phép: {}", en: "Roles that may: {}")
        case .statesOpen: Label(vi: "Được chuyển sang: {}", en: "Open are: {}")
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

    /// A line for each field; roles and open states, which stand one a violation, in one line each.
    static func lines(of violations: [FieldViolation]) -> [String] {
        let roles = violations.filter { $0.field == "role" }.map(\.rule)
        let open = violations.filter { $0.rule.hasPrefix("legal.") }.map { $0.rule.dropFirst(6) }
        let rest = violations.filter { $0.field != "role" && !$0.rule.hasPrefix("legal.") }
        return rest.map { "\($0.field): \(of($0.rule))" }
            + (roles.isEmpty ? [] : [ComplaintPhrase.rolesAdmitted(roles.joined(separator: ", "))])
            + (open.isEmpty ? [] : [ComplaintPhrase.statesOpen(open.joined(separator: ", "))])
    }

    /// By the rule's first part; `{}` takes the rest.
    static let rules: [String: Label] = [
        "missing": Label(vi: "còn thiếu", en: "is missing"),
        "absent": Label(vi: "không được nêu ở đây", en: "must be left out here"),
        "changed": Label(vi: "không được thay đổi ở đây", en: "must not change here"),
        "repeated": Label(vi: "bị lặp lại", en: "is repeated"),
        "count": Label(vi: "số phần tử phải là {}", en: "must have {} elements"),
        "form": Label(vi: "sai dạng ({})", en: "has a wrong form ({})"),
        "length": Label(vi: "độ dài phải là {}", en: "must be {} long"),
        "vocabulary": Label(vi: "từ không có trong danh mục", en: "is a word that no list holds"),
        "range": Label(vi: "ngoài khoảng cho phép ({})", en: "is out of range ({})"),
        "empty": Label(vi: "không được để trống", en: "must not be empty"),
        "needs": Label(vi: "cần có {}", en: "needs {}"),
        "current": Label(vi: "phiên bản hiện tại là {}", en: "the present version is {}"),
        "initial": Label(vi: "không phải trạng thái bắt đầu", en: "is no state to begin in"),
        "through": Label(vi: "đi qua lệnh {}", en: "is taken through {}"),
        "wire": Label(vi: "sai quy cách ({})", en: "is malformed ({})"),
        "reference": Label(
            vi: "phải kèm hồ sơ: --reference SỐ-HỒ-SƠ",
            en: "must name a file: --reference FILE"
        ),
    ]
}
