import Foundation
import Storage
import TestSupport
import Testing

/// A process that is killed in mid-load, again and again, over the same file.
@Suite(.serialized)
struct KillTests {
    /// How often; `HOMEWARD_KILLS=5000` for a longer run.
    private static let kills =
        Int(ProcessInfo.processInfo.environment["HOMEWARD_KILLS"] ?? "") ?? 200

    @Test(.timeLimit(.minutes(10)))
    func `no acknowledged write is missing and none happened twice`() async throws {
        var random = SeededRandom.fromEnvironment("KillTests")
        try await withFolder { folder in
            let path = folder + "/store"
            // Read back at each start by the process itself, and checked by the engine.
            var acknowledged: Set<Int> = []
            var count = 0
            for kill in 0..<Self.kills {
                let first = kill * 1_000_000
                let probe = try await ProbeProcess.start(
                    "storage-probe",
                    [path, "\(first)", "900000", "\(Int.random(in: 1...32, using: &random))"]
                )
                // Some die while they open, most in mid-load.
                let enough = Int.random(in: 0...120, using: &random)
                let lines = enough == 0 ? [] : try await probe.readLines(count: enough)
                await probe.kill()
                // What had been written to the pipe before the end was acknowledged, too.
                let rest = try await probe.readLines { _ in false }
                for line in lines + rest {
                    if let number = acknowledgedNumber(line) { acknowledged.insert(number) }
                    #expect(!line.hasPrefix("fail"), "\(line)")
                }
                // Looking each time would double the work; a loss does not heal.
                if kill % 10 == 9 || kill == Self.kills - 1 {
                    let stored = try await storedNumbers(at: path)
                    let missing = acknowledged.subtracting(stored)
                    #expect(missing.isEmpty, "seed \(random.seed), kill \(kill): \(missing.count)")
                    #expect(stored.count == Set(stored).count, "seed \(random.seed), kill \(kill)")
                    count = stored.count
                }
            }
            #expect(count >= acknowledged.count)
            #expect(acknowledged.count > Self.kills, "the kills came before anything was written")
        }
    }
}

/// The number of an `ack N` line.
func acknowledgedNumber(_ line: String) -> Int? {
    guard line.hasPrefix("ack ") else { return nil }
    return Int(line.dropFirst(4))
}

extension PowerCut {
    /// The numbers that had been acknowledged by then.
    var acknowledged: Set<Int> { Set(said.compactMap(acknowledgedNumber)) }
}

/// All numbers that the probe's store holds, in the order of their writing; checks that the sequence
/// they were written under has no gap.
func storedNumbers(at path: String) async throws -> [Int] {
    let store = try await Store.open(at: path, migrations: probeMigrations, logger: silent)
    let rows = try await store.read { snapshot in
        var rows: [(id: Int, number: Int)] = []
        try snapshot.forEach("SELECT id, number FROM writes ORDER BY id") { row in
            rows.append((try row["id"], try row["number"]))
            return true
        }
        return rows.map { [$0.id, $0.number] }
    }
    try await store.close()
    #expect(rows.map { $0[0] } == Array(1..<(rows.count + 1)), "the sequence has a gap")
    return rows.map { $0[1] }
}

/// The probe's schema.
let probeMigrations = [
    Migration(
        "probe 0001",
        "CREATE TABLE writes (id INTEGER NOT NULL PRIMARY KEY, number INTEGER NOT NULL)"
    )
]
