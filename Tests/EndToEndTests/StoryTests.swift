import Foundation
import Testing

/// The published documents through the real processes: what is then answered, number by number.
@Suite(.serialized, .emptyWorld) struct StoryTests {
    let household: Household

    init() throws { household = try #require(Household.current) }

    /// Plays a story twice: the second time nothing is added, and the same is said.
    private func play(_ story: String, counting nouns: [(noun: String, officer: String)])
        async throws -> String
    {
        let first = try await household.run(["demo", story], seconds: 120)
        #expect(first.status == 0, "\(first.output)\(first.errors)")
        var before: [Int] = []
        for (noun, officer) in nouns { before.append(try await count(noun, officer)) }
        #expect(before.allSatisfy { $0 > 0 }, "\(story): \(before)")
        let second = try await household.run(["demo", story], seconds: 120)
        #expect(second.status == 0, "\(second.output)\(second.errors)")
        #expect(second.output == first.output)
        var after: [Int] = []
        for (noun, officer) in nouns { after.append(try await count(noun, officer)) }
        #expect(after == before, "\(story), played again")
        #expect(!first.output.contains("≠"))
        return first.output
    }

    func list(_ noun: String, _ officer: String, _ facets: [String] = []) async throws
        -> [JSON]
    {
        let outcome = try await household.run(
            ["call", "\(noun).list", "--as", officer, "--json", message(facets)]
        )
        #expect(outcome.status == 0, "\(noun): \(outcome.errors)")
        return try outcome.json()["records"].list.map { $0["content"] }
    }

    /// A list's message: each facet as `key=value`.
    private func message(_ facets: [String]) -> String {
        let texts = facets.map { facet in
            let parts = facet.split(separator: "=", maxSplits: 1)
            return #"{"key":"\#(parts[0])","value":"\#(parts[1])"}"#
        }
        return #"{"limit":200,"facets":[\#(texts.joined(separator: ","))]}"#
    }

    private func count(_ noun: String, _ officer: String) async throws -> Int {
        try await list(noun, officer).count
    }

    /// The published figures of a year as `indicator bound value`, sorted.
    private func figures(of year: Int) async throws -> [String] {
        try await list("cases.figure", "border-command", ["year=\(year)"]).map { filed in
            let record = filed["record"]
            let split = record["undisclosedSplit"].isTrue ? " unsplit" : ""
            return Self.text(record["indicator"].text, record["figure"]) + split
        }
        .sorted()
    }

    private static func text(_ name: String?, _ figure: JSON) -> String {
        "\(name ?? "?") \(figure["bound"].text ?? "?") \(Int(figure["value"].number ?? -1))"
    }

    // MARK: - The United Kingdom

    @Test func `the agreement with the United Kingdom and the figures of 2023 are as printed`()
        async throws
    {
        let said = try await play(
            "uk-2024",
            counting: [
                ("cases.figure", "border-command"), ("liaison.activity", "border-command"),
                ("liaison.agreement", "border-command"), ("liaison.meeting", "border-command"),
                ("liaison.meetingSeries", "border-command"),
                ("liaison.correspondence", "border-command"),
                ("liaison.correspondence", "defence-foreign-relations"),
            ]
        )
        #expect(
            try await figures(of: 2023) == [
                "cases exact 103", "crossingPersonTimes exact 66621 unsplit",
                "crossings exact 1604", "subjects exact 92",
                "victimsAndSuspected exact 235 unsplit",
            ]
        )
        for text in ["66,621", "nearly 25,000", "nearly 700,000", "more than 22,000", "235"] {
            #expect(said.contains(text), "\(text)")
        }
        try await checkAgreement()
        try await checkActivities()
        try await checkContacts()
        try await checkKeeping()
    }

    private func checkAgreement() async throws {
        let agreements = try await list("liaison.agreement", "border-command", ["country=GB"])
        let agreement = try #require(agreements.first)["record"]
        #expect(agreements.count == 1)
        #expect(agreement["articles"].list.count == 8)
        #expect(agreement["mandatoryChannel"].text == "noteVerbale")
        let series = try await list("liaison.meetingSeries", "border-command", ["country=GB"])
        let often = series.map {
            "\($0["record"]["level"].text ?? "") \($0["state"].text ?? "")"
        }
        #expect(often.sorted() == ["central everyTwoYears", "department everyYear"])
    }

