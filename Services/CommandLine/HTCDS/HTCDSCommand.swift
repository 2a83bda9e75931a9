import ArgumentParser
import Foundation
import HTCDS
import HTCDSFiles
import ServiceContracts
import Vocabulary
import WireCodec

/// `homeward htcds …`: files of the Human Trafficking Case Data Standard 2.0.
struct HTCDSCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "htcds",
        abstract: HTCDSPhrase.about(),
        subcommands: [
            Validate.self, Schema.self, Template.self, Import.self, Export.self,
        ]
    )

    /// Checks a file without a service; ends with status 4 where something was rejected.
    struct Validate: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: HTCDSPhrase.validate())

        @Argument(help: ArgumentHelp(HTCDSPhrase.file()), completion: .file())
        var file: String

        @OptionGroup var speech: SpeechOptions

        func run() throws {
            let outcome = try HTCDSOutcome.reading(file) { _, _ in }
            try outcome.show(Output(speech))
            if !outcome.isClean { throw ExitCode(ExitStatus.findings.rawValue) }
        }
    }

    /// Prints the JSON Schema.
    struct Schema: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: HTCDSPhrase.schema())

        @OptionGroup var place: PlaceOptions

        func run() { Terminal.say(String(HTCDSSchema.text.dropLast())) }
    }

    /// Writes an empty sheet with the core fields.
    struct Template: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: HTCDSPhrase.template())

        @Argument(help: ArgumentHelp(HTCDSPhrase.newFile()), completion: .file())
        var file: String

        @OptionGroup var place: PlaceOptions

        func run() throws {
            let format = try HTCDSWriter.Format(ofFile: file)
            try PrivateFile.writeNew(HTCDSWriter.file(of: [], as: format), to: file)
            Terminal.note(HTCDSPhrase.written(file))
        }
    }
}

/// What checking a file came to, for people and for programs.
struct HTCDSOutcome: Encodable {
    /// Rows that hold a record.
    let rows: Int
    /// Rows without a reject.
    let accepted: Int
    /// How many rejects there are in all.
    let rejectCount: Int
    /// Events that stand beside the rows, on a sheet or in lists of their own.
    var events = 0
    /// Those of them without a reject.
    var acceptedEvents = 0
    /// Those that fit a report.
    let rejects: [HTCDSReject]
    /// The rule for which the file as a whole is refused.
    let refused: String?
    /// Rows that seem to be of somebody taken in before, which an officer decides.
    var conflicts: [Conflict] = []

    /// A row and whose it may be.
    struct Conflict: Encodable, Hashable {
        /// The row.
        let row: Int
        /// Whose it may be; missing where it is another row's person, or somebody whom the caller does not
        /// read.
        let person: String?
        /// The version of that person's row.
        let version: Int?

        /// What to do about it.
        var next: String {
            guard let person, let version else { return HTCDSPhrase.decideOther("\(row)") }
            return HTCDSPhrase.decide("\(row)", "\(row):\(person):\(version)", "\(row)")
        }
    }

    /// Whether every row may be taken.
    var isClean: Bool { refused == nil && rejectCount == 0 }

    /// Reads a file to its end, handing over each good record.
    static func reading(
        _ path: String,
        _ record: (HTCDSRecord, Int) throws -> Void
    ) throws -> HTCDSOutcome {
        do {
            return HTCDSOutcome(try HTCDSFile(at: URL(fileURLWithPath: path)).read(record))
        } catch let error as HTCDSFileError {
            guard error.rule != "file.unreadable" else {
                throw Failure(HTCDSPhrase.unreadable(path), status: .usage)
            }
            return HTCDSOutcome(refused: error.rule)
        }
    }

    private init(_ report: HTCDSReport) {
        rows = report.rows
        accepted = report.accepted
        rejectCount = report.rejectCount
        events = report.events
        acceptedEvents = report.acceptedEvents
        rejects = report.rejects
        refused = nil
    }

    /// What a service rejected of rows that seemed good here.
    init(_ rejections: [HTCDSRejection], rows: Int) {
        self.rows = rows
        accepted = rows - Set(rejections.map(\.row)).count
        rejectCount = rejections.count
        rejects = rejections.map {
            HTCDSReject(row: $0.row, field: $0.standardField?.name, rule: $0.rule)
        }
        refused = nil
        conflicts = rejections.filter { Self.isConflict($0.rule) }.map {
            Conflict(row: $0.row, person: $0.person?.identifier.text, version: $0.version)
        }
    }

    private static func isConflict(_ rule: String) -> Bool {
        rule == "knownPerson" || rule.hasPrefix("samePerson.")
    }

    private init(refused rule: String) {
        rows = 0
        accepted = 0
        rejectCount = 0
        rejects = []
        refused = rule
    }

    /// Shows what was rejected, and why; a clean file in one line.
    func show(_ output: Output) throws {
        if rejects.isEmpty {
            try output.show(self) { TextTable(rows: [[summary]]) }
        } else {
            try output.show(self) {
                TextTable(
                    [HTCDSPhrase.row(), HTCDSPhrase.field(), HTCDSPhrase.rule()],
                    rows: rejects.map(Self.line)
                )
            }
            for list in lists { output.note(list) }
            output.note(summary)
            if !conflicts.isEmpty { output.note(HTCDSPhrase.conflicts()) }
            for conflict in conflicts { output.note(conflict.next) }
        }
    }

    var summary: String {
        if let refused { return HTCDSPhrase.refused(HTCDSPhrase.fileRule(refused)) }
        guard !isClean else {
            return events == 0
                ? HTCDSPhrase.clean("\(rows)")
                : HTCDSPhrase.cleanWithEvents("\(rows)", "\(events)")
        }
        let told = HTCDSPhrase.rejected("\(rejectCount)", "\(rows - accepted)", "\(rows)")
        guard acceptedEvents < events else { return told }
        return "\(told) " + HTCDSPhrase.eventsRejected("\(events - acceptedEvents)", "\(events)")
    }

    /// The words that each field takes in which one stands that its list does not hold.
    var lists: [String] {
        let asked = Set(rejects.filter { $0.rule == HTCDSRule.unknownWord.rawValue }.map(\.field))
        return HTCDSField.all.filter { asked.contains($0.name) }.compactMap { field in
            guard let list = field.type.list else { return nil }
            return BulkList(
                field: field.name,
                words: list.words.map { word in
                    BulkList.Entry(
                        word: word.name,
                        label: word.label.current == word.name ? nil : word.label.current
                    )
                },
                command: "homeward reference \(ReferenceData.key(of: list))"
            ).inWords(calling: "\(field.name) (\(field.label.current))")
        }
    }

    private static func line(of reject: HTCDSReject) -> [String] {
        let field = reject.field.map { name in
            HTCDSField.named(name).map { "\(name)\n\($0.label.current)" } ?? name
        }
        let rule = HTCDSRule(rawValue: reject.rule)?.label.current ?? RuleText.of(reject.rule)
        return [reject.place, field ?? "", rule]
    }
}

extension HTCDSWriter.Format {
    /// The format that a file's suffix names.
    init(ofFile path: String) throws {
        let suffix = URL(fileURLWithPath: path).pathExtension.lowercased()
        guard let format = Self(rawValue: suffix) else {
            throw Failure(HTCDSPhrase.unknownSuffix(path), status: .usage)
        }
        self = format
    }
}
