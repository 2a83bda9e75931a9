import Foundation
import Testing

/// Made-up names that come in by every way in, go out by every way out, and stand in no file of the world,
/// of no service, in no spelling.
@Suite(.serialized, .emptyWorld) struct DiskCanaryTests {
    /// One name for each way, so that a leak says which it was; the last word is common to all.
    private static let imported = "Hoàng Thị Yến Canary"
    private static let filed = "Lường Thuý Đào Canary"
    private static let table = "Giàng Mỷ Sính Canary"
    private static let offline = "Vừ Bích Ngoãn Canary"
    private static let attached = "Triệu Thị Quyển Canary"
    private static let asked = "Đặng Văn Khương Canary"
    private static let number = "022301999417"
    private static let phone = "+84912999417"

    private let household: Household
    private let outside: URL

    init() throws {
        household = try #require(Household.current)
        outside = FileManager.default.temporaryDirectory
            .appending(path: "canary-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: outside, withIntermediateDirectories: true)
    }

    // MARK: - Looking

    /// The names without their last word, and that word, as somebody could read them: composed or not, without
    /// marks, in small letters, in two bytes a letter, in base64.
    private static let spellings: [Data] = {
        var all = ["Canary", "canary", "CANARY", number, String(phone.dropFirst())]
            .map { Data($0.utf8) }
        for name in [imported, filed, table, offline, attached, asked] {
            let own = name.split(separator: " ").dropLast().joined(separator: " ")
            let composed = own.precomposedStringWithCanonicalMapping
            let bare = own.folding(options: .diacriticInsensitive, locale: nil)
                .replacing("Đ", with: "D").replacing("đ", with: "d")
            for form in [
                composed, own.decomposedStringWithCanonicalMapping, bare, bare.lowercased(),
            ] {
                all.append(Data(form.utf8))
            }
            all.append(composed.data(using: .utf16LittleEndian) ?? Data())
            // A text begins at one of three places in a group.
            for shift in 0..<3 {
                let padded = Data(repeating: 0x20, count: shift) + Data(composed.utf8)
                all.append(Data(padded.base64EncodedString().utf8.dropFirst(4).dropLast(4)))
            }
        }
        return all
    }()

    /// Files of the world in which any of them stands; databases, their journals, logs, keys, settings.
    private func leaks() throws -> [String] {
        let spellings = Self.spellings
        var read = 0
        let paths =
            try FileManager.default.subpathsOfDirectory(atPath: household.home.path)
            .map { household.home.appending(path: $0).path } + [household.home.path + ".said"]
        let found = paths.filter { path in
            guard let data = FileManager.default.contents(atPath: path) else { return false }
            read += data.count
            return spellings.contains { data.range(of: $0) != nil }
        }
        #expect(read > 100_000, "only \(read) bytes were searched")
        return found
    }

    /// Whether what somebody was shown holds a name.
    private func expectSilence(_ shown: Household.Outcome, _ what: String) {
        let said = Data((shown.output + shown.errors).utf8)
        for spelling in Self.spellings where said.range(of: spelling) != nil {
            Issue.record("\(what) said it: \(shown.output)\(shown.errors)")
            return
        }
    }

    // MARK: - The ways in

    private func run(_ arguments: [String], status: Int32 = 0) async throws -> Household.Outcome {
        let outcome = try await household.run(arguments)
        try #require(outcome.status == status, "\(arguments.prefix(3)): \(outcome.errors)")
        return outcome
    }

    private func call(_ method: String, _ json: String, as officer: String) async throws -> JSON {
        try await run(["call", method, "--as", officer, "--json", json]).json()
    }

    private func written(_ name: String, _ text: String) throws -> String {
        let file = outside.appending(path: name)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    /// Somebody whom the health authority registers by hand.
    private func registered() async throws -> String {
        let answer = try await call(
            "victims.intake",
            """
            {"victim": {"personKind": "victim", "category": "inProcessInCountry",
            "status": "PossibleVictimOfTrafficking", "ageGroup": "unknown", "citizenships": [],
            "province": "quangNinh"},
            "identity": {"names": ["\(Self.filed)"], "birth": {"date": "1999-04-30"},
            "documents": [{"kind": "citizenCard", "number": "\(Self.number)", "country": "VN"}],
            "phones": ["\(Self.phone)"]}}
            """,
            as: "health-quangninh"
        )
        return try #require(answer["victim"].text)
    }

    /// Tables of persons, reports and letters.
    private func importTables() async throws -> String {
        let people = try written(
            "people.csv",
            "prs_FirstName,prs_SecondName,vic_TraffickingStatus,cco_CaseComment\n"
                + "\(Self.imported),Thử,PossibleVictimOfTrafficking,Gặp \(Self.imported)\n"
        )
        let taken = try await run(
            ["htcds", "import", people, "--province", "quangNinh", "--as", "health-quangninh"]
        )
        let reports = try written(
            "reports.csv",
            "channel,receivedAt,province,summary\n"
                + (1...5).map { "letter,05/06/2025 09:00,quangNinh,\(Self.table) \($0)" }
                .joined(separator: "\n")
        )
        _ = try await run(["import", "report", reports, "--as", "police-quangninh"])
        let letters = try written(
            "letters.csv",
            "correspondenceKind,channel,urgency,partner,partnerOffice,subject,body,arrivedAt,handling\n"
                + "noteVerbale,noteVerbale,normal,CN,Sở Công an,Về \(Self.table),"
                + "Kính gửi \(Self.table),05/06/2025 09:00,H1\n"
        )
        _ = try await run(["import", "correspondence", letters, "--as", "consular"])
        // And tables that are refused, of which the complaint says the rule.
        let bad = try written(
            "bad.csv",
            "channel,receivedAt,province,summary\n\(Self.table),05/06/2025 09:00,quangNinh,Tin\n"
        )
        expectSilence(
            try await run(["import", "report", bad, "--as", "police-quangninh"], status: 4),
            "the refusal of a table"
        )
        return try #require(try taken.json()["imported"][0]["victim"].text)
    }

    /// What a post wrote down without a connection, sealed in a file of the world.
    private func importBundle() async throws {
        let bundle = household.home.appending(path: "canary.bundle").path
        let officer = ["--as", "border-mongcai"]
        _ = try await run(["bundle", "create", bundle] + officer)
        _ = try await run(
            [
                "bundle", "add", bundle, "call", "victims.intake", "--message",
                """
                {"victim": {"personKind": "victim", "category": "inProcessInCountry",
                "status": "PossibleVictimOfTrafficking", "ageGroup": "unknown", "citizenships": [],
                "province": "quangNinh"},
                "identity": {"names": ["\(Self.offline)"], "documents": [], "phones": []}}
                """,
            ] + officer
        )
        _ = try await run(
            [
                "bundle", "add", bundle, "report", "receive", "report.channel=borderGate",
                "report.province=quangNinh", "report.receivedAt=2026-01-05T03:00:00Z",
                "report.people=P-1", "report.summary=\(Self.offline) được bàn giao",
            ] + officer
        )
        #expect(try leaks() == [])
        expectSilence(
            try await run(["bundle", "import", bundle] + officer),
            "the import of a bundle"
        )
    }

    /// A scanned paper beside a report.
    private func attach() async throws {
        let report = try await run([
            "report", "receive", "report.channel=letter", "report.province=quangNinh",
            "report.receivedAt=2026-01-05T03:00:00Z", "report.summary=\(Self.attached)",
            "--as", "police-quangninh",
        ])
        let id = try #require(try report.json()["report"].text)
        let paper = try written(
            "\(Self.attached).pdf",
            "%PDF-1.7 " + String(repeating: "Biên bản của \(Self.attached). ", count: 5_000)
        )
        _ = try await run([
            "attachment", "add", "cases.report", id, paper, "--as", "police-quangninh",
        ])
    }

    /// Searches and calls that hold a name and find nobody, or are refused.
    private func ask(_ victim: String) async throws {
        let purpose = ["--purpose", "support", "--reference", victim]
        let parts = "{\"parts\": {\"name\": \"\(Self.asked)\", \"birth\": \"1999\"}}"
        for method in ["victims.search", "victims.match"] {
            let outcome = try await household.run(
                ["call", method, "--as", "health-quangninh", "--json", parts] + purpose
            )
            expectSilence(outcome, method)
        }
        let bad: [(String, String)] = [
            ("cases.report.fetch", "{\"id\": \"\(Self.asked)\"}"),
            ("victims.intake", "{\"victim\": \"\(Self.asked)\"}"),
            ("cases.report.list", "{\"states\": [\"\(Self.asked)\"]}"),
            ("liaison.correspondence.list", "{\"cursor\": \"\(Self.asked)\"}"),
        ]
        for (method, message) in bad {
            let outcome = try await household.run(
                ["call", method, "--as", "police-quangninh", "--json", message]
            )
            #expect(outcome.status != 0, "\(method)")
        }
    }

    // MARK: - The ways out

    /// Whoever may read the persons writes them to files outside the world.
    private func export(_ victims: [String]) async throws {
        for suffix in ["json", "xlsx", "csv"] {
            let file = outside.appending(path: "export.\(suffix)").path
            let told = try await run(
                ["htcds", "export", file] + victims.flatMap { ["--victim", $0] }
                    + ["--as", "health-quangninh", "--purpose", "support"]
                    + ["--reference", victims[0]]
            )
            expectSilence(told, "an export")
            guard suffix != "xlsx" else { continue }
            // What is looked for does go out where it is meant to.
            #expect(try String(contentsOfFile: file, encoding: .utf8).contains("Canary"))
        }
    }

    /// What a feed tells until it has been silent for a second.
    private func heard(_ command: [String]) async throws -> Household.Outcome {
        var (last, silent) = ("", 0)
        let said = try await household.follow(
            command,
            until: { text in
                silent = text == last ? silent + 1 : 0
                last = text
                return silent >= 10 && !text.isEmpty
            },
            while: {}
        )
        return Household.Outcome(status: 0, output: said, errors: "")
    }

    /// What the gateway and the feeds tell, of all services and of each.
    private func listen(_ victim: String) async throws {
        for (officer, service) in [
            ("police-quangninh", "cases"), ("health-quangninh", "victims"),
            ("border-mongcai", "cases"), ("consular", "liaison"),
        ] {
            for words in [[service], ["--all"]] {
                let heard = try await heard(["watch"] + words + ["--as", officer])
                expectSilence(heard, "the feed of \(words) to \(officer)")
            }
            let purpose = ["--purpose", "support", "--reference", victim]
            for command in [["radar"], ["journey", victim] + purpose] {
                expectSilence(try await household.run(command + ["--as", officer]), command[0])
            }
        }
        for service in ["cases", "victim-support", "liaison", "gateway"] {
            let shown = try await run(["audit", "show", service, "--limit", "500"])
            expectSilence(shown, "the trail of \(service)")
        }
    }

    @Test func `no name that came in by any way stands in any file of the world, or in a feed`()
        async throws
    {
        defer { try? FileManager.default.removeItem(at: outside) }
        let people = [try await registered(), try await importTables()]
        try await importBundle()
        try await attach()
        try await ask(people[0])
        #expect(try leaks() == [])
        try await export(people)
        try await listen(people[0])
        #expect(try leaks() == [])
        // A kill leaves a journal behind, and the start after it reads it back.
        for service in ["cases", "victim-support", "liaison", "gateway"] {
            try await household.kill(service) {
                let leaks = try leaks()
                #expect(leaks == [])
            }
        }
        try await household.waitUntilHealthy()
        #expect(try leaks() == [])
        // Looking finds what does stand there, however it is written.
        for text in [Self.filed.decomposedStringWithCanonicalMapping, "luong thuy dao canary"] {
            let file = household.home.appending(path: "found.txt")
            try Data(text.utf8).write(to: file)
            #expect(try leaks() == [file.path])
            try FileManager.default.removeItem(at: file)
        }
    }
}
