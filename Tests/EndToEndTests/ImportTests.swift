import Foundation
import Testing

/// Tables of our own kinds, taken in by the real services.
@Suite(.serialized, .emptyWorld) struct ImportTests {
    var household: Household { Household.current ?? { preconditionFailure("no world") }() }

    func withTable(_ text: String, _ work: (String) async throws -> Void) async throws {
        let file = FileManager.default.temporaryDirectory.appending(
            path: "import-\(UUID().uuidString).csv"
        )
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        try await work(file.path)
    }

    private func count(_ noun: String, _ officer: String) async throws -> Int {
        let listed = try await household.run([noun, "list", "limit=200", "--as", officer])
        try #require(listed.status == 0, "\(listed.errors)")
        return try listed.json()["records"].list.count
    }

    @Test func `reports are filed once each, in however many runs`() async throws {
        let text =
            (["channel,receivedAt,province,summary"]
            + (1...40).map { "letter,05/06/2025 09:00,quangNinh,Tin báo \($0)" })
            .joined(separator: "\n")
        try await withTable(text) { path in
            let dry = try await household.run(
                ["import", "report", path, "--dry-run", "--as", "hotline"]
            )
            #expect(dry.status == 0, "\(dry.errors)")
            #expect(try dry.json()["filed"].number == 0)
            #expect(try dry.json()["agreed"].number == 40)
            #expect(try dry.json()["alreadyThere"].number == 0)
            let first = try await household.run(["import", "report", path, "--as", "hotline"])
            #expect(first.status == 0, "\(first.output) \(first.errors)")
            #expect(try first.json()["filed"].number == 40)
            let again = try await household.run(["import", "report", path, "--as", "hotline"])
            #expect(again.status == 0, "\(again.errors)")
            #expect(try again.json()["filed"].number == 0)
            #expect(try again.json()["alreadyThere"].number == 40)
            let asked = try await household.run(
                ["import", "report", path, "--dry-run", "--as", "hotline"]
            )
            #expect(asked.status == 0, "\(asked.errors)")
            #expect(try asked.json()["alreadyThere"].number == 40)
        }
    }

    private func crossings() async throws -> Int {
        let listed = try await household.run([
            "call", "cases.crossing.list", "--as", "police-quangninh", "--json", #"{"limit":200}"#,
        ])
        try #require(listed.status == 0, "\(listed.errors)")
        return try listed.json()["records"].list.count
    }

    @Test func `what only the service knows is told before the first row is filed`() async throws {
        let nowhere = "01901234-5678-7abc-8def-0123456789ab"
        let heading = "Ngày,Tỉnh,country,direction,personTimes,suspicion,campaign"
        let rows = (1...30).map {
            "06/06/2025,Quảng Ninh,CN,exit,\($0),none,\($0 % 10 == 0 ? nowhere : "")"
        }
        try await withTable(([heading] + rows).joined(separator: "\n")) { path in
            let before = try await crossings()
            for extra in [["--dry-run"], []] {
                let run = try await household.run(
                    ["import", "crossing", path, "--as", "police-quangninh"] + extra
                )
                #expect(run.status == 4, "\(run.output) \(run.errors)")
                let told = try run.json()
                #expect(told["rejects"].list.compactMap { $0["row"].number } == [11, 21, 31])
                #expect(told["filed"].number == 0 && told["agreed"].number == 27)
                #expect(try await crossings() == before)
            }
            let offline = try await household.run(
                ["import", "crossing", path, "--offline", "--as", "police-quangninh"]
            )
            #expect(offline.status == 0, "\(offline.errors)")
        }
    }

    @Test func `a fault in one row leaves every row unfiled, and names nobody`() async throws {
        let canary = "Hoàng Thị Chim Yến"
        let text =
            "channel,receivedAt,province,summary\nletter,05/06/2025 09:00,quangNinh,\(canary)\n"
            + "\(canary),05/06/2025 09:00,quangNinh,Tin báo"
        try await withTable(text) { path in
            let before = try await count("report", "hotline")
            for language in ["vi", "en"] {
                let run = try await Household.run(
                    "homeward",
                    ["import", "report", path, "--as", "hotline", "--home", household.home.path]
                        + ["--lang", language]
                )
                #expect(run.status == 4)
                #expect(try run.json()["rejects"][0]["field"].text == "channel")
                #expect(!(run.output + run.errors).contains("Chim"))
            }
            #expect(try await count("report", "hotline") == before)
        }
    }

    @Test(arguments: [
        ("summary", String(repeating: "x", count: 20_001), "length.1-20000"),
        ("countries", Array(repeating: "CN", count: 33).joined(separator: ";"), "count.0-32"),
    ])
    func `a row that breaks a rule of length or count keeps those before it at home`(
        field: String,
        cell: String,
        rule: String
    ) async throws {
        let heading = ["channel", "receivedAt", "province", "summary", "countries"]
        func row(_ number: Int, _ bad: Bool = false) -> String {
            let good = ["letter", "05/06/2025 09:00", "quangNinh", "Luật \(rule) \(number)", "CN"]
            return zip(heading, good).map { bad && $0 == field ? cell : $1 }
                .joined(separator: ",")
        }
        let rows = [heading.joined(separator: ",")] + (1...20).map { row($0, $0 == 20) }
        try await withTable(rows.joined(separator: "\n")) { path in
            let before = try await count("report", "hotline")
            let run = try await household.run(["import", "report", path, "--as", "hotline"])
            #expect(run.status == 4, "\(run.output) \(run.errors)")
            let told = try run.json()
            #expect(told["rejects"].list.count == 1 && told["filed"].number == 0)
            #expect(told["rejects"][0]["row"].number == 21)
            #expect(told["rejects"][0]["field"].text == field)
            #expect(told["rejects"][0]["rule"].text == rule)
            #expect(try await count("report", "hotline") == before)
        }
    }

