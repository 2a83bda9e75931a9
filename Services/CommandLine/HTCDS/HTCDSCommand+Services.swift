import ArgumentParser
import Foundation
import HTCDS
import HTCDSFiles
import RPC
import ServiceContracts
import Vocabulary
import WireCodec

extension HTCDSCommand {
    /// Takes a file in: every row is checked before the first is stored.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: HTCDSPhrase.importing())

        @Argument(help: ArgumentHelp(HTCDSPhrase.file()), completion: .file())
        var file: String

        @Option(
            help: ArgumentHelp(HTCDSPhrase.province(), valueName: "word"),
            completion: .list(Province.allCases.map(\.rawValue))
        )
        var province: String

        @Flag(help: ArgumentHelp(HTCDSPhrase.dryRun()))
        var dryRun = false

        @Option(
            help: ArgumentHelp(HTCDSPhrase.samePerson(), valueName: "row:person:version"),
            transform: HTCDSDecision.same(typed:)
        )
        var samePerson: [HTCDSDecision] = []

        @Option(
            help: ArgumentHelp(HTCDSPhrase.anotherPerson(), valueName: "row"),
            transform: HTCDSDecision.another(typed:)
        )
        var anotherPerson: [HTCDSDecision] = []

        @OptionGroup var options: CallOptions

        func run() async throws {
            guard let province = Province(rawValue: province) else {
                throw Failure(HTCDSPhrase.unknownProvince(province), status: .usage)
            }
            let output = Output(options.speech)
            let decisions = samePerson + anotherPerson
            let rows = try HTCDSRows.count(file, output, decisions)
            let sending = HTCDSSending(
                file: file,
                province: province,
                rows: rows,
                decisions: decisions
            )
            let answer = try await Session.with(options.session(repeating: .byCommand)) { session in
                defer { ProgressBar.clear() }
                return try await sending.run(
                    dryRun: dryRun,
                    progress: { ProgressBar.show($0, $1, of: rows) },
                    { try await session.call($0) }
                )
            }
            guard answer.rejections.isEmpty else {
                try HTCDSOutcome(answer.rejections, rows: rows).show(output)
                throw ExitCode(ExitStatus.findings.rawValue)
            }
            try output.show(answer) {
                TextTable(
                    [HTCDSPhrase.row(), ViewPhrase.victim(), HTCDSPhrase.registered()],
                    rows: answer.imported.map { row in
                        [
                            "\(row.row)", row.victim.identifier.text,
                            row.registered ? OutputPhrase.yes() : OutputPhrase.no(),
                        ]
                    }
                )
            }
            output.note(
                dryRun
                    ? HTCDSPhrase.checked("\(rows)")
                    : HTCDSPhrase.imported(
                        "\(answer.imported.count { $0.registered })",
                        "\(rows)"
                    )
            )
        }
    }

    /// Writes persons whom the officer reads into a file.
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: HTCDSPhrase.exporting())

        @Argument(help: ArgumentHelp(HTCDSPhrase.newFile()), completion: .file())
        var file: String

        @Option(help: ArgumentHelp(HTCDSPhrase.victims()), transform: Argument.reference)
        var victim: [VictimRef] = []

        @Flag(help: ArgumentHelp(HTCDSPhrase.strict()))
        var strict = false

        @OptionGroup var options: CallOptions

        /// What was written, for programs.
        private struct Written: Encodable {
            var persons: Int
            var notCarried: [String]
            var becameOther: [String]
            /// Events of case files that the file holds, of how many only in part, and how many it lacks.
            var events: Int
            var eventsWithoutDetails: Int
            var eventsOmitted: Int
            /// Why there are none: the reason of a refusal, or `format`.
            var eventsMissing: String?
        }

        /// Persons as they were told, before anything is written.
        private struct Told: Sendable {
            var records: [HTCDSRecord] = []
            var references: [[VictimRef]] = []
            var notCarried: [String] = []
            var events: HTCDSEvents?
        }

        func run() async throws {
            let format = try HTCDSWriter.Format(ofFile: file)
            let told = try await Session.with(options.session()) { session in
                let victims = victim.isEmpty ? try await Self.everybody(in: session) : victim
                var told = try await Self.export(victims, in: session)
                guard format.holdsEvents else { return told }
                told.events = try await HTCDSEvents.told(of: told.records, told.references) {
                    try await session.call($0)
                }
                return told
            }
            let conforming = told.records.map { $0.conforming() }
            let became = strict ? Set(conforming.flatMap { $0.changed.map(\.name) }).sorted() : []
            let written = strict ? conforming.map(\.record) : told.records
            let events = told.events?.events ?? []
            try PrivateFile.writeNew(
                HTCDSWriter.file(of: written, events: events, as: format),
                to: file
            )
            try tell(told, became)
            if told.events?.isPartial ?? false { throw ExitCode(ExitStatus.partial.rawValue) }
        }

        /// Says what the file holds, and what it does not.
        private func tell(_ told: Told, _ became: [String]) throws {
            let output = Output(options.speech)
            let periods = told.events?.arePeriods ?? false ? ["until"] : []
            let notCarried = told.notCarried + periods.filter { !told.notCarried.contains($0) }
            try output.show(
                Written(
                    persons: told.records.count,
                    notCarried: notCarried,
                    becameOther: became,
                    events: told.events?.events.count ?? 0,
                    eventsWithoutDetails: told.events?.withoutDetails ?? 0,
                    eventsOmitted: told.events?.omitted ?? 0,
                    eventsMissing: told.events.map { $0.failure?.error.reason } ?? "format"
                )
            ) {
                TextTable(
                    [HTCDSPhrase.notCarried()],
                    rows: notCarried.map { [FieldLabels.name(of: $0)] }
                )
            }
            if !became.isEmpty {
                output.note(HTCDSPhrase.becameOther(became.joined(separator: ", ")))
            }
            let statement = told.events?.statement ?? [HTCDSPhrase.eventsNoRoom()]
            for line in statement { output.note(line) }
            output.note(HTCDSPhrase.exported("\(told.records.count)", file))
        }

        /// Whom the officer reads, oldest first, without those of whom nothing is left.
        private static func everybody(in session: Session) async throws -> [VictimRef] {
            var victims: [VictimRef] = []
            var cursor: Bytes?
            repeat {
                let page = try await session.call(
                    ListRecords<Victim>(
                        states: [.unverified, .verified],
                        limit: 200,
                        cursor: cursor
                    )
                )
                victims += page.records.compactMap { $0.content?.id }
                cursor = page.next
            } while cursor != nil
            return victims.reversed()
        }

        private static func export(
            _ victims: [VictimRef],
            in session: Session
        ) async throws -> Told {
            var told = Told()
            var rest = victims[...]
            while !rest.isEmpty {
                let some = Array(rest.prefix(ExportHTCDS.largestCount))
                rest = rest.dropFirst(some.count)
                let answer = try await session.call(ExportHTCDS(victims: some))
                told.records += try answer.rows.map(HTCDSRows.record)
                // A service of an earlier version knows each by the one that was asked for.
                told.references += answer.references ?? some.map { [$0] }
                told.notCarried += answer.notCarried.filter { !told.notCarried.contains($0) }
            }
            return told
        }
    }
}

