import Foundation
import Testing

/// One organisation takes over from another, through the running services.
@Suite(.serialized) struct OrgTests {
    @Test
    func `a successor gets what was open in every service, and an administrator alone may say so`()
        async throws
    {
        let home = FileManager.default.temporaryDirectory
            .appending(path: "homeward-org-\(UUID().uuidString)", directoryHint: .isDirectory)
        defer { try? FileManager.default.removeItem(at: home) }
        let household = try await Household.start(home: home, options: ["--no-demo"])
        let received = try await household.run([
            "report", "receive", "report.channel=letter", "report.province=quangNinh",
            "report.receivedAt=2026-01-05T03:00:00Z", "report.summary=Thư báo",
            "--as", "police-quangninh",
        ])
        #expect(received.status == 0, "\(received.errors)")
        let report = try #require(try received.json()["report"].text)
        let succession = [
            "org", "succeed", "VN/GOV/MPS/PROV/QNI", "VN/GOV/MPS/PROV/CMU", "--from", "2026-01-06",
        ]
        let refused = try await household.run(succession + ["--as", "police-quangninh"])
        #expect(refused.status != 0)
        let planned = try await household.run(succession + ["--dry-run", "--as", "administrator"])
        #expect(planned.status == 0, "\(planned.errors)")
        let before = try await household.run(["report", "show", report, "--as", "stranger"])
        #expect(before.status != 0)

        for _ in 0..<2 {
            let done = try await household.run(succession + ["--as", "administrator"])
            #expect(done.status == 0, "\(done.errors)")
            #expect(done.output.contains("finishedAt"))
        }
        let after = try await household.run(["report", "show", report, "--as", "stranger"])
        #expect(after.status == 0, "\(after.errors)")
        #expect(after.output.contains("VN/GOV/MPS/PROV/CMU"))
        let shown = try await household.run(["org", "show", "--as", "auditor"])
        #expect(shown.status == 0, "\(shown.errors)")
        #expect(shown.output.contains("VN/GOV/MPS/PROV/QNI"))
        await household.remove()
    }
}
