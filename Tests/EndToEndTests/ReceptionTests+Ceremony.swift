import Foundation
import Testing

// The ceremony of the source: who stood there, which two records it left, and what each body did.

extension ReceptionTests {
    private func call(
        _ method: String,
        _ officer: String,
        _ message: String = #"{"limit":200}"#
    ) async throws -> Household.Outcome {
        try await household.run(
            ["call", method, "--as", officer, "--purpose", "support"]
                + ["--reference", caseFile, "--json", message]
        )
    }

    private func list(_ kind: String, _ officer: String, _ message: String? = nil) async throws
        -> [JSON]
    {
        let outcome = try await call("\(kind).list", officer, message ?? #"{"limit":200}"#)
        #expect(outcome.status == 0, "\(kind), \(officer): \(outcome.errors)")
        return try outcome.json()["records"].list.map { $0["content"] }
    }

    /// The handover of the story.
    private func handover() async throws -> (id: String, record: JSON) {
        let handovers = try await list("liaison.handover", "border-mongcai")
        let filed = try #require(
            handovers.first { filed in
                filed["record"]["manifest"].list.contains { $0["person"].text == victim }
            }
        )
        #expect(filed["state"].text == "transferred")
        return (try #require(filed["id"].text), filed["record"])
    }

    /// The hand-on after a handover; there is one.
    private func handOn(after handover: String) async throws -> JSON {
        let facet = #"{"facets":[{"key":"handover","value":"\#(handover)"}],"limit":200}"#
        let handOns = try await list("liaison.handOn", "border-mongcai", facet)
        #expect(handOns.count == 1)
        return try #require(handOns.first)
    }

    @Test func `the ceremony leaves two records, each signed by other hands over another digest`()
        async throws
    {
        let (id, handover) = try await handover()
        let minutes = handover["minutes"]
        let hands = minutes["signatures"].list
        #expect(
            hands.compactMap { $0["unit"].text } == [
                "VN/GOV/MOD/BG/QNI", "VN/GOV/MPS/FAD", "VN/GOV/MOD/PROVMIL/QNI",
            ]
        )
        #expect(Set(hands.compactMap { $0["officer"].text }).count == 3)
        #expect(minutes["foreignSide"]["office"].text != nil)
        let handOn = try await handOn(after: id)
        #expect(handOn["state"].text == "accepted")
        let record = handOn["record"]
        #expect(record["handover"].text == id)
        #expect(record["giver"].text == "VN/GOV/MOD/BG/QNI")
        #expect(record["taker"].text == "VN/GOV/MOH/PROV/QNI")
        // Two of the three who were announced came, and both were handed on.
        #expect(handover["manifest"].list.count == 3)
        #expect(record["people"].list.count == 2)
        let given = record["given"]
        let taken = record["taken"]
        #expect(given["officer"].text != nil && taken["officer"].text != nil)
        #expect(given["officer"].text != taken["officer"].text)
        let digest = record["digest"].text
        #expect(digest != nil && digest != minutes["digest"].text)
        #expect(given["digest"].text == digest && taken["digest"].text == digest)
    }

    @Test(arguments: [
        "consular", "criminal-police", "military-quangninh", "social-vices", "foreign-relations",
        "immigration", "police-quangninh",
    ])
    func `every body of the state that stood there reads the handover`(officer: String) async throws
    {
        let (id, _) = try await handover()
        let outcome = try await call("liaison.handover.fetch", officer, #"{"id":"\#(id)"}"#)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let minutes = try outcome.json()["content"]["record"]["minutes"]
        #expect(minutes["signatures"].list.count == 3)
    }

    @Test func `units ask for evidence and how people are referred, and are answered`()
        async throws
    {
        for (asking, answering, owner) in [
            ("criminal-police", "foreign-relations", "VN/GOV/MPS/C02"),
            ("social-vices", "health-quangninh", "VN/GOV/MOH/PCTNXH"),
        ] {
            for reader in [asking, answering] {
                let requests = try await list("liaison.informationRequest", reader).filter {
                    $0["filing"]["owner"].text == owner
                }
                #expect(requests.map { $0["state"].text } == ["answered"], "\(reader)")
                #expect(requests.first?["record"]["caseFile"].text == caseFile)
            }
        }
    }

    @Test func `whoever helps to integrate reads the person referred to them, and nobody else`()
        async throws
    {
        let (id, _) = try await handover()
        let people = try await handOn(after: id)["record"]["people"].list.compactMap(\.text)
        let girl = try #require(people.first { $0 != victim })
        for (officer, unit, own, other, override) in [
            ("womens-union", "VN/WU", victim, girl, String?.none),
            ("blue-dragon", "VN/NGO/BLUE-DRAGON", girl, victim, "bestInterestOfMinor"),
        ] {
            let referrals = try await list("victims.referral", officer)
            #expect(referrals.map { $0["state"].text } == ["accepted"])
            let record = try #require(referrals.first)["record"]
            #expect(record["recipient"].text == unit && record["victim"].text == own)
            #expect(record["withoutConsent"].text == override)
            #expect((record["consent"].text == nil) == (override != nil))
            let read = try await call("victims.victim.fetch", officer, #"{"id":"\#(own)"}"#)
            #expect(read.status == 0, "\(read.errors)")
            #expect(try read.json()["content"]["record"]["personKind"].text == "victim")
            let unread = try await call("victims.victim.fetch", officer, #"{"id":"\#(other)"}"#)
            #expect(unread.status == 11, "\(officer): \(unread.output)")
            // Nor is the handover theirs to read: they follow the people alone.
            let whole = try await call("liaison.handover.fetch", officer, #"{"id":"\#(id)"}"#)
            #expect(!whole.output.contains("signatures"))
        }
    }
}