extension HTCDSDecision {
    /// `5:PERSON:1`: the row, whose it is, and the version of their row that was seen.
    static func same(typed text: String) throws -> HTCDSDecision {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, let row = Int(parts[0]), let seen = Int(parts[2]),
            let person = Identifier(String(parts[1]))
        else { throw ValidationError(HTCDSPhrase.samePersonForm()) }
        return .same(row, as: VictimRef(person), seen: seen)
    }

    /// The number of a row.
    static func another(typed text: String) throws -> HTCDSDecision {
        guard let row = Int(text) else { throw ValidationError(HTCDSPhrase.anotherPersonForm()) }
        return .another(row)
    }
}

/// Records between files and messages.
enum HTCDSRows {
    /// How many rows a clean file holds; shows what was rejected of another, and ends.
    ///
    /// Every decision is of a row that the file holds.
    static func count(
        _ path: String,
        _ output: Output,
        _ decisions: [HTCDSDecision]
    ) throws -> Int {
        var missing = Set(decisions.map(\.row))
        let outcome = try HTCDSOutcome.reading(path) { missing.remove($1) }
        guard outcome.isClean else {
            try outcome.show(output)
            throw ExitCode(ExitStatus.findings.rawValue)
        }
        if outcome.events > 0 { output.note(HTCDSPhrase.eventsNotTaken("\(outcome.events)")) }
        guard outcome.rows > 0 else { throw Failure(HTCDSPhrase.noRows(path), status: .usage) }
        if let row = missing.min() {
            throw Failure(HTCDSPhrase.noSuchRow("\(row)", path), status: .usage)
        }
        return outcome.rows
    }

    /// The record that a row holds; a service tells nothing that the standard lacks.
    static func record(of row: HTCDSRow) throws -> HTCDSRecord {
        var record = HTCDSRecord()
        for entry in row.entries {
            guard let field = HTCDSField.named(entry.standardField.name) else { continue }
            record[field] = try HTCDSReading().value(
                of: .text(entry.standardValue.disclosed),
                in: field
            )
        }
        return record
    }

    /// A record as it travels.
    static func entries(of record: HTCDSRecord) -> [HTCDSEntry] {
        record.fields.compactMap { field in
            record[field].map {
                HTCDSEntry(standardField: field.name, standardValue: FreeText($0.text))
            }
        }
    }
}
