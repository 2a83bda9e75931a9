import ArgumentParser
import Testing
import Vocabulary

@testable import homeward

/// The argument parser's own English is told in the reader's language.
@Suite struct ParserWordsTests {
    /// Words that only the parser says.
    private static let english = [
        "OVERVIEW", "USAGE", "Usage:", "OPTIONS", "ARGUMENTS", "SUBCOMMANDS", "Show the version",
        "Show help", "See '",
        "Error:", "Help:", "Missing", "Unexpected", "Unknown", "invalid", "default:", "Did you",
    ]

    private func vietnamese(_ text: String) -> String {
        ParserWords.translated(text, into: .vietnamese, width: 100)
    }

    @Test(arguments: [
        [], ["up"], ["report"], ["journey"], ["pki"], ["pki", "issue"], ["audit", "show"], ["call"],
    ])
    func `no English of the parser is left in a help text`(command: [String]) throws {
        let error = #expect(throws: (any Error).self) {
            // Help is a command like others: running it says what it has to say.
            var help = try Homeward.parseAsRoot(command + ["--help"])
            try help.run()
        }
        let text = vietnamese(Homeward.fullMessage(for: try #require(error)))
        for word in Self.english { #expect(!text.contains(word), "\(command): \(word)\n\(text)") }
    }

    /// What options of a command and of those below it take, in English.
    private static func values(of command: any ParsableCommand.Type) -> Set<String> {
        let own = command.helpMessage(includeHidden: true, columns: 200)
            .matches(of: /<([^<>]+)>/).map { String($0.1) }
        return command.configuration.subcommands.reduce(into: Set(own)) { found, below in
            found.formUnion(values(of: below))
        }
    }

    @Test func `whatever an option takes has a name in Vietnamese, or none is needed`() {
        // Examples of what to type, and words that are typed as they stand.
        let plain: Set = [
            "YYYY-MM-DD", "p99=50", "kill:cases@10s,…", "json", "vi|en", "even|poisson",
        ]
        let unnamed = Self.values(of: Homeward.self)
            .subtracting(plain).subtracting(ParserWords.values.keys)
        #expect(unnamed.isEmpty, "give these a word: \(unnamed.sorted())")
    }

    @Test(arguments: [
        (["foo"], "Thừa tham số"), (["report"], "Thiếu tham số"),
        (["report", "list", "--bogus"], "Không có tuỳ chọn"), (["journey"], "Thiếu tham số"),
        (["journey", "abc"], "không dùng được"),
        (["report", "list", "--timeout"], "Thiếu giá trị"),
        (["report", "list", "--timeout", "x"], "không dùng được"),
        (["up", "a", "b"], "Thừa 2 tham số"), (["up", "--base-prot", "7"], "Có phải"),
    ])
    func `a slip is told in Vietnamese`(arguments: [String], phrase: String) throws {
        let error = #expect(throws: (any Error).self) {
            _ = try Homeward.parseAsRoot(arguments)
        }
        let text = vietnamese(Homeward.fullMessage(for: try #require(error)))
        #expect(text.contains(phrase), "\(text)")
        for word in Self.english { #expect(!text.contains(word), "\(word)\n\(text)") }
        for line in text.split(separator: "\n") { #expect(String(line).displayWidth <= 100) }
    }

    @Test(arguments: [
        ("  --as <officer>          Who acts.", "  --as <cán-bộ>           Who acts."),
        ("  <verb>                  What to do.", "  <động-từ>               What to do."),
        (
            "  --restart-after <seconds> Seconds <before>",
            "  --restart-after <giây> Seconds <before>"
        ),
        ("  --lang <vi|en>          The language.", "  --lang <vi|en>          The language."),
    ])
    func `what an option takes is told in Vietnamese, and the text stays in its column`(
        english: String,
        vietnamese: String
    ) {
        #expect(self.vietnamese(english) == vietnamese)
    }

    @Test(arguments: [["report"], ["import"], ["audit", "show"], ["htcds", "export"]])
    func `every value in a help has a Vietnamese name`(command: [String]) throws {
        let error = #expect(throws: (any Error).self) {
            var help = try Homeward.parseAsRoot(command + ["--help"])
            try help.run()
        }
        let text = vietnamese(Homeward.fullMessage(for: try #require(error)))
        for match in text.matches(of: /<([a-z-]+)>/) {
            #expect(match.1 == "json" || !ParserWords.values.keys.contains(String(match.1)))
        }
    }

    @Test func `English stays as the parser has it, but for its word behind titles of groups`() {
        let text = "RUNNING IT SUBCOMMANDS:\nOPTIONS:"
        #expect(
            ParserWords.translated(text, into: .english, width: 80) == "RUNNING IT:\nOPTIONS:"
        )
    }

    @Test(arguments: [CompletionShell.bash, .zsh, .fish])
    func `each shell gets a completion script that knows the verbs and officers`(
        shell: CompletionShell
    ) {
        let script = Homeward.completionScript(for: shell)
        for word in ["police-quangninh", "journey", "record-arrivals", "support"] {
            #expect(script.contains(word), "\(shell.rawValue) lacks \(word)")
        }
    }
}
