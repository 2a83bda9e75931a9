import ArgumentParser
import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// `homeward overview CASE`: what the three services know of a case file, side by side.
struct OverviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "overview",
        abstract: ViewPhrase.overview()
    )

    @Argument(help: ArgumentHelp(ViewPhrase.caseFile()), transform: Argument.reference)
    var caseFile: CaseFileID

    @OptionGroup var options: CallOptions

    func run() async throws {
        let response = try await Session.with(options.session()) { session in
            try await session.call(ReadCaseOverview(caseFile: caseFile))
        }
        let output = Output(options.speech)
        try output.show(response) { Self.table(of: response.records) }
        try Parts(response.parts).tell(output)
    }

    /// A line for each record; with a column for numbers where one has one.
    static func table(of records: [CasePartEntry]) -> TextTable {
        let isNumbered = records.contains { $0.number != nil }
        return TextTable(
            [ViewPhrase.since(), ViewPhrase.what()]
                + (isNumbered ? [FieldLabels.name(of: "registered")] : [])
                + [ViewPhrase.state(), ViewPhrase.organisation(), ViewPhrase.due()],
            rows: records.map { row($0, isNumbered: isNumbered) }
        )
    }

    private static func row(_ entry: CasePartEntry, isNumbered: Bool) -> [String] {
        let number = entry.number.map { "\($0.number)/\($0.year)" } ?? ""
        return [entry.since?.inVietNam ?? "", RecordWords.kind(entry.recordKind)]
            + (isNumbered ? [number] : [])
            + [
                RecordWords.state(entry.state, of: entry.recordKind),
                OrganisationNames.name(of: entry.organisation),
                entry.clock.map(RecordWords.due) ?? "",
            ]
    }
}

/// How the parts of a composed answer came out.
struct Parts: Sendable {
    private let parts: [PartReport]

    /// The parts of an answer.
    init(_ parts: [PartReport]) {
        self.parts = parts
    }

    /// Says which part is missing and how old the rest is; a missing part is the exit status.
    func tell(_ output: Output) throws {
        let missing = parts.filter { $0.status != .ok && $0.status != .denied }
        output.note(
            "\n"
                + parts.map { part in
                    let age = part.asOf.map { " (\($0.inVietNam))" } ?? ""
                    return "\(Self.name(of: part)): \(part.status.label.current)\(age)"
                }
                .joined(separator: " · ")
        )
        for part in missing {
            let heard = part.lastHeard.map { ViewPhrase.lastHeard($0.inVietNam) } ?? ""
            Terminal.note(
                ViewPhrase.partMissing(Self.name(of: part), part.status.label.current) + heard
            )
        }
        if !missing.isEmpty { throw ExitCode(ExitStatus.partial.rawValue) }
    }

    private static func name(of part: PartReport) -> String {
        Daemon.answering(part.service)?.label.current ?? part.service
    }
}

extension Argument where Value: RecordReference {
    /// A reference as it is typed: the text of a UUID.
    static func reference(_ text: String) throws -> Value {
        guard let identifier = Identifier(text) else {
            throw ValidationError(ViewPhrase.badReference(text))
        }
        return Value(identifier)
    }
}

/// What `overview`, `journey`, `watch` and `audit` say.
enum ViewPhrase: Phrasebook {
    case overview, journey, watch, caseFile, victim, since, what, state, organisation, due, place
    case partMissing, lastHeard, badReference, who, born, identityNote, overdue, unconfirmed,
        provisional
    case withName, watchService, watchFrom, watchAll, version, noWatch, when, service

    var label: Label {
        switch self {
        case .overview:
            Label(
                vi: "Toàn cảnh một hồ sơ vụ án qua ba dịch vụ.",
                en: "A case file across the three services."
            )
        case .journey:
            Label(
                vi: "Hành trình của một nạn nhân qua ba dịch vụ; cần --purpose.",
                en: "One victim's way through the three services; needs --purpose."
            )
        case .watch:
            Label(
                vi: "Theo dõi sự kiện của các dịch vụ khi chúng xảy ra.",
                en: "Follow the services' events as they happen."
            )
        case .caseFile: Label(vi: "Số hồ sơ vụ án.", en: "The case file.")
        case .victim: Label(vi: "Mã nạn nhân.", en: "The victim's reference.")
        case .since: Label(vi: "Từ", en: "Since")
        case .what: Label(vi: "Hồ sơ", en: "Record")
        case .state: Label(vi: "Trạng thái", en: "State")
        case .organisation: Label(vi: "Đơn vị", en: "Body")
        case .due: Label(vi: "Thời hạn", en: "Due")
        case .place: Label(vi: "Nơi", en: "Where")
        case .partMissing: Label(vi: "Thiếu phần của {}: {}.", en: "The part of {} is missing: {}.")
        case .lastHeard: Label(vi: " Lần cuối có tin: {}.", en: " Last heard from: {}.")
        case .badReference:
            Label(vi: "“{}” không phải một mã hồ sơ.", en: "“{}” is no reference.")
        case .who: Label(vi: "Họ tên", en: "Name")
        case .born: Label(vi: "Sinh", en: "Born")
        case .identityNote:
            Label(
                vi:
                    "Danh tính do dịch vụ hỗ trợ nạn nhân trả lời riêng cho {}; lần đọc này đã được ghi nhật ký.",
                en:
                    "The identity was answered by victim support to {} alone; this read is in its audit trail."
            )
        case .overdue: Label(vi: "quá hạn", en: "overdue")
        case .unconfirmed: Label(vi: "(thời hạn chưa xác nhận)", en: "(limit unconfirmed)")
        case .provisional:
            Label(
                vi: "(tạm tính, lịch nghỉ chưa công bố)",
                en: "(provisional, holidays not announced)"
            )
        case .withName:
            Label(
                vi:
                    "Hỏi thêm danh tính từ dịch vụ hỗ trợ nạn nhân bằng chứng thư của chính cán bộ.",
                en: "Also ask victim support for the identity, with the officer's own certificate."
            )
        case .watchService:
            Label(
                vi: "Dịch vụ: cases, victims, liaison; bỏ trống thì theo dõi cả ba.",
                en: "The service: cases, victims, liaison; all three where missing."
            )
        case .watchAll: Label(vi: "Cả ba dịch vụ.", en: "All three services.")
        case .version: Label(vi: "phiên bản {}", en: "version {}")
        case .watchFrom:
            Label(
                vi: "Tiếp tục sau sự kiện này (cursor).",
                en: "Resume after this event (its cursor)."
            )
        case .noWatch:
            Label(vi: "Dịch vụ {} không có luồng sự kiện.", en: "{} has no event stream.")
        case .when: Label(vi: "Thời điểm", en: "When")
        case .service: Label(vi: "Dịch vụ", en: "Service")
        }
    }
}
