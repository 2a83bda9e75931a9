import ArgumentParser
import RPC

/// `homeward watch SERVICE`: the service's events as they happen, a line each.
struct Watch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: ViewPhrase.watch())

    @Argument(
        help: ArgumentHelp(ViewPhrase.watchService()),
        completion: .list(["cases", "victims", "liaison", "gateway"])
    )
    var service: String

    @Option(help: ArgumentHelp(ViewPhrase.watchFrom(), valueName: "cursor"))
    var from: String?

    @OptionGroup var options: CallOptions

    func run() async throws {
        // A service has other streams, too: the bytes of an attached file, for one.
        let stream = Services.methods.first {
            $0.method.kind == .serverStream && $0.method.name == service + ".watch"
        }
        guard let stream else {
            throw Failure(ViewPhrase.noWatch(service), status: .usage)
        }
        let output = Output(options.speech)
        let words = from.map { ["cursor=\($0)"] } ?? []
        try await Session.with(options.session()) { session in
            try await DynamicCall(session: session).call(stream, MessageBuilder(words: words)) {
                try output.showElement($0)
            }
        }
    }
}
