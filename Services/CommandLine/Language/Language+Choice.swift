import Foundation
import Vocabulary

extension Language {
    /// The language of this run: `--lang`, else `HOMEWARD_LANG`, else the locale; Vietnamese where
    /// nothing says otherwise.
    ///
    /// Chosen before arguments are parsed, because help texts are in it as well.
    static let current = chosen(
        arguments: CommandLine.arguments,
        environment: ProcessInfo.processInfo.environment
    )

    /// What the arguments and the environment ask for.
    static func chosen(arguments: [String], environment: [String: String]) -> Language {
        for (index, argument) in arguments.enumerated() {
            if argument == "--lang", index + 1 < arguments.count,
                let language = Language(rawValue: arguments[index + 1])
            {
                return language
            }
            if argument.hasPrefix("--lang="),
                let language = Language(rawValue: String(argument.dropFirst("--lang=".count)))
            {
                return language
            }
        }
        if let wish = environment["HOMEWARD_LANG"].flatMap(Language.init(rawValue:)) {
            return wish
        }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
            .first { !$0.isEmpty }
        guard let locale else { return .vietnamese }
        return locale.hasPrefix("vi") ? .vietnamese : .english
    }
}
