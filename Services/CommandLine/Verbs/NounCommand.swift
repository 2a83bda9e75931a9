import ArgumentParser
import Foundation
import RPC
import Vocabulary
import WireCodec

/// A noun as a type: the parser tells commands apart by theirs.
protocol CommandedNoun {
    /// The noun.
    static var noun: Noun { get }
}

/// A command that works with one noun: `homeward report step ID confirmed fact.finding="…"`.
struct NounCommand<Name: CommandedNoun>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        Noun.configurations[Name.noun.name] ?? CommandConfiguration(of: Name.noun)
    }

    /// The verb.
    @Argument(
        help: ArgumentHelp(VerbPhrase.verbHelp()),
        completion: .list(Name.noun.verbs.map(\.name))
    )
    var verb: String

    /// Identifiers, words and `field=value` pairs.
    @Argument(help: ArgumentHelp(VerbPhrase.wordsHelp()))
    var words: [String] = []

    /// A whole message in JSON.
    @Option(help: ArgumentHelp(VerbPhrase.messageHelp(), valueName: "json"))
    var message: String?

    /// Who calls, and how to answer.
    @OptionGroup var options: CallOptions

    /// Finds the verb's method, makes its request, calls, and shows the answer.
    func run() async throws {
        let noun = Name.noun
        guard let found = noun.verb(named: verb) else {
            throw Failure(
                VerbPhrase.unknownVerb(noun.name, verb),
                next: noun.verbs.map(\.name).filter { $0.editDistance(to: verb) < 4 }
                    + [VerbPhrase.seeHelp(noun.name)],
                status: .usage
            )
        }
        guard let method = Services.method(named: found.method) else {
            throw Failure(CallPhrase.unknownMethod(found.method), status: .usage)
        }
        let output = Output(options.speech)
        let view = AnswerView(of: found, of: noun, words: words)
        let typed = words + found.says.map { "\($0.key)=\($0.value)" }
        try await Session.with(options.session()) { session in
            let builder = try MessageBuilder(words: typed, json: message) { message in
                try await found.version(of: message, in: session)
            }
            try await DynamicCall(session: session).call(method, builder) { answer in
                guard let composed = answer as? any ComposedAnswer else {
                    return try output.show(answer, as: view)
                }
                try composed.show(output)
            }
        }
    }
}

extension Noun {
    /// What the parser knows of each noun's command; it asks many times, and the verbs take a while.
    fileprivate static let configurations = Dictionary(
        uniqueKeysWithValues: all.map { ($0.name, CommandConfiguration(of: $0)) }
    )
}

extension CommandConfiguration {
    /// The configuration of a noun's command.
    fileprivate init(of noun: Noun) {
        self.init(
            commandName: noun.name,
            abstract: noun.about(),
            discussion: VerbPhrase.discussion(noun.name) + "\n\n"
                + VerbPhrase.verbs() + "\n"
                + noun.verbs.map { "  " + $0.name.padded(to: 30) + VerbWords.text(of: $0) }
                .joined(separator: "\n")
        )
    }
}

extension Noun.Verb {
    /// The version that stands now, for a write whose writer did not say which one they saw.
    func version(of message: JSONValue, in session: Session) async throws -> Int? {
        let kind = method.split(separator: ".").dropLast().joined(separator: ".")
        guard let fetch = Services.method(named: kind + ".fetch") as? any ServiceRequest.Type,
            case .text(let id)? = message.value(at: ["id"]) ?? message.value(at: ["victim"])
                ?? message.value(at: ["handover"])
        else { return nil }
        let tree = try await DynamicCall(session: session).tree(
            fetch,
            json: "{\"id\":\(Tree.quoted(id))}"
        )
        return tree.firstNumber(named: "version")
    }
}

extension AnswerView {
    /// The view of a verb's answer.
    init(of verb: Noun.Verb, of noun: Noun, words: [String]) {
        let prefix = verb.name.split(separator: ".").dropLast().map { "\($0)." }.joined()
        self.init(
            kind: verb.method.split(separator: ".").dropLast().joined(separator: "."),
            command: prefix.isEmpty ? noun.name : "\(noun.name) \(prefix)",
            id: words.first { Identifier($0) != nil }
        )
    }
}

extension Tree {
    /// The first number under a name, wherever it stands.
    func firstNumber(named name: String) -> Int? {
        switch self {
        case .fields(let fields):
            for field in fields {
                if field.name == name, case .number(let number) = field.value {
                    return Int(number)
                }
            }
            return fields.lazy.compactMap { $0.value.firstNumber(named: name) }.first
        case .list(let elements):
            return elements.lazy.compactMap { $0.firstNumber(named: name) }.first
        default: return nil
        }
    }
}

/// What the noun commands say.
enum VerbPhrase: Phrasebook {
    case discussion, verbs, unknownVerb, seeHelp, seeVerbHelp, leftOver, verbHelp, wordsHelp,
        messageHelp

