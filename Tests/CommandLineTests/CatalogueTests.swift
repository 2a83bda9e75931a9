import Foundation
import RPC
import Testing
import Vocabulary

@testable import homeward

/// Every text stands in both languages, side by side, and takes the same values.
@Suite struct CatalogueTests {
    /// Every phrase of every catalogue, with a name for messages.
    static let phrases: [(name: String, label: Label)] =
        named(UpPhrase.self) + named(SessionPhrase.self) + named(CallPhrase.self)
        + named(WorldPhrase.self) + named(OutputPhrase.self) + named(HealthPhrase.self)
        + named(VerbPhrase.self) + named(NounPhrase.self) + named(ViewPhrase.self)
        + named(DemoPhrase.self) + named(StoryPhrase.self) + named(AuditPhrase.self)
        + named(DoctorPhrase.self)
        + named(HomewardPhrase.self) + named(ComplaintPhrase.self) + named(FieldPhrase.self)
        + named(SettingsPhrase.self) + named(CertificatePhrase.self) + named(LoadPhrase.self)
        + named(AttachmentPhrase.self) + named(HTCDSPhrase.self)
        + named(GeneratePhrase.self) + named(BundlePhrase.self)
        + named(StandingPhrase.self) + named(StatisticsPhrase.self)
        + named(ReferencePhrase.self)

    private static func named<Book: Phrasebook>(_ book: Book.Type) -> [(String, Label)] {
        book.allCases.map { ("\(book).\($0)", $0.label) }
    }

    @Test func `no phrase lacks a language`() {
        #expect(Self.phrases.count > 100)
        for phrase in Self.phrases {
            #expect(!phrase.label.vi.isEmpty, "\(phrase.name)")
            #expect(!phrase.label.en.isEmpty, "\(phrase.name)")
            let vi = phrase.label.vi.pieces(between: "{}").count
            let en = phrase.label.en.pieces(between: "{}").count
            #expect(vi == en, "\(phrase.name) takes different values in the two languages")
        }
    }

    @Test func `Vietnamese is composed and bears its diacritics`() {
        var texts = Self.phrases.map { ($0.name, $0.label.vi) }
        for (reason, text) in ErrorText.byReason {
            texts += [
                (reason, text.what.vi), (reason, text.next(repeating: .underKey).vi),
                (reason, text.next(repeating: .byCommand).vi),
            ]
        }
        // A text that is a command to type has no diacritics to lack.
        for (name, text) in texts where text.count > 24 && !text.hasPrefix("Xem: homeward") {
            #expect(text == text.precomposedStringWithCanonicalMapping, "\(name) is decomposed")
            let hasMarks = text.unicodeScalars.contains { $0.value > 0x7F }
            #expect(hasMarks, "\(name) looks as if its diacritics were missing: \(text)")
        }
    }

    @Test(arguments: Language.allCases)
    func `every code and every outcome has words of its own`(language: Language) {
        let texts = ErrorCode.all.map { ErrorText.byCode($0).what.text(in: language) }
        #expect(Set(texts).count == ErrorCode.all.count)
        for repetition in [Repetition.underKey, .byCommand] {
            let outcomes = OutcomeClass.allCases.map {
                $0.label(repeating: repetition).text(in: language)
            }
            #expect(Set(outcomes).count == OutcomeClass.allCases.count)
        }
    }

    @Test func `every reason that the sources name has a text in both languages`() throws {
        let reasons = try Self.reasonsInSources()
        #expect(reasons.count > 30, "the search found \(reasons.count) reasons only")
        for (reason, file) in reasons.sorted(by: { $0.key < $1.key }) {
            #expect(ErrorText.byReason[reason] != nil, "\(reason) of \(file) has no text")
        }
    }

    @Test func `every rule that the sources name has a text in both languages`() throws {
        let rules = try Self.named(by: #/(?:rule: |invalid\([^()]*, |note\([^()]*, )"([a-zA-Z]+)/#)
        #expect(rules.count > 20, "the search found \(rules.count) rules only")
        for (rule, file) in rules.sorted(by: { $0.key < $1.key }) {
            #expect(RuleText.rules[rule] != nil, "\(rule) of \(file) has no text")
        }
    }

    /// What a pattern finds in the sources of the services, with a file that it stands in.
    private static func named(by pattern: Regex<(Substring, Substring)>) throws -> [String: String]
    {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        var found: [String: String] = [:]
        for folder in ["Shared", "Services"] {
            let start = root.appending(path: folder)
            let paths = FileManager.default.enumerator(atPath: start.path)?.allObjects ?? []
            for case let path as String in paths where path.hasSuffix(".swift") {
                if path.hasPrefix("CommandLine/") { continue }
                let text = try String(contentsOf: start.appending(path: path), encoding: .utf8)
                for line in text.split(separator: "\n") where !line.contains("///") {
                    for match in line.matches(of: pattern) { found[String(match.1)] = path }
                }
            }
        }
        return found
    }

    /// Reasons as they are written: `reason: "a.b"`, and the constants of `…Reason` files.
    private static func reasonsInSources() throws -> [String: String] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let written = #/reason: "([a-z][A-Za-z]*(\.[A-Za-z]+)*)"/#
        let constant = #/static let \w+ = "([a-z][A-Za-z.]*)"/#
        var reasons: [String: String] = [:]
        for folder in ["Shared", "Services"] {
            let start = root.appending(path: folder)
            let paths = FileManager.default.enumerator(atPath: start.path)?.allObjects ?? []
            for case let path as String in paths where path.hasSuffix(".swift") {
                if path.hasPrefix("CommandLine/") { continue }
                let text = try String(contentsOf: start.appending(path: path), encoding: .utf8)
                for line in text.split(separator: "\n") {
                    if line.contains("reason: \""), let match = line.firstMatch(of: written) {
                        reasons[String(match.1)] = path
                    }
                    guard path.hasSuffix("Reason.swift"), line.contains("static let"),
                        let match = line.firstMatch(of: constant)
                    else { continue }
                    reasons[String(match.1)] = path
                }
            }
        }
        return reasons
    }
}
