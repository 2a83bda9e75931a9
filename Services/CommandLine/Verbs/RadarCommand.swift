import ArgumentParser
import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// `homeward radar`: whose deadline must not be missed, over the three services, soonest first.
struct RadarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "radar",
        abstract: RadarPhrase.radar()
    )

    /// A page of the gateway may be nearly empty where others' deadlines lie between; so many are asked for
    /// before the officer decides whether to go on.
    private static let mostPages = 20
    /// As far as anybody looks ahead.
    private static let mostDays = 3_650
    /// As many as one screen can make sense of.
    private static let mostRows = 1_000

    @Option(help: ArgumentHelp(RadarPhrase.days(), valueName: "number"))
    var days: Int?

    @Flag(help: ArgumentHelp(RadarPhrase.overdueOnly()))
    var overdue = false

    @Flag(help: ArgumentHelp(RadarPhrase.mine()))
    var mine = false

    @Option(
        help: ArgumentHelp(RadarPhrase.kind(), valueName: "kind"),
        completion: .list(RadarKinds.all)
    )
    var kind: [String] = []

    @Option(help: ArgumentHelp(RadarPhrase.limit(), valueName: "number"))
    var limit = DeadlineQuery.usualPage

    @Option(help: ArgumentHelp(RadarPhrase.from(), valueName: "cursor"))
    var from: String?

    @OptionGroup var options: CallOptions

    func validate() throws {
        if let days, !(0...Self.mostDays).contains(days) {
            throw ValidationError(RadarPhrase.badDays("\(Self.mostDays)"))
        }
        guard (1...Self.mostRows).contains(limit) else {
            throw ValidationError(RadarPhrase.badLimit("\(Self.mostRows)"))
        }
    }

    func run() async throws {
        let now = Instant.now
        let query = DeadlineQuery(
            until: days.map {
                VietnameseTime.end(of: VietnameseTime.date(of: now).adding(days: $0))
            },
            overdue: overdue ? true : nil,
            mine: mine ? true : nil,
            kinds: try kind.flatMap(RadarKinds.named)
        )
        let cursor = try from.map { text in
            guard let cursor = Bytes(base64: text) else {
                throw Failure(RadarPhrase.badCursor(), status: .usage)
            }
            return cursor
        }
        let response = try await Session.with(options.session()) { session in
            try await read(query, from: cursor, in: session)
        }
        let output = Output(options.speech)
        try output.show(response) { RadarView(deadlines: response.deadlines, now: now).table }
        // Whole, to be copied; programs find it in the answer.
        if let next = response.next, !options.speech.asJSON {
            output.say("\n\(RadarPhrase.more(next.base64))")
        }
        try Parts(response.parts).tell(output)
    }

    /// Pages until there are as many as were asked for, no more, or a part is missing: what it has comes
    /// when it is back.
    private func read(
        _ query: DeadlineQuery,
        from cursor: Bytes?,
        in session: Session
    ) async throws -> ReadDeadlineRadar.Response {
        var whole = ReadDeadlineRadar.Response(parts: [], deadlines: [], next: cursor)
        for _ in 0..<Self.mostPages {
            let wanted = min(limit - whole.deadlines.count, DeadlineQuery.longestPage)
            let page = try await session.call(
                ReadDeadlineRadar(query, limit: wanted, cursor: whole.next)
            )
            whole.deadlines += page.deadlines
            (whole.parts, whole.next) = (page.parts, page.next)
            let isMissing = page.parts.contains { $0.status != .ok && $0.status != .denied }
            if page.next == nil || isMissing || whole.deadlines.count >= limit { break }
        }
        return whole
    }
}

/// The kinds of record that a radar can be asked for.
enum RadarKinds {
    /// Every one, as the contracts spell it.
    static let all = kinds.map(\.rawValue)

    private static let kinds = Services.contracts.flatMap { $0.clockedKinds }.map(\.kind)

    /// The kinds that a word means: `cases.report`, or `report`; `transfer` means two.
    static func named(_ word: String) throws -> [RecordKind] {
        let found = kinds.filter { $0.rawValue == word || $0.rawValue.hasSuffix(".\(word)") }
        guard found.isEmpty else { return found }
        let near = all.sorted { left, right in
            func distance(_ kind: String) -> Int {
                kind.split(separator: ".").map { String($0).editDistance(to: word) }.min() ?? 0
            }
            return (distance(left), left) < (distance(right), right)
        }
        throw Failure(
            RadarPhrase.noKind(word),
            next: near.prefix(8).map { "\($0): \(RecordWords.kind($0))" },
            status: .usage
        )
    }
}

