import Foundation
import Testing

/// A suspect who is a victim, through the real processes: cases asks victim support over mutual TLS,
/// each with its own certificate.
@Suite(.serialized, .emptyWorld) struct ScreeningTests {
    private static let name = "Lường Thị Bích Canary"
    private static let moment = "2026-01-05T03:00:00Z"

    private let household: Household

    init() throws { household = try #require(Household.current) }

    @Test func `a hit is pending for cases and seen by the health authority; so is a silence`()
        async throws
    {
        _ = try await call(
            "victims.intake",
            """
            {"victim": {"personKind": "victim", "category": "inProcessInCountry",
              "status": "PossibleVictimOfTrafficking", "ageGroup": "unknown", "citizenships": [],
              "province": "quangNinh"}, "identity": \(Self.identity(Self.name))}
            """,
            as: "health-quangninh"
        )
        let file = try await caseFile()
        let stranger = try await register("Hoàng Văn Lạ", in: file)
        #expect(try await status(of: stranger) == "clear")
        #expect(try await questions() == [])
        let known = try await register(Self.name, in: file)
        #expect(try await status(of: known) == "pending")
        #expect(try await questions() == [known])
        for officer in ["police-quangninh", "border-mongcai", "auditor"] {
            let list = try await household.run(
                ["call", "victims.screeningQuestion.list", "--as", officer]
                    + ["--json", "{\"facets\": [], \"states\": []}"]
            )
            #expect(list.status != 0)
            #expect(!list.output.contains(known))
        }
        try await expectOfficersMayNotAsk(about: known, in: file)
        try await household.kill("victim-support") {
            let silent = try await register("Hoàng Văn Im Lặng", in: file)
            #expect(try await status(of: silent) == "pending")
        }
        try await household.waitUntilHealthy()
        try expectNoName()
    }

    @Test func `a decision reaches cases by itself, and a flag is taken back by two officers`()
        async throws
    {
        let name = "Vừ Thị Mai Canary"
        _ = try await call(
            "victims.intake",
            """
            {"victim": {"personKind": "victim", "category": "inProcessInCountry",
              "status": "PossibleVictimOfTrafficking", "ageGroup": "unknown", "citizenships": [],
              "province": "quangNinh"}, "identity": \(Self.identity(name))}
            """,
            as: "health-quangninh"
        )
        let suspect = try await register(name, in: try await caseFile())
        #expect(try await status(of: suspect) == "pending")
        try await findAnother(suspect)
        try await Household.wait(.seconds(60), for: "the decision to reach cases") {
            try await status(of: suspect) == "clear"
        }
        #expect(try await status(of: suspect) == "clear")

        let screened = try await call(
            "cases.suspect.screen",
            """
            {"suspect": "\(suspect)", "seen": \(try await version(of: suspect)),
             "screening": {"occasion": "arrest", "answer": "yes", "indicators": ["debt"],
              "screenedAt": "\(Self.moment)"}}
            """
        )
        #expect(screened["screening"].text == "pending")
        let seen = try await version(of: suspect)
        let proposed = try await call(
            "cases.suspect.clearPossibleVictim",
            "{\"suspect\": \"\(suspect)\", \"seen\": \(seen), \"decision\": \"45/XN\"}"
        )
        let approval = try #require(proposed["awaiting"].text)
        let decision = "{\"approval\": \"\(approval)\", \"decision\": \"approve\"}"
        let alone = try await household.run(
            ["call", "cases.suspect.decide", "--json", decision, "--as", "police-quangninh"]
        )
        #expect(alone.status != 0)
        #expect(try await status(of: suspect) == "pending")
        #expect(try await version(of: suspect) == seen)
        _ = try await call("cases.suspect.decide", decision, as: "police-quangninh-chief")
        #expect(try await status(of: suspect) == "clear")
    }

    /// Two officers of the health authority find that somebody else was meant.
    private func findAnother(_ suspect: String) async throws {
        let page = try await call(
            "victims.screeningQuestion.list",
            "{\"facets\": [{\"key\": \"suspect\", \"value\": \"\(suspect)\"}], \"states\": []}",
            as: "health-quangninh"
        )
        let question = try #require(page["records"].list.first?["content"])
        let proposed = try await call(
            "victims.screeningQuestion.step",
            """
            {"id": "\(try #require(question["id"].text))",
             "seen": \(Int(try #require(question["filing"]["version"].number))),
             "to": "anotherPerson",
             "facts": {"entries": [{"fact": "finding", "value": "Vân tay khác."}]}}
            """,
            as: "health-quangninh"
        )
        let approval = try #require(proposed["awaiting"].text)
        _ = try await call(
            "victims.screeningQuestion.decide",
            "{\"approval\": \"\(approval)\", \"decision\": \"approve\"}",
            as: "health-quangninh-chief"
        )
    }

    private func version(of suspect: String) async throws -> Int {
        let kept = try await call("cases.suspect.fetch", "{\"id\": \"\(suspect)\"}")
        return Int(try #require(kept["content"]["filing"]["version"].number))
    }

    /// The question is the cases service's alone, whatever certificate an officer has.
    private func expectOfficersMayNotAsk(about suspect: String, in file: String) async throws {
        let message = """
            {"suspect": "\(suspect)", "caseFile": "\(file)", "identity": \(Self.identity(Self.name)),
             "officer": "spiffe://mps.homeward.gov.vn/officer/104-577",
             "unit": "VN/GOV/MPS/PROV/QNI"}
            """
        for officer in ["police-quangninh", "health-quangninh"] {
            let asked = try await household.run(
                ["call", "victims.screening.ask", "--json", message, "--as", officer]
                    + ["--purpose", "screening", "--reference", file]
            )
            #expect(asked.status != 0)
            #expect(!asked.output.contains("isPending"))
        }
    }

    /// No file of the world, its logs included, holds the name.
    private func expectNoName() throws {
        let wanted = Data("Bích Canary".utf8)
        let files = FileManager.default.enumerator(atPath: household.home.path)
        while let file = files?.nextObject() as? String {
            let path = household.home.appending(path: file).path
            guard let content = FileManager.default.contents(atPath: path) else { continue }
            #expect(content.range(of: wanted) == nil, "\(file)")
        }
    }

    // MARK: - Calls

    private static func identity(_ name: String) -> String {
        """
        {"names": ["\(name)"], "birth": {"date": "1999-04-30"}, "documents": [], "phones": []}
        """
    }

    /// A case file that the provincial police have begun.
    private func caseFile() async throws -> String {
        let received = try await call(
            "cases.report.receive",
            """
            {"report": {"channel": "letter", "receivedAt": "\(Self.moment)",
              "province": "quangNinh", "countries": [], "forms": [],
              "summary": "Đơn tố giác.", "people": [], "supporters": []}}
            """
        )
        let report = try #require(received["report"].text)
        var version = 1
        for (state, fact, value) in [
            ("assigned", "recipient", "VN/GOV/MPS/PROV/QNI"),
            ("confirmed", "finding", "Có căn cứ."),
        ] {
            let stepped = try await call(
                "cases.report.step",
                """
                {"id": "\(report)", "seen": \(version), "to": "\(state)",
                 "facts": {"entries": [{"fact": "\(fact)", "value": "\(value)"}]}}
                """
            )
            version = Int(try #require(stepped["record"]["filing"]["version"].number))
        }
        let opened = try await call(
            "cases.open",
            "{\"report\": \"\(report)\", \"offence\": \"art150\", \"transnational\": false}"
        )
        return try #require(opened["caseFile"].text)
    }

    private func register(_ name: String, in file: String) async throws -> String {
        let registered = try await call(
            "cases.suspect.register",
            """
            {"suspect": {"caseFile": "\(file)", "roles": ["Transporter"],
              "possibleVictim": false}, "identity": \(Self.identity(name)),
             "screening": {"occasion": "registration", "answer": "no", "indicators": [],
              "screenedAt": "\(Self.moment)"}}
            """
        )
        return try #require(registered["suspect"].text)
    }

    private func status(of suspect: String) async throws -> String? {
        let kept = try await call("cases.suspect.fetch", "{\"id\": \"\(suspect)\"}")
        return kept["content"]["record"]["screening"].text
    }

    /// The suspects about whom the health authority was asked.
    private func questions() async throws -> [String] {
        let page = try await call(
            "victims.screeningQuestion.list",
            "{\"facets\": [], \"states\": []}",
            as: "health-quangninh"
        )
        return page["records"].list.compactMap { $0["content"]["record"]["suspect"].text }
    }

    private func call(
        _ method: String,
        _ message: String,
        as officer: String = "police-quangninh"
    ) async throws -> JSON {
        try await household.call(method, message, as: officer).json()
    }
}
