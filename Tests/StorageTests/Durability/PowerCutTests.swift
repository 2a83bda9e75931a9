import Foundation
import Storage
import TestSupport
import Testing

/// What a power cut leaves, unlike kill -9, which leaves the page cache standing.
@Suite(.serialized)
struct PowerCutTests {
    /// Numbers written in a recording.
    private static let writes = 60

    /// The events before which the power is cut, and what may have become of the unsynced then.
    ///
    /// Just before a sync most is at stake, so every fate is tried there; just after it and just
    /// after an acknowledgement the worst one tells all.
    private func cuts(in recording: DiskRecording) -> [(end: Int, fates: [PowerCut.Unsynced])] {
        recording.events.indices.flatMap { index -> [(Int, [PowerCut.Unsynced])] in
            switch recording.events[index] {
            case .sync: [(index, PowerCut.Unsynced.allCases), (index + 1, [.lost])]
            case .said: [(index + 1, [.lost])]
            default: []
            }
        }
    }

    private func record(in folder: String, writers: Int, _ extra: String...) async throws
        -> DiskRecording
    {
        try await DiskRecording.record(
            "storage-probe",
            [folder + "/store", "0", "\(Self.writes)", "\(writers)"] + extra,
            in: folder,
            trace: folder + ".trace"
        )
    }

    @Test(.timeLimit(.minutes(5)), arguments: [1, 8])
    func `wherever the power is cut, every acknowledged write is there`(
        writers: Int
    ) async throws {
        var random = SeededRandom.fromEnvironment("PowerCutTests")
        try await withFolder { folder in
            let recording = try await record(in: folder + "/probe", writers: writers)
            let acknowledged = recording.events.count { event in
                if case .said(let line) = event { acknowledgedNumber(line) != nil } else { false }
            }
            #expect(acknowledged == Self.writes)
            var compared = 0
            for (end, fates) in cuts(in: recording) {
                for unsynced in fates {
                    let cut = PowerCut(recording, before: end, unsynced: unsynced, random: &random)
                    // What is not open yet has acknowledged nothing.
                    guard cut.isOpen else { continue }
                    let place = folder + "/cut-\(end)-\(unsynced)"
                    try FileManager.default.createDirectory(
                        atPath: place,
                        withIntermediateDirectories: true
                    )
                    try cut.rebuild(in: place)
                    let stored = try await storedNumbers(at: place + "/store")
                    let missing = cut.acknowledged.subtracting(stored)
                    #expect(
                        missing.isEmpty,
                        "seed \(random.seed): \(missing) lost at event \(end), unsynced \(unsynced)"
                    )
                    #expect(stored.count == Set(stored).count)
                    compared += cut.acknowledged.count
                    try FileManager.default.removeItem(atPath: place)
                }
            }
            #expect(compared > 0)
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `without syncs the same replay finds acknowledged writes lost`() async throws {
        var random = SeededRandom.fromEnvironment("PowerCutTests, unsynced")
        try await withFolder { folder in
            let recording = try await record(in: folder + "/probe", writers: 1, "unsynced")
            var lost = 0
            for (end, _) in cuts(in: recording) {
                let cut = PowerCut(recording, before: end, unsynced: .lost, random: &random)
                guard cut.isOpen, !cut.acknowledged.isEmpty else { continue }
                let place = folder + "/cut-\(end)"
                try FileManager.default.createDirectory(
                    atPath: place,
                    withIntermediateDirectories: true
                )
                try cut.rebuild(in: place)
                let stored = try await storedNumbers(at: place + "/store")
                if !cut.acknowledged.isSubset(of: stored) { lost += 1 }
                try FileManager.default.removeItem(atPath: place)
            }
            #expect(lost > 0, "the replay would not notice a store that does not sync")
        }
    }

    @Test func `each commit of a lone writer is synced before it is acknowledged`() async throws {
        try await withFolder { folder in
            let recording = try await record(in: folder + "/probe", writers: 1)
            var (isSynced, hasWritten, acknowledged) = (false, false, 0)
            for event in recording.events {
                switch event {
                case .write(let file, _, _) where file.hasSuffix("-wal"):
                    (isSynced, hasWritten) = (false, true)
                case .sync(let file) where file.hasSuffix("-wal"):
                    isSynced = true
                case .said(let line) where acknowledgedNumber(line) != nil:
                    #expect(isSynced && hasWritten, "\(line) before its sync")
                    // The next one needs a write and a sync of its own.
                    (hasWritten, acknowledged) = (false, acknowledged + 1)
                default:
                    break
                }
            }
            #expect(acknowledged == Self.writes)
        }
    }

    @Test func `many writers share the syncs`() async throws {
        try await withFolder { folder in
            let recording = try await DiskRecording.record(
                "storage-probe",
                [folder + "/probe/store", "0", "1000", "100"],
                in: folder + "/probe",
                trace: folder + "/trace"
            )
            var (syncs, acknowledged, isOpen) = (0, 0, false)
            for event in recording.events {
                switch event {
                case .said("open"): isOpen = true
                case .said(let line) where acknowledgedNumber(line) != nil: acknowledged += 1
                case .sync where isOpen: syncs += 1
                default: break
                }
            }
            #expect(acknowledged == 1_000)
            // Also those that copy the journal home.
            #expect((1...250).contains(syncs), "\(syncs) syncs for 1000 writes")
        }
    }
}
