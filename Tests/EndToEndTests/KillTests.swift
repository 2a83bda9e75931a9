import Foundation
import Synchronization
import Testing

/// `kill -9` of any one service, the gateway included, while officers write: what was acknowledged
/// stays, what was repeated happened once, and answers name what is missing.
@Suite(.serialized) struct KillTests {
    /// A write that was sent, and what its sender was told.
    private struct Write: Sendable {
        let key: String
        /// The report's reference; missing where nobody answered.
        let report: String?
        let status: Int32
    }

    @Test(arguments: ["cases", "victim-support", "liaison", "gateway"])
    func `killing a service during use loses nothing that was acknowledged`(
        daemon: String
    ) async throws {
        let home = FileManager.default.temporaryDirectory
            .appending(path: "homeward-kill-\(UUID().uuidString)", directoryHint: .isDirectory)
        let household = try await Household.start(home: home, options: ["--restart-after", "1"])
        do {
            try await Self.kill(daemon, of: household)
        } catch {
            await household.remove()
            throw error
        }
        await household.remove()
    }

    private static func kill(_ daemon: String, of household: Household) async throws {
        let made = try household.demonstration()
        let before = try await counts(household)
        // A whole reception goes through all four services while other officers write reports.
        async let performance = household.run(story(daemon), seconds: 180)
        async let writes = writeReports(household, of: daemon, count: 24)
        try await Household.wait(.seconds(60), for: "the performance to be under way") {
            try await isUnderWay(daemon, household, before)
        }
        try await household.kill(daemon) {
            let missing = try await household.run(
                ["overview", made.caseFile, "--as", "police-quangninh", "--timeout", "2"]
            )
            try expectMissing(daemon, in: missing)
        }
        _ = try await performance
        let sent = try await writes

        try await household.waitUntilHealthy()
        try await Household.wait(.seconds(10), for: "all parts to be there") {
            try await household.run(["overview", made.caseFile, "--as", "police-quangninh"])
                .status == 0
        }
        // Whatever happened to the performance, playing it again completes it and adds nothing twice.
        let again = try await household.run(story(daemon), seconds: 180)
        #expect(again.status == 0, "\(again.errors)")
        try await expectOnce(sent, in: household)
        let after = try await counts(household)
        #expect(after["case"] == before["case"].map { $0 + 1 })
        #expect(after["handover"] == before["handover"].map { $0 + 1 })
        #expect(after["victim"] == before["victim"].map { $0 * 2 })
        #expect(after["report"] == before["report"].map { $0 + 1 + sent.count })
        let trails = try await household.run(["audit", "verify"], seconds: 120)
        #expect(trails.status == 0, "\(trails.output)")
    }

    /// Whether the performance has come to where the service is needed: the gateway once people stand
    /// at the gate, because their registration is its piece of work; the others in the middle.
    private static func isUnderWay(
        _ daemon: String,
        _ household: Household,
        _ before: [String: Int]
    ) async throws -> Bool {
        guard daemon == "gateway" else {
            return try await counts(household)["case"] != before["case"]
        }
        let list = try await household.run(["handover", "list", "--as", "foreign-relations"])
        let states = try list.json()["records"].list.compactMap { $0["content"]["state"].text }
        return states.contains { ["arrived", "minutesSigned"].contains($0) }
            || states.filter { $0 == "transferred" }.count > 1
    }

    /// Every key answers the report that was acknowledged under it, and that report can be read; a
    /// key whose answer was lost answers one now, so that in the end each key has exactly one.
    private static func expectOnce(_ writes: [Write], in household: Household) async throws {
        var reports: Set<String> = []
        for write in writes {
            let again = try await receive(household, key: write.key)
            #expect(again.status == 0, "\(write.key)")
            let report = try #require(again.report)
            if let acknowledged = write.report {
                #expect(report == acknowledged, "\(write.key) answers another report")
            }
            #expect(reports.insert(report).inserted, "two keys answer \(report)")
            let shown = try await household.run(["report", "show", report, "--as", "hotline"])
            #expect(shown.status == 0, "\(report): \(shown.errors)")
        }
    }

    /// The gateway's answer names the part; where the gateway itself is away, the error names it.
    private static func expectMissing(_ daemon: String, in outcome: Household.Outcome) throws {
        if daemon == "gateway" {
            #expect(outcome.status == 19 || outcome.status == 17, "\(outcome.errors)")
            #expect(outcome.errors.contains("(Gateway)"), "\(outcome.errors)")
            return
        }
        #expect(outcome.status == 5, "\(outcome.output)\(outcome.errors)")
        let contract = daemon == "victim-support" ? "victims" : daemon
        for part in try outcome.json()["parts"].list {
            let isMissing = part["service"].text == contract
            #expect((part["status"].text == "ok") != isMissing, "\(part)")
        }
    }

    /// Several officers write at once, one after another's answer, whatever the answer is.
    private static func writeReports(
        _ household: Household,
        of daemon: String,
        count: Int
    ) async throws -> [Write] {
        try await withThrowingTaskGroup(of: [Write].self) { group in
            for lane in 0..<3 {
                group.addTask {
                    var writes: [Write] = []
                    for number in 0..<count / 3 {
                        let key = "kill/\(daemon)/\(lane)/\(number)/\(UUID().uuidString)"
                        writes.append(try await receive(household, key: key))
                    }
                    return writes
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    private static func receive(_ household: Household, key: String) async throws -> Write {
        let outcome = try await household.run([
            "report", "receive", "channel=hotline111", "province=quangNinh",
            "receivedAt=05/01/2026 10:00", "summary=Tin báo thử", "--as", "hotline",
            "--key", key, "--timeout", "2",
        ])
        let report = outcome.status == 0 ? try outcome.json()["report"].text : nil
        return Write(key: key, report: report, status: outcome.status)
    }

    private static func story(_ daemon: String) -> [String] {
        ["demo", "reception", "--story", "kill-\(daemon)"]
    }

    private static func counts(_ household: Household) async throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for (noun, officer) in [
            ("report", "hotline"), ("case", "police-quangninh"),
            ("handover", "foreign-relations"), ("victim", "health-quangninh"),
        ] {
            let outcome = try await household.run([noun, "list", "limit=200", "--as", officer])
            counts[noun] = outcome.status == 0 ? try outcome.json()["records"].list.count : nil
        }
        return counts
    }
}