    var label: Label {
        switch self {
        case .discussion:
            Label(
                vi: "homeward {} ĐỘNG-TỪ [SỐ-HỒ-SƠ] [trường=giá-trị …]. Trường lồng nhau viết bằng "
                    + "dấu chấm; dữ kiện của một bước: fact.reason=\"…\". Không ghi seen= thì dùng "
                    + "phiên bản hiện tại của hồ sơ.",
                en:
                    "homeward {} VERB [ID] [field=value …]. Nested fields are dotted; the facts of a "
                    + "step: fact.reason=\"…\". Without seen= the record's present version is taken."
            )
        case .verbs:
            Label(
                vi: "ĐỘNG TỪ (chi tiết: thêm --help sau động từ):",
                en: "VERBS (more: add --help after one):"
            )
        case .unknownVerb:
            Label(vi: "“{}” không có động từ “{}”.", en: "“{}” has no verb “{}”.")
        case .seeHelp: Label(vi: "Xem: homeward {} --help", en: "See: homeward {} --help")
        case .seeVerbHelp:
            Label(
                vi: "Xem các trường: homeward {} --help",
                en: "See its fields: homeward {} --help"
            )
        case .leftOver:
            Label(vi: "Không biết phần này thuộc trường nào: {}", en: "No field takes this: {}")
        case .verbHelp: Label(vi: "Làm gì.", en: "What to do.")
        case .wordsHelp:
            Label(
                vi: "Số hồ sơ, trạng thái, và các cặp trường=giá-trị.",
                en: "Identifier, state, and field=value pairs."
            )
        case .messageHelp:
            Label(
                vi: "Toàn bộ hoặc một phần nội dung bằng JSON.",
                en: "The message, or a part of it, in JSON."
            )
        }
    }
}

/// What the nouns are.
enum NounPhrase: Phrasebook {
    case report, file, operation, victim, support, facility, hotline, interpreter, trace
    case handover, correspondence, agreement, talks, request, plan, activity, dossier

    var label: Label {
        switch self {
        case .report:
            Label(
                vi: "Tin báo: tiếp nhận, phân loại, xác minh.",
                en: "Reports: receive, triage, confirm."
            )
        case .file:
            Label(
                vi: "Hồ sơ vụ án và đối tượng: mở, khởi tố, liên kết nạn nhân.",
                en: "Case files and suspects: open, investigate, link victims."
            )
        case .operation:
            Label(
                vi: "Kế hoạch, đợt cao điểm, đường dây, vụ vượt biên, số liệu đã công bố.",
                en: "Operations, campaigns, networks, illegal crossings, published figures."
            )
        case .victim:
            Label(
                vi: "Nạn nhân: đăng ký, xác định, tiếp nhận, chuyển tuyến, đồng ý.",
                en: "Victims: register, identify, receive, refer, consent."
            )
        case .support:
            Label(
                vi: "Hỗ trợ: đánh giá, kế hoạch, dịch vụ, đơn mẫu 07, theo dõi.",
                en: "Support: assessments, plans, services, form 07, follow-up."
            )
        case .facility:
            Label(
                vi: "Cơ sở hỗ trợ và lưu trú: sức chứa, giữ chỗ.",
                en: "Facilities and stays: capacity, places."
            )
        case .hotline:
            Label(
                vi: "Tổng đài 111: ghi nhận, chuyển, nơi đã nhận.",
                en: "Hotline 111: taken down, forwarded, taken."
            )
        case .interpreter:
            Label(
                vi: "Phiên dịch: thẩm tra, kiểm tra xung đột.",
                en: "Interpreters: vetting, conflicts."
            )
        case .trace:
            Label(
                vi: "Tìm người mất tích: đối chiếu, báo tin.",
                en: "Tracing missing persons: matches, telling."
            )
        case .handover:
            Label(
                vi: "Bàn giao tại cửa khẩu: danh sách, biên bản, chữ ký, chuyển giao.",
                en: "Handovers at a gate: manifest, minutes, signatures, handing on."
            )
        case .correspondence:
            Label(
                vi: "Văn thư đối ngoại: đến, đi, phê duyệt, chuyển tiếp.",
                en: "Letters across the border: in, out, approved, passed on."
            )
        case .agreement:
            Label(
                vi: "Thoả thuận với các nước: hiệu lực, việc thực hiện.",
                en: "Agreements with partners: in force, kept or not."
            )
        case .talks:
            Label(
                vi: "Hội đàm, chương trình năm, đầu mối liên lạc: kế hoạch, biên bản, cam kết.",
                en: "Talks, yearly programmes, focal points: planned, minuted, committed to."
            )
        case .request:
            Label(
                vi: "Yêu cầu thông tin, tương trợ tư pháp, vụ việc bảo hộ công dân.",
                en: "Requests: information, mutual legal assistance, consular cases."
            )
        case .plan:
            Label(
                vi: "Nhiệm vụ kế hoạch: giao, báo cáo, hoàn thành; tiến độ, chỉ tiêu.",
                en: "Tasks of a plan: handed out, reported on, completed; progress, targets."
            )
        case .activity:
            Label(
                vi: "Diễn đàn, đoàn vào ra, tập huấn, hội thảo, truyền thông, mô hình.",
                en: "Forums, delegations, trainings, seminars, awareness, models."
            )
        case .dossier:
            Label(
                vi: "Hồ sơ báo cáo TIP: các mục, chốt số liệu, phê duyệt.",
                en: "The TIP dossier: items, frozen, signed off."
            )
        }
    }
}
