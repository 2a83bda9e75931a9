import ArgumentParser
import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// `homeward find TEXT…`: which record a number, a reference or words of a kind mean, and whose it is.
struct FindCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: FindPhrase.about(),
        discussion: FindPhrase.discussion()
    )

    @Argument(
        help: ArgumentHelp(FindPhrase.words(), valueName: "text"),
        completion: .list(RecordWords.kinds.keys.sorted())
    )
    var words: [String]

    @Option(help: ArgumentHelp(FindPhrase.limit()))
    var limit = 50

    @Option(help: ArgumentHelp(FindPhrase.from(), valueName: "cursor"))
    var from: String?

    @OptionGroup var options: CallOptions

    func run() async throws {
        var request = SearchRecords(try SoughtRecords(typed: words), limit: limit)
        if let from {
            guard let cursor = Bytes(base64: from) else {
                throw Failure(FindPhrase.badCursor(from), status: .usage)
            }
            request.cursor = cursor
        }
        let response = try await Session.with(options.session()) { [request] session in
            try await session.call(request)
        }
        let output = Output(options.speech)
        try output.show(response) {
            TextTable(
                [
                    FindPhrase.number(), ViewPhrase.what(), ViewPhrase.state(), ViewPhrase.since(),
                    ViewPhrase.organisation(), FindPhrase.reference(),
                ],
                rows: response.records.map(Self.row)
            )
        }
        if let next = response.next { output.noteUnbroken(FindPhrase.more(next.base64)) }
        try Parts(response.parts).tell(output)
    }

    private static func row(_ found: FoundRecord) -> [String] {
        [
            found.number?.text ?? "",
            RecordWords.kind(found.recordKind),
            RecordWords.state(found.state, of: found.recordKind),
            found.since?.inVietNam ?? "",
            OrganisationNames.name(of: found.organisation),
            found.reference,
        ]
    }
}

extension SoughtRecords {
    /// What an officer typed: a number, a reference, a kind and facets, in any order.
    init(typed words: [String]) throws {
        self.init()
        for word in words {
            if let number = QuotedNumber(word) {
                guard self.number == nil else { throw Self.unclear(word) }
                self.number = number
            } else if let reference = Identifier(word) {
                guard self.reference == nil else { throw Self.unclear(word) }
                self.reference = reference
            } else if let split = word.firstIndex(of: "="), split != word.startIndex {
                let value = String(word[word.index(after: split)...])
                facets.append(Facet(String(word[..<split]), value))
            } else {
                guard kind == nil, let named = Self.kind(named: word) else {
                    throw Self.unclear(word)
                }
                kind = named
            }
        }
    }

    /// The kind of a name: `cases.report`, or `report` where only one kind ends so.
    private static func kind(named word: String) -> RecordKind? {
        if RecordWords.kinds[word] != nil { return RecordKind(rawValue: word) }
        let ending = RecordWords.kinds.keys.filter { $0.hasSuffix(".\(word)") }
        return ending.count == 1 ? ending.first.map { RecordKind(rawValue: $0) } : nil
    }

    private static func unclear(_ word: String) -> Failure {
        Failure(
            FindPhrase.unclear(word),
            next: [FindPhrase.kinds(RecordWords.kinds.keys.sorted().joined(separator: " "))],
            status: .usage
        )
    }
}

/// What `homeward find` says.
enum FindPhrase: Phrasebook {
    case about, discussion, words, limit, from, badCursor, number, reference, more, unclear, kinds

    var label: Label {
        switch self {
        case .about:
            Label(
                vi: "Tìm hồ sơ ở cả ba dịch vụ theo số, mã hoặc loại.",
                en: "Find records of all three services by number, reference or kind."
            )
        case .discussion:
            Label(
                vi: "Ví dụ: homeward find 12/2026 · homeward find 0197… · homeward find report "
                    + "province=quangNinh state=assigned. Chỉ hiện hồ sơ mà cán bộ được biết; "
                    + "không tìm theo tên người.",
                en:
                    "For example: homeward find 12/2026 · homeward find 0197… · homeward find report "
                    + "province=quangNinh state=assigned. Shows only what the officer may know of; "
                    + "nobody is found by a name."
            )
        case .words:
            Label(
                vi: "Số vào sổ, mã hồ sơ, hoặc loại hồ sơ kèm state=… và tiêu chí=giá-trị.",
                en: "A register number, a reference, or a kind with state=… and facet=value."
            )
        case .limit:
            Label(
                vi: "Nhiều nhất bao nhiêu hồ sơ của mỗi dịch vụ, 1–200.",
                en: "How many records of each service at most, 1 to 200."
            )
        case .from:
            Label(vi: "Xem tiếp trang sau (cursor).", en: "Go on with the next page (its cursor).")
        case .badCursor:
            Label(vi: "“{}” không phải một cursor.", en: "“{}” is no cursor.")
        case .number: Label(vi: "Số", en: "Number")
        case .reference: Label(vi: "Mã hồ sơ", en: "Reference")
        case .more: Label(vi: "Xem tiếp: --from {}", en: "More: --from {}")
        case .unclear:
            Label(
                vi: "“{}” không phải số, mã hồ sơ hay loại hồ sơ; hoặc đã có một mục như vậy.",
                en:
                    "“{}” is no number, no reference and no kind of record; or there is one already."
            )
        case .kinds: Label(vi: "Các loại hồ sơ: {}", en: "The kinds: {}")
        }
    }
}
