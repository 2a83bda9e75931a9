import ArgumentParser
import RPC

/// `homeward demo`: plays a demonstration, the reception where none is named, or plays it again without
/// changing anything.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: DemoPhrase.about(),
        subcommands: [
            Reception.self, Told<UnitedKingdomStory>.self, Told<LaosStory>.self,
            Told<PlanStory>.self, Told<BorderExchangeStory>.self, Told<TIPStory>.self,
        ]
    )

    @OptionGroup var place: PlaceOptions

    func run() async throws {
        try await Demonstration(layout: place.layout).load { Terminal.say($0) }
    }

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

    /// A published document, told through the real services.
    struct Told<Story: SourceStory>: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(commandName: Story.name, abstract: Story.about)
        }

        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await Demonstration.tell(Story.self, layout: place.layout) { Terminal.say($0) }
        }
    }
}
