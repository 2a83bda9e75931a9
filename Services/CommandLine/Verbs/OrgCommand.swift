import ArgumentParser
import Foundation
import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// `homeward org …`: organisations that take over from one another.
struct OrgCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "org",
        abstract: OrgPhrase.about(),
        subcommands: [Succeed.self, Show.self]
    )

    /// Lets one organisation take over from another in every service that keeps records.
    ///
    /// Interrupted, it is typed again and goes on where it stood.
    struct Succeed: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: OrgPhrase.succeed())

        @Argument(help: ArgumentHelp(OrgPhrase.former()), transform: OrgWords.unit)
        var former: OrgID

        @Argument(help: ArgumentHelp(OrgPhrase.successor()), transform: OrgWords.unit)
        var successor: OrgID

        @Option(
            help: ArgumentHelp(OrgPhrase.from(), valueName: "YYYY-MM-DD"),
            transform: OrgWords.day
        )
        var from: CalendarDate

        @Option(help: ArgumentHelp(OrgPhrase.basis(), valueName: "document"))
        var basis: String?

        @Flag(help: ArgumentHelp(OrgPhrase.dryRun()))
        var dryRun = false

        @OptionGroup var options: CallOptions

        func run() async throws {
            let succession = Succession(of: former, by: successor, from: from)
            let rows = try await Session.with(options.session()) { session in
                [
                    try await row(of: Cases.self, succession, session),
                    try await row(of: VictimSupport.self, succession, session),
                    try await row(of: Liaison.self, succession, session),
                ]
            }
            try OrgRow.show(rows, Output(options.speech))
        }

        private func row<Service: ServiceContract>(
            of service: Service.Type,
            _ succession: Succession,
            _ session: Session
        ) async throws -> OrgRow {
            guard !dryRun else { return try await planned(service, succession, session) }
            let basis = basis.map { LegalBasis($0) }
            while true {
                // A key of its own for each page: under one key the first page would be answered again.
                let report = try await session.call(
                    SucceedOrganisation<Service>(succession, legalBasis: basis),
                    key: IdempotencyKey(Array("org-\(UUID().uuidString.lowercased())".utf8))
                )
                if report.finishedAt != nil { return OrgRow(Service.name, report) }
            }
        }

        private func planned<Service: ServiceContract>(
            _ service: Service.Type,
            _ succession: Succession,
            _ session: Session
        ) async throws -> OrgRow {
            var row = OrgRow(Service.name, succession)
            var cursor: Bytes?
            repeat {
                let page = try await session.call(
                    PlanSuccession<Service>(succession, cursor: cursor)
                )
                row.add(page.moved)
                cursor = page.next
            } while cursor != nil
            return row
        }
    }

    /// Shows who took over from whom, and how far each service has come.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: OrgPhrase.show())

        @Argument(help: ArgumentHelp(OrgPhrase.unit()), transform: OrgWords.unit)
        var unit: OrgID?

        @OptionGroup var options: CallOptions

        func run() async throws {
            let rows = try await Session.with(options.session()) { session in
                var all = try await known(to: Cases.self, session)
                all += try await known(to: VictimSupport.self, session)
                all += try await known(to: Liaison.self, session)
                return all
            }
            try OrgRow.show(rows, Output(options.speech))
        }

        private func known<Service: ServiceContract>(
            to service: Service.Type,
            _ session: Session
        ) async throws -> [OrgRow] {
            let all = try await session.call(ListSuccessions<Service>()).successions
            return all.filter { report in
                guard let unit else { return true }
                return report.succession.former.contains(unit)
                    || report.succession.successor.contains(unit)
            }.map { OrgRow(Service.name, $0) }
        }
    }
}

/// How a succession stands in one service.
private struct OrgRow: Encodable {
    let service: String
    let former: OrgID
    let successor: OrgID
    let from: CalendarDate
    private(set) var records = 0
    private(set) var closed = 0
    private(set) var clocks = 0
    private(set) var approvals = 0
    let finishedAt: Instant?
    let isPlan: Bool

    init(_ service: String, _ succession: Succession) {
        self.service = service
        (former, successor, from) = (succession.former, succession.successor, succession.from)
        finishedAt = nil
        isPlan = true
    }