    private func checkActivities() async throws {
        let held = try await list("liaison.activity", "border-command", ["year=2023"])
        let numbers = held.flatMap { filed in
            ["sessions", "attendees", "materials"].compactMap { name in
                let figure = filed["record"][name]
                return figure["value"].number == nil ? nil : Self.text(name, figure)
            }
        }
        #expect(
            numbers.sorted() == [
                "attendees exact 180", "attendees under 2000", "attendees under 700000",
                "materials over 22000", "sessions exact 3", "sessions exact 5",
                "sessions under 25000",
            ]
        )
    }

    private func checkContacts() async throws {
        let talks = try await list("liaison.meeting", "border-command", ["country=GB"])
        #expect(talks.map { $0["state"].text } == ["held"])
        #expect(talks.allSatisfy { $0["record"]["report"].text != nil })
        let calls = try await list(
            "liaison.correspondence",
            "border-command",
            ["channel=hotline", "country=GB"]
        )
        let call = try #require(calls.first)["record"]
        #expect(call["owedChannel"].text == "noteVerbale")
        #expect(call["registered"]["number"].number != nil)
        #expect(call["followedBy"].text != nil)
    }

    // MARK: - Laos

    @Test func `the results of 2016 are kept, and none of them is the campaign's of 2017`()
        async throws
    {
        let said = try await play(
            "laos-2017",
            counting: [
                ("cases.figure", "border-command"), ("cases.campaign", "border-command"),
                ("liaison.agreement", "foreign-relations"),
                ("liaison.programme", "foreign-relations"),
                ("liaison.activity", "foreign-relations"),
            ]
        )
        #expect(said.contains("2017-07-01 – 2017-09-30"))
        let told = try await list(
            "liaison.activity",
            "foreign-relations",
            ["audience=minority", "year=2016"]
        )
        #expect(told.count == 1)
        let activity = try #require(told.first)["record"]
        #expect(activity["title"].text?.contains("dân tộc Mông") == true)
        #expect(activity["provinces"].list.map(\.text) == ["ngheAn", "haTinh", "quangTri"])
        #expect(activity["sessions"].number == nil && activity["attendees"].number == nil)
        #expect(
            try await figures(of: 2016) == [
                "arrested exact 8", "crossingPersons exact 53", "crossings exact 1",
                "networksBroken exact 6", "operationPlans exact 9", "rescued exact 15",
            ]
        )
        let campaigns = try await list("cases.campaign", "border-command", ["country=LA"])
        let campaign = try #require(campaigns.first)
        #expect(campaign["record"]["provinces"].list.count == 10)
        let id = try #require(campaign["id"].text)
        for kind in ["cases.figure", "cases.operation", "cases.crossing", "cases.file"] {
            #expect(try await list(kind, "border-command", ["campaign=\(id)"]).isEmpty, "\(kind)")
        }
        let programmes = try await list("liaison.programme", "foreign-relations", ["country=LA"])
        let programme = try #require(programmes.first)["record"]
        #expect(programme["year"].number == 2017)
        #expect(programme["campaignFrom"].text == "2017-07-01")
        let agreement = try #require(programme["agreement"].text)
        let agreements = try await list("liaison.agreement", "foreign-relations", ["country=LA"])
        #expect(agreements.map { $0["id"].text } == [agreement])
        #expect(agreements.first?["record"]["signedOn"].text == "2010-11-03")
    }

    // MARK: - The plan

    @Test func `the plan's three tasks have the leads, partners and targets of its text`()
        async throws
    {
        let said = try await play(
            "plan-19",
            counting: [("liaison.planTask", "criminal-police")]
        )
        for text in ["100 %", "more than 90 %", "95 %", "none named"] {
            #expect(said.contains(text), "\(text)")
        }
        let tasks = try await list("liaison.planTask", "criminal-police").sorted {
            ($0["record"]["number"].number ?? 0) < ($1["record"]["number"].number ?? 0)
        }
        #expect(tasks.map { $0["record"]["number"].number } == [1, 2, 3])
        #expect(tasks.map { $0["record"]["lead"].text } == ["VN/GOV/MPS", "VN/GOV/MOFA", nil])
        #expect(tasks.map { $0["record"]["partners"].list.count } == [3, 3, 4])
        // What was refused has changed nothing.
        #expect(tasks.allSatisfy { $0["state"].text == "assigned" })
        #expect(tasks.allSatisfy { $0["filing"]["version"].number == 1 })
        #expect(
            tasks.allSatisfy {
                $0["filing"]["legalBasis"]["instrument"].text == "19/KH-BCĐ138/CP"
            }
        )
        try await checkProgress()
        // Where the services no longer answer what was published, the story says so.
        let last = try #require(tasks.last?["id"].text)
        let cancelled = try await household.run(
            ["plan", "step", last, "cancelled", "fact.reason=Thu hồi", "--as", "criminal-police"]
        )
        #expect(cancelled.status == 0, "\(cancelled.errors)")
        let otherwise = try await household.run(["demo", "plan-19"])
        #expect(otherwise.status == 4, "\(otherwise.errors)")
        #expect(otherwise.output.contains("≠"))
        #expect(otherwise.errors.contains("Task 3: lead"))
    }

    // MARK: - The dossier

    @Test func `the year's dossier is supplied, frozen, signed off by two bodies and sent`()
        async throws
    {
        let said = try await play(
            "tip-dossier",
            counting: [("liaison.tipDossier", "tip-desk"), ("liaison.tipItem", "tip-desk")]
        )
        for text in ["103", "92", "66,621", "235", "nearly 700,000", "more than 22,000"] {
            #expect(said.contains(text), "\(text)")
        }
        let dossiers = try await list("liaison.tipDossier", "tip-desk", ["year=2024"])
        let dossier = try #require(dossiers.first)
        #expect(dossiers.count == 1)
        #expect(dossier["state"].text == "submitted")
        #expect(dossier["filing"]["owner"].text == "VN/GOV/MOFA/TIP")
        #expect(dossier["record"]["from"].text == "2023-04-01")
        #expect(dossier["record"]["cut"].list.count == 4)
        #expect(dossier["record"]["digest"].text != nil)
        let id = try #require(dossier["id"].text)
        let items = try await list("liaison.tipItem", "tip-desk", ["dossier=\(id)"])
        let owners = items.map { $0["filing"]["owner"].text ?? "" }
        #expect(owners.filter { $0 == "VN/GOV/MOD/BG" }.count == 3)
        #expect(owners.contains("VN/GOV/MPS/FAD") && owners.count == 4)
        #expect(items.allSatisfy { $0["state"].text == "validated" })
        // Whoever signed is another officer than whoever proposed, and of the standing office.
        let history = try await household.run([
            "call", "liaison.tipDossier.history", "--as", "tip-desk", "--json", #"{"id":"\#(id)"}"#,
        ])
        #expect(history.status == 0, "\(history.errors)")
        let versions = try history.json()["versions"].list
        let signed = versions.first { $0["filed"]["state"].text == "approved" }
        #expect(signed?["approvedBy"].text?.hasSuffix("/officer/102-107") == true)
        #expect(signed?["filed"]["filing"]["recordedBy"].text?.hasSuffix("403-105") == true)
    }

    // MARK: - Exchange across the borders

    @Test func `five years of exchange stay bounds, and are about trafficking in part`()
        async throws
    {
        let said = try await play(
            "border-exchange",
            counting: [
                ("liaison.activity", "border-command"), ("liaison.meeting", "border-command"),
                ("liaison.correspondence", "border-command"),
            ]
        )
        for text in ["nearly 1,000", "more than 3,000", "nearly 2,500"] {
            #expect(said.contains(text), "\(text)")
        }
        let totals = try await list(
            "liaison.activity",
            "border-command",
            ["topic=partly", "activityKind=other", "year=2016"]
        )
        #expect(
            totals.map { Self.text("sessions", $0["record"]["sessions"]) }.sorted() == [
                "sessions over 3000", "sessions under 1000", "sessions under 2500",
            ]
        )
        for total in totals {
            let record = total["record"]
            #expect(record["until"].text == "2020-12-31")
            #expect(record["countries"].list.compactMap(\.text) == ["KH", "LA", "CN"])
        }
        for (kind, count) in [("liaison.meeting", 3), ("liaison.correspondence", 4)] {
            let records = try await list(kind, "border-command", ["topic=partly"])
            #expect(records.count == count, "\(kind)")
        }
        let twinned = try await list(
            "liaison.activity",
            "border-command",
            ["activityKind=twinning"]
        )
        #expect(
            twinned.map { $0["filing"]["legalBasis"]["instrument"].text } == ["2219/CT-BTLBP"]
        )
    }

    @Test func `a story is told in Vietnamese, bounds and all`() async throws {
        let outcome = try await Household.run(
            "homeward",
            ["demo", "border-exchange", "--home", household.home.path, "--lang", "vi"]
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        for text in ["gần 1.000", "hơn 3.000", "gần 2.500", "Nguồn công bố"] {
            #expect(outcome.output.contains(text), "\(text)")
        }
    }
}
