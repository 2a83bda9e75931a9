import ArgumentParser
import Foundation
import RPC

/// `homeward call METHOD --json '{…}'`: any method of any service.
struct Call: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: CallPhrase.call())

    @Argument(
        help: ArgumentHelp(CallPhrase.callMethod()),
        completion: .list(Services.names)
    )
    var method: String

    @Option(
        name: .customLong("json"),
        help: ArgumentHelp(CallPhrase.callJSON(), valueName: "message")
    )
    var message = "{}"

    @OptionGroup var options: MessageOptions

    func run() async throws {
        let text =
            message == "-"
            ? String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
            : message
        let output = Output(asJSON: !options.table)
        try await Session.with(options.session()) { session in
            try await DynamicCall(session: session).call(method, json: text) { answer in
                try output.show(answer)
            }
        }
    }
}