    init(_ service: String, _ report: SuccessionReport) {
        self.service = service
        former = report.succession.former
        successor = report.succession.successor
        from = report.succession.from
        finishedAt = report.finishedAt
        isPlan = false
        add(report.moved)
    }

    mutating func add(_ figures: SuccessionFigures) {
        records += figures.records
        closed += figures.closed
        clocks += figures.clocks
        approvals += figures.approvals
    }

    /// In words: only counted, under way, or since when done.
    private var standing: String {
        if isPlan { return OrgPhrase.planned() }
        return finishedAt.map(\.inVietNam) ?? OrgPhrase.underWay()
    }

    static func show(_ rows: [OrgRow], _ output: Output) throws {
        try output.show(rows) {
            TextTable(
                [
                    UpPhrase.service(), OrgPhrase.change(), OrgPhrase.records(),
                    OrgPhrase.closed(), OrgPhrase.clocks(), OrgPhrase.approvals(),
                    OrgPhrase.done(),
                ],
                rows: rows.map { row in
                    [
                        row.service,
                        "\(row.former.path)\n→ \(row.successor.path)\n\(row.from.text)",
                        "\(row.records)", "\(row.closed)", "\(row.clocks)", "\(row.approvals)",
                        row.standing,
                    ]
                }
            )
        }
    }
}

/// What is typed, as what it means.
private enum OrgWords {
    static func unit(_ text: String) throws -> OrgID {
        guard let unit = OrgID(text) else {
            throw ValidationError(OrgPhrase.badUnit(text))
        }
        return unit
    }

    static func day(_ text: String) throws -> CalendarDate {
        guard let day = CalendarDate(text) else { throw ValidationError(OrgPhrase.badDay(text)) }
        return day
    }
}

/// What `homeward org` says.
enum OrgPhrase: Phrasebook {
    case about, succeed, show, former, successor, from, basis, dryRun, unit
    case change, records, closed, clocks, approvals, done, planned, underWay, badUnit, badDay

    var label: Label {
        switch self {
        case .about:
            Label(vi: "Cơ quan, đơn vị và việc kế thừa.", en: "Organisations and their successors.")
        case .succeed:
            Label(
                vi: "Chuyển hồ sơ đang mở, thời hạn và việc chờ duyệt sang cơ quan kế thừa.",
                en: "Move open records, clocks and waiting approvals to a successor."
            )
        case .show:
            Label(
                vi: "Ai kế thừa ai, từ ngày nào, đã chuyển đến đâu.",
                en: "Who took over from whom, since when, and how far it has come."
            )
        case .former: Label(vi: "Cơ quan cũ, ví dụ VN/GOV/…", en: "Who was, VN/GOV/….")
        case .successor: Label(vi: "Cơ quan kế thừa.", en: "Who is.")
        case .from: Label(vi: "Ngày đầu của cơ quan kế thừa.", en: "The successor's first day.")
        case .basis: Label(vi: "Số văn bản làm căn cứ.", en: "The document that it rests on.")
        case .dryRun: Label(vi: "Chỉ đếm, không đổi gì.", en: "Only count, change nothing.")
        case .unit: Label(vi: "Chỉ đơn vị này.", en: "Only this unit.")
        case .change: Label(vi: "Thay đổi", en: "Change")
        case .records: Label(vi: "Hồ sơ chuyển", en: "Moved")
        case .closed: Label(vi: "Hồ sơ đã đóng", en: "Closed")
        case .clocks: Label(vi: "Thời hạn", en: "Clocks")
        case .approvals: Label(vi: "Chờ duyệt", en: "Approvals")
        case .done: Label(vi: "Xong", en: "Done")
        case .planned: Label(vi: "mới đếm", en: "only counted")
        case .underWay: Label(vi: "đang chuyển", en: "under way")
        case .badUnit:
            Label(
                vi: "“{}” không phải đường dẫn đơn vị, ví dụ VN/GOV/MPS.",
                en: "“{}” is no unit's path, for instance VN/GOV/MPS."
            )
        case .badDay:
            Label(
                vi: "“{}” không phải ngày dạng NĂM-THÁNG-NGÀY.",
                en: "“{}” is no day as YYYY-MM-DD."
            )
        }
    }
}
