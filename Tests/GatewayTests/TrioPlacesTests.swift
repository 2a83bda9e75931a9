import RPC
import ServiceContracts
import TestSupport
import Testing
import Vocabulary
import WireCodec

@testable import GatewayServer

/// People of a handover get places in facilities, through the gateway and three real services.
@Suite struct TrioPlacesTests {
    /// A facility of the health authority that the provincial police may refer people to.
    private func facility(
        for places: Int,
        in scene: TrioScene,
        referrers: [OrgID] = [Officers.police.organisation]
    ) async throws -> FacilityID {
        let health = scene.victims.client(as: Officers.health)
        let filed = try await health.call(
            FileRecord(
                Facility(
                    name: FreeText("Nơi tạm trú Thử"),
                    address: Address("Số 18 phố Không Có"),
                    province: Word(.quangNinh),
                    runBy: Officers.health.organisation,
                    capacity: places,
                    referrers: referrers
                )
            )
        )
        _ = try await health.call(
            TakeStep<Facility>(
                id: filed.id,
                seen: filed.version,
                to: .temporary,
                facts: [.reason: "Nhiều người về cùng lúc.", .extendedUntil: "2026-12-30"],
                alone: true
            )
        )
        return filed.id
    }

    /// The stays of a handover's people, as the health authority reads them.
    private func stays(of handover: HandoverID, in scene: TrioScene) async throws -> [Filed<Stay>] {
        var stays: [Filed<Stay>] = []
        var cursor: Bytes?
        repeat {
            let page = try await scene.victims.client(as: Officers.health).call(
                ListRecords<Stay>(facets: [.handover(handover)], limit: 100, cursor: cursor)
            )
            stays += page.records.compactMap(\.content)
            cursor = page.next
        } while cursor != nil
        return stays
    }

    private func registration(
        of handover: HandoverID,
        in facilities: [FacilityID],
        _ scene: TrioScene
    ) -> RegisterReception {
        var request = scene.registration(of: handover)
        request.facilities = facilities
        return request
    }

    @Test func `stopped after any row, a restart finishes with one place for everybody`()
        async throws
    {
        try await TrioScene.run { scene in
            let file = try await scene.caseFile()
            let facility = try await facility(for: 12, in: scene)
            // One person and a file: six steps of two rows.
            for row in 1...12 {
                let people = [try await scene.person()]
                let handover = try await scene.arrivedHandover(people, file)
                let request = registration(of: handover, in: [facility], scene)
                let stop = StopAfter(rows: row)
                let key = IdempotencyKey.random()
                let stopped = await refusal {
                    try await scene.bench.withGateway(failpoints: stop.failpoints) {
                        try await $0.client(as: Officers.police).call(request, key: key)
                    }
                }
                #expect(stopped != nil && stop.wasReached)
                try await scene.bench.withGateway { gateway in
                    await gateway.service.resumeReceptions()
                    let status = try await gateway.client(as: Officers.police)
                        .call(request, key: key)
                    #expect(status.progress == .finished && status.places == 1)
                }
                let stays = try await stays(of: handover, in: scene)
                #expect(stays.map(\.state.known) == [.allocated])
                #expect(stays.map(\.record.victim) == people)
            }
        }
    }

    @Test func `an answer about places that is lost is asked for again and keeps no second place`()
        async throws
    {
        try await TrioScene.run { scene in
            let facility = try await facility(for: 9, in: scene)
            // Victim support is called for places, twice for receptions, and for places again.
            for number in [1, 4] {
                let people = [try await scene.person(), try await scene.person()]
                let handover = try await scene.arrivedHandover(people, nil)
                scene.wires.victims.become(.loseAnswer(number))
                try await scene.bench.withGateway { gateway in
                    let client = gateway.client(as: Officers.police)
                    let asked = try await client.call(
                        registration(of: handover, in: [facility], scene)
                    )
                    scene.wires.victims.become(nil)
                    await gateway.service.resumeReceptions()
                    let status = try await client.call(ReadReceptionStatus(saga: asked.saga))
                    #expect(status.progress == .finished && status.places == 2)
                }
                let stays = try await stays(of: handover, in: scene)
                #expect(stays.map(\.state.known) == [.allocated, .allocated])
            }
        }
    }

