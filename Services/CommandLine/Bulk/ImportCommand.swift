import ArgumentParser
import Foundation
import RPC
import ServiceContracts
import Spreadsheets
import Vocabulary

/// `homeward import`: a table of records of one kind.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: BulkPhrase.about(),
        discussion: BulkPhrase.discussion()
    )

    @Argument(
        help: ArgumentHelp(BulkPhrase.kind(), valueName: "kind"),
        completion: .list(BulkKinds.names)
    )
    var kind: String

    @Argument(help: ArgumentHelp(BulkPhrase.file(), valueName: "file"), completion: .file())
    var file: String

    @Flag(help: ArgumentHelp(BulkPhrase.dryRun()))
    var dryRun = false

    @Flag(help: ArgumentHelp(BulkPhrase.offline()))
    var offline = false

    @Flag(help: ArgumentHelp(BulkPhrase.template()))
    var template = false

    @Option(help: ArgumentHelp(BulkPhrase.name(), valueName: "text"))
    var name = ""

    @OptionGroup var options: CallOptions

    func run() async throws {
        try await run(try BulkKinds.named(kind))
    }

    private func run<Request: BulkRequest>(_ kind: Request.Type) async throws {
        if template { return try writeTemplate(kind) }
        let output = Output(options.speech)
        let table = try BulkTable<Request>(at: file, name: name)
        var keys: [IdempotencyKey] = []
        let checked = try check(table) { keys.append($0.key) }
        guard checked.isClean, !offline else {
            try checked.withLists(of: kind).show(output, dryRun: true)
            if !checked.isClean { throw ExitCode(ExitStatus.findings.rawValue) }
            return
        }
        let (outcome, failure) = try await Session.with(options.session(repeating: .byCommand)) {
            [keys] session in
            let began = try await session.call(ServiceHealth<Request.Service>()).now
            let sending = BulkSending(table: table, checked: keys, began: began)
            return await send(checked, by: sending, in: session)
        }
        try finish(try outcome.withLists(of: kind), failure, output)
    }

    /// Lets the service judge every row, and files them once it agrees to all.
    private func send<Request: BulkRequest>(
        _ checked: BulkOutcome,
        by sending: BulkSending<Request>,
        in session: Session
    ) async -> (outcome: BulkOutcome, error: (any Error)?) {
        defer { ProgressBar.clear() }
        let asking = BulkPhrase.asking()
        let tried = await sending.run(
            checked,
            .trying { try await session.tried($0) },
            progress: { ProgressBar.show(asking, $0, of: checked.rows) }
        )
        guard tried.error == nil, tried.outcome.isClean, !dryRun else { return tried }
        // What an earlier run filed to the last row needs no call more.
        guard tried.outcome.alreadyThere < checked.rows else { return tried }
        var agreed = tried.outcome
        // Counted anew, as the rows are filed.
        agreed.alreadyThere = 0
        let title = BulkPhrase.sending()
        return await sending.run(
            agreed,
            .filing { try await session.call($0, key: $1) },
            progress: { ProgressBar.show(title, $0, of: checked.rows) }
        )
    }

    /// Reads the table to its end, which takes a while where it is long.
    private func check<Request: BulkRequest>(
        _ table: BulkTable<Request>,
        _ take: (BulkTable<Request>.Row) -> Void
    ) throws -> BulkOutcome {
        let title = BulkPhrase.checking()
        defer { ProgressBar.clear() }
        return try table.read(
            progress: { ProgressBar.show(title, share: $0, BulkPhrase.rowsRead("\($1)")) },
            take
        )
    }

    private func finish(
        _ outcome: BulkOutcome,
        _ failure: (any Error)?,
        _ output: Output
    ) throws {
        guard let failure else {
            try outcome.show(output, dryRun: dryRun)
            if !outcome.isClean { throw ExitCode(outcome.status.rawValue) }
            return
        }
        // Nothing was sent to be filed: there is nothing to go on with.
        guard !dryRun else { throw failure }
        let done = BulkPhrase.interrupted(
            "\(outcome.filed)",
            "\(outcome.alreadyThere)",
            "\(outcome.notFiled)",
            "\(outcome.uncertain)"
        )
        if failure is BulkFileChanged {
            throw Failure(BulkPhrase.changed(file), next: [done], status: .conflict)
        }
        if outcome.filed + outcome.alreadyThere + outcome.uncertain > 0 || !outcome.isClean {
            try outcome.show(output, dryRun: false)
            output.say(done)
        }
        throw failure
    }

    private func writeTemplate<Request: BulkRequest>(_ kind: Request.Type) throws {
        var writer = DelimitedWriter()
        writer.append(
            BulkHeading.template(of: try MessageFields(of: kind), in: .current)
        )
        try PrivateFile.writeNew(writer.finish(), to: file)
        Terminal.note(HTCDSPhrase.written(file))
    }
}
