import Foundation

/// A page of the contracts' documentation, parts of which are written from the contracts themselves.
struct Page {
    let name: String
    private var file: URL {
        URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Shared/Contracts/ServiceContracts.docc/\(name).md")
            .standardizedFileURL
    }

    /// What stands on the page.
    var text: String {
        get throws { try String(contentsOf: file, encoding: .utf8) }
    }

    /// What stands between the marks of a part that is written from the contracts.
    func part(_ part: String) throws -> String {
        let text = try text
        guard let start = text.range(of: Self.begin(part)),
            let end = text.range(of: Self.end, range: start.upperBound..<text.endIndex)
        else { throw NoPart(page: name, part: part) }
        return text[start.upperBound..<end.lowerBound]
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Writes such a part anew.
    func write(_ content: String, as part: String) throws {
        let old = try self.part(part)
        let page = try text.replacingOccurrences(
            of: "\(Self.begin(part))\n\n\(old)\n\n\(Self.end)",
            with: "\(Self.begin(part))\n\n\(content)\n\n\(Self.end)"
        )
        try page.write(to: file, atomically: true, encoding: .utf8)
    }

    /// The source of a suite of another target's tests.
    static func source(of suite: String, in tests: String) throws -> String {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../\(tests)/\(suite).swift").standardizedFileURL
        return try String(contentsOf: file, encoding: .utf8)
    }

    /// Every source of the contracts.
    static func contracts() throws -> [String] {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Shared/Contracts").standardizedFileURL
        let files = FileManager.default.enumerator(atPath: root.path())?.allObjects ?? []
        return try files.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
            .map { try String(contentsOf: root.appending(path: $0), encoding: .utf8) }
    }

    private static func begin(_ part: String) -> String { "<!-- from the contracts: \(part) -->" }
    private static let end = "<!-- end -->"

    private struct NoPart: Error {
        let page: String
        let part: String
    }
}
