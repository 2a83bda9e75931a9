import ArgumentParser
import Testing
import Vocabulary

@testable import homeward

/// The language is chosen before anything is parsed; the command line is what the readme shows.
@Suite struct LanguageTests {
    /// What somebody wished, and what they get.
    struct Wish: Sendable {
        var arguments: [String] = ["homeward"]
        var environment: [String: String] = [:]
        let language: Language
    }

    @Test(arguments: [
        Wish(arguments: ["homeward", "--lang", "en"], language: .english),
        Wish(
            arguments: ["homeward", "--lang=vi"],
            environment: ["HOMEWARD_LANG": "en"],
            language: .vietnamese
        ),
        Wish(environment: ["HOMEWARD_LANG": "en", "LANG": "vi_VN.UTF-8"], language: .english),
        Wish(environment: ["LANG": "vi_VN.UTF-8"], language: .vietnamese),
        Wish(environment: ["LANG": "en_GB.UTF-8"], language: .english),
        Wish(environment: ["LC_ALL": "", "LANG": "C"], language: .english),
        Wish(language: .vietnamese),
    ])
    func `the nearest wish counts`(wish: Wish) {
        let chosen = Language.chosen(arguments: wish.arguments, environment: wish.environment)
        #expect(chosen == wish.language)
    }

    @Test func `values go where the marks are`() {
        let label = Label(vi: "{} rồi {}", en: "{} then {}")
        #expect(label.filled(with: ["a", "b"], in: .vietnamese) == "a rồi b")
        #expect(label.filled(with: ["a"], in: .english) == "a then ")
    }

    @Test(arguments: [
        ["up", "--no-demo", "--base-port", "17000"], ["health", "cases", "--json"],
        ["report", "step", "ID", "confirmed", "fact.finding=x", "--as", "police-quangninh"],
        ["call", "cases.open", "--json", "{}", "--purpose", "proceedings"],
        ["pki", "issue", "104-577"], ["describe", "cases.open"], ["demo", "reception"],
        ["demo"], ["demo", "--home", "x"], ["demo", "uk-2024", "--home", "x"],
        ["demo", "laos-2017"], ["demo", "plan-19"], ["demo", "border-exchange"],
    ])
    func `a command line that the readme shows is understood`(arguments: [String]) throws {
        #expect(throws: Never.self) { _ = try Homeward.parseAsRoot(arguments) }
    }

    @Test(arguments: [
        ["up", "--base-port", "80"], ["journey", "not-a-reference"], ["nonsense"],
        ["health", "--lang", "fr"],
    ])
    func `a wrong command line is refused with the status of usage`(arguments: [String]) {
        do {
            _ = try Homeward.parseAsRoot(arguments)
            Issue.record("\(arguments) was understood")
        } catch {
            #expect(Homeward.exitCode(for: error).rawValue == ExitStatus.usage.rawValue)
        }
    }
}
