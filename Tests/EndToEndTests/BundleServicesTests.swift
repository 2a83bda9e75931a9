import Foundation
import Testing

/// A bundle whose entries belong to three services, through the running processes.
@Suite(.serialized, .emptyWorld) struct BundleServicesTests {
    private static let officer = ["--as", "border-mongcai"]
    private static let canary = "Hoàng Yến Thị Canary"

    private let household: Household
    private let file: URL

    init() throws {
        household = try #require(Household.current)
        file = household.home.appending(path: "\(UUID().uuidString).bundle")
    }

    // MARK: - What a post records

    private func bundle(_ verb: String, _ words: [String] = [], of file: URL? = nil) async throws
        -> Household.Outcome
    {
        try await household.run(
            ["bundle", verb, (file ?? self.file).path] + words + Self.officer
        )
    }

    private func add(_ words: String...) async throws {
        let added = try await bundle("add", words)
        #expect(added.status == 0, "\(words.prefix(3)): \(added.errors)")
    }

    private func addPerson() async throws {
        try await add(
            "call",
            "victims.intake",
            "--message",
            """
            {"victim": {"personKind": "victim", "category": "inProcessInCountry",
              "status": "PossibleVictimOfTrafficking", "ageGroup": "unknown", "citizenships": [],
              "province": "quangNinh"},
             "identity": {"names": ["\(Self.canary)"], "documents": [], "phones": []}}
            """
        )
    }

    private func addReport(of person: String) async throws {
        try await add(
            "report",
            "receive",
            "report.channel=borderGate",
            "report.province=quangNinh",
            "report.receivedAt=2026-01-05T03:00:00Z",
            "report.people=\(person)",
            "report.summary=\(Self.canary) được bàn giao"
        )
    }

    private func addLetter(of person: String) async throws {
        try await add(
            "correspondence",
            "draft",
            "letter.correspondenceKind=letter",
            "letter.channel=borderPost",
            "letter.urgency=normal",
            "letter.partner=CN",
            "letter.partnerOffice=Trạm hội đàm Đông Hưng",
            "letter.people=\(person)",
            "letter.subject=Về \(Self.canary)",
            "handling=H1",
            "letter.body=Đề nghị xác minh \(Self.canary)"
        )
    }

    // MARK: - What became of it

    /// The result beside a bundle; nothing while there is none.
    private func result(of file: URL? = nil) -> [JSON] {
        let place = (file ?? self.file).appendingPathExtension("result.json")
        guard let data = try? Data(contentsOf: place),
            let value = try? JSONSerialization.jsonObject(with: data)
        else { return [] }
        return JSON(value)["entries"].list
    }

    private func records(of file: URL? = nil) -> [String] {
        result(of: file).compactMap { $0["record"].text }
    }

    private func shown(_ noun: String, _ id: String, _ more: [String] = []) async throws
        -> String
    {
        let outcome = try await household.run(
            [noun, "show", id, "--json"] + more + Self.officer
        )
        #expect(outcome.status == 0, "\(noun): \(outcome.errors)")
        return outcome.output
    }

    private func count(_ noun: String) async throws -> Int {
        let list = try await household.run([noun, "list", "--json"] + Self.officer)
        #expect(list.status == 0, "\(list.errors)")
        return list.output.components(separatedBy: "\"filing\"").count - 1
    }

    /// Files of the world that hold the canary, in any spelling that stays readable.
    private func leaks() throws -> [String] {
        let paths = FileManager.default.enumerator(atPath: household.home.path)?.allObjects ?? []
        let words = ["Hoàng Yến", "Canary"].map { Data($0.utf8) }
        return paths.compactMap { $0 as? String }.filter { path in
            guard let data = try? Data(contentsOf: household.home.appending(path: path)) else {
                return false
            }
            return words.contains { data.firstRange(of: $0) != nil }
        }
    }

    // MARK: - Facts

