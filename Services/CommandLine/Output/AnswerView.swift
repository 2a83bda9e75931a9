import RPC
import Vocabulary

/// How an answer of a service is laid out for people, found by its shape.
///
/// The shapes are the kernel's own (``ListRecords``, ``RecordHistory``, ``NextSteps`` …), so that every
/// kind of record, also one of a later version, is shown in the same way. What has another shape is
/// shown field by field.
struct AnswerView: Sendable {
    /// The noun and the kind of record that was asked about, `cases.report`.
    let kind: String
    /// What precedes a verb of that kind: `report`, or `handover hand-on.`.
    let command: String
    /// The identifier that the command named, to be repeated in suggestions.
    var id: String?

    /// The answer's lines.
    func lines(of answer: Tree, width: Int, style: TextStyle) -> [String] {
        if case .list(let records)? = answer["records"] {
            return records.isEmpty
                ? [OutputPhrase.none()]
                : recordTable(records, width: width).lines(width: width, style: style)
                    + page(answer)
        }
        if case .list(let versions)? = answer["versions"] {
            return history(versions).lines(width: width, style: style) + page(answer)
        }
        if case .list(let steps)? = answer["steps"], let state = answer["state"] {
            return next(steps, from: state, version: answer["version"], width, style)
        }
        if case .list(let counts)? = answer["counts"] {
            return count(counts, answer).lines(width: width, style: style)
        }
        if case .fields(let fields) = answer, fields.contains(where: { $0.name == "content" }) {
            return filed(answer["content"] ?? .nothing).lines(width: width, style: style)
        }
        // What a write answers: the record as it stands now, and what else there is to say.
        for name in ["filed", "record"] {
            guard let record = answer[name], record["filing"] != nil,
                case .fields(let fields) = answer
            else { continue }
            let rest = fields.filter { $0.name != name && $0.value != .nothing }
            return filed(record).lines(width: width, style: style)
                + (rest.isEmpty ? [] : Tree.fields(rest).lines(width: width, style: style))
        }
        // A record that was filed just now is the answer itself.
        guard answer["filing"] != nil, answer["record"] != nil else {
            return answer.lines(width: width, style: style)
        }
        return filed(answer).lines(width: width, style: style)
    }

    // MARK: Lists

    /// A row for each record: what identifies it, where it stands, and the first words of its content.
    ///
    /// As many words as the window takes without breaking a line, and at least one.
    private func recordTable(_ records: [Tree], width: Int) -> TextTable {
        let contents = records.map { $0["content"] ?? .nothing }
        let names = Self.firstWords(of: contents.compactMap { $0["record"] })
        let tables = (0...names.count).reversed().map { count in
            recordTable(records, contents, showing: Array(names.prefix(count)))
        }
        return tables.first { $0.naturalWidth <= width } ?? tables.dropLast().last
            ?? recordTable(records, contents, showing: [])
    }

    private func recordTable(
        _ records: [Tree],
        _ contents: [Tree],
        showing names: [String]
    ) -> TextTable {
        let numbers = contents.map { $0["record"]?["registered"]?.registerNumber }
        let isNumbered = numbers.contains { $0 != nil }
        let headings =
            [FieldLabels.name(of: "id")]
            + (isNumbered ? [FieldLabels.name(of: "registered")] : [])
            + [FieldLabels.name(of: "state")] + names.map(FieldLabels.name)
            + [FieldLabels.name(of: "owner"), FieldLabels.name(of: "occurred")]
        let rows = records.indices.map { row in
            let number = isNumbered ? [numbers[row] ?? ""] : []
            let (record, content) = (records[row], contents[row])
            guard case .fields = content else {
                let stub = record["stub"] ?? .nothing
                let blanks = [String](repeating: "", count: names.count)
                return [brief(stub["id"])] + number + [FieldLabels.name(of: "stub")] + blanks
                    + [brief(stub["owner"]), ""]
            }
            let filing = content["filing"] ?? .nothing
            return [brief(content["id"])] + number + [brief(content["state"])]
                + names.map { brief(content["record"]?[$0]) }
                + [brief(filing["owner"]), brief(filing["occurred"])]
        }
        return TextTable(headings, rows: rows)
    }

    /// The first three fields that hold words of a list: short, and what one chooses records by.
    private static func firstWords(of records: [Tree]) -> [String] {
        var names: [String] = []
        for case .fields(let fields) in records {
            for field in fields where names.count < 3 && !names.contains(field.name) {
                if case .word = field.value { names.append(field.name) }
            }
        }
        return names
    }

    private func page(_ answer: Tree) -> [String] {
        switch answer["next"] {
        case .text(let cursor)?: ["", OutputPhrase.nextPage("cursor=\(cursor)")]
        case .number(let version)?: ["", OutputPhrase.nextPage("from=\(version)")]
        default: []
        }
    }

    // MARK: One record

