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

        @Option(help: ArgumentHelp(DemoPhrase.storyOption(), valueName: "name"))
        var story = Demonstration.usual

        @OptionGroup var place: PlaceOptions

        func run() async throws {
            guard story.wholeMatch(of: /[a-z0-9-]{1,32}/) != nil else {
                throw Failure(DemoPhrase.badStory(), status: .usage)
            }
            try await Demonstration(layout: place.layout, story: story).load { Terminal.say($0) }
        }
    }
}
