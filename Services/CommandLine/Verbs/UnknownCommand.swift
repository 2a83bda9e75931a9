import ArgumentParser
import Vocabulary

/// A word where the name of a command should stand, and the commands that may be meant.
///
/// The argument parser complains of the first option behind such a word instead: it takes the word for an
/// argument of the command above.
struct UnknownCommand: Sendable, Hashable {
    /// What was typed.
    let word: String
    /// The command above, `homeward` or `homeward pki`.
    let above: String
    /// What may be meant, as it is typed behind the command above.
    let near: [String]

    /// The first word of a command line that names no command though it should; `nil` where there is none.
    init?(in arguments: [String]) {
        var command: any ParsableCommand.Type = Homeward.self
        var path = [Homeward._commandName]
        for word in arguments {
            let below = command.configuration.subcommands
            guard !below.isEmpty, command.configuration.defaultSubcommand == nil,
                !word.hasPrefix("-"), word != "help"
            else { return nil }
            guard let next = below.first(where: { $0._commandName == word }) else {
                self.word = word
                above = path.joined(separator: " ")
                near = Self.near(
                    word,
                    among: below.map { $0._commandName },
                    isNoun: path.count == 1
                )
                return
            }
            command = next
            path.append(word)
        }
        return nil
    }

    /// What to say where a command line begins with an option that stands behind a command; `nil` where it
    /// does not.
    static func misplacedOption(in arguments: [String]) -> Failure? {
        guard let first = arguments.first?.split(separator: "=").first.map(String.init),
            options.contains(first)
        else { return nil }
        return Failure(
            CommandPhrase.behind(first),
            next: [
                CommandPhrase.forExample("homeward report list --as police-quangninh"),
                CommandPhrase.see(Homeward._commandName),
            ],
            status: .usage
        )
    }

    /// The options of every call.
    private static let options: Set<String> = [
        "--as", "--purpose", "--reference", "--timeout", "--key", "--home", "--lang", "--json",
    ]

    /// What to say.
    var failure: Failure {
        Failure(
            CommandPhrase.unknown(above, word),
            next: near.map { CommandPhrase.meant("\(above) \($0)") } + [CommandPhrase.see(above)],
            status: .usage
        )
    }

    /// Commands whose names resemble the word; and where the word is a kind of record that another noun
    /// has, `suspect`, how one asks for those.
    private static func near(_ word: String, among names: [String], isNoun: Bool) -> [String] {
        let typed = word.lowercased()
        let similar = names.map { (name: $0, distance: $0.editDistance(to: typed)) }
            .filter { entry in
                entry.distance <= min(2, entry.name.count / 2)
                    || typed.count > 2
                        && (entry.name.hasPrefix(typed) || typed.hasPrefix(entry.name))
            }
            .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
            .prefix(3).map(\.name)
        guard isNoun, similar.isEmpty else { return similar }
        let kind = typed.hasSuffix("s") ? String(typed.dropLast()) : typed
        return Noun.all.flatMap { noun in
            noun.verbs.map(\.name)
                .filter { ["\(typed).list", "\(kind).list"].contains($0) || $0 == typed }
                .map { "\(noun.name) \($0)" }
        }
    }
}

/// What is said of a command that is not there.
enum CommandPhrase: Phrasebook {
    case unknown, meant, see, behind, forExample

    var label: Label {
        switch self {
        case .unknown: Label(vi: "{} không có lệnh “{}”.", en: "{} has no command “{}”.")
        case .meant: Label(vi: "Có phải: {}", en: "Did you mean: {}")
        case .behind:
            Label(
                vi: "Tuỳ chọn {} đứng sau tên lệnh.",
                en: "The option {} stands behind the command."
            )
        case .forExample: Label(vi: "Ví dụ: {}", en: "For example: {}")
        case .see: Label(vi: "Xem các lệnh: {} --help", en: "See what there is: {} --help")
        }
    }
}
