import Foundation
import Testing

/// The radar of deadlines through the real processes, as officers of three ministries see it.
@Suite(.serialized, .demonstrationWorld) struct RadarTests {
    private let household: Household

    init() throws { household = try #require(Household.current) }

    private func radar(_ officer: String, _ more: [String] = []) async throws -> Household.Outcome {
        try await household.run(["radar", "--as", officer] + more)
    }

    /// References and due moments, in the order in which they are told.
    private func told(_ outcome: Household.Outcome) throws -> [(id: String, due: String)] {
        try outcome.json()["deadlines"].list.map { entry in
            (try #require(entry["id"].text), try #require(entry["dueAt"].text))
        }
    }

    /// A question across the border that was asked at a moment and is owed an answer in thirty days; a
    /// repetition asks nothing anew.
    private func ask(at moment: String) async throws -> String {
        let outcome = try await household.run(
            [
                "request", "file", "record.addressee=VN/GOV/MPS/IMM", "record.subject=Xác minh",
                "record.question=Canary Thử Nghiệm", "record.topic=trafficking",
                "occurred.at=\(moment)", "occurred.precision=day",
                "--as", "foreign-relations", "--key", "radar/end-to-end/\(moment)",
            ]
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try #require(try outcome.json()["id"].text)
    }

    @Test func `deadlines of all three services stand in one list, without a name`() async throws {
        _ = try await ask(at: "2026-02-02T03:00:00Z")
        var kinds: Set<String> = []
        for officer in ["police-quangninh", "health-quangninh", "foreign-relations"] {
            let outcome = try await radar(officer)
            #expect(outcome.status == 0, "\(outcome.errors)")
            let answer = try outcome.json()
            #expect(answer["parts"].list.allSatisfy { $0["status"].text == "ok" })
            #expect(answer["parts"].list.allSatisfy { $0["asOf"].text != nil })
            let due = try told(outcome).map(\.due)
            #expect(!due.isEmpty, "\(officer)")
            kinds.formUnion(answer["deadlines"].list.compactMap { $0["kind"].text })
            for canary in ReceptionTests.canaries + ["Canary", "Xác minh"] {
                #expect(!outcome.output.contains(canary), "\(canary)")
            }
        }
        let services = Set(kinds.compactMap { $0.split(separator: ".").first })
        #expect(services == ["cases", "victims", "liaison"], "\(kinds.sorted())")
    }

    @Test func `what is overdue stands first and says so, to programs and to people`() async throws
    {
        let question = try await ask(at: "2026-02-02T03:00:00Z")
        let outcome = try await radar("foreign-relations", ["--overdue"])
        let entry = try #require(try outcome.json()["deadlines"].list.first)
        #expect(entry["id"].text == question)
        #expect(entry["kind"].text == "liaison.informationRequest")
        #expect(entry["clock"].text == "reply")
        #expect(entry["isOverdue"].isTrue)
        #expect(entry["dueAt"].text == "2026-03-04T16:59:59.999Z")
        #expect(entry["isExtended"].isTrue == false)
        let mine = try await radar("foreign-relations", ["--overdue", "--mine"])
        #expect(try told(mine).map(\.id) == [question])
        let others = try await radar("stranger", ["--overdue"])
        #expect(try told(others).isEmpty)
    }

    @Test func `pages that go on from a cursor are together the whole`() async throws {
        let whole = try told(try await radar("police-quangninh", ["--limit", "200"]))
        #expect(whole.count > 2)
        var found: [String] = []
        var from: [String] = []
        repeat {
            let outcome = try await radar("police-quangninh", ["--limit", "2"] + from)
            #expect(outcome.status == 0, "\(outcome.errors)")
            found += try told(outcome).map(\.id)
            from = try outcome.json()["next"].text.map { ["--from", $0] } ?? []
        } while !from.isEmpty && found.count <= whole.count
        #expect(found == whole.map(\.id))
    }

    @Test func `days, overdue, own unit and kind narrow it`() async throws {
        let whole = try told(try await radar("police-quangninh"))
        let none = try await radar("police-quangninh", ["--kind", "liaison.tipItem"])
        #expect(try told(none).isEmpty)
        #expect(none.status == 0)
        for option in [["--days", "0"], ["--overdue"], ["--mine"], ["--kind", "report"]] {
            let outcome = try await radar("police-quangninh", option)
            #expect(outcome.status == 0, "\(outcome.errors)")
            let some = try told(outcome).map(\.id)
            #expect(Set(some).isSubset(of: whole.map(\.id)), "\(option)")
            for entry in try outcome.json()["deadlines"].list {
                switch option[0] {
                case "--overdue": #expect(entry["isOverdue"].isTrue)
                case "--kind": #expect(entry["kind"].text == "cases.report")
                case "--mine":
                    #expect(
                        entry["organisation"].text?.hasPrefix("VN/GOV/MPS/PROV/QNI") == true
                    )
                default: break
                }
            }
        }
    }

    @Test(arguments: [
        (["--kind", "raport"], 64, "cases.report"), (["--days", "4000"], 64, "3650"),
        (["--limit", "0"], 64, "1000"), (["--from", "%%"], 64, "cursor"),
        (["--from", "AAAA"], 10, "cursor"),
    ])
    func `what is typed wrongly is said in words`(
        arguments: [String],
        status: Int32,
        phrase: String
    ) async throws {
        let outcome = try await radar("police-quangninh", arguments)
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains(phrase), "\(outcome.errors)")
    }

    @Test func `somebody who never sees content is refused`() async throws {
        let outcome = try await radar("auditor")
        #expect(outcome.status == 12, "\(outcome.errors)")
    }

    @Test(arguments: [
        ("cases", "cases"), ("victim-support", "victims"), ("liaison", "liaison"),
    ])
    func `a ministry that is down costs its part, and the cursor brings it when it is back`(
        daemon: String,
        service: String
    ) async throws {
        let whole = try told(try await radar("police-quangninh", ["--limit", "200"]))
        var partial: [String] = []
        var next = ""
        try await household.kill(daemon) {
            let without = try await radar("police-quangninh", ["--limit", "200"])
            #expect(without.status == 5, "\(without.output)\(without.errors)")
            let answer = try without.json()
            for part in answer["parts"].list {
                #expect((part["status"].text == "ok") != (part["service"].text == service))
            }
            partial = try told(without).map(\.id)
            next = try #require(answer["next"].text)
        }
        try await household.waitUntilHealthy(daemon)
        try await Household.wait(.seconds(10), for: "all parts to be there") {
            try await radar("police-quangninh").status == 0
        }
        let rest = try await radar("police-quangninh", ["--limit", "200", "--from", next])
        #expect(rest.status == 0, "\(rest.errors)")
        let all = partial + (try told(rest).map(\.id))
        #expect(all.sorted() == whole.map(\.id).sorted())
    }
}
