import Foundation
import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

/// Calls to the hotline 111 that nobody takes in time, while the service that is to pass them on is killed.
@Suite(.serialized) struct HotlineOverdueTests {
    private static let route: [OrgID] = ["VN/GOV/MPS/PROV/QNI", "VN/GOV/MOD/BG/QNI"]
    private static let options = ["--no-demo", "--restart-after", "1"]

    /// A call that its first body has, and until when it may take it.
    private struct Asked {
        let call: String
        let due: Instant
    }

    /// What stood in the store when the world started.
    private struct Kept {
        /// Calls of somebody in danger, one due every six seconds.
        var urgent: [Asked] = []
        /// A call that has hours left.
        var patient = ""
    }

    /// Runs a body against a world whose service took calls down, and passed them to their first body, an
    /// hour ago.
    private func withWorld(_ body: (Household, Kept) async throws -> Void) async throws {
        let home = FileManager.default.temporaryDirectory
            .appending(path: "homeward-e2e-\(UUID().uuidString)", directoryHint: .isDirectory)
        let first = try await Household.start(home: home, options: Self.options)
        do {
            _ = try await first.interrupt()
            let kept = try await keep(in: home)
            let world = try await Household(
                home: home,
                basePort: first.basePort,
                options: Self.options
            )
            do { try await body(world, kept) } catch {
                await world.remove()
                throw error
            }
            await world.remove()
        } catch {
            await first.remove()
            throw error
        }
    }

    private func keep(in home: URL) async throws -> Kept {
        var kept = Kept()
        // The first is due at once, the last after the world has started on any machine.
        let start = Instant.now.advanced(by: .seconds(-3_600))
        try await EarlierService.run(in: home, from: start) { service in
            kept.patient = try await ask(.report, service).call
            for _ in 0..<16 {
                kept.urgent.append(try await ask(.danger, service))
                service.time.pass(.seconds(6))
            }
        }
        return kept
    }

    /// Takes a call down and passes it to its first body.
    private func ask(_ topic: HotlineTopic, _ service: EarlierService) async throws -> Asked {
        let hotline = service.client(as: Officers.of(.hotline, in: "VN/GOV/MOH/111"))
        let call = try await hotline.call(
            FileRecord(
                HotlineCall(
                    topic: Word(topic),
                    receivedAt: service.time.now,
                    province: Word(.quangNinh),
                    summary: FreeText("Một cô gái bị giữ ở bên kia biên giới."),
                    route: Self.route
                )
            )
        )
        let relayed = try await service.client(as: Officers.victimSupportService)
            .call(RelayHotlineCalls())
        try #require(relayed.passedOn == 1)
        let sight = try await hotline.call(FetchRecord<HotlineCall>(id: call.id))
        let forward = try #require(sight.content?.record.forwards.last)
        return Asked(call: call.id.loggable, due: forward.at.advanced(by: .seconds(3_600)))
    }

    // MARK: - Looking

    private func standing(
        _ call: String,
        as officer: String = "hotline",
        in world: Household
    ) async throws -> JSON {
        try await world.call("victims.hotlineCall.fetch", "{\"id\": \"\(call)\"}", as: officer)
            .json()["content"]
    }

    /// The bodies that have a call, in the order in which they were asked.
    private func forwards(_ call: String, in world: Household) async throws -> [String] {
        try await standing(call, in: world)["record"]["forwards"].list.compactMap { $0["to"].text }
    }

    /// How often a call was passed on, as the trail has it.
    private func relays(of call: String, in world: Household) async throws -> Int {
        let shown = try await world.run(
            ["audit", "show", "victim-support", "--record", "victims.hotlineCall/\(call)"]
        )
        try #require(shown.status == 0, "\(shown.errors)")
        return try shown.json().list
            .filter { $0["entry"]["method"].text == "victims.hotlineCall.relay" }.count
    }

    /// The calls that every body of their route was asked about and none has taken, as the operator lists
    /// them.
    private func untaken(in world: Household) async throws -> Set<String> {
        let listed = try await world.call(
            "victims.hotlineCall.list",
            "{\"facets\": [{\"key\": \"lastAsked\", \"value\": \"yes\"}], \"limit\": 100}",
            as: "hotline"
        ).json()
        return Set(listed["records"].list.compactMap { $0["content"]["id"].text })
    }

    /// Kills the service after a call's time is over and before it has looked: it stands still from
    /// before that moment to its end.
    private func kill(over asked: Asked, in world: Household) async throws {
        try await world.pause("victim-support") {
            try #require(Instant.now < asked.due, "it stood still too late")
            try await Household.wait(.seconds(30), for: "the time to be over") {
                Instant.now > asked.due
            }
            Foundation.kill(try world.process(of: "victim-support"), SIGKILL)
        }
        try await world.waitUntilHealthy("victim-support")
    }

    private func expectPassedOnOnce(_ calls: [Asked], in world: Household) async throws {
        let route = Self.route.map(\.path)
        for asked in calls {
            #expect(try await forwards(asked.call, in: world) == route)
            // To the first body an hour ago, to the next one now.
            #expect(try await relays(of: asked.call, in: world) == 2)
        }
    }

    @Test
    func
        `a call that nobody takes in time goes on, and once, though the service is killed over it`()
        async throws
    {
        try await withWorld { world, kept in
            // The world may have started late: the next whose time is not over yet is killed over.
            let soon = Instant.now.advanced(by: .seconds(2))
            let over = try #require(kept.urgent.first { $0.due > soon })
            #expect(try await forwards(over.call, in: world) == [Self.route[0].path])
            #expect(try await !untaken(in: world).contains(over.call))
            try await kill(over: over, in: world)
            let due = kept.urgent.filter { $0.due <= over.due }
            for asked in due {
                try await Household.wait(.seconds(30), for: "\(asked.call) to go on") {
                    try await forwards(asked.call, in: world).count > 1
                }
            }
            try await expectPassedOnOnce(due, in: world)
            // Killed once more on what it has passed on; a round later each still went on once.
            try await world.kill("victim-support") {}
            try await world.waitUntilHealthy("victim-support")
            let later = try #require(kept.urgent.first { $0.due > .now })
            try await Household.wait(.seconds(60), for: "\(later.call) to go on") {
                try await forwards(later.call, in: world).count > 1
            }
            try await expectPassedOnOnce(due, in: world)
            #expect(try await forwards(kept.patient, in: world) == [Self.route[0].path])
            // The operator sees that nobody has it, and then who.
            #expect(try await untaken(in: world).isSuperset(of: due.map(\.call)))
            let seen = try await standing(over.call, as: "border-mongcai", in: world)
            let version = try #require(seen["filing"]["version"].number)
            _ = try await world.call(
                "victims.hotlineCall.step",
                "{\"id\": \"\(over.call)\", \"seen\": \(Int(version)), \"to\": \"taken\"}",
                as: "border-mongcai"
            )
            let taken = try await standing(over.call, in: world)
            #expect(taken["state"].text == "taken")
            #expect(taken["record"]["takenBy"].text == Self.route[1].path)
            #expect(try await !untaken(in: world).contains(over.call))
            let trails = try await world.run(["audit", "verify"], seconds: 120)
            #expect(trails.status == 0, "\(trails.output)")
        }
    }
}
