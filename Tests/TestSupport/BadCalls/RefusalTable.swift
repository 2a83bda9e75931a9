public import Foundation
public import RPC
public import Vocabulary

/// The table of a service's bad calls: each with its code, its outcome class, its reason, the fields
/// and rules that it names, and what the command line says of it in both languages.
///
/// It stands in a file of the tests, one format for every service, and is compared word for word: a
/// change of what anybody is told is a visible diff. `HOMEWARD_UPDATE_REFUSALS=1` writes it anew.
public struct RefusalTable: Sendable {
    /// What the command line says about an error, line by line.
    public typealias Saying = @Sendable (ServiceError, Language) -> [String]

    private let file: URL
    private let say: Saying
    private var entries: [(name: String, text: String)] = []
    /// What was wrong so far, in sentences.
    public private(set) var problems: [String] = []
    /// The reasons that the table has so far.
    public private(set) var reasons: Set<String> = []

    /// The table in a file, in the words of the command line.
    public init(at file: URL, saying say: @escaping Saying) {
        self.file = file
        self.say = say
    }

    /// Makes the calls one after the other.
    public mutating func run<Scene>(_ calls: [BadCall<Scene>], in scene: Scene) async throws {
        for call in calls {
            let refused = try await call.make(scene)
            if !refused.changed.isEmpty {
                problems.append("\(call.name): refused, and changed \(refused.changed)")
            }
            guard let error = refused.error else {
                problems.append("\(call.name): was answered")
                continue
            }
            if entries.contains(where: { $0.name == call.name }) {
                problems.append("\(call.name): stands twice")
            }
            reasons.insert(error.reason)
            entries.append((call.name, entry(call.name, error)))
        }
    }

    /// Compares with the file; answers what was wrong with the calls and what is not as it stands there.
    public mutating func compared() throws -> [String] {
        let text = entries.map(\.text).joined(separator: "\n")
        if ProcessInfo.processInfo.environment["HOMEWARD_UPDATE_REFUSALS"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let agreed = try String(contentsOf: file, encoding: .utf8)
        let known = Set(agreed.components(separatedBy: "\n\n").map(Self.trimmed))
        let ours = Set(text.components(separatedBy: "\n\n").map(Self.trimmed))
        return problems
            + ours.subtracting(known).sorted().map { "not in the table:\n\($0)" }
            + known.subtracting(ours).sorted().map { "only in the table:\n\($0)" }
    }

    private static func trimmed(_ text: String) -> String {
        text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func entry(_ name: String, _ error: ServiceError) -> String {
        let fields = error.violations.map { "\($0.field.isEmpty ? "-" : $0.field): \($0.rule)" }
        var lines = [
            "# \(name)", "code: \(error.code)", "outcome: \(error.outcome)",
            "reason: \(error.reason)",
        ]
        lines += fields.map { "field: \($0)" }
        for language in Language.allCases {
            lines += say(error, language).map { "\(language.rawValue): \($0)" }
        }
        return lines.map { $0 + "\n" }.joined()
    }
}

extension RefusalTable {
    /// The reasons that a page of refusals in the sources names.
    public static func reasons(in path: String) throws -> Set<String> {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../..").standardizedFileURL
        let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        return Set(text.matches(of: #/reason: "([A-Za-z.]+)"/#).map { String($0.1) })
    }
}
