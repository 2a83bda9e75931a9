import ArgumentParser
import Crypto
import Foundation
import RPC
import Vocabulary
import WireCodec

/// `homeward bundle`: what was done without a connection, recorded, signed and sent later.
struct BundleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bundle",
        abstract: BundlePhrase.about(),
        discussion: BundlePhrase.discussion(),
        subcommands: [Create.self, Add.self, Show.self, Import.self]
    )

    /// Which file, and whose certificate.
    struct Place: ParsableArguments {
        @Argument(
            help: ArgumentHelp(BundlePhrase.file(), valueName: "file"),
            completion: .file()
        )
        var file: String

        @Option(
            help: ArgumentHelp(BundlePhrase.oldKey(), valueName: "file"),
            completion: .file()
        )
        var oldKey: String?

        /// The file as somebody opens it.
        func bundle(_ options: CallOptions) throws -> BundleFile {
            var file = BundleFile(
                url: URL(fileURLWithPath: file),
                signer: try BundleSigner(
                    layout: options.speech.layout,
                    actor: options.caller.actor
                )
            )
            if let oldKey {
                guard let text = try? String(contentsOfFile: oldKey, encoding: .utf8),
                    let key = try? P256.Signing.PrivateKey(pemRepresentation: text)
                else { throw BundleError.unsuitableKey.failure }
                file.earlierKeys = [key]
            }
            return file
        }
    }

    /// Begins a bundle.
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: BundlePhrase.create())

        @OptionGroup var place: Place
        @OptionGroup var options: CallOptions

        func run() async throws {
            _ = try place.bundle(options).create(at: .now)
            Output(options.speech).say(BundlePhrase.created(place.file))
        }
    }

    /// Records a call.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: BundlePhrase.add())

        @OptionGroup var place: Place

        @Argument(help: ArgumentHelp(BundlePhrase.callWords()))
        var words: [String] = []

        @Option(help: ArgumentHelp(VerbPhrase.messageHelp(), valueName: "json"))
        var message: String?

        @OptionGroup var options: CallOptions

        func run() async throws {
            let call = try OfflineCall(typed: words, json: message)
            let bundle = try await place.bundle(options).add(call, at: .now)
            let name = OfflineBundle.name(ofEntry: bundle.entries.count)
            Output(options.speech).say(BundlePhrase.added(name, call.method.method.name))
        }
    }

    /// Tells what a bundle holds.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: BundlePhrase.show())

        @OptionGroup var place: Place

        @Flag(help: ArgumentHelp(BundlePhrase.contents()))
        var contents = false

        @OptionGroup var options: CallOptions

        func run() async throws {
            let bundle = try await place.bundle(options).open(at: .now)
            let output = Output(options.speech)
            let overview = try BundleOverview(bundle)
            guard contents else { return try output.show(overview) { overview.table } }
            for entry in bundle.entries {
                guard let type = Services.method(named: entry.method) as? any ServiceRequest.Type
                else { continue }
                try output.show(Self.message(of: entry, as: type))
            }
        }

        private static func message<Request: ServiceRequest>(
            of entry: BundleEntry,
            as type: Request.Type
        ) throws -> any Encodable {
            try Wire.decode(type, from: entry.message.array)
        }
    }

    /// Sends a bundle's entries.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: BundlePhrase.importAll()
        )

        @OptionGroup var place: Place

        @Flag(help: ArgumentHelp(BundlePhrase.dryRun()))
        var dryRun = false

        @OptionGroup var options: CallOptions

        func run() async throws {
            let file = try place.bundle(options)
            let bundle = try await file.open(at: .now)
            let earlier = try file.result(of: bundle)
            let work: BundleImport
            do {
                work = try BundleImport(bundle, earlier: earlier, at: .now)
            } catch {
                throw error.failure
            }
            let output = Output(options.speech)
            guard !dryRun else {
                let plan = BundleResult(of: bundle, isDryRun: true)
                return try output.show(plan) { plan.table }
            }
            let result = try await Session.with(options.session(repeating: .byCommand)) { session in
                try await work.run(through: session) { try file.save($0) }
            }
            try output.show(result) { result.table }
            guard result.status == .done else { throw ExitCode(result.status.rawValue) }
        }
    }
}

/// What a bundle holds, without what its messages say.
struct BundleOverview: Codable, Sendable {
    /// The bundle's number.
    let bundle: Identifier
    /// Who made it.
    let maker: String
    /// When it was begun.
    let begunAt: Instant
    /// When it was last signed.
    let sealedAt: Instant
    /// Its entries.
    let entries: [Line]

    /// One entry.
    struct Line: Codable, Sendable {
        /// The number of its record until it is imported.
        let provisional: String
        /// The method.
        let method: String
        /// When it was recorded.
        let recordedAt: Instant
        /// The entries on whose records it rests.
        let restsOn: [String]
    }

    /// The overview of a bundle.
    init(_ bundle: OfflineBundle) throws {
        self.bundle = bundle.id
        maker = bundle.maker
        begunAt = bundle.begunAt
        sealedAt = bundle.sealedAt
        entries = try bundle.entries.enumerated().map { index, entry in
            let meant = try BundleMessage(entry.message).identifiers
            return Line(
                provisional: OfflineBundle.name(ofEntry: index + 1),
                method: entry.method,
                recordedAt: entry.recordedAt,
                restsOn: bundle.entries.enumerated().filter { meant.contains($0.element.standIn) }
                    .map { OfflineBundle.name(ofEntry: $0.offset + 1) }
            )
        }
    }

    /// The same as a table.
    var table: TextTable {
        TextTable(
            [
                BundlePhrase.number(), CallPhrase.method(), BundlePhrase.recorded(),
                BundlePhrase.restsOn(),
            ],
            rows: entries.map {
                [
                    $0.provisional, $0.method, $0.recordedAt.inVietNam,
                    $0.restsOn.joined(separator: " "),
                ]
            }
        )
    }
}

extension BundleResult {
    /// The same as a table.
    var table: TextTable {
        TextTable(
            [
                BundlePhrase.number(), CallPhrase.method(), BundlePhrase.outcome(),
                BundlePhrase.record(), BundlePhrase.detail(),
            ],
            rows: entries.map { line in
                [
                    line.provisional, line.method, line.outcome.label.current,
                    line.record?.text ?? "", line.detail,
                ]
            }
        )
    }
}

extension BundleResult.Line {
    /// Why it was not done: entries, what changed, or the rule.
    var detail: String {
        guard because.isEmpty else {
            return BundlePhrase.because(
                because.map(OfflineBundle.name(ofEntry:)).joined(separator: ", ")
            )
        }
        let text = reason.flatMap { ErrorText.byReason[$0]?.what.current }
        return ([text ?? reason ?? ""] + RuleText.lines(of: fields)).filter { !$0.isEmpty }
            .joined(separator: " ")
    }
}
