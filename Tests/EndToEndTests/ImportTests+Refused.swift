import Foundation
import Testing

extension ImportTests {
    /// A campaign of June 2025 in Quảng Ninh that runs, and the approval by which it would be called off.
    private func campaignToBeCalledOff() async throws -> (id: String, approval: String) {
        let filed = try await household.call(
            "cases.campaign.file",
            """
            {"record": {"name": "Cao điểm", "from": "2025-06-01", "until": "2025-06-30",
             "provinces": ["quangNinh"], "countries": [], "participants": []}}
            """,
            as: "police-quangninh"
        ).json()
        let id = try #require(filed["id"].text)
        let running = try await propose(
            id,
            to: "running",
            ["documentNumber": "12/QĐ", "decisionDate": "2025-06-01"]
        )
        try await approve(running)
        return (id, try await propose(id, to: "cancelled", ["reason": "Thôi không mở"]))
    }

    private func propose(
        _ campaign: String,
        to state: String,
        _ facts: [String: String]
    ) async throws -> String {
        let next = try await household.call(
            "cases.campaign.nextSteps",
            "{\"id\": \"\(campaign)\"}",
            as: "police-quangninh"
        ).json()
        let entries = facts.map { "{\"fact\": \"\($0)\", \"value\": \"\($1)\"}" }
        let taken = try await household.call(
            "cases.campaign.step",
            """
            {"id": "\(campaign)", "seen": \(Int(try #require(next["version"].number))),
             "to": "\(state)", "facts": {"entries": [\(entries.joined(separator: ","))]}}
            """,
            as: "police-quangninh"
        ).json()
        return try #require(taken["awaiting"].text)
    }

    private func approve(_ approval: String) async throws {
        _ = try await household.call(
            "cases.campaign.decide",
            "{\"approval\": \"\(approval)\", \"decision\": \"approve\"}",
            as: "police-quangninh-chief"
        )
    }

    @Test
    func `rows refused while others are filed are told by row, and keep no other from being filed`()
        async throws
    {
        let rows = 6_000
        let claimed = (rows - 9)...(rows - 5)
        let (campaign, approval) = try await campaignToBeCalledOff()
        let text =
            (["Ngày,Tỉnh,country,direction,personTimes,suspicion,campaign"]
            + (1...rows).map { row in
                "09/06/2025,Quảng Ninh,LA,exit,\(row),none,\(claimed.contains(row) ? campaign : "")"
            }).joined(separator: "\n")
        try await withTable(text) { path in
            let command = ["import", "crossing", path, "--as", "police-quangninh"]
            let before = try #require(storedCrossings())
            // The service has agreed to every row once the first is filed; then the campaign is called off.
            let run = try await household.run(
                command,
                seconds: 240,
                pausing: .init {
                    storedCrossings().map { $0 > before } ?? false
                } meanwhile: {
                    try await approve(approval)
                }
            )
            #expect(run.status == 5, "\(run.status) \(run.output) \(run.errors)")
            let told = try run.json()
            // The heading is the first row.
            #expect(
                told["rejects"].list.map { $0["row"].number.map { Int($0) - 1 } } == Array(claimed)
            )
            for reject in told["rejects"].list {
                #expect(reject["field"].text == "campaign")
                #expect(reject["rule"].text == "contradicts.state")
            }
            #expect(told["filed"].number == Double(rows - 5) && told["notFiled"].number == 5)
            #expect(told["alreadyThere"].number == 0 && told["uncertain"].number == 0)
            #expect(storedCrossings() == before + rows - 5)
            let again = try await household.run(command, seconds: 240)
            #expect(again.status == 4, "\(again.status) \(again.errors)")
            let still = try again.json()
            #expect(still["alreadyThere"].number == Double(rows - 5))
            #expect(still["filed"].number == 0 && still["notFiled"].number == 5)
        }
        // The rows in question without the campaign: only what is missing is filed.
        try await withTable(text.replacing(campaign, with: "")) { path in
            let mended = try await household.run(
                ["import", "crossing", path, "--as", "police-quangninh"],
                seconds: 240
            )
            #expect(mended.status == 0, "\(mended.status) \(mended.errors)")
            #expect(try mended.json()["filed"].number == 5)
            #expect(try mended.json()["alreadyThere"].number == Double(rows - 5))
        }
    }
}