/// Deadlines as they are shown.
struct RadarView: Sendable {
    /// What is due, soonest first.
    let deadlines: [RunningClock]
    /// Against what overdue is reckoned.
    let now: Instant

    /// A line for each; what is overdue says so first.
    var table: TextTable {
        TextTable(
            [
                RadarPhrase.left(), ViewPhrase.due(), RadarPhrase.what(), ViewPhrase.what(),
                ViewPhrase.state(), ViewPhrase.organisation(), RadarPhrase.reference(),
            ],
            rows: deadlines.map(row)
        )
    }

    private func row(_ clock: RunningClock) -> [String] {
        [
            left(clock),
            due(clock),
            Wording.label(of: clock.clock).current,
            RecordWords.kind(clock.kind.rawValue),
            RecordWords.state(clock.state, of: clock.kind.rawValue),
            OrganisationNames.name(of: clock.organisation),
            clock.id.loggable,
        ]
    }

    /// How much time there is, or by how much it is over: in days, on the last one in hours.
    private func left(_ clock: RunningClock) -> String {
        let milliseconds = clock.dueAt.millisecondsSinceEpoch - now.millisecondsSinceEpoch
        let hours = abs(milliseconds) / 3_600_000
        let (count, isDays) = hours < 24 ? (hours, false) : (hours / 24, true)
        let phrase: RadarPhrase =
            if clock.isOverdue {
                isDays ? .daysOver : .hoursOver
            } else {
                isDays ? .daysLeft : .hoursLeft
            }
        return phrase(count == 0 ? "<1" : "\(count)")
    }

    private func due(_ clock: RunningClock) -> String {
        var text = clock.dueAt.inVietNam
        if clock.isExtended { text += " \(RadarPhrase.extended())" }
        if !clock.isConfirmed { text += " \(ViewPhrase.unconfirmed())" }
        if clock.isProvisional { text += " \(ViewPhrase.provisional())" }
        return text
    }
}

/// What `radar` says.
enum RadarPhrase: Phrasebook {
    case radar, days, overdueOnly, mine, kind, limit, from, badDays, badLimit, badCursor, noKind
    case left, what, reference, daysLeft, hoursLeft, daysOver, hoursOver, extended, more

    var label: Label {
        switch self {
        case .radar:
            Label(
                vi:
                    "Thời hạn không được bỏ lỡ, của đơn vị nào: mọi thời hạn đang tính ở cả ba dịch vụ.",
                en: "Whose deadline must not be missed: running clocks of all three services."
            )
        case .days:
            Label(
                vi: "Chỉ những thời hạn đến hết từng ấy ngày nữa.",
                en: "Only what is due within so many days."
            )
        case .overdueOnly: Label(vi: "Chỉ những gì đã quá hạn.", en: "Only what is overdue.")
        case .mine:
            Label(
                vi: "Chỉ hồ sơ của đơn vị mình và đơn vị trực thuộc.",
                en: "Only records of one's own unit and those below it."
            )
        case .kind:
            Label(
                vi: "Chỉ loại hồ sơ này, report hay cases.report; có thể lặp lại.",
                en: "Only this kind of record, report or cases.report; may be repeated."
            )
        case .limit: Label(vi: "Nhiều nhất bao nhiêu dòng.", en: "How many lines at most.")
        case .from:
            Label(vi: "Tiếp tục sau vị trí này (cursor).", en: "Go on after this place (a cursor).")
        case .badDays: Label(vi: "Số ngày phải từ 0 đến {}.", en: "Days are 0 to {}.")
        case .badLimit: Label(vi: "Số dòng phải từ 1 đến {}.", en: "Lines are 1 to {}.")
        case .badCursor:
            Label(vi: "Vị trí để tiếp tục không đọc được.", en: "The cursor cannot be read.")
        case .noKind:
            Label(vi: "Không có loại hồ sơ “{}”.", en: "There is no kind of record “{}”.")
        case .left: Label(vi: "Còn", en: "Left")
        case .what: Label(vi: "Việc", en: "Clock")
        case .reference: Label(vi: "Mã hồ sơ", en: "Reference")
        case .daysLeft: Label(vi: "{} ngày", en: "{} d")
        case .hoursLeft: Label(vi: "{} giờ", en: "{} h")
        case .daysOver: Label(vi: "QUÁ HẠN {} ngày", en: "OVERDUE {} d")
        case .hoursOver: Label(vi: "QUÁ HẠN {} giờ", en: "OVERDUE {} h")
        case .extended: Label(vi: "(đã gia hạn)", en: "(extended)")
        case .more:
            Label(
                vi: "Còn nữa; xem tiếp bằng --from {}",
                en: "There is more; go on with --from {}"
            )
        }
    }
}
