import Foundation
import Testing

/// A post records without a connection, and its officer imports through the running services.
@Suite(.serialized) struct BundleTests {
    @Test
    func `what a post recorded is filed once, by its maker alone, and the file tells no name`()
        async throws
    {
        let home = FileManager.default.temporaryDirectory
            .appending(path: "homeward-bundle-\(UUID().uuidString)", directoryHint: .isDirectory)
        defer { try? FileManager.default.removeItem(at: home) }
        let household = try await Household.start(home: home, options: ["--no-demo"])
        let file = home.appending(path: "post.bundle")
        let officer = ["--as", "border-mongcai"]
        func bundle(_ verb: String, _ words: [String] = [], _ whose: [String]? = nil) async throws
            -> Household.Outcome
        {
            try await household.run(["bundle", verb, file.path] + words + (whose ?? officer))
        }

        #expect(try await bundle("create").status == 0)
        #expect(try await bundle("create").status == 64)
        let report = [
            "report", "receive", "report.channel=borderGate", "report.province=quangNinh",
            "report.receivedAt=2026-01-05T03:00:00Z", "report.summary=Canary Hoàng Yến",
        ]
        let step = ["report", "step", "P-1", "assigned", "fact.recipient=VN/GOV/MPS/PROV/QNI"]
        for words in [report, step] {
            let added = try await bundle("add", words)
            #expect(added.status == 0, "\(added.errors)")
        }
        // Two at once: one waits for the other, and neither is lost.
        async let one = bundle("add", report)
        async let two = bundle("add", report)
        #expect(try await [one.status, two.status] == [0, 0])
        #expect(try await bundle("add", ["report", "show", "P-1"]).status == 64)
        #expect(try await bundle("add", ["report", "step", "P-9", "assigned"]).status == 64)

        let bytes = try Data(contentsOf: file)
        #expect(bytes.firstRange(of: Data("Canary".utf8)) == nil)
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        let shown = try await bundle("show")
        #expect(shown.output.contains("P-1") && !shown.output.contains("Canary"))
        #expect(try await bundle("show", ["--contents"]).output.contains("Canary"))

        let stranger = try await bundle("import", [], ["--as", "border-mongcai-chief"])
        #expect(stranger.status == 12, "\(stranger.errors)")
        let planned = try await bundle("import", ["--dry-run"])
        #expect(planned.status == 0, "\(planned.errors)")
        let before = try await household.run(["report", "list"] + officer)
        #expect(!before.output.contains("borderGate"))

        try await household.kill("cases") {
            let away = try await bundle("import")
            #expect(away.status == 19, "\(away.errors)")
            #expect(away.output.contains("notSent") || away.output.contains("mayHaveRun"))
        }
        try await household.waitUntilHealthy("cases")
        let first = try await bundle("import")
        #expect(first.status == 0, "\(first.errors)\(first.output)")
        let second = try await bundle("import")
        #expect(second.status == 0, "\(second.errors)")
        let list = try await household.run(["report", "list", "--json"] + officer)
        #expect(list.output.components(separatedBy: "borderGate").count == 4)
        #expect(second.output.contains("alreadyThere") && !second.output.contains("Canary"))
        let record = try #require(try first.json()["entries"][0]["record"].text)
        #expect(try second.json()["entries"][0]["record"].text == record)
        let kept = try await household.run(["report", "show", record] + officer)
        #expect(kept.output.contains("assigned"), "\(kept.errors)")
        let result = try String(
            contentsOf: file.appendingPathExtension("result.json"),
            encoding: .utf8
        )
        #expect(result.contains(record) && !result.contains("Canary"))
        let logs = home.appending(path: "logs")
        for name in try FileManager.default.contentsOfDirectory(atPath: logs.path) {
            let log = try Data(contentsOf: logs.appending(path: name))
            #expect(log.firstRange(of: Data("Canary".utf8)) == nil, "\(name)")
        }
        await household.remove()
    }
}