    @Test func `a bundle of three services is imported whole, its references across them too`()
        async throws
    {
        #expect(try await bundle("create").status == 0)
        try await addPerson()
        try await addReport(of: "P-1")
        try await addLetter(of: "P-1")
        try await add(
            "handover",
            "announce",
            "partner=CN",
            "partnerOffice=Trạm hội đàm Đông Hưng",
            "announcedAt=2026-01-05T03:00:00Z",
            "people=P-1",
            "bodies=VN/GOV/MPS/IMM,VN/GOV/MOD/BG/QNI"
        )
        try await add(
            "report",
            "step",
            "P-2",
            "assigned",
            "fact.recipient=VN/GOV/MPS/PROV/QNI"
        )
        try await add("correspondence", "step", "P-3", "discarded", "fact.reason=\(Self.canary)")
        try await add("victim", "amend", "P-1", "language=vie")
        #expect(try leaks() == [])
        // What stands for the three records that later entries mean.
        let contents = try await bundle("show", ["--contents"]).output
        let standIns = Set(
            contents.matches(of: /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/).map { String($0.0) }
        )
        #expect(standIns.count == 3)

        let imported = try await bundle("import")
        #expect(imported.status == 0, "\(imported.output)\(imported.errors)")
        #expect(result().map { $0["outcome"].text } == Array(repeating: "done", count: 7))
        let ids = records()
        try #require(ids.count == 7)
        #expect(ids[4] == ids[1] && ids[5] == ids[2] && ids[6] == ids[0])
        #expect(result().map { $0["version"].number } == [1, 1, 1, 1, 2, 2, 2])
        // Each service was told the person's real number, and by none of them the provisional one.
        for (noun, id) in [("report", ids[1]), ("correspondence", ids[2]), ("handover", ids[3])] {
            let record = try await shown(noun, id)
            #expect(record.contains(ids[0]), "\(noun)")
            for standIn in standIns { #expect(!record.contains(standIn), "\(noun)") }
        }
        let identity = try await household.run(
            ["call", "victims.readIdentity", "--json", "{\"victim\": \"\(ids[0])\"}"]
                + ["--purpose", "reception", "--reference", ids[1]] + Self.officer
        )
        #expect(identity.output.contains(Self.canary), "\(identity.errors)")
        let again = try await bundle("import")
        #expect(records() == ids && again.status == 0)
        for text in [imported.output, imported.errors, again.output, again.errors] {
            #expect(!text.contains("Canary") && !text.contains("Hoàng"))
        }
        #expect(try leaks() == [])
    }

    @Test func `an import that was killed again and again files each record once`() async throws {
        #expect(try await bundle("create").status == 0)
        let before = (
            reports: try await count("report"), letters: try await count("correspondence")
        )
        try await addPerson()
        try await addReport(of: "P-1")
        try await addLetter(of: "P-1")
        for _ in 0..<20 { try await addReport(of: "P-1") }
        var known: [String] = []
        func isThere(_ number: Int) -> Bool {
            let entries = result()
            return entries.count >= number && entries[number - 1]["record"].text != nil
        }
        // While it waits for a service that stands still, the one before having answered.
        for (number, service) in [(1, "cases"), (2, "liaison")] {
            try await household.pause(service) {
                try? FileManager.default.removeItem(at: file.appendingPathExtension("result.json"))
                let wasKilled = try await household.kill(
                    ["bundle", "import", file.path] + Self.officer
                ) { isThere(number) }
                #expect(wasKilled)
                #expect(!isThere(number + 1))
                #expect(records().prefix(known.count) == known[...])
                known = records()
            }
            try await household.waitUntilHealthy(service)
        }
        // Wherever it happens to be.
        for number in [4, 9, 15] {
            try? FileManager.default.removeItem(at: file.appendingPathExtension("result.json"))
            let wasKilled = try await household.kill(
                ["bundle", "import", file.path] + Self.officer
            ) { isThere(number) }
            #expect(wasKilled)
            #expect(records().prefix(known.count) == known[...])
            known = records()
            #expect((number..<23).contains(known.count))
        }
        let finished = try await bundle("import")
        #expect(finished.status == 0, "\(finished.output)\(finished.errors)")
        let ids = records()
        #expect(Set(ids).count == 23 && ids.prefix(known.count) == known[...])
        #expect(try await count("report") == before.reports + 21)
        #expect(try await count("correspondence") == before.letters + 1)
        // Elsewhere, without the result: the services alone know, and know the same.
        let copy = household.home.appending(path: "\(UUID().uuidString).bundle")
        try FileManager.default.copyItem(at: file, to: copy)
        #expect(try await bundle("import", of: copy).status == 0)
        #expect(records(of: copy) == ids)
        #expect(try await count("report") == before.reports + 21)
        #expect(try leaks() == [])
    }
}
