import Foundation
import Testing

/// An export of persons with what case files tell of them, across the two real services.
@Suite(.serialized, .emptyWorld) struct HTCDSExportTests {
    private var household: Household { Household.current ?? { preconditionFailure("no world") }() }

    private static let province = ["--province", "quangNinh", "--as", "hotline"]
    private static let purpose = [
        "--purpose", "support", "--reference", "01901234-5678-7abc-8def-0123456789ab",
    ]

    /// A new path for a file, which is gone afterwards.
    private func withFile(_ suffix: String, _ work: (String) async throws -> Void) async throws {
        let file = FileManager.default.temporaryDirectory.appending(
            path: "htcds-\(UUID().uuidString).\(suffix)"
        )
        defer { try? FileManager.default.removeItem(at: file) }
        try await work(file.path)
    }

    private func call(_ method: String, _ json: String, as officer: String) async throws -> JSON {
        let run = try await household.run(["call", method, "--as", officer, "--json", json])
        try #require(run.status == 0, "\(method): \(run.errors)")
        return try run.json()
    }

    /// Somebody made up whom the hotline registered from a file.
    private func registered(_ name: String) async throws -> String {
        var victim: String?
        try await withFile("csv") { path in
            let text = """
                prs_FirstName,prs_SecondName,vic_TraffickingStatus
                \(name),Thử,PossibleVictimOfTrafficking

                """
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            let run = try await household.run(["htcds", "import", path] + Self.province)
            try #require(run.status == 0, "\(run.errors)")
            victim = try run.json()["imported"][0]["victim"].text
        }
        return try #require(victim)
    }

    /// What the police write down of them in a case file that the hotline supports them in.
    private func recordEvents(of victim: String) async throws {
        let file = try await call(
            "cases.detect",
            """
            {"province": "quangNinh", "offence": "art150", "transnational": true, "countries": [],
            "forms": [], "victims": [], "summary": "Bắt gặp khi tuần tra."}
            """,
            as: "police-quangninh"
        )
        let caseFile = try #require(file["caseFile"].text)
        _ = try await call(
            "cases.linkVictim",
            """
            {"caseFile": "\(caseFile)", "victim": "\(victim)",
            "supporters": ["VN/GOV/MOH/111"]}
            """,
            as: "police-quangninh"
        )
        for (phase, day) in [("Transit", "2026-03-02"), ("Recruitment", "2026-02-01")] {
            _ = try await call(
                "cases.event.file",
                """
                {"record": {"caseFile": "\(caseFile)", "victim": "\(victim)", "phase": "\(phase)",
                "from": "\(day)", "country": "VN", "province": "quangNinh",
                "summary": "Bị đưa qua đường mòn."}}
                """,
                as: "police-quangninh"
            )
        }
    }

    private func export(_ victim: String, to path: String) async throws -> Household.Outcome {
        try await household.run(
            ["htcds", "export", path, "--victim", victim, "--as", "hotline", "--timeout", "4"]
                + Self.purpose
        )
    }

    @Test func `what case files tell of a person is exported, and taken in again as nothing new`()
        async throws
    {
        let victim = try await registered("Hoa")
        try await recordEvents(of: victim)
        try await withFile("json") { path in
            let run = try await export(victim, to: path)
            #expect(run.status == 0, "\(run.output) \(run.errors)")
            let told = try run.json()
            #expect(told["events"].number == 2 && told["eventsWithoutDetails"].number == 2)
            let data = try Data(contentsOf: URL(fileURLWithPath: path))
            let rows = JSON(try JSONSerialization.jsonObject(with: data))
            let events = rows[0]["hte"].list
            #expect(events.map { $0["hte_Type"].text } == ["Recruitment", "Transit"])
            #expect(events.map { $0["hte_Date"].text } == ["2026-02-01", "2026-03-02"])
            #expect(!String(decoding: data, as: UTF8.self).contains("đường mòn"))
            for _ in 0..<2 {
                let again = try await household.run(["htcds", "import", path] + Self.province)
                #expect(again.status == 0, "\(again.output) \(again.errors)")
                let row = try again.json()["imported"][0]
                #expect(row["victim"].text == victim && !row["registered"].isTrue)
            }
        }
        // Nor are there more of them for it.
        try await withFile("xlsx") { path in
            let run = try await export(victim, to: path)
            #expect(try run.json()["events"].number == 2)
            let valid = try await household.run(["htcds", "validate", path])
            #expect(valid.status == 0, "\(valid.output) \(valid.errors)")
            #expect(try valid.json()["rows"].number == 1)
            #expect(try valid.json()["events"].number == 2)
        }
    }

    @Test func `whom we registered ourselves is known in a file of ours, in whatever form it is`()
        async throws
    {
        let intake = try await call(
            "victims.intake",
            """
            {"victim": {"personKind": "victim", "category": "inProcessInCountry",
            "status": "PossibleVictimOfTrafficking", "ageGroup": "unknown", "gender": "Feminine",
            "citizenships": ["VN"], "province": "quangNinh", "language": "hmn"},
            "identity": {"names": ["Sùng Thị Thử Nghiệm"], "birth": {"date": "1999-04-30"},
            "documents": [{"kind": "citizenCard", "number": "022301999418", "country": "VN"}],
            "phones": ["+84912999418", "+84912999419"], "home": "Bản Thử Nghiệm 7"}}
            """,
            as: "hotline"
        )
        let victim = try #require(intake["victim"].text)
        for (suffix, strict) in [("json", []), ("csv", []), ("xlsx", []), ("xlsx", ["--strict"])] {
            try await withFile(suffix) { path in
                let run = try await household.run(
                    ["htcds", "export", path, "--victim", victim, "--as", "hotline"] + strict
                        + Self.purpose
                )
                #expect(run.status == 0, "\(run.output) \(run.errors)")
                let again = try await household.run(["htcds", "import", path] + Self.province)
                #expect(again.status == 0, "\(suffix): \(again.output) \(again.errors)")
                let row = try again.json()["imported"][0]
                #expect(row["victim"].text == victim && !row["registered"].isTrue, "\(suffix)")
            }
        }
    }

    @Test func `an export says what it lacks: cases away, or a file without room`() async throws {
        let victim = try await registered("Lan")
        try await recordEvents(of: victim)
        try await household.pause("cases") {
            try await withFile("json") { path in
                let run = try await export(victim, to: path)
                #expect(run.status == 5, "\(run.status) \(run.errors)")
                let told = try run.json()
                #expect(told["persons"].number == 1 && told["events"].number == 0)
                #expect(told["eventsMissing"].text != nil)
                let text = try String(contentsOfFile: path, encoding: .utf8)
                #expect(text.contains("Lan") && !text.contains("\"hte\""))
            }
        }
        try await withFile("csv") { path in
            let run = try await export(victim, to: path)
            #expect(run.status == 0, "\(run.errors)")
            #expect(try run.json()["eventsMissing"].text == "format")
        }
    }
}
