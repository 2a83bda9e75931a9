import Foundation
import Testing

/// The gateway's real process, killed by the kernel at the moment when a row of its journal goes to the
/// disk, and started again: the work goes on by itself and happened once.
@Suite(.serialized) struct GatewayKillTests {
    /// The commits at which it dies: the work's filing, and rows before and after the three calls.
    static let commits = [1, 3, 4, 7, 8]

    @Test func `killed at any row, a reception is registered once after the restart`() async throws
    {
        let home = FileManager.default.temporaryDirectory
            .appending(path: "homeward-kill-\(UUID().uuidString)", directoryHint: .isDirectory)
        let household = try await Household(
            home: home,
            basePort: 17_400,
            options: ["--no-demo", "--restart-after", "1"]
        )
        do {
            for commit in Self.commits {
                try await expectOneReception(of: household, killedAt: commit)
            }
        } catch {
            await household.remove()
            throw error
        }
        await household.remove()
    }

    private func expectOneReception(
        of household: Household,
        killedAt commit: Int
    ) async throws {
        let desk = Desk(household: household)
        let (handover, people) = try await desk.arrivedHandover()
        let key = "end-to-end/kill/\(UUID().uuidString)"
        let gateway = try household.process(of: "gateway")
        let tracer = try await Tracer(killing: gateway, atCommit: commit, in: household.home)
        // Whatever the caller hears: the process dies while it works.
        _ = try? await desk.register(handover, key: key)
        try await Household.wait(.seconds(20), for: "the gateway to be killed") {
            kill(gateway, 0) != 0
        }
        tracer.end()
        try await household.waitUntilHealthy("gateway")
        #expect(try household.process(of: "gateway") != gateway)
        try await Household.wait(.seconds(30), for: "the work to be finished") {
            let asked = try await desk.register(handover, key: key)
            return try Desk.object(asked)["progress"] as? String == "finished"
        }
        let receptions = try await desk.receptions(of: handover)
        #expect(Set(receptions) == Set(people), "killed at commit \(commit)")
        #expect(receptions.count == people.count, "killed at commit \(commit)")
        #expect(try await desk.registered(in: handover) == people.count)
    }
}

/// Ends a process when it syncs a file for the how-manieth time.
private final class Tracer {
    private let process = Process()

    init(killing victim: Int32, atCommit commit: Int, in home: URL) async throws {
        let said = home.appending(path: "strace.\(victim).said")
        _ = FileManager.default.createFile(atPath: said.path, contents: nil)
        let strace = ["/usr/bin/strace", "/bin/strace", "/usr/local/bin/strace"]
            .first { FileManager.default.isExecutableFile(atPath: $0) }
        process.executableURL = URL(
            fileURLWithPath: try #require(strace, "apt-get install strace")
        )
        process.arguments = [
            "-f", "-o", "/dev/null", "-e", "trace=fdatasync",
            "-e", "inject=fdatasync:signal=SIGKILL:when=\(commit)", "-p", "\(victim)",
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: said)
        try process.run()
        try await Household.wait(.seconds(20), for: "strace to be attached") { [process] in
            let text = (try? String(contentsOf: said, encoding: .utf8)) ?? ""
            guard process.isRunning else { throw HouseholdError(what: "strace ended: \(text)") }
            return text.contains("attached")
        }
    }

    func end() { if process.isRunning { process.terminate() } }
}

/// The officers of one handover at Móng Cái, by their commands.
private struct Desk {
    let household: Household

