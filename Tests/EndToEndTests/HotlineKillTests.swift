import Foundation
import Testing

/// Calls to the hotline 111 while the service that keeps them is killed: what the operator was told is kept
/// goes out to the first body once, and stays with whoever took it.
@Suite(.serialized, .emptyWorld) struct HotlineKillTests {
    private let household: Household

    init() throws { household = try #require(Household.current) }

    private static let route = ["VN/GOV/MPS/PROV/QNI", "VN/GOV/MOD/BG/QNI"]

    private func call(_ method: String, _ json: String, as officer: String) async throws -> JSON {
        let run = try await household.run(["call", method, "--as", officer, "--json", json])
        try #require(run.status == 0, "\(method): \(run.errors)")
        return try run.json()
    }

    /// Takes a call down under a key; `nil` where nobody answered.
    private func accept(_ key: String) async throws -> String? {
        let route = Self.route.map { "\"\($0)\"" }.joined(separator: ", ")
        let message = """
            {"record": {"topic": "danger", "receivedAt": "2026-01-05T03:00:00Z",
            "province": "quangNinh", "summary": "Một cô gái gọi từ \(key).",
            "route": [\(route)], "forwards": []}}
            """
        let run = try await household.run(
            ["call", "victims.hotlineCall.file", "--as", "hotline", "--json", message]
                + ["--key", key, "--timeout", "3"]
        )
        return run.status == 0 ? try run.json()["id"].text : nil
    }

    /// A call as somebody reads it.
    private func standing(_ call: String, as officer: String = "hotline") async throws -> JSON {
        try await self.call(
            "victims.hotlineCall.fetch",
            "{\"id\": \"\(call)\"}",
            as: officer
        )["content"]
    }

    private func forwards(_ call: String) async throws -> [String] {
        try await standing(call)["record"]["forwards"].list.compactMap { $0["to"].text }
    }

    private func waitUntilOut(_ call: String) async throws {
        try await Household.wait(.seconds(30), for: "\(call) to go out") {
            try await !forwards(call).isEmpty
        }
    }

    private func count() async throws -> Int {
        let list = try await call("victims.hotlineCall.list", "{\"limit\": 200}", as: "hotline")
        return list["records"].list.count
    }

    /// How often the service passed a call on, as its trail has it.
    private func relays(of call: String) async throws -> Int {
        let shown = try await household.run(
            ["audit", "show", "victim-support", "--record", "victims.hotlineCall/\(call)"]
        )
        try #require(shown.status == 0, "\(shown.errors)")
        return try shown.json().list
            .filter { $0["entry"]["method"].text == "victims.hotlineCall.relay" }.count
    }

    /// Kills the service after it has acknowledged calls, before and after it has passed them on; answers the
    /// calls by their keys.
    private func acceptedAndKilled() async throws -> [String: String] {
        var accepted: [String: String] = [:]
        var known: Set<String> = []
        for round in 0..<2 {
            for number in 0..<2 {
                let key = "hotline/\(round)/\(number)/\(UUID().uuidString)"
                let call: String = try #require(try await accept(key))
                accepted[key] = call
            }
            // Now before the service has passed them on, which it does every five seconds, now just after.
            if round % 2 == 1, let last = accepted.values.first(where: { !known.contains($0) }) {
                try await waitUntilOut(last)
            }
            known.formUnion(accepted.values)
            try await household.kill("victim-support") {
                let key = "hotline/\(round)/away/\(UUID().uuidString)"
                let call = try await accept(key)
                #expect(call == nil)
            }
            try await household.waitUntilHealthy("victim-support")
        }
        return accepted
    }

    @Test func `a call that was acknowledged goes out, and once, wherever the service is killed`()
        async throws
    {
        let accepted = try await acceptedAndKilled()
        // Whoever did not hear the answer asks again, and gets the same call.
        for (key, call) in accepted { #expect(try await accept(key) == call) }
        #expect(try await count() == accepted.count)
        #expect(Set(accepted.values).count == accepted.count)
        for call in accepted.values { try await waitUntilOut(call) }
        // Once a later call has gone out a round was over: still each went to one body, by one entry.
        let later = try #require(try await accept("hotline/later/\(UUID().uuidString)"))
        try await waitUntilOut(later)
        for call in accepted.values {
            #expect(try await forwards(call) == [Self.route[0]])
            #expect(try await relays(of: call) == 1)
            #expect(
                try await standing(call, as: "police-quangninh")["record"]["route"].list.count == 2
            )
        }
        // The operator sees who took it, also from the service that was killed on it.
        let taken = try #require(accepted.values.first)
        let version = try #require(try await standing(taken)["filing"]["version"].number)
        _ = try await call(
            "victims.hotlineCall.step",
            "{\"id\": \"\(taken)\", \"seen\": \(Int(version)), \"to\": \"taken\"}",
            as: "police-quangninh"
        )
        try await household.kill("victim-support") {}
        try await household.waitUntilHealthy("victim-support")
        for call in accepted.values {
            let seen = try await standing(call)
            #expect(seen["state"].text == (call == taken ? "taken" : "accepted"))
            #expect(seen["record"]["takenBy"].text == (call == taken ? Self.route[0] : nil))
        }
        let trails = try await household.run(["audit", "verify"], seconds: 120)
        #expect(trails.status == 0, "\(trails.output)")
    }
}
