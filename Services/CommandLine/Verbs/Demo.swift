import ArgumentParser
import RPC

/// `homeward demo`: plays a demonstration, the reception where none is named, or plays it again without
/// changing anything.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: DemoPhrase.about(),
        subcommands: [
            Reception.self, UnitedKingdom.self, Laos.self, Plan.self, BorderExchange.self,
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

    /// The agreement with the United Kingdom and the Border Guard's figures of 2023.
    struct UnitedKingdom: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: UnitedKingdomStory.name,
            abstract: StoryPhrase.aboutUnitedKingdom()
        )

        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await Demonstration.tell(UnitedKingdomStory.self, layout: place.layout) {
                Terminal.say($0)
            }
        }
    }

    /// The programme of 2017 with Laos, and the results of the year before.
    struct Laos: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: LaosStory.name,
            abstract: StoryPhrase.aboutLaos()
        )

        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await Demonstration.tell(LaosStory.self, layout: place.layout) { Terminal.say($0) }
        }
    }

    /// The international part of Plan 19 of 2024.
    struct Plan: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: PlanStory.name,
            abstract: StoryPhrase.aboutPlan()
        )

        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await Demonstration.tell(PlanStory.self, layout: place.layout) { Terminal.say($0) }
        }
    }

    /// Five years of exchange across the borders.
    struct BorderExchange: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: BorderExchangeStory.name,
            abstract: StoryPhrase.aboutBorderExchange()
        )

        @OptionGroup var place: PlaceOptions

        func run() async throws {
            try await Demonstration.tell(BorderExchangeStory.self, layout: place.layout) {
                Terminal.say($0)
            }
        }
    }
}
