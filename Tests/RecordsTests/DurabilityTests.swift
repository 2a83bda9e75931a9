import Foundation
import TestSupport
import Testing

/// A kernel that is killed in mid-load, or whose power fails, and whose callers repeat their calls.
@Suite(.serialized) struct DurabilityTests {
    /// How often a process is killed; `HOMEWARD_KILLS=5000` for a longer run.
    private static let kills =
        Int(ProcessInfo.processInfo.environment["HOMEWARD_KILLS"] ?? "") ?? 200

    /// Writes of a recording.
    private static let writes = 40

    /// What the probe said about numbers: `ack 5 ID` as 5 and ID.
    private func answers(_ lines: [String], _ verb: String) -> [Int: String] {
        lines.reduce(into: [:]) { answers, line in
            let words = line.split(separator: " ")
            guard words.count == 3, words[0] == verb, let number = Int(words[1]) else { return }
            answers[number] = String(words[2])
        }
    }

    /// What the office holds: every record once, and with each its version, event, reply and entry.
    private func holdings(of folder: String, _ comment: Comment) async throws -> [Int: String] {
        let probe = try await ProbeProcess.start("records-probe", ["read", folder])
        let lines = try await probe.readLines { _ in false }
        #expect(lines.last == "intact", comment)
        let kept = lines.filter { $0.hasPrefix("kept ") }
        let holdings = answers(lines, "kept")
        #expect(kept.count == holdings.count, "a number stands twice: \(comment)")
        for line in lines where line.hasPrefix("rows ") {
            let words = line.split(separator: " ")
            #expect(Int(words[2]) == kept.count, "\(line) of \(kept.count): \(comment)")
        }
        return holdings
    }

    @Test(.timeLimit(.minutes(10)))
    func `after each kill a repeated call gets its first reply, and nothing happened twice`()
        async throws
    {
        var random = SeededRandom.fromEnvironment("DurabilityTests")
        try await withFolder { folder in
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            // What was answered for each number, by whichever process.
            var answered: [Int: String] = [:]
            var (again, first) = (0, 0)
            var repeated = 0
            for kill in 0..<Self.kills {
                let writers = Int.random(in: 1...24, using: &random)
                let probe = try await ProbeProcess.start(
                    "records-probe",
                    ["write", folder.path, "\(again)", "\(first)", "100000", "\(writers)"]
                )
                // Some die while they open or repeat, most in mid-load.
                let enough = Int.random(in: 0...100, using: &random)
                var lines = enough == 0 ? [] : try await probe.readLines(count: enough)
                await probe.kill()
                lines += try await probe.readLines { _ in false }
                let seed: Comment = "seed \(random.seed), kill \(kill)"
                #expect(!lines.contains { $0.hasPrefix("fail") }, seed)
                for (number, id) in answers(lines, "again") {
                    if let before = answered[number] {
                        #expect(id == before, "\(number) was answered anew: \(seed)")
                        repeated += 1
                    }
                    answered[number] = id
                }
                let acknowledged = answers(lines, "ack")
                answered.merge(acknowledged) { _, new in new }
                // Of these nobody knows what became of them, of some they do: all are repeated.
                let last = acknowledged.keys.max().map { $0 + writers + 1 } ?? (first + writers + 1)
                if lines.contains("open") {
                    let isRepeated = answers(lines, "again").count == first - again
                    (again, first) = (isRepeated ? max(0, first - 5) : again, max(first, last))
                }
                if kill % 25 == 24 || kill == Self.kills - 1 {
                    let holdings = try await holdings(of: folder.path, seed)
                    for (number, id) in answered {
                        #expect(holdings[number] == id, "\(number) is lost or another: \(seed)")
                    }
                }
            }
            #expect(repeated > Self.kills, "the kills came before anything could be repeated")
        }
    }

    @Test(.timeLimit(.minutes(5)), arguments: [1, 8])
    func `wherever the power is cut, each acknowledged record is there and opens`(
        writers: Int
    ) async throws {
        var random = SeededRandom.fromEnvironment("DurabilityTests, power")
        try await withFolder { folder in
            let office = folder.appending(path: "office").path
            try FileManager.default.createDirectory(
                atPath: office,
                withIntermediateDirectories: true
            )
            let recording = try await DiskRecording.record(
                "records-probe",
                ["write", office, "0", "0", "\(Self.writes)", "\(writers)"],
                in: office,
                trace: folder.appending(path: "trace").path
            )
            #expect(answers(PowerCut(whole: recording).said, "ack").count == Self.writes)
            var (told, compared) = (0, 0)
            for end in recording.events.indices.dropFirst() {
                // Just after something was said, whatever no sync covers is at stake.
                guard case .said = recording.events[end - 1] else { continue }
                told += 1
                // Every fifth is enough: each is opened, listed and verified by a process.
                guard told % 5 == 0 else { continue }
                for unsynced in PowerCut.Unsynced.allCases {
                    let cut = PowerCut(recording, before: end, unsynced: unsynced, random: &random)
                    let acknowledged = answers(cut.said, "ack")
                    guard !acknowledged.isEmpty else { continue }
                    let place = folder.appending(path: "cut-\(end)-\(unsynced)").path
                    try FileManager.default.createDirectory(
                        atPath: place,
                        withIntermediateDirectories: true
                    )
                    try cut.rebuild(in: place)
                    let holdings = try await holdings(
                        of: place,
                        "seed \(random.seed), event \(end), unsynced \(unsynced)"
                    )
                    for (number, id) in acknowledged {
                        #expect(holdings[number] == id, "\(number) at event \(end), \(unsynced)")
                    }
                    compared += acknowledged.count
                    try FileManager.default.removeItem(atPath: place)
                }
            }
            #expect(compared > 0)
        }
    }
}
