import Foundation
import Testing

/// One organisation takes over from another in all three services, which are killed in the middle of it.
@Suite(.serialized, .emptyWorld) struct OrgServicesTests {
    private static let former = "VN/GOV/MOD/BG/QNI"
    private static let successor = "VN/GOV/MOD/BG/HPG"
    private static let succession =
        ["org", "succeed", former, successor, "--from", "2026-01-06"]
    /// As many reports as two pages of a succession move.
    private static let reports = 230

    private let household: Household

    init() throws { household = try #require(Household.current) }

    private func call(
        _ method: String,
        _ json: String,
        as officer: String = "border-mongcai"
    ) async throws -> JSON {
        let run = try await household.run(["call", method, "--as", officer, "--json", json])
        try #require(run.status == 0, "\(method): \(run.errors)")
        return try run.json()
    }

    // MARK: - What the former unit leaves

    /// A record with something waiting for a second officer.
    private struct Left {
        let kind: String
        let id: String
        let approval: String

        /// The service whose trail has it, as commands name it.
        var service: String {
            kind.hasPrefix("victims") ? "victim-support" : String(kind.prefix { $0 != "." })
        }
    }

    private func step(
        _ kind: String,
        _ id: String,
        seen: Int,
        to state: String,
        _ facts: [(String, String)] = []
    ) async throws -> JSON {
        let entries = facts.map { "{\"fact\": \"\($0)\", \"value\": \"\($1)\"}" }
        return try await call(
            "\(kind).step",
            """
            {"id": "\(id)", "seen": \(seen), "to": "\(state)",
            "facts": {"entries": [\(entries.joined(separator: ", "))]}}
            """
        )
    }

    /// A case file that is not to be opened.
    private func caseFile() async throws -> Left {
        let detected = try await call(
            "cases.detect",
            """
            {"province": "quangNinh", "offence": "art150", "transnational": true, "countries": [],
            "forms": [], "victims": [], "summary": "Bắt gặp khi tuần tra."}
            """
        )
        let id = try #require(detected["caseFile"].text)
        let begun = try await step("cases.file", id, seen: 1, to: "verifying")
        let waiting = try await step(
            "cases.file",
            id,
            seen: Int(try #require(begun["record"]["filing"]["version"].number)),
            to: "notOpened",
            [("reason", "Không có dấu hiệu tội phạm."), ("recipient", "VN/GOV/SPP/QNI")]
        )
        let approval = try #require(waiting["awaiting"].text)
        return Left(kind: "cases.file", id: id, approval: approval)
    }

    /// Somebody whose identification the guards want to end.
    private func identification() async throws -> Left {
        let person = try await call(
            "victims.intake",
            """
            {"victim": {"personKind": "victim", "category": "inProcessInCountry",
            "status": "PossibleVictimOfTrafficking", "ageGroup": "unknown", "citizenships": [],
            "province": "quangNinh"},
            "identity": {"names": ["Lò Thị Thử"], "documents": [], "phones": []}}
            """
        )
        let begun = try await call(
            "victims.identification.begin",
            """
            {"victim": "\(try #require(person["victim"].text))", "path": "rescued",
            "province": "quangNinh", "units": [], "evidence": [{"kind": "rescuer",
            "givenAt": {"at": "2026-01-05T03:00:00Z", "precision": "minute"},
            "content": "Biên bản giải cứu."}]}
            """
        )
        let id = try #require(begun["identification"].text)
        let version = Int(try #require(begun["version"].number))
        let received = try await step("victims.identification", id, seen: version, to: "received")
        let waiting = try await step(
            "victims.identification",
            id,
            seen: Int(try #require(received["record"]["filing"]["version"].number)),
            to: "confirmed",
            [
                ("confirmationPaper", "rescuingBodyCertificate"), ("issuer", Self.former),
                ("documentNumber", "12/QĐ"), ("decisionDate", "2026-01-05"),
                ("evidence", "rescuer"),
            ]
        )
        let approval = try #require(waiting["awaiting"].text)
        return Left(kind: "victims.identification", id: id, approval: approval)
    }

    /// A letter that a superior is to approve; beside one from the other side that runs against its clock.
    private func letters() async throws -> (Left, received: String) {
        let draft = try await call(
            "liaison.correspondence.draft",
            """
            {"letter": {"correspondenceKind": "letter", "channel": "borderPost",
            "urgency": "normal", "partner": "CN", "partnerOffice": "Trạm hội đàm Đông Hưng",
            "people": [], "subject": "Về vụ việc", "body": "Đề nghị xác minh."}, "handling": "H1"}
            """
        )
        let id = try #require(draft["filed"]["id"].text)
        let waiting = try await step(
            "liaison.correspondence",
            id,
            seen: Int(try #require(draft["filed"]["filing"]["version"].number)),
            to: "approved"
        )
        let received = try await call(
            "liaison.correspondence.receive",
            """
            {"letter": {"correspondenceKind": "letter", "channel": "borderPost",
            "urgency": "urgentRescue", "partner": "CN", "partnerOffice": "Trạm hội đàm Đông Hưng",
            "people": [], "subject": "Về vụ việc", "body": "Đề nghị trả lời."},
            "arrivedAt": "2026-01-05T03:00:00Z", "handling": "H1"}
            """
        )
        let approval = try #require(waiting["awaiting"].text)
        return (
            Left(kind: "liaison.correspondence", id: id, approval: approval),
            try #require(received["filed"]["id"].text)
        )
    }

    /// Reports enough for two pages, each with its clock; answers one of them.
    private func importReports() async throws -> String {
        let file = household.home.appending(path: "reports.csv")
        let rows = (1...Self.reports).map {
            "borderGate,05/01/2026 09:00,quangNinh,Tin báo \($0)"
        }
        try Data((["channel,receivedAt,province,summary"] + rows).joined(separator: "\n").utf8)
            .write(to: file)
        let run = try await household.run(
            ["import", "report", file.path, "--as", "border-mongcai"],
            seconds: 120
        )
        try #require(run.status == 0, "\(run.errors)")
        let list = try await call("cases.report.list", "{\"limit\": 1}")
        return try #require(list["records"][0]["content"]["id"].text)
    }

    // MARK: - How it stands

    /// By clock, when it is due and whether it runs.
    private func clocks(of kind: String, _ id: String) async throws -> [String] {
        try await call("\(kind).clocks", "{\"id\": \"\(id)\"}")["clocks"].list.map { clock in
            "\(clock["name"].text ?? "?") \(clock["dueAt"].text ?? "?") \(clock["stoppedAt"].text ?? "")"
        }
    }

    private func owner(of kind: String, _ id: String) async throws -> String? {
        try await call("\(kind).fetch", "{\"id\": \"\(id)\"}")["content"]["filing"]["owner"].text
    }

    /// Records, clocks and approvals that a service moved or would move, and whether it is done.
    private struct Moved: Hashable {
        var figures: [Double?]
        var isFinished: Bool
    }

    private func moved(_ outcome: Household.Outcome) throws -> [String: Moved] {
        try outcome.json().list.reduce(into: [:]) { all, row in
            all[row["service"].text ?? "?"] = Moved(
                figures: ["records", "clocks", "approvals"].map { row[$0].number },
                isFinished: row["finishedAt"].text != nil
            )
        }
    }

    /// Seats an officer elsewhere in the policy of every service, and waits until they go by it.
    private func seatChiefAtSuccessor(_ file: Left) async throws {
        let policy = household.home.appending(path: "config/policy.yaml")
        let text = try String(contentsOf: policy, encoding: .utf8)
        let identity = "officer/201-103\n    unit: "
        let changed = text.replacing(identity + Self.former, with: identity + Self.successor)
        try #require(changed != text)
        try changed.write(to: policy, atomically: true, encoding: .utf8)
        try await Household.wait(.seconds(30), for: "the policy to be taken over") {
            let run = try await household.run(
                ["call", "cases.file.fetch", "--as", "border-mongcai-chief"]
                    + ["--json", "{\"id\": \"\(file.id)\"}"]
            )
            return run.status != 0
        }
    }

    /// Whether the succession stands in the journal of cases: then its records are on the move.
    private func hasBegun() -> Bool {
        let wal = household.home.appending(path: "data/cases/cases.db-wal")
        return (try? Data(contentsOf: wal))?.range(of: Data(Self.successor.utf8)) != nil
    }

    /// Which services have finished, of those that have begun.
    private func standing() async throws -> [String: Bool] {
        try moved(try await household.run(["org", "show", "--as", "auditor"]))
            .mapValues(\.isFinished)
    }

    /// The command is killed at its beginning and cases with it; then each of the other services when the command
    /// comes to it.
    private func succeedHalfway() async throws {
        #expect(!hasBegun())
        let command = Self.succession + ["--as", "administrator"]
        let wasKilled = try await household.kill(command) { hasBegun() }
        #expect(wasKilled)
        try await household.kill("cases") {}
        try await household.waitUntilHealthy("cases")
        let begun = try await standing()
        #expect(begun.keys.contains("cases") && !begun.keys.contains("liaison"))
        for (service, name, done) in [
            ("victim-support", "victims", ["cases"]), ("liaison", "liaison", ["cases", "victims"]),
        ] {
            try await household.kill(service) {
                let cut = try await household.run(command + ["--timeout", "3"])
                #expect(cut.status != 0)
            }
            try await household.waitUntilHealthy(service)
            let standing = try await standing()
            for other in done { #expect(standing[other] == true, "\(standing)") }
            #expect(standing[name] == nil, "\(standing)")
        }
    }

    @Test
    func `killed in every service's turn it moves records, clocks, approvals and roles, and once`()
        async throws
    {
        let (letter, received) = try await letters()
        let left = [try await caseFile(), try await identification(), letter]
        let report = try await importReports()
        let running =
            [("cases.report", report), ("liaison.correspondence", received)]
            + left.map { ($0.kind, $0.id) }
        var before: [[String]] = []
        for (kind, id) in running { before.append(try await clocks(of: kind, id)) }
        #expect(before[0].count == 1 && before[1].count == 1, "\(before)")
        try await seatChiefAtSuccessor(left[0])
        let plan = try await household.run(
            Self.succession + ["--dry-run", "--as", "administrator"]
        )
        #expect(plan.status == 0, "\(plan.errors)")
        let planned = try moved(plan).mapValues(\.figures)
        for service in ["cases", "victims", "liaison"] {
            let figures = try #require(planned[service])
            #expect((figures[0] ?? 0) >= 1 && (figures[1] ?? 0) >= 1, "\(service): \(figures)")
            #expect(figures[2] == 1, "\(service): \(figures)")
        }

        try await succeedHalfway()
        for _ in 0..<2 {
            let done = try await household.run(Self.succession + ["--as", "administrator"])
            #expect(done.status == 0, "\(done.errors)")
            let all = try moved(done)
            let isFinished = all.values.allSatisfy(\.isFinished)
            #expect(isFinished)
            let figures = all.mapValues(\.figures)
            #expect(figures == planned)
        }
        for (place, (kind, id)) in running.enumerated() {
            #expect(try await owner(of: kind, id) == Self.successor, "\(kind)")
            #expect(try await clocks(of: kind, id) == before[place], "\(kind)")
        }
        try await expectOneEntryEach(planned)
        // What waited for a second officer is decided by one of the successor's, whom the former unit's record
        // was nobody's.
        for one in left {
            let message = "{\"approval\": \"\(one.approval)\", \"decision\": \"approve\"}"
            _ = try await call("\(one.kind).decide", message, as: "border-mongcai-chief")
        }
        // And whom the policy still seats in the former unit files for the successor.
        let filed = try await caseFile()
        #expect(try await owner(of: filed.kind, filed.id) == Self.successor)
        let trails = try await household.run(["audit", "verify"], seconds: 120)
        #expect(trails.status == 0, "\(trails.output)")
    }

    /// Each record that was moved stands in its service's trail once, with who moved it.
    private func expectOneEntryEach(_ planned: [String: [Double?]]) async throws {
        for (service, name) in [
            ("cases", "cases"), ("victim-support", "victims"), ("liaison", "liaison"),
        ] {
            let shown = try await household.run(
                ["audit", "show", service, "--by", "administrator", "--limit", "1000"]
            )
            try #require(shown.status == 0, "\(shown.errors)")
            let records = try shown.json().list.map { $0["entry"] }
                .filter { $0["method"].text == "\(name).succeed" }
                .compactMap { $0["record"]["id"].text }
            #expect(Double(records.count) == planned[name]?[0], "\(service)")
            #expect(Set(records).count == records.count, "\(service)")
        }
    }
}
