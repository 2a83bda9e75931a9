import ArgumentParser
import Foundation
import Logging
import Storage

/// Measures durable writes: grouped, not synced, alone, and beside SQLite without anything of ours.
///
/// Each way is measured in turn, round after round; medians are compared. A *write* is three rows of what a
/// keyed write stores: the record's version, an event, and the reply under its key. A *keyed write* is all
/// that a service does for a report.
@main struct StorageBench: AsyncParsableCommand {
    /// How writes are made.
    enum Way: String, CaseIterable, ExpressibleByArgument {
        /// 64 at a time, each on the disk before its answer.
        case grouped
        /// The same without waiting for the disk.
        case unsynced
        /// One at a time.
        case single
        /// One at a time by SQLite alone, with the same settings: a bare commit each.
        case bare
        /// 64 keyed writes at a time, each on the disk before its answer.
        case keyed
        /// The same without waiting for the disk.
        case keyedUnsynced
    }

    @Option(help: "A folder on the disk that is to be measured.")
    var folder = "."
    @Option(help: "Rounds of all ways.")
    var rounds = 5
    @Option(help: "Seconds of each way in each round.")
    var seconds = 1.0
    @Option(help: "Makes so many writes in one way and measures nothing, to count system calls.")
    var writes = 0
    @Option(help: "The way to count.")
    var way = Way.grouped

    func run() async throws {
        let place = URL(filePath: folder).appending(path: "storage-bench-\(getpid())")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        let stores = try await Stores(in: place)
        if writes > 0 {
            _ = try await stores.write(way, until: { $0 >= writes })
            return await stores.close()
        }
        var rates: [Way: [Double]] = [:]
        for round in 0...rounds {
            for way in Way.allCases {
                let start = ContinuousClock.now
                let end = start + .seconds(seconds)
                let count = try await stores.write(way, until: { _ in ContinuousClock.now >= end })
                let rate = Double(count) / (start.duration(to: .now) / .seconds(1))
                // The first round only warms up.
                if round > 0 { rates[way, default: []].append(rate) }
            }
        }
        await stores.close()
        let medians = rates.mapValues { $0.sorted()[rounds / 2] }
        for way in Way.allCases { print("\(way.rawValue) \(Int(medians[way] ?? 0)) writes/s") }
        report(medians)
    }

    private func report(_ rates: [Way: Double]) {
        func line(_ what: String, _ way: Way, _ other: Way, inverted: Bool, _ reach: String) {
            guard let rate = rates[way], let reference = rates[other], rate > 0, reference > 0
            else {
                return
            }
            let ratio = inverted ? reference / rate : rate / reference
            print("| \(what) | \(String(format: "%.2f", ratio)) | \(reach) |")
        }
        print("\n| measure | ratio | reach |\n| --- | ---: | --- |")
        line(
            "keyed writes, 64 in flight, against not synced",
            .keyed,
            .keyedUnsynced,
            inverted: false,
            "≥ 0.8"
        )
        line(
            "three rows, 64 in flight, against not synced",
            .grouped,
            .unsynced,
            inverted: false,
            "≥ 0.8"
        )
        line(
            "three rows, time of 1 in flight, against a bare commit",
            .single,
            .bare,
            inverted: true,
            "≤ 1.3"
        )
        line(
            "three rows, 64 in flight, against a commit each",
            .grouped,
            .bare,
            inverted: false,
            "≥ 5"
        )
    }
}
