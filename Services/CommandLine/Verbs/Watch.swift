import ArgumentParser
import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// `homeward watch [SERVICE]`: what happens to records as it happens, a line each; of all services unless
/// one is named.
struct Watch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: ViewPhrase.watch())

    @Argument(
        help: ArgumentHelp(ViewPhrase.watchService()),
        completion: .list(["cases", "victims", "liaison"])
    )
    var service: String?

    @Flag(help: ArgumentHelp(ViewPhrase.watchAll()))
    var all = false

    @Option(help: ArgumentHelp(ViewPhrase.watchFrom(), valueName: "cursor"))
    var from: String?

    @OptionGroup var options: CallOptions

    func run() async throws {
        let name = service.map { "\($0).watch" } ?? FollowEvents.method.name
        guard !all || service == nil, let stream = Services.method(named: name) else {
            throw Failure(ViewPhrase.noWatch(service ?? ""), status: .usage)
        }
        let output = Output(options.speech)
        let words = from.map { ["cursor=\($0)"] } ?? []
        try await Session.with(options.session()) { session in
            try await DynamicCall(session: session).call(stream, MessageBuilder(words: words)) {
                if let entry = $0 as? FeedEntry {
                    try output.showElement(entry, as: Self.line(of: entry))
                } else {
                    try output.showElement($0)
                }
            }
        }
    }

    /// An entry of the feed in words; its cursor is for programs.
    private static func line(of entry: FeedEntry) -> String {
        if let part = entry.part {
            let name = Daemon.answering(part.service)?.label.current ?? part.service
            let heard = part.lastHeard.map { ViewPhrase.lastHeard($0.inVietNam) } ?? ""
            return "— \(name): \(part.status.label.current)\(heard)"
        }
        guard let event = entry.event else { return "" }
        return [
            RecordWords.kind(event.kind.rawValue), event.what.label.current, event.id.text,
            ViewPhrase.version("\(event.version)"),
        ].joined(separator: "  ")
    }
}