    @Test func `a role that may not file is refused at the first row`() async throws {
        let text = "channel,receivedAt,province,summary\nletter,05/06/2025 09:00,quangNinh,Tin báo"
        try await withTable(text) { path in
            for extra in [["--dry-run"], []] {
                let run = try await household.run(
                    ["import", "report", path, "--as", "shelter-halong"] + extra
                )
                #expect(run.status == 12, "\(run.status) \(run.output) \(run.errors)")
            }
        }
    }

    @Test func `letters get the numbers of the book in the table's order`() async throws {
        let heading =
            "Loại văn thư,channel,urgency,partner,partnerOffice,subject,body,arrivedAt,handling"
        let rows = (1...5).map {
            "noteVerbale,noteVerbale,normal,CN,Sở Công an,Đề nghị \($0),Kính gửi,05/06/2025 09:00,H0"
        }
        try await withTable(([heading] + rows).joined(separator: "\n")) { path in
            let run = try await household.run([
                "import", "correspondence", path, "--as", "consular",
            ])
            #expect(run.status == 0, "\(run.output) \(run.errors)")
            #expect(try run.json()["filed"].number == 5)
            let listed = try await household.run(["correspondence", "list", "--as", "consular"])
            let letters = try listed.json()["records"].list.map { $0["content"]["record"] }
            for letter in letters {
                let number = try #require(letter["registered"]["number"].number)
                #expect(letter["subject"].text == "Đề nghị \(Int(number))", "\(listed.output)")
            }
            #expect(letters.count == 5)
        }
    }

    @Test func `an import that meets a service away is done by its repetition`() async throws {
        let heading = "Ngày,Tỉnh,country,direction,personTimes,suspicion"
        let rows = (1...60).map { "05/06/2025,Quảng Ninh,CN,exit,\($0),none" }
        try await withTable(([heading] + rows).joined(separator: "\n")) { path in
            let command = ["import", "crossing", path, "--as", "police-quangninh"]
            try await household.kill("cases") {
                let away = try await household.run(command)
                #expect(away.status == 19, "\(away.status) \(away.output) \(away.errors)")
            }
            try await household.waitUntilHealthy("cases")
            let again = try await household.run(command)
            #expect(again.status == 0, "\(again.output) \(again.errors)")
            #expect(try again.json()["filed"].number == 60)
        }
    }

    @Test func `a file of HTCDS longer than a call is taken in whole, and once`() async throws {
        let text = "prs_FirstName\n" + (1...620).map { "Hoa \($0)\n" }.joined()
        try await withTable(text) { path in
            let command =
                ["htcds", "import", path, "--province", "quangNinh", "--as", "hotline"]
                // 500 rows in one call of a debug build, whatever else the machine does.
                + ["--timeout", "60"]
            for registered in [620, 0] {
                let run = try await household.run(command, seconds: 120)
                #expect(run.status == 0, "\(run.errors)")
                let rows = try run.json()["imported"].list
                #expect(rows.count == 620)
                #expect(rows.count { $0["registered"].isTrue } == registered)
            }
        }
    }

    @Test func `a row of HTCDS that has changed waits for an officer's word`() async throws {
        func text(_ status: String) -> String {
            "prs_FirstName,prs_SecondName,prs_IdentityNumber,cas_Status\n"
                + "Chi,Đổi,022199004001,\(status)\n"
        }
        let command = ["htcds", "import", "--province", "quangNinh", "--as", "hotline"]
        try await withTable(text("Active")) { path in
            let first = try await household.run(command + [path])
            #expect(first.status == 0, "\(first.output) \(first.errors)")
        }
        try await withTable(text("Closed")) { path in
            let run = try await household.run(command + [path])
            #expect(run.status == 4, "\(run.output) \(run.errors)")
            let told = try run.json()
            #expect(
                told["rejects"].list.map { $0["rule"].text } == ["knownPerson", "changed"]
            )
            #expect(told["rejects"][1]["field"].text == "cas_Status")
            #expect(!(run.output + run.errors).contains("022199004001"))
            let conflict = told["conflicts"][0]
            let person = try #require(conflict["person"].text)
            #expect(conflict["row"].number == 2 && conflict["version"].number == 1)
            let same = ["--same-person", "2:\(person):1"]
            let decided = try await household.run(command + [path] + same)
            #expect(decided.status == 0, "\(decided.output) \(decided.errors)")
            let row = try decided.json()["imported"][0]
            #expect(row["victim"].text == person && !row["registered"].isTrue)
            let again = try await household.run(command + [path])
            #expect(again.status == 0, "\(again.output) \(again.errors)")
            let missing = try await household.run(command + [path, "--another-person", "9"])
            #expect(missing.status == 64, "\(missing.status)")
        }
    }
}
