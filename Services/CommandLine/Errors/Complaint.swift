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
    /// The trace that the call belongs to; missing where nothing was called.
    let trace: TraceID?
    private let language: Language
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
        var trace: TraceID?
        var next: [String]
    }

    /// About something of this program.
    init(_ failure: Failure) {
        language = .current
        what = failure.what
        place = nil
        done = failure.status == .usage ? ComplaintPhrase.nothingSent() : nil
        next = failure.next
        trace = nil
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
    init(_ error: ServiceError, from call: CallFailure? = nil, in language: Language = .current) {
        let text = ErrorText.of(error)
        self.language = language
        what = text.what.text(in: language)
        place = call?.daemon.label.text(in: language)
        let repetition = call?.repetition ?? .underKey
        done = error.outcome.label(repeating: repetition).text(in: language)
        func say(_ phrase: ComplaintPhrase, _ value: String) -> String {
            phrase.label.filled(with: [value], in: language)
        }
        let again = error.outcome == .mayHaveRun ? call?.key.map { [say(.sameKey, $0)] } : nil
        next =
            RuleText.lines(of: error.violations, in: language)
            + Self.lists(askedBy: error.violations, of: call?.method).map { field, words in
                ComplaintPhrase.takes.label.filled(with: [field, words], in: language)
            } + [Self.asTyped(text.next(repeating: repetition).text(in: language), call?.method)]
            + (again ?? [])
            + (error.retryAfterMilliseconds.map { milliseconds in
                let seconds = max(1, (milliseconds + 999) / 1000)
                return [say(seconds == 1 ? .retryAfterOne : .retryAfter, "\(seconds)")]
            } ?? [])
        trace = call?.trace
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
            trace: trace,
            next: next
        )
    }

    /// The words of each field in which one stands that its list does not hold; long lists are left to the
    /// command that shows them.
    private static func lists(
        askedBy violations: [FieldViolation],
        of method: String?
    ) -> [(field: String, words: String)] {
        let asked = violations.filter { $0.rule == BulkList.rule }.map(\.field)
        guard !asked.isEmpty, let method, let type = Services.method(named: method),
            let fields = try? VerbHelp.fields(of: type)
        else { return [] }
        return asked.compactMap { name in
            let field = fields.first { $0.path == name || $0.path.hasSuffix("." + name) }
            guard let field, field.shape.holdsWords, !field.shape.isLongList else { return nil }
            return (name, field.shape.inWords)
        }
    }

    /// The lines that people read.
    var lines: [String] {
        let failed = place == nil ? ComplaintPhrase.failed : .failedAt
        let values = [place, what].compactMap { $0 }
        return [failed.label.filled(with: values, in: language)]
            + (done.map { ["  " + $0] } ?? [])
            + next.map { "  → " + $0 }
            + (trace.map {
                ["  " + SessionPhrase.trace.label.filled(with: [$0.text], in: language)]
            }
                ?? [])
    }

    /// A hint as it can be typed: its marks stand for the method that was called, and for a command of the
    /// record's kind: `… sign`, or the one of several that the kind has, `… count|record-outcomes`.
    private static func asTyped(_ hint: String, _ method: String?) -> String {
        guard let method else { return hint }
        var hint = hint
        for mark in ["LỆNH", "METHOD"] { hint = hint.replacing(mark, with: method) }
        return hint.replacing(#/… ([a-z|-]+)/#) { mark in
            Noun.command(of: mark.1.split(separator: "|").map(String.init), near: method)
                .map { "homeward \($0)" } ?? String(mark.0)
        }
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
    case failed, failedAt, retryAfter, retryAfterOne, nothingSent, sameKey, rolesAdmitted,
        statesOpen, takes

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
        case .takes: Label(vi: "{} nhận: {}", en: "{} takes: {}")
        case .retryAfter:
            Label(vi: "Thử lại sau {} giây.", en: "Try again after {} seconds.")
        case .retryAfterOne:
            Label(vi: "Thử lại sau {} giây.", en: "Try again after {} second.")
        }
    }
}
