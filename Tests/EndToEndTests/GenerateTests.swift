import Foundation
import PythonPeer
import Testing

/// `homeward generate` fills the services of a development world, and of no other.
@Suite(.serialized) struct GenerateTests {
    /// A service that is filled, the file of its store and the kind that is asked for.
    struct Filled: Sendable {
        let service: String
        let store: String
        let kind: String

        static let all = [
            Filled(service: "cases", store: "cases/cases.db", kind: "cases.report"),
            Filled(
                service: "victim-support",
                store: "victim-support/victims.db",
                kind: "victims.victim"
            ),
            Filled(
                service: "liaison",
                store: "liaison/liaison.db",
                kind: "liaison.correspondence"
            ),
        ]
    }

    /// What is seen of a store from outside; see `Fixtures/store_peer.py`.
    private struct Seen: Decodable, Equatable {
        let records: [String: Int]
        let facet: [String: [String: Int]]
    }

    private static let count = 400

    private func withFolder(_ work: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "homeward-made-\(UUID().uuidString)", directoryHint: .isDirectory)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await work(folder)
    }

    /// The folder of a world that no service has run in yet, and its first port.
    private func withWorld(_ work: (URL, Int) async throws -> Void) async throws {
        try await withFolder { home in
            let port = try FreePorts.base()
            let made = try await homeward(["world", "make", "--base-port", "\(port)"], in: home)
            try #require(made.status == 0, "\(made.errors)")
            try await work(home, port)
        }
    }

    private func homeward(_ words: [String], in home: URL) async throws -> Household.Outcome {
        try await Household.run("homeward", words + ["--home", home.path, "--lang", "en"])
    }

    private func generate(
        _ service: String,
        seed: Int = 7,
        in home: URL
    ) async throws -> Household.Outcome {
        try await homeward(
            ["generate", service, "--records", "\(Self.count)", "--seed", "\(seed)"],
            in: home
        )
    }

    private func seen(_ filled: Filled, in home: URL) throws -> Seen {
        let store = home.appending(path: "data/\(filled.store)").path
        return try JSONDecoder().decode(
            Seen.self,
            from: PythonPeer.beside("store_peer").run([store, "province"])
        )
    }

    @Test func `three services are filled, once for each seed, and serve what they got`()
        async throws
    {
        try await withWorld { home, port in
            var before: [String: Seen] = [:]
            for filled in Filled.all {
                let run = try await generate(filled.service, in: home)
                #expect(run.status == 0, "\(run.errors)")
                #expect(run.output.contains("\(Self.count) records"), "\(run.output)")
                let seen = try seen(filled, in: home)
                #expect(seen.records[filled.kind] == Self.count, "\(seen)")
                // The same again is the same.
                #expect(try await generate(filled.service, in: home).status == 0)
                #expect(try self.seen(filled, in: home) == seen)
                before[filled.service] = seen
            }
            // Another seed is other records.
            #expect(try await generate("liaison", seed: 8, in: home).status == 0)
            let more = try seen(Filled.all[2], in: home)
            #expect(more.records["liaison.correspondence"] == 2 * Self.count)
            try checkSkew(before["cases"]?.facet["cases.report"])
            try checkSkew(before["victim-support"]?.facet["victims.victim"])
            let household = try await Household(
                home: home,
                basePort: port,
                options: ["--no-demo"]
            )
            do {
                try await checkServed(household, before)
                #expect(try await generate("cases", in: home).status == 3)
            } catch {
                await household.remove()
                throw error
            }
            await household.remove()
        }
    }

    /// Most are of few provinces, and hardly any province has none.
    private func checkSkew(_ counts: [String: Int]?) throws {
        let counts = try #require(counts)
        let sorted = counts.values.sorted(by: >)
        // The first of 34 is 34 times as likely as the last: a quarter of all, and the first five half.
        #expect(sorted.count >= 20, "\(counts)")
        #expect(sorted[0] > Self.count / 7, "\(counts)")
        #expect(sorted.prefix(5).reduce(0, +) > Self.count * 2 / 5, "\(counts)")
        #expect(sorted[0] >= 10 * (sorted.last ?? 0), "\(counts)")
    }

    /// Officers find records of their units, and the audit says of each who made it.
    private func checkServed(_ household: Household, _ before: [String: Seen]) async throws {
        let counted = try await household.run([
            "call", "cases.report.count", "--as", "border-command", "--json",
            #"{"by": "province", "facets": []}"#,
        ])
        #expect(counted.status == 0, "\(counted.errors)")
        let total = try counted.json()["total"].number ?? 0
        #expect(total > 20 && total < Double(Self.count), "\(total)")
        let listed = try await household.run([
            "call", "victims.victim.list", "--as", "health-quangninh", "--json", #"{"limit": 200}"#,
        ])
        #expect(listed.status == 0, "\(listed.errors)")
        // Of the others they may only know that they are there.
        let authors = try listed.json()["records"].list
            .compactMap { $0["content"]["filing"]["recordedBy"].text }
        #expect(authors.count > 5)
        #expect(authors.allSatisfy { $0.hasSuffix("/service/victim-support") })
        let audited = try await household.run(["audit", "verify"], seconds: 120)
        #expect(audited.status == 0, "\(audited.output) \(audited.errors)")
    }

    @Test(arguments: [
        ["gateway"], ["nothing"], ["cases", "--records", "0"], ["cases", "--records", "10000001"],
        ["cases", "--records", "many"],
    ])
    func `what keeps no records, and numbers out of range, are refused`(
        arguments: [String]
    ) async throws {
        try await withFolder { home in
            let run = try await homeward(["generate"] + arguments, in: home)
            #expect(run.status == 64, "\(run.status) \(run.errors)")
            #expect(run.output.isEmpty)
            #expect(!FileManager.default.fileExists(atPath: home.path))
        }
    }

    @Test func `a folder that is no development world gets nothing, by command and by service`()
        async throws
    {
        try await withWorld { home, _ in
            let manifest = home.appending(path: "world.json")
            try FileManager.default.removeItem(at: manifest)
            for filled in Filled.all {
                let run = try await generate(filled.service, in: home)
                #expect(run.status != 0, "\(run.output)")
                // The service looks for itself, whoever starts it.
                let started = try await Household.run(
                    "homeward-\(filled.service)",
                    [
                        "--config",
                        home.appending(path: "config/\(filled.service).yaml").path,
                        "--generate", "10",
                    ]
                )
                #expect(started.status != 0)
                #expect((started.output + started.errors).contains("development world only"))
                let store = home.appending(path: "data/\(filled.store)").path
                #expect(!FileManager.default.fileExists(atPath: store))
            }
        }
    }
}
