import ArgumentParser

/// The command `homeward operation …`.
struct OperationCommand: NounCommand {
    static let noun = Noun.operation
    static let about = NounPhrase.operation
    static let configuration = nounConfiguration

    @Argument(help: ArgumentHelp(VerbPhrase.verbHelp()), completion: .list(noun.verbs.map(\.name)))
    var verb: String

    @Argument(help: ArgumentHelp(VerbPhrase.wordsHelp()))
    var words: [String] = []

    @Option(help: ArgumentHelp(VerbPhrase.messageHelp(), valueName: "json"))
    var message: String?

    @OptionGroup var options: CallOptions

    func run() async throws { try await runVerb() }
}
