import Foundation
import Testing

// What the command line prints of where somebody stays, and of why somebody was named without consent.

extension ReceptionTests {
    private static let name = "Nhà Hoa Ban Canary"
    private static let secrets = [name, "Ngõ 17 Canary", "+84912000777"]

    private func call(
        _ method: String,
        _ message: String,
        as officer: String = "health-quangninh"
    ) async throws -> JSON {
        try await household.call(method, message, as: officer).json()
    }

    private func step(
        _ kind: String,
        _ id: String,
        to state: String,
        facts: [String: String] = [:]
    ) async throws {
        let next = try await call("\(kind).nextSteps", "{\"id\": \"\(id)\"}")
        let entries = facts.map { "{\"fact\": \"\($0)\", \"value\": \"\($1)\"}" }
        let taken = try await call(
            "\(kind).step",
            """
            {"id": "\(id)", "seen": \(Int(try #require(next["version"].number))),
             "to": "\(state)", "facts": {"entries": [\(entries.joined(separator: ","))]}}
            """
        )
        guard let approval = taken["awaiting"].text else { return }
        _ = try await call(
            "\(kind).decide",
            "{\"approval\": \"\(approval)\", \"decision\": \"approve\"}",
            as: "health-quangninh-chief"
        )
    }

    /// A facility that the shelter runs, in which the woman of the demonstration stays.
    private func sheltered() async throws -> (facility: String, stay: String) {
        let filed = try await call(
            "victims.facility.file",
            """
            {"record": {"name": "\(Self.secrets[0])", "address": "\(Self.secrets[1])",
              "phone": "\(Self.secrets[2])", "province": "quangNinh",
              "runBy": "VN/GOV/MOH/FACILITY/QNI-01", "capacity": 3, "referrers": []}}
            """
        )
        let facility = try #require(filed["id"].text)
        try await step(
            "victims.facility",
            facility,
            to: "open",
            facts: ["documentNumber": "12/GP", "decisionDate": "2026-01-05"]
        )
        let asked = try await call(
            "victims.stay.file",
            """
            {"record": {"victim": "\(victim)", "facility": "\(facility)", "from": "2026-01-05"}}
            """
        )
        let stay = try #require(asked["id"].text)
        for state in ["allocated", "staying"] {
            try await step("victims.stay", stay, to: state)
        }
        return (facility, stay)
    }

    @Test func `no command prints a shelter's name or place but to those who are admitted to it`()
        async throws
    {
        let (facility, stay) = try await sheltered()
        let commands = [
            ["journey", victim, "--purpose", "support", "--reference", caseFile],
            ["radar", "--limit", "200"], ["victim", "show", victim],
            ["facility", "list"], ["facility", "show", facility],
            ["call", "victims.stay.fetch", "--json", "{\"id\": \"\(stay)\"}"],
            ["call", "victims.stay.list", "--json", "{\"facets\": [], \"states\": []}"],
            ["call", "victims.facility.history", "--json", "{\"id\": \"\(facility)\"}"],
        ]
        for officer in [
            "police-quangninh", "border-mongcai", "criminal-police", "foreign-relations",
            "immigration", "hotline", "steering", "stranger", "auditor", "administrator",
        ] {
            for command in commands {
                let outcome = try await household.run(command + ["--as", officer])
                for secret in Self.secrets {
                    #expect(!outcome.output.contains(secret), "\(command) as \(officer)")
                    #expect(!outcome.errors.contains(secret), "\(command) as \(officer)")
                }
            }
        }
        // The way and the radar name it to nobody, though the radar tells of the stay.
        for command in commands.prefix(2) {
            let outcome = try await household.run(command + ["--as", "health-quangninh"])
            #expect(outcome.status == 0, "\(outcome.errors)")
            for secret in Self.secrets { #expect(!outcome.output.contains(secret), "\(command)") }
        }
        let radar = try await household.run(commands[1] + ["--as", "health-quangninh"])
        #expect(try radar.json()["deadlines"].list.contains { $0["id"].text == stay })
        let own = try await household.run(
            ["facility", "show", facility, "--as", "health-quangninh"]
        )
        #expect(own.output.contains(Self.name))
    }

    @Test func `the audit names the ground on which the girl was referred without consent`()
        async throws
    {
        let outcome = try await household.run(
            ["audit", "show", "victim-support", "--limit", "1000"]
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        let made = try outcome.json().list.map { $0["entry"] }
            .filter { $0["method"].text == "victims.referral.make" }
        #expect(
            Set(made.map { $0["reason"].text }) == [nil, "withoutConsent.bestInterestOfMinor"]
        )
    }
}
