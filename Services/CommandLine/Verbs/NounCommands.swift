import ArgumentParser

/// The command `homeward report …`.
struct ReportCommand: NounCommand {
    static let noun = Noun.report
    static let about = NounPhrase.report
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

/// The command `homeward case …`.
struct CaseCommand: NounCommand {
    static let noun = Noun.file
    static let about = NounPhrase.file
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

/// The command `homeward victim …`.
struct VictimCommand: NounCommand {
    static let noun = Noun.victim
    static let about = NounPhrase.victim
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

/// The command `homeward support …`.
struct SupportCommand: NounCommand {
    static let noun = Noun.support
    static let about = NounPhrase.support
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

/// The command `homeward facility …`.
struct FacilityCommand: NounCommand {
    static let noun = Noun.facility
    static let about = NounPhrase.facility
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

/// The command `homeward hotline …`.
struct HotlineCommand: NounCommand {
    static let noun = Noun.hotline
    static let about = NounPhrase.hotline
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

/// The command `homeward interpreter …`.
struct InterpreterCommand: NounCommand {
    static let noun = Noun.interpreter
    static let about = NounPhrase.interpreter
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

/// The command `homeward trace …`.
struct TraceCommand: NounCommand {
    static let noun = Noun.trace
    static let about = NounPhrase.trace
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

/// The command `homeward handover …`.
struct HandoverCommand: NounCommand {
    static let noun = Noun.handover
    static let about = NounPhrase.handover
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

/// The command `homeward correspondence …`.
struct CorrespondenceCommand: NounCommand {
    static let noun = Noun.correspondence
    static let about = NounPhrase.correspondence
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

/// The command `homeward talks …`.
struct TalksCommand: NounCommand {
    static let noun = Noun.talks
    static let about = NounPhrase.talks
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

/// The command `homeward request …`.
struct RequestCommand: NounCommand {
    static let noun = Noun.request
    static let about = NounPhrase.request
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

/// The command `homeward plan …`.
struct PlanCommand: NounCommand {
    static let noun = Noun.plan
    static let about = NounPhrase.plan
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

/// The command `homeward activity …`.
struct ActivityCommand: NounCommand {
    static let noun = Noun.activity
    static let about = NounPhrase.activity
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

/// The command `homeward dossier …`.
struct DossierCommand: NounCommand {
    static let noun = Noun.dossier
    static let about = NounPhrase.dossier
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
