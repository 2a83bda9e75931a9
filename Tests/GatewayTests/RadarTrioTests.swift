import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import GatewayServer

/// The radar over three real services: what each officer hears, and what nobody does.
@Suite struct RadarTrioTests {
    /// Clocks of all three services: a report and a file, an identification, a handover.
    private func begin(_ scene: TrioScene) async throws {
        let person = try await scene.person()
        _ = try await scene.report(people: [person])
        _ = try await scene.caseFile(people: [person])
        _ = try await scene.victims.client(as: Officers.borderGuard).call(
            BeginIdentification(
                victim: person,
                path: .reported,
                province: .quangNinh,
                units: [Officers.health.organisation, Officers.police.organisation]
            )
        )
        _ = try await scene.checkedHandover([person], nil)
    }

    /// All pages, of so many each.
    private func radar(
        _ gateway: OpenGateway,
        for officer: Caller,
        _ query: DeadlineQuery = DeadlineQuery(),
        limit: Int = 2
    ) async throws -> [RunningClock] {
        var told: [RunningClock] = []
        var cursor: Bytes?
        repeat {
            let page = try await gateway.client(as: officer).call(
                ReadDeadlineRadar(query, limit: limit, cursor: cursor)
            )
            #expect(page.parts.allSatisfy { $0.status == .ok })
            told += page.deadlines
            cursor = page.next
        } while cursor != nil
        return told
    }

    @Test func `it tells what each service tells the officer, by when it is due`() async throws {
        try await TrioScene.run { scene in
            try await begin(scene)
            try await scene.bench.withGateway { gateway in
                var services: Set<String> = []
                for officer in [
                    Officers.police, Officers.borderGuard, Officers.health, Officers.immigration,
                    Officers.consular,
                ] {
                    let told = try await radar(gateway, for: officer)
                    var own = try await scene.cases.client(as: officer)
                        .call(ListDeadlines<Cases>(limit: 200)).entries
                    own += try await scene.victims.client(as: officer)
                        .call(ListDeadlines<VictimSupport>(limit: 200)).entries
                    own += try await scene.liaison.client(as: officer)
                        .call(ListDeadlines<Liaison>(limit: 200)).entries
                    #expect(Set(told) == Set(own.map(\.deadline)))
                    #expect(told.count == own.count)
                    #expect(told.map(\.dueAt) == told.map(\.dueAt).sorted())
                    services.formUnion(
                        told.compactMap { $0.kind.rawValue.split(separator: ".").first }
                            .map(String.init)
                    )
                }
                #expect(services == ["cases", "victims", "liaison"])
            }
        }
    }

    @Test func `strangers of every role hear of no deadline, and change nothing`() async throws {
        try await TrioScene.run { scene in
            try await begin(scene)
            let before = (
                try await scene.cases.contents(), try await scene.victims.contents(),
                try await scene.liaison.contents()
            )
            try await scene.bench.withGateway { gateway in
                for officer in [Officers.strangePolice, Officers.strangeHealth] {
                    let told = try await radar(gateway, for: officer)
                    #expect(told.isEmpty, "\(officer.unit)")
                }
                // Whom the services' policies do not know, they tell nothing at all.
                for role in Role.allCases {
                    let officer = Officers.of(role, in: "VN/GOV/SOMEWHERE/ELSE")
                    let error = await refusal {
                        try await gateway.client(as: officer).call(ReadDeadlineRadar())
                    }
                    #expect(error?.code == .notFound || error?.code == .permissionDenied)
                }
            }
            #expect(try await scene.cases.contents() == before.0)
            #expect(try await scene.victims.contents() == before.1)
            #expect(try await scene.liaison.contents() == before.2)
        }
    }

    @Test func `a service that is cut off costs its part, and its deadlines come once it is back`()
        async throws
    {
        try await TrioScene.run { scene in
            try await begin(scene)
            try await scene.bench.withGateway { gateway in
                let whole = try await radar(gateway, for: Officers.police)
                let client = gateway.client(as: Officers.police)
                for wire in [scene.wires.cases, scene.wires.victims, scene.wires.liaison] {
                    wire.become(.cut)
                    let part = try await client.call(ReadDeadlineRadar())
                    #expect(part.parts.filter { $0.status == .unavailable }.count == 1)
                    #expect(part.parts.filter { $0.status == .ok }.count == 2)
                    wire.become(nil)
                    let next = try #require(part.next)
                    let rest = try await client.call(ReadDeadlineRadar(cursor: next))
                    #expect(rest.next == nil)
                    #expect(Set(part.deadlines + rest.deadlines) == Set(whole))
                    #expect(part.deadlines.count + rest.deadlines.count == whole.count)
                }
            }
        }
    }

    /// Every text that officers wrote anywhere is a canary.
    @Test func `no name and no text of anybody's is in a radar or on its way`() async throws {
        try await TrioScene.run(planting: true) { scene in
            try await begin(scene)
            let before = [scene.wires.cases, scene.wires.victims, scene.wires.liaison]
                .map(\.traffic.count)
            var heard: [[UInt8]] = []
            try await scene.bench.withGateway { gateway in
                for officer in [Officers.police, Officers.borderGuard, Officers.health] {
                    let page = try await gateway.client(as: officer).call(ReadDeadlineRadar())
                    #expect(!page.deadlines.isEmpty)
                    heard.append(try Wire.encode(page))
                }
            }
            let wires = [scene.wires.cases, scene.wires.victims, scene.wires.liaison]
            let traffic = zip(wires, before).flatMap { $0.traffic.dropFirst($1) }
            #expect(traffic.count == 18)
            for text in Planting.texts {
                let isSaid = (traffic + heard).contains {
                    String(decoding: $0, as: UTF8.self).contains(text)
                }
                #expect(!isSaid, "\(text)")
                #expect(try scene.bench.filesHolding(text) == [])
                #expect(!scene.bench.log.text.contains(text))
            }
        }
    }
}