    @Test func `a full facility undoes everything, and its places are as free as before`()
        async throws
    {
        try await TrioScene.run { scene in
            let facility = try await facility(for: 1, in: scene)
            let people = [try await scene.person(), try await scene.person()]
            let handover = try await scene.arrivedHandover(people, nil)
            try await scene.bench.withGateway { gateway in
                let client = gateway.client(as: Officers.police)
                let status = try await client.call(
                    registration(of: handover, in: [facility], scene)
                )
                #expect(status.progress == .undone)
                #expect(status.refusal == .init(step: "reserve/1-2", reason: "facility.full"))
                #expect(try await scene.receptions(of: handover).isEmpty)
                #expect(try await scene.handover(handover)?.receptionClaim == nil)
                #expect(try await stays(of: handover, in: scene).isEmpty)
                // The officer may ask again, with a place where there is more room.
                let larger = try await self.facility(for: 1, in: scene)
                let again = try await client.call(
                    registration(of: handover, in: [facility, larger], scene)
                )
                #expect(again.progress == .finished && again.places == 2)
            }
        }
    }

    @Test func `what is undone after places were kept gives them back`() async throws {
        try await TrioScene.run { scene in
            let facility = try await facility(
                for: 1,
                in: scene,
                referrers: [Officers.police.organisation]
            )
            let people = [try await scene.person()]
            let handover = try await scene.arrivedHandover(people, nil)
            // Whoever received the person by themselves meanwhile stands in the way of nobody: the
            // reception is refused because the body it names cannot read the person.
            var request = registration(of: handover, in: [facility], scene)
            request.caseFile = nil
            scene.wires.victims.become(.cutAfter(1))
            try await scene.bench.withGateway { gateway in
                let client = gateway.client(as: Officers.police)
                let asked = try await client.call(request)
                #expect(asked.progress == .running && asked.places == 1)
                let held = try await stays(of: handover, in: scene)
                #expect(held.map(\.state.known) == [.held])
                // The liaison officers give the handover back while victim support is away.
                scene.wires.victims.become(nil)
                scene.wires.liaison.become(nil)
                _ = try await scene.liaison.client(as: Officers.police).call(
                    ReleaseReception(handover: handover, saga: asked.saga)
                )
                await gateway.service.resumeReceptions()
                let status = try await client.call(ReadReceptionStatus(saga: asked.saga))
                #expect(status.progress == .undone)
                #expect(status.refusal?.step == "confirm")
                let given = try await stays(of: handover, in: scene)
                #expect(given.map(\.state.known) == [.cancelled])
                let again = try await client.call(request)
                #expect(again.progress == .finished && again.places == 1)
            }
        }
    }

    @Test func `an officer who may not know of a facility learns nothing and changes nothing`()
        async throws
    {
        try await TrioScene.run { scene in
            let secret = try await facility(for: 9, in: scene, referrers: [])
            let people = [try await scene.person()]
            let handover = try await scene.arrivedHandover(people, nil)
            try await scene.bench.withGateway { gateway in
                for id in [secret, .make()] {
                    let status = try await gateway.client(as: Officers.police)
                        .call(registration(of: handover, in: [id], scene))
                    #expect(status.progress == .undone)
                    #expect(
                        status.refusal == .init(step: "reserve/1-1", reason: "record.notFound")
                    )
                }
            }
            #expect(try await stays(of: handover, in: scene).isEmpty)
            #expect(try await scene.receptions(of: handover).isEmpty)
        }
    }

    /// A day on which three hundred people come back: in bounded calls, past the officer's deadline, and
    /// nobody twice.
    @Test func `three hundred people of one day are received, placed and linked once`()
        async throws
    {
        try await TrioScene.run { scene in
            var people: [VictimRef] = []
            for _ in 0..<300 { people.append(try await scene.person()) }
            let file = try await scene.caseFile()
            let small = try await facility(for: 120, in: scene)
            let large = try await facility(for: 180, in: scene)
            let handover = try await scene.arrivedHandover(people, file)
            try await scene.bench.withGateway { gateway in
                let client = gateway.client(as: Officers.police)
                let asked = try await client.call(
                    registration(of: handover, in: [small, large], scene)
                )
                // What the officer's time does not suffice for goes on by itself.
                await gateway.service.resumeReceptions()
                let status = try await client.call(ReadReceptionStatus(saga: asked.saga))
                #expect(status.progress == .finished)
                #expect(status.refusal == nil && status.places == 300)
                #expect(status.receptions.count == 300)
            }
            let stays = try await stays(of: handover, in: scene)
            #expect(Set(stays.map(\.record.victim)) == Set(people) && stays.count == 300)
            #expect(stays.allSatisfy { $0.state == .allocated })
            #expect(stays.count { $0.record.facility == small } == 120)
            let linked = try #require(await scene.file(file)).record.victims
            #expect(Set(linked.map(\.victim)) == Set(people) && linked.count == 300)
        }
    }
}
