import Foundation
import PythonPeer
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
        try await household.call(method, json, as: officer).json()
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

    /// What is written into the official template for two people who do not exist, by its columns, and what
    /// an export has to say of them.
    private static let filled: [(cells: [String: String], record: [String: String])] = [
        (
            [
                "B": "Phòng tiếp nhận", "D": "Mai", "E": "Thử", "H": "Feminine", "I": "Viet Nam",
                "M": "+84 912 345 678", "N": "Móng Cái", "S": "Possible victim of trafficking",
                "U": "Through online social networks", "W": "Debt bondage ",
                "X": "Forced labour", "Y": "Manufacturing", "AB": "Follow up",
                "AF": "Additional services required", "AJ": "Other",
            ],
            [
                "cas_CaseOwner": "Phòng tiếp nhận", "prs_FirstName": "Mai", "prs_SecondName": "Thử",
                "prs_Gender": "Feminine", "prs_Citizenship": "VN",
                "prs_MobilePhone": "+84912345678", "prs_MailingCity": "Móng Cái",
                "vic_TraffickingStatus": "PossibleVictimOfTrafficking",
                "vic_MethodOfRecruitment": "ThroughOnlineSocialNetworks",
                "vic_MethodsOfControl": "DebtBondage", "vic_TypeOfExploitation": "ForcedLabour",
                "vic_ForcedLabourIndustry": "C_Manufacturing", "cas_Status": "FollowUp",
                "cas_ReasonForIncomingReferral": "AdditionalServicesRequired",
                "cas_ReasonForOutgoingReferral": "Other",
            ]
        ),
        (
            ["D": "Sính", "E": "Thử", "T": "Police", "AM": "Đã về địa phương."],
            [
                "prs_FirstName": "Sính", "prs_SecondName": "Thử",
                "vic_TraffickingStatusDecisionMakingOrg": "Police",
                "cas_ReasonForCaseClosure": "Đã về địa phương.",
            ]
        ),
    ]

    private func register(_ path: String) async throws -> [(victim: String?, isNew: Bool)] {
        let run = try await household.run(["htcds", "import", path] + Self.province)
        try #require(run.status == 0, "\(run.output) \(run.errors)")
        return try run.json()["imported"].list.map { ($0["victim"].text, $0["registered"].isTrue) }
    }

    @Test(arguments: [
        "HTCDS Excel Spreadsheet v2.0.xlsx",
        "HTCDS Excel Spreadsheet single select with validation v2.0.xlsx",
    ])
    func `an official template, filled in, goes in once, comes out whole and adds nobody`(
        name: String
    ) async throws {
        let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../HTCDSTests/Fixtures").standardizedFileURL
        // The same people in the second template would be known from the first.
        let owner = name.contains("validation") ? "Phòng hai" : "Phòng một"
        try await withFile("xlsx") { path in
            let rows = Self.filled.map { $0.cells.merging(["B": owner, "E": owner]) { $1 } }
            _ = try PythonPeer(fixtures.appending(path: "template_peer.py")).run(
                ["fill", fixtures.appending(path: name).path, path, "inPlace"],
                try JSONEncoder().encode(rows)
            )
            let first = try await register(path)
            #expect(first.map(\.isNew) == [true, true])
            let victims = first.compactMap(\.victim)
            let again = try await register(path)
            #expect(again.map(\.isNew) == [false, false])
            #expect(again.compactMap(\.victim) == victims)
            let chosen = victims.flatMap { ["--victim", $0] } + ["--as", "hotline"] + Self.purpose
            for suffix in ["json", "xlsx", "csv"] {
                try await withFile(suffix) { ours in
                    let run = try await household.run(["htcds", "export", ours] + chosen)
                    #expect(run.status == 0, "\(run.errors)")
                    let back = try await register(ours)
                    #expect(back.map(\.isNew) == [false, false], "\(suffix)")
                    #expect(back.compactMap(\.victim) == victims, "\(suffix)")
                    guard suffix == "json" else { return }
                    let data = try Data(contentsOf: URL(fileURLWithPath: ours))
                    let records = JSON(try JSONSerialization.jsonObject(with: data))
                    for (place, filled) in Self.filled.enumerated() {
                        let expected = filled.record.merging([
                            "cas_CaseOwner": owner, "prs_SecondName": owner,
                        ]) { $1 }
                        for (field, value) in expected {
                            let said = records[place][field]
                            let words =
                                said.text ?? said.list.compactMap(\.text).joined(separator: ";")
                            #expect(words == value, "\(field)")
                        }
                    }
                }
            }
        }
    }
}