    /// A handover of two made-up people who stand at the gate.
    func arrivedHandover() async throws -> (handover: String, people: [String]) {
        var people: [String] = []
        for name in ["Lò Thị Thử", "Vàng A Thử"] {
            people.append(try await person(name))
        }
        let list = people.map { "\"\($0)\"" }.joined(separator: ",")
        let units = ["MPS/IMM", "MPS/FAD", "MOD/BG/QNI", "MPS/PROV/QNI", "MOH/PROV/QNI"]
            .map { "\"VN/GOV/\($0)\"" }.joined(separator: ",")
        let announced = try await call(
            "liaison.handover.announce",
            """
            {"partner": "CN", "partnerOffice": "Đồn biên phòng bạn", "announcedAt": "\(Self.moment)",
             "people": [\(list)], "bodies": [\(units)], "supporters": []}
            """,
            as: "consular"
        )
        let id = try #require(Self.at("filed", "id", of: announced) as? String)
        let results = people.map { "{\"person\": \"\($0)\", \"finding\": \"confirmed\"}" }
        let checked = try await call(
            "liaison.handover.checkIdentities",
            """
            {"id": "\(id)", "seen": 1, "checkedAt": "\(Self.moment)",
             "results": [\(results.joined(separator: ","))]}
            """,
            as: "immigration"
        )
        let accepted = try await call(
            "liaison.handover.accept",
            "{\"id\": \"\(id)\", \"seen\": \(try Self.version(checked)), \"acceptedAt\": \"\(Self.moment)\"}",
            as: "foreign-relations"
        )
        let approval = try #require(Self.at("awaiting", of: accepted) as? String)
        let approved = try await call(
            "liaison.handover.decide",
            "{\"approval\": \"\(approval)\", \"decision\": \"approve\"}",
            as: "foreign-relations-chief"
        )
        let seen = try #require(Self.at("record", "filing", "version", of: approved) as? Int)
        let scheduled = try await call(
            "liaison.handover.schedule",
            """
            {"id": "\(id)", "seen": \(seen), "gate": "mongCai", "scheduledFor": "2026-01-06",
             "agreedAt": "\(Self.moment)", "bodies": []}
            """,
            as: "border-mongcai"
        )
        let arrivals = people.map {
            "{\"person\": \"\($0)\", \"outcome\": \"arrived\", \"at\": \"\(Self.moment)\"}"
        }
        _ = try await call(
            "liaison.handover.recordArrivals",
            """
            {"id": "\(id)", "seen": \(try Self.version(scheduled)),
             "arrivals": [\(arrivals.joined(separator: ","))]}
            """,
            as: "border-mongcai"
        )
        return (id, people)
    }

    /// Asks the gateway to register the handover's receptions; answers the standing.
    func register(_ handover: String, key: String) async throws -> String {
        try await call(
            "gateway.registerReception",
            """
            {"handover": "\(handover)", "receivedBy": "VN/GOV/MOH/PROV/QNI",
             "province": "quangNinh"}
            """,
            as: "police-quangninh",
            ["--key", key]
        )
    }

    /// Whose receptions stand at victim support, one entry for each reception.
    func receptions(of handover: String) async throws -> [String] {
        let page = try await call(
            "victims.reception.list",
            "{\"facets\": [{\"key\": \"handover\", \"value\": \"\(handover)\"}], \"states\": []}",
            as: "health-quangninh"
        )
        let records = Self.at("records", of: page) as? [[String: Any]] ?? []
        return records.compactMap { record in
            let content = record["content"] as? [String: Any]
            return (content?["record"] as? [String: Any])?["victim"] as? String
        }
    }

    /// How many people of the manifest have a reception.
    func registered(in handover: String) async throws -> Int {
        let sight = try await call(
            "liaison.handover.fetch",
            "{\"id\": \"\(handover)\"}",
            as: "border-mongcai"
        )
        let manifest = Self.at("content", "record", "manifest", of: sight) as? [[String: Any]]
        return (manifest ?? []).filter { $0["reception"] is String }.count
    }

    private func person(_ name: String) async throws -> String {
        let answer = try await call(
            "victims.intake",
            """
            {"victim": {"personKind": "victim", "category": "inProcessInCountry",
              "status": "PossibleVictimOfTrafficking", "ageGroup": "unknown", "citizenships": [],
              "province": "quangNinh"},
             "identity": {"names": ["\(name)"], "documents": [], "phones": []}}
            """,
            as: "police-quangninh"
        )
        return try #require(Self.at("victim", of: answer) as? String)
    }

    private func call(
        _ method: String,
        _ message: String,
        as officer: String,
        _ more: [String] = []
    ) async throws -> String {
        try await household.call(method, message, as: officer, more).output
    }

    // MARK: - Answers

    private static let moment = "2026-01-05T03:00:00Z"

    /// An answer as a tree.
    static func object(_ answer: String) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any] ?? [:]
    }

    private static func at(_ path: String..., of answer: String) -> Any? {
        var tree: Any? = try? object(answer)
        for key in path { tree = (tree as? [String: Any])?[key] }
        return tree
    }

    private static func version(_ answer: String) throws -> Int {
        try #require(at("filed", "filing", "version", of: answer) as? Int)
    }
}
