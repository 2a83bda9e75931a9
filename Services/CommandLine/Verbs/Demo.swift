import ArgumentParser
import RPC

/// `homeward demo reception`: plays the demonstration, or plays it again without changing anything.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: DemoPhrase.about(),
        subcommands: [Reception.self]
    )

    /// The reception of victims handed over at a border gate.
    struct Reception: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: DemoPhrase.reception())

        @OptionGroup var speech: SpeechOptions

        func run() async throws {
            try await Demonstration(layout: speech.layout).load { Terminal.say($0) }
        }
    }
}
