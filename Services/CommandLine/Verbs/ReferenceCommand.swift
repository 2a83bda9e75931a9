import ArgumentParser
import HTCDS
import ServiceContracts
import Vocabulary
import WireCodec

/// `homeward reference [LIST]`: the reference data that this program was shipped with; no service is asked.
struct ReferenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reference",
        abstract: ReferencePhrase.about(),
        discussion: ReferencePhrase.discussion()
    )

    /// Every list.
    static let lists =
        ReferenceData.ofVocabulary + ReferenceData.ofIndicators + ReferenceData.ofHTCDS

    @Argument(
        help: ArgumentHelp(ReferencePhrase.list(), valueName: "list"),
        completion: .list(lists.map(\.key))
    )
    var list: String?

    @Option(help: ArgumentHelp(ReferencePhrase.on(), valueName: "day"))
    var on: String?

    @OptionGroup var speech: SpeechOptions

    /// A list, for programs.
    private struct Described: Encodable {
        var list: String
        var name: String
        var count: Int
        var asOf: CalendarDate
        var source: String
        var entries: [Entry]?

        /// A thing of the list.
        struct Entry: Encodable {
            var word: String
            var label: String
            var from: CalendarDate?
            var through: CalendarDate?
        }

        init(_ data: ReferenceData) {
            list = data.key
            name = data.name.current
            count = data.entries.count
            asOf = data.asOf
            source = data.source
        }
    }

    func run() throws {
        let output = Output(speech)
        let day = try on.map(Self.day)
        guard let list else { return try Self.showAll(output, on: day) }
        guard let data = Self.lists.first(where: { $0.key == list }) else {
            throw Failure(
                ReferencePhrase.unknown(list),
                next: ["homeward reference"],
                status: .usage
            )
        }
        let entries = Self.entries(of: data, on: day)
        var described = Described(data)
        described.count = entries.count
        described.entries = entries.map { entry in
            Described.Entry(
                word: entry.word,
                label: entry.label.current,
                from: entry.from,
                through: entry.through
            )
        }
        try output.show(described) {
            TextTable(
                [
                    ReferencePhrase.word(), ReferencePhrase.label(), ReferencePhrase.from(),
                    ReferencePhrase.through(),
                ],
                rows: entries.map { entry in
                    [
                        entry.word, entry.label.current, entry.from?.text ?? "",
                        entry.through?.text ?? "",
                    ]
                }
            )
        }
        output.note(ReferencePhrase.asOfSource(data.asOf.text, data.source))
    }

    private static func showAll(_ output: Output, on day: CalendarDate?) throws {
        let described = lists.map { data in
            var described = Described(data)
            described.count = entries(of: data, on: day).count
            return described
        }
        try output.show(described) {
            TextTable(
                [
                    ReferencePhrase.list(), ReferencePhrase.name(), ReferencePhrase.count(),
                    ReferencePhrase.asOf(), ReferencePhrase.source(),
                ],
                rows: described.map { [$0.list, $0.name, "\($0.count)", $0.asOf.text, $0.source] }
            )
        }
    }

    private static func entries(
        of data: ReferenceData,
        on day: CalendarDate?
    ) -> [ReferenceData.Entry] {
        data.entries.filter { entry in day.map(entry.held) ?? true }
    }

    private static func day(_ text: String) throws -> CalendarDate {
        guard let day = CalendarDate(text) else {
            throw Failure(ReferencePhrase.noDay(text), next: ["2026-06-30"], status: .usage)
        }
        return day
    }
}

/// What `reference` says.
enum ReferencePhrase: Phrasebook {
    case about, discussion, list, on, unknown, noDay
    case name, count, asOf, source, word, label, from, through, asOfSource

    var label: Label {
        switch self {
        case .about:
            Label(
                vi: "Danh mục dùng chung đi kèm chương trình: nguồn, ngày lập, thời kỳ hiệu lực.",
                en: "The reference data that is shipped: source, day, and when each entry holds."
            )
        case .discussion:
            Label(
                vi: "Không nêu danh mục thì liệt kê mọi danh mục. Không hỏi dịch vụ nào.",
                en: "Lists every list if none is named. No service is asked."
            )
        case .list: Label(vi: "Danh mục", en: "List")
        case .on:
            Label(
                vi: "Chỉ những mục có hiệu lực vào ngày này, như 2024-06-30.",
                en: "Only what held on this day, such as 2024-06-30."
            )
        case .unknown: Label(vi: "Không có danh mục “{}”.", en: "There is no list “{}”.")
        case .noDay: Label(vi: "“{}” không phải một ngày.", en: "“{}” is no day.")
        case .name: Label(vi: "Tên", en: "Name")
        case .count: Label(vi: "Số mục", en: "Entries")
        case .asOf: Label(vi: "Lập ngày", en: "As of")
        case .source: Label(vi: "Nguồn", en: "Source")
        case .word: Label(vi: "Mã", en: "Word")
        case .label: Label(vi: "Nội dung", en: "Meaning")
        case .from: Label(vi: "Từ ngày", en: "From")
        case .through: Label(vi: "Đến ngày", en: "Until")
        case .asOfSource: Label(vi: "Lập ngày {}. Nguồn: {}", en: "As of {}. Source: {}")
        }
    }
}
