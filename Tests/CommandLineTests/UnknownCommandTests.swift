import ArgumentParser
import Testing
import Vocabulary

@testable import homeward

/// A name that no command has is named itself, not the first option behind it.
@Suite struct UnknownCommandTests {
    @Test(arguments: [
        (["nosuch", "--as", "x"], "nosuch", "homeward", []),
        (["reprot", "list", "--as", "x"], "reprot", "homeward", ["report"]),
        (["reports", "--json"], "reports", "homeward", ["report"]),
        (["vict", "list"], "vict", "homeward", ["victim"]),
        (["suspect", "list", "--as", "x"], "suspect", "homeward", ["case suspect.list"]),
        (["stays", "--as", "x"], "stays", "homeward", ["facility stay.list"]),
        (["pki", "isue", "--as", "x"], "isue", "homeward pki", ["issue"]),
        (["bundle", "nosuch"], "nosuch", "homeward bundle", []),
    ])
    func `the word and its neighbours are told`(
        arguments: [String],
        word: String,
        above: String,
        near: [String]
    ) throws {
        let unknown = try #require(UnknownCommand(in: arguments))
        #expect(unknown.word == word && unknown.above == above && unknown.near == near)
        let failure = unknown.failure
        #expect(failure.status == .usage && failure.what.contains(word))
        #expect(failure.next.count == near.count + 1)
        for (name, line) in zip(near, failure.next) { #expect(line.hasSuffix("\(above) \(name)")) }
    }

    @Test(arguments: [
        [], ["--help"], ["--version"], ["help", "report"], ["report", "nosuch", "--as", "x"],
        ["load", "anything"], ["pki", "--help"], ["import", "report", "a.csv"], ["describe", "x"],
    ])
    func `what the parser or a command judges is left to them`(arguments: [String]) {
        #expect(UnknownCommand(in: arguments) == nil)
    }

    @Test(arguments: [
        ["--as", "police-quangninh", "report", "list"], ["--lang=vi", "report", "list"], ["--json"],
    ])
    func `an option before the command is told where it stands`(arguments: [String]) throws {
        let failure = try #require(UnknownCommand.misplacedOption(in: arguments))
        #expect(failure.status == .usage)
        #expect(failure.what.contains(String(arguments[0].prefix { $0 != "=" })))
        for fine in [["--help"], ["--version"], ["report", "list", "--as", "x"], []] {
            #expect(UnknownCommand.misplacedOption(in: fine) == nil)
        }
    }

    @Test(arguments: Language.allCases)
    func `it is said in both languages`(language: Language) {
        let text = CommandPhrase.unknown.label.filled(with: ["homeward", "nosuch"], in: language)
        #expect(text.contains("homeward") && text.contains("nosuch"))
    }
}
