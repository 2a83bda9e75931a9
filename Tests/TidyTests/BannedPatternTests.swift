import Testing

/// Patterns that do not belong here, each with what to write instead.
@Suite struct BannedPatternTests {
    /// A pattern, where it is banned, and what to write.
    struct Ban: Sendable, CustomTestStringConvertible {
        let pattern: String
        let instead: String
        /// Whether the ban holds for a file.
        var holds: @Sendable (SourceTree.File) -> Bool = { _ in true }
        /// Whether a comment at the place, which says why, lifts the ban.
        var canBeProven = false

        var testDescription: String { pattern }
    }

    static let bans: [Ban] = [
        Ban(pattern: "try!", instead: "throw, or `#require` in a test"),
        Ban(pattern: "fatalError(", instead: "`preconditionFailure(\"why this cannot happen\")`"),
        Ban(
            pattern: "print(",
            instead: "the logger; the command line and benchmarks speak to standard output",
            holds: {
                !$0.path.hasPrefix("Services/CommandLine/")
                    && !$0.path.hasPrefix("Tests/Benchmarks/")
            }
        ),
        Ban(
            pattern: "@unchecked Sendable",
            instead: "a value, a Mutex or an actor; or a comment that proves it",
            canBeProven: true
        ),
        Ban(
            pattern: "nonisolated(unsafe)",
            instead: "a Mutex; or a comment that proves it",
            canBeProven: true
        ),
        Ban(
            pattern: "Task {",
            instead: "a task group; or a comment that says why an event loop must start a task",
            holds: { !$0.path.hasSuffix("Main.swift") },
            canBeProven: true
        ),
        Ban(
            pattern: "Task.detached",
            instead: "a task group; or a comment that says why",
            canBeProven: true
        ),
        Ban(
            pattern: "Task.sleep",
            instead: "waiting for the fact itself, with a deadline; or a clock that is handed in",
            holds: { $0.isTest && !$0.path.hasPrefix("Tests/TestSupport/") }
        ),
        Ban(pattern: "XCTestCase", instead: "Swift Testing"),
    ]

    private var files: [SourceTree.File] {
        // What protoc generated is its own; nobody writes there.
        SourceTree.shared.swift.filter {
            !$0.path.hasPrefix("Tests/TidyTests/") && !$0.path.hasSuffix(".pb.swift")
        }
    }

    @Test(arguments: bans) func `a banned pattern has a better way`(ban: Ban) {
        for file in files where ban.holds(file) {
            for (number, text) in file.code where Self.occurs(ban.pattern, in: text) {
                if ban.canBeProven, file.isCommented(at: number) { continue }
                Issue.record("\(file.path):\(number) has `\(ban.pattern)`; write \(ban.instead)")
            }
        }
    }

    @Test func `a note of something to do names an open issue`() {
        let withIssue = #/TODO\(\x23[0-9]+\): /#
        for file in files {
            for (index, line) in file.lines.enumerated() {
                #expect(!line.contains("FIXME"), "\(file.path):\(index + 1): mend it")
                if line.contains("TODO") {
                    #expect(
                        line.contains(withIssue),
                        "\(file.path):\(index + 1): write `TODO(#12): …` with an open issue"
                    )
                }
            }
        }
    }

    @Test func `no file stands in for one that was to come`() {
        for file in files {
            if file.parts.last == "Placeholder.swift" {
                Issue.record("\(file.path): delete it; the module has files of its own")
            }
        }
    }

    @Test func `the search finds words, not their parts, texts or comments`() {
        #expect(Self.occurs("print(", in: "print(x)"))
        #expect(!Self.occurs("print(", in: "blueprint(x)"))
        #expect(!Self.occurs("try!", in: SourceTree.File.code(of: "let a = \"try!\" // try!")))
        #expect(Self.occurs("try!", in: SourceTree.File.code(of: "let a = \"\\\"\"; try! b()")))
    }

    /// Whether the pattern occurs as a word of its own.
    static func occurs(_ pattern: String, in text: String) -> Bool {
        var rest = text[...]
        while let range = rest.firstRange(of: pattern) {
            let before: Character =
                range.lowerBound == text.startIndex
                ? " " : text[text.index(before: range.lowerBound)]
            if !(before.isLetter || before.isNumber || before == "_" || before == ".") {
                return true
            }
            rest = rest[range.upperBound...]
        }
        return false
    }
}
