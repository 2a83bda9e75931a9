import Testing

/// Every type says what it is, and every method stands in its service's table of contents.
@Suite struct DeclarationTests {
    @Test func `every type has a documentation comment`() {
        let kinds: Set<String> = ["struct", "enum", "class", "actor", "protocol"]
        for file in SourceTree.shared.swift where !file.isTest && file.path != "Package.swift" {
            for (number, text) in file.code {
                let words = text.split(separator: " ").map(String.init)
                guard let place = words.firstIndex(where: kinds.contains), place + 1 < words.count,
                    words[..<place].allSatisfy(Self.isModifier),
                    let first = words[place + 1].first, first.isUppercase
                else { continue }
                let name = String(words[place + 1].prefix { $0.isLetter || $0.isNumber })
                if Self.needsNone.contains(name) { continue }
                if !file.isDocumented(at: number) {
                    Issue.record("\(file.path):\(number): say with /// what \(name) is")
                }
            }
        }
    }

    @Test func `every request is listed in its service's contract`() {
        let contracts = SourceTree.shared.swift.filter { $0.path.hasPrefix("Shared/Contracts/") }
        let tables = contracts.filter { $0.text.contains(": ServiceContract {") }
        #expect(tables.count == 4, "four services declare their methods in Shared/Contracts")
        let request = /struct ([A-Z]\w*): (ServiceRequest|ServiceStream)/
        for file in contracts where !file.path.contains("/Kernel/") {
            for (number, text) in file.code {
                guard let match = text.firstMatch(of: request) else { continue }
                #expect(
                    tables.contains { $0.text.contains("\(match.1).self") },
                    "\(file.path):\(number): list \(match.1).self in its service's `methods`"
                )
            }
        }
    }

    @Test func `a kind that answers who sees it says that the rule of the house does not`() {
        let answer = "func access(for viewer: Viewer, filing: Filing) -> Access {"
        for file in SourceTree.shared.swift
        where file.text.contains(answer) && file.path != "Shared/Vocabulary/Records/Record.swift" {
            #expect(
                file.text.contains("accessRule = AccessRule.own"),
                "\(file.path): say in `accessRule` that lists and counts must ask each record"
            )
        }
    }

    private static func isModifier(_ word: String) -> Bool {
        let modifiers: Set<String> = [
            "public", "internal", "private", "fileprivate", "package", "final", "indirect",
            "nonisolated", "@main",
        ]
        return modifiers.contains(word) || word.hasPrefix("@")
    }

    /// Witnesses of what a protocol asks for, which the protocol explains, and coding keys.
    private static let needsNone: Set<String> = [
        "Response", "Element", "CodingKeys", "Daemon", "Key",
    ]
}