    /// A record: where it stands and what it says first, how it is filed after it.
    private func filed(_ content: Tree) -> Tree {
        guard case .fields(let record)? = content["record"],
            case .fields(let filing)? = content["filing"]
        else { return content }
        let head = ["id", "state"].compactMap { name in
            content[name].map { Tree.Field(name: name, value: $0) }
        }
        return .fields(head + record + [Tree.Field(name: "filing", value: .fields(filing))])
    }

    private func history(_ versions: [Tree]) -> TextTable {
        TextTable(
            ["version", "occurred", "what", "state", "recordedBy", "facts"]
                .map(FieldLabels.name),
            rows: versions.map { version in
                let filing = version["filed"]?["filing"] ?? .nothing
                var facts: [String] = []
                if case .list(let entries)? = version["facts"]?["entries"] {
                    facts = entries.map { "\(brief($0["fact"])): \(brief($0["value"]))" }
                }
                if let reason = version["reason"], reason != .nothing {
                    facts.append(brief(reason))
                }
                if let approver = version["approvedBy"], approver != .nothing {
                    facts.append("\(FieldLabels.name(of: "approvedBy")): \(brief(approver))")
                }
                if version["isVoid"] == .truth(true) {
                    facts.append(FieldLabels.name(of: "isVoid"))
                }
                return [
                    brief(filing["version"]), brief(filing["occurred"]), brief(version["what"]),
                    brief(version["filed"]?["state"]), brief(filing["recordedBy"]),
                    facts.joined(separator: "\n"),
                ]
            }
        )
    }

    /// The steps that are open, each with what one types to take it.
    private func next(
        _ steps: [Tree],
        from state: Tree,
        version: Tree?,
        _ width: Int,
        _ style: TextStyle
    ) -> [String] {
        let stands = "\(FieldLabels.name(of: "state")): \(state.brief)"
        guard !steps.isEmpty else { return [stands, OutputPhrase.noStep()] }
        let table = TextTable(
            [
                FieldLabels.name(of: "to"), OutputPhrase.toType(),
                FieldLabels.name(of: "needsApproval"),
            ],
            rows: steps.map { step in
                var needs: [String] = []
                if case .list(let facts)? = step["needs"] {
                    needs = facts.map { fact in
                        guard case .word(let word, let label) = fact else { return fact.brief }
                        return "fact.\(word)=\"\(label.current)\""
                    }
                }
                let approval =
                    brief(step["needsApproval"])
                    + (step["mayActAlone"] == .truth(true) ? "; \(OutputPhrase.mayActNow())" : "")
                return [brief(step["to"]), typed(step, needs), approval]
            }
        )
        return [stands, ""] + table.lines(width: width, style: style)
    }

    private func typed(_ step: Tree, _ needs: [String]) -> String {
        let id = id ?? FieldLabels.name(of: "id").uppercased()
        guard case .word(let to, _)? = step["to"] else { return "" }
        if case .text(let method)? = step["through"] {
            let command = Noun.command(of: method)
            return "homeward \(command ?? "call \(method)") …"
        }
        let verb = command.hasSuffix(".") ? "\(command)step" : "\(command) step"
        return (["homeward \(verb) \(id) \(to)"] + needs).joined(separator: " ")
    }

    /// A column for the records, and one for each number that was added up beside them.
    private func count(_ counts: [Tree], _ answer: Tree) -> TextTable {
        let sums: [Tree] = if case .list(let sums)? = answer["sums"] { sums } else { [] }
        func total(_ tree: Tree) -> String {
            (tree["isLowerBound"] == .truth(true) ? "≥ " : "") + brief(tree["total"])
        }
        func row(_ word: String, _ count: String, _ cell: (Tree) -> String) -> [String] {
            [word, count] + sums.map(cell)
        }
        var rows = counts.map { entry in
            let value = brief(entry["value"])
            let word = RecordWords.states[kind]?[value]?.current ?? Places.name(of: value)
            return row(
                value.isEmpty ? OutputPhrase.none() : word,
                brief(entry["count"])
            ) { sum in part(of: sum, value) }
        }
        for name in ["unsplit", "bounds"]
        where sums.contains(where: { !["", "0"].contains(brief($0[name])) }) {
            rows.append(row(FieldLabels.name(of: name), "") { brief($0[name]) })
        }
        rows.append(row(FieldLabels.name(of: "total"), total(answer), total))
        return TextTable(
            [FieldLabels.name(of: "value"), FieldLabels.name(of: "count")]
                + sums.map { FieldLabels.name(of: brief($0["field"])) },
            rows: rows
        )
    }

    /// What the records of a value add up to.
    private func part(of sum: Tree, _ value: String) -> String {
        guard case .list(let parts)? = sum["parts"] else { return "" }
        return brief(parts.first { brief($0["value"]) == value }?["sum"])
    }

    private func brief(_ tree: Tree?) -> String { tree?.brief ?? "" }
}
