import RPC
import Vocabulary

/// `homeward report receive --help`: what one verb does, who may, and the fields that it takes.
///
/// The argument parser knows nouns only; the verbs and their fields follow from the contracts.
struct VerbHelp: Sendable {
    private let noun: Noun
    private let verb: Noun.Verb

    /// The help that a command line asks for; `nil` where it asks for none, or for another one.
    init?(_ arguments: [String]) {
        guard arguments.contains("--help") || arguments.contains("-h"),
            let first = arguments.first, let noun = Noun.all.first(where: { $0.name == first }),
            let second = arguments.dropFirst().first, let verb = noun.verb(named: second)
        else { return nil }
        self.noun = noun
        self.verb = verb
    }

    /// The help's lines.
    func lines(width: Int, style: TextStyle) throws -> [String] {
        guard let method = Services.method(named: verb.method) else { return [] }
        let descriptor = method.method
        let fields = try Self.fields(of: method).filter { verb.says[$0.path] == nil }
        let summary = TextTable(
            rows: [
                [CallPhrase.method(), verb.method],
                [CallPhrase.callers(), Describe.callers(of: descriptor)],
                [CallPhrase.purpose(), descriptor.needsPurpose ? FieldPhrase.purposeNeeded() : ""],
            ].filter { !$0[1].isEmpty }
        )
        let title = style.heading("homeward \(noun.name) \(verb.name)")
        let table = TextTable(
            [FieldPhrase.field(), FieldPhrase.meaning(), FieldPhrase.takes()],
            rows: fields.map { field in
                let name = field.path.split(separator: ".").last.map(String.init) ?? field.path
                let isGiven = field.path == "seen" || field.path == "facts.entries"
                return [
                    field.path + (field.isOptional || isGiven ? "" : " *"),
                    FieldLabels.name(of: name), field.shape.inWords,
                ]
            }
        )
        return [title + ": " + VerbWords.text(of: verb), ""]
            + summary.lines(width: width, style: style) + [""]
            + (fields.isEmpty
                ? [FieldPhrase.noField()]
                : table.lines(width: width, style: style) + ["", FieldPhrase.needed()])
            + (fields.contains { $0.shape.isLongList } ? [FieldPhrase.longList(verb.method)] : [])
            + (fields.contains { $0.path == "facts.entries" }
                ? [FieldPhrase.factHelp(prefix)] : [])
    }

    /// What precedes a verb of the same kind of record.
    private var prefix: String {
        let parts = verb.name.split(separator: ".").dropLast().map { "\($0)." }.joined()
        return parts.isEmpty ? noun.name : "\(noun.name) \(parts)"
    }

    /// The fields of a method's request.
    static func fields(of method: any ServiceMethod.Type) throws -> [MessageFields.Field] {
        func fields<Request: ServiceMethod>(_ type: Request.Type) throws -> [MessageFields.Field] {
            try MessageFields(of: type).all
        }
        return try fields(method)
    }
}
