import Foundation
import RPC
import ServiceContracts
import Vocabulary
import WireCodec

/// Where a service is asked: records anywhere in it, and pages.
struct Places: Codable, Sendable {
    /// Records that the officer reads, drawn evenly from all.
    var readable: [Identifier]
    /// Where the second page begins.
    var next: Bytes
    /// Where a page deep inside begins.
    var deep: Bytes

    /// How far inside a deep page is: so many pages of 200, or half of those there are.
    private static let pagesDeep = 40

    /// What the file holds; found and kept there the first time.
    static func found(
        in path: String,
        by asker: some Asking,
        among identifiers: String
    ) async throws -> Places {
        let file = URL(filePath: path)
        if let kept = try? Data(contentsOf: file) {
            return try Wire.decode(Places.self, from: Array(kept))
        }
        var cursors: [Bytes] = []
        while cursors.count < pagesDeep {
            guard let next = try await asker.page(200, after: cursors.last) else { break }
            cursors.append(next)
        }
        guard let next = try await asker.page(50, after: nil), let last = cursors.last else {
            throw WrongAnswer(question: .deepPage)
        }
        var readable: [Identifier] = []
        for line in try String(contentsOfFile: identifiers, encoding: .utf8).split(separator: "\n")
        {
            guard let identifier = Identifier(String(line)) else { continue }
            if try await asker.reads(identifier) { readable.append(identifier) }
        }
        guard !readable.isEmpty else { throw WrongAnswer(question: .fetch) }
        let isLong = cursors.count == pagesDeep
        let places = Places(
            readable: readable,
            next: next,
            deep: isLong ? last : cursors[cursors.count / 2]
        )
        try Data(try Wire.encode(places)).write(to: file)
        return places
    }
}
