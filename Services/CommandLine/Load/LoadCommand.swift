import ArgumentParser
import LoadGenerator

/// `homeward load …`: puts the services under load and tells the truth about it.
struct LoadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: LoadPhrase.about(),
        discussion: LoadPhrase.discussion(),
        subcommands: [
            LoadRun.self, LoadSearch.self, LoadCompare.self, LoadScenarios.self, LoadWorker.self,
        ],
        defaultSubcommand: LoadRun.self
    )
}

/// `homeward load scenarios`: what is shipped, and what acts a file of one's own can mix.
struct LoadScenarios: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scenarios",
        abstract: LoadPhrase.scenarios()
    )

    @Argument(help: ArgumentHelp(LoadPhrase.scenarioToPrint()))
    var name: String?

    @OptionGroup var speech: SpeechOptions

    /// The same for programs.
    private struct Listing: Encodable {
        var scenarios: [String]
        var acts: [String]
    }

    func run() async throws {
        if let name {
            guard let text = ShippedScenarios.text(of: name) else {
                throw Failure(LoadPhrase.unknownScenario(name), status: .usage)
            }
            Terminal.say(text)
            return
        }
        let listing = Listing(scenarios: ShippedScenarios.names, acts: ActCatalogue.names)
        try Output(speech).show(listing) {
            TextTable(
                rows: [
                    [LoadPhrase.shipped(), listing.scenarios.joined(separator: "  ")],
                    [LoadPhrase.actsToMix(), listing.acts.joined(separator: "  ")],
                ]
            )
        }
    }
}
