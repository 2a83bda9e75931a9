import Foundation
import TestSupport
import Testing

/// A succession whose process is killed in mid-page, again and again, ends as if nothing had happened.
@Suite(.serialized) struct SuccessionKillTests {
    /// Records that move, in pages of 200: the last page is not full.
    private static let records = 1_250

    /// How a succession stands in a folder.
    private struct Standing {
        var moved = 0
        var isFinished = false
        var versions = 0
        /// How many records have so many audit entries.
        var entries: [Int: Int] = [:]
        var isIntact = false

        init(of folder: String) async throws {
            let probe = try await ProbeProcess.start("records-probe", ["succession", folder])
            for line in try await probe.readLines(until: { _ in false }) {
                let words = line.split(separator: " ").map(String.init)
                switch words.first {
                case "moved": moved = try #require(Int(words[1]))
                case "finished": isFinished = true
                case "versions": versions = try #require(Int(words[1]))
                case "entries":
                    let numbers = words.dropFirst().compactMap { Int($0) }
                    try #require(numbers.count == 2, "the probe said: \(line)")
                    entries[numbers[0]] = numbers[1]
                case "intact": isIntact = true
                default: Issue.record("the probe said: \(line)")
                }
            }
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `killed in mid-page it resumes at the page's beginning and ends exactly once`()
        async throws
    {
        var random = SeededRandom.fromEnvironment("SuccessionKillTests")
        try await withFolder { folder in
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let writing = try await ProbeProcess.start(
                "records-probe",
                ["write", folder.path, "0", "0", "\(Self.records)", "16"]
            )
            #expect(try await writing.readLines { _ in false }.last == "done")
            var (kills, midPage) = (0, 0)
            var standing = try await Standing(of: folder.path)
            while !standing.isFinished, kills < 200 {
                let seed: Comment = "seed \(random.seed), kill \(kills)"
                let probe = try await ProbeProcess.start("records-probe", ["succeed", folder.path])
                // Some die while they open, most while they move the page that they have just begun.
                let enough = Int.random(in: 0...6, using: &random)
                var lines = enough == 0 ? [] : try await probe.readLines(count: enough)
                await probe.kill()
                lines += try await probe.readLines { _ in false }
                kills += 1
                #expect(!lines.contains { $0.hasPrefix("fail") }, seed)
                let told = lines.last { $0.hasPrefix("page") }.flatMap { Int($0.dropFirst(5)) }
                let before = standing
                standing = try await Standing(of: folder.path)
                if lines.last == "move" { midPage += 1 }
                // What was told is there; a page is there as a whole or not at all.
                #expect(standing.moved >= max(told ?? 0, before.moved), seed)
                #expect(standing.moved % 200 == 0 || standing.moved == Self.records, seed)
                #expect(standing.versions == standing.moved, seed)
                #expect(standing.entries[2, default: 0] == standing.moved, seed)
                #expect(standing.entries[1, default: 0] == Self.records - standing.moved, seed)
                #expect(standing.isIntact, seed)
            }
            #expect(midPage >= 3, "the kills came too late to say anything")
            #expect(standing.moved == Self.records && standing.versions == Self.records)
            #expect(standing.entries == [2: Self.records])
            // Asked once more it moves nothing.
            let again = try await ProbeProcess.start("records-probe", ["succeed", folder.path])
            #expect(
                try await again.readLines { _ in false }
                    == ["open", "move", "page \(Self.records)", "done"]
            )
            let last = try await Standing(of: folder.path)
            #expect(last.versions == Self.records && last.entries == [2: Self.records])
            #expect(last.isFinished && last.isIntact)
        }
    }
}
