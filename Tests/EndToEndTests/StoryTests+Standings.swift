import Foundation
import Testing

// What the gateway answers of the documents that were told: how the agreement is kept, how far the plan is.

extension StoryTests {
    private func answer(_ command: [String], status: Int32 = 0) async throws -> JSON {
        let outcome = try await household.run(command)
        #expect(outcome.status == status, "\(outcome.errors)")
        return try outcome.json()
    }

    /// The talks of the report of January 2024 are due as it says, the urgent call was logged, and its note
    /// followed in time.
    func checkKeeping() async throws {
        let agreements = try await list("liaison.agreement", "border-command", ["country=GB"])
        let id = try #require(agreements.first?["id"].text)
        let command = ["agreement", "status", id, "--as", "border-command"]
        let answer = try await answer(command)
        #expect(answer["parts"].list.map { $0["service"].text } == ["liaison"])
        let status = answer["status"]
        #expect(status["agreement"].text == id)
        #expect(status["terms"]["state"].text == "inForce")
        #expect(status["terms"]["mandatoryChannel"].text == "noteVerbale")
        let cadences = status["cadences"].list.map {
            "\($0["level"].text ?? "") \($0["often"].text ?? "") \($0["nextDue"].text ?? "")"
        }
        #expect(
            cadences == ["department everyYear 2025-01-18", "central everyTwoYears 2026-01-18"]
        )
        #expect(status["cadences"].list.allSatisfy { $0["alarm"].text == "overdue" })
        let urgent = status["otherTalks"].list.first { $0["manner"].text == "urgent" }
        #expect(urgent?["unminuted"].number == 1)
        let letters = status["letters"]
        #expect(letters["byOtherChannel"].number == 1 && letters["urgent"].number == 1)
        #expect(letters["notes"]["inTime"].number == 1)
        #expect(letters["notes"]["overdue"].number == 0)
        // The health authority may only know that there is an agreement, and whom to ask.
        let known = try await self.answer(["agreement", "status", id, "--as", "health-quangninh"])
        #expect(known["status"]["owner"].text == "VN/GOV/MOD/FRD")
        #expect(known["status"]["terms"]["state"].text == nil)
        let nothing = try await household.run([
            "agreement", "status", UUID().uuidString.lowercased(), "--as", "border-command",
        ])
        #expect(nothing.status != 0 && nothing.output.isEmpty)
    }

    /// The plan as it was handed out; without cases its tasks, without liaison its targets.
    func checkProgress() async throws {
        let command = ["plan", "progress", "--as", "criminal-police"]
        let whole = try await answer(command)
        #expect(whole["plan"].text == "19/KH-BCĐ138/CP")
        #expect(whole["parts"].list.map { $0["status"].text } == ["ok", "ok"])
        let tasks = whole["tasks"]["tasks"].list
        #expect(tasks.map { $0["number"].number } == [1, 2, 3])
        #expect(tasks.map { $0["lead"].text } == ["VN/GOV/MPS", "VN/GOV/MOFA", nil])
        #expect(tasks.map { $0["bodies"].list.count } == [4, 4, 4])
        #expect(tasks.allSatisfy { $0["clock"]["rule"].text == "taskAcceptance" })
        let targets = whole["targets"].list
        let asked = targets.map { "\(Int($0["percent"]["value"].number ?? 0))" }
        #expect(asked == ["100", "90", "90", "95", "90"])
        #expect(targets.allSatisfy { $0["count"]["year"].number == 2_024 })
        try await household.kill("cases") {
            let left = try await answer(command, status: 5)
            #expect(left["tasks"]["tasks"].list.count == 3)
            #expect(left["targets"].list.allSatisfy { $0["verdict"].text == "notAnswered" })
        }
        try await household.waitUntilHealthy("cases")
        try await household.kill("liaison") {
            let left = try await answer(command, status: 5)
            #expect(left["tasks"]["tasks"].list.isEmpty)
            #expect(left["targets"].list.allSatisfy { $0["verdict"].text != "notAnswered" })
        }
        try await household.waitUntilHealthy("liaison")
    }
}
