import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

@testable import GatewayServer

/// Places in facilities within the saga, over scripted services.
@Suite struct ReceptionPlacesTests {
    private let request = RegisterReception(
        handover: .make(),
        receivedBy: "VN/GOV/MOH/PROV/QNI",
        province: .quangNinh,
        facilities: [.make()]
    )

    @Test func `places are kept before anybody is received and taken up once it is confirmed`()
        async throws
    {
        let services = ScriptedServices(places: 2)
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        let status = try await bench.withGateway { try await $0.client().call(request) }
        #expect(status.progress == .finished)
        #expect(
            status.done == [
                "claim", "reserve/1-2", "open/1", "open/2", "confirm", "link/1-2",
                "takeUp/1-2",
            ]
        )
        #expect(status.places == 2)
        services.expectAllOnce(housed: true)
    }

    @Test func `without facilities no place is asked for, and the standing tells of none`()
        async throws
    {
        let services = ScriptedServices()
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        var request = request
        request.facilities = nil
        let status = try await bench.withGateway { try await $0.client().call(request) }
        #expect(status.progress == .finished && status.places == nil)
        #expect(!services.calls.contains { $0.method == ReservePlaces.method.name })
    }

    /// Two people: seven steps, each with a row before and a row after its call.
    @Test(arguments: 1...14)
    func `stopped after any row, a restart keeps and takes up each place once`(
        row: Int
    ) async throws {
        let services = ScriptedServices(places: 2)
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        let status = try await bench.finish(request, stoppedAfter: row)
        #expect(status.progress == .finished && status.places == 2)
        services.expectAllOnce(housed: true)
    }

    /// Refused at the pivot: ten rows until then, then four compensations of two rows each.
    @Test(arguments: 1...18)
    func `stopped after any row while it is being undone, a restart gives every place back`(
        row: Int
    ) async throws {
        let services = ScriptedServices(places: 2)
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        try await bench.undo(request, stoppedAfter: row, over: services)
        services.expectNothingLeft(places: 2)
    }

    @Test(arguments: [ReservePlaces.method.name, TakeUpPlaces.method.name])
    func `stopped between a call for places and its row, a restart repeats it under its key`(
        method: String
    ) async throws {
        let services = ScriptedServices(places: 2)
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        let status = try await bench.finish(
            request,
            losingAnswerOf: method,
            over: services
        )
        #expect(status.progress == .finished && status.places == 2)
        #expect(services.world.effects[method] == 1)
        services.expectAllOnce(housed: true)
    }

    @Test func `where the facilities are full nothing is registered, and the standing says why`()
        async throws
    {
        // Sixty people in two calls, and room for the first call only.
        let services = ScriptedServices(people: 60, places: 55)
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        let status = try await bench.withGateway { try await $0.client().call(request) }
        #expect(status.progress == .undone)
        #expect(status.refusal == .init(step: "reserve/51-60", reason: "facility.full"))
        #expect(status.receptions.isEmpty && status.places == 0)
        #expect(services.world.effects[OpenReception.method.name] == nil)
        services.expectNothingLeft(places: 55)
    }

    @Test func `a refusal to take places up waits for somebody, and people stay received`()
        async throws
    {
        let services = ScriptedServices(places: 2)
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        services.fail { method, number in
            method == TakeUpPlaces.method.name && number == 1 ? .refuse : nil
        }
        try await bench.withGateway { gateway in
            let status = try await gateway.client().call(request)
            #expect(status.progress == .confirmed)
            #expect(status.refusal == .init(step: "takeUp/1-2", reason: "test.refused"))
            let after = try await gateway.client().call(ResumeReception(saga: status.saga))
            #expect(after.progress == .finished)
        }
        services.expectAllOnce(housed: true)
    }

    @Test func `facilities that no call could ask for are refused before anything is filed`()
        async throws
    {
        let services = ScriptedServices(places: 2)
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        let one = FacilityID.make()
        let bad: [([FacilityID], String)] = [
            ([], "count.1-8"), ((0...8).map { _ in .make() }, "count.1-8"),
            ([one, one], "repeated"),
        ]
        try await bench.withGateway { gateway in
            for (facilities, rule) in bad {
                var request = request
                request.facilities = facilities
                let error = await #expect(throws: ServiceError.self) {
                    try await gateway.client().call(request)
                }
                #expect(error?.violations == [.init(field: "facilities", rule: rule)])
            }
            let unfinished = try await gateway.service.journal.unfinished()
            #expect(unfinished.isEmpty)
        }
        #expect(services.calls.isEmpty)
    }

    /// What an earlier version filed: a request that knows of no facilities.
    private struct EarlierRequest: Encodable {
        var handover = HandoverID.make()
        var receivedBy: OrgID = "VN/GOV/MOH/PROV/QNI"
        var province = Word(Province.quangNinh)
    }

    @Test(arguments: 1...10)
    func `work that an earlier version began goes on as that version would have`(
        rows: Int
    ) async throws {
        let services = ScriptedServices()
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        let work = ReceptionWork(
            id: .random(),
            officer: GatewayBench.officer.identity,
            acting: GatewayBench.officer.identity,
            unit: GatewayBench.officer.unit,
            key: [1],
            fingerprint: [2],
            request: try Wire.encode(EarlierRequest()),
            begunAt: Instant(millisecondsSinceEpoch: 1_640_847_600_000),
            trace: .random()
        )
        let claim = ClaimReception.Response(
            people: services.people,
            caseFile: services.caseFile,
            gate: nil,
            arrivedAt: work.begunAt
        )
        func done(_ step: ReceptionStep, _ result: [UInt8] = []) -> [JournalRow] {
            [JournalRow(step, .begun), JournalRow(step, .done(result: result))]
        }
        // That version linked people one by one.
        let journal =
            done(.claim, try Wire.encode(claim))
            + done(.open(1), try Wire.encode(ReceptionID.make()))
            + done(.open(2), try Wire.encode(ReceptionID.make())) + done(.confirm) + done(.link(1))
        try await bench.withGateway { gateway in
            _ = try await gateway.service.journal.file(work)
            for (index, row) in journal.prefix(rows).enumerated() {
                try await gateway.service.journal.append(
                    row,
                    number: index + 1,
                    to: work.id,
                    at: work.begunAt,
                    ended: false
                )
            }
        }
        try await bench.withGateway { gateway in
            await gateway.service.resumeReceptions()
            let status = try await gateway.client().call(ReadReceptionStatus(saga: work.id))
            #expect(status.progress == .finished && status.places == nil)
            let linked = rows < 9 ? ["link/1-2"] : ["link/1", "link/2-2"]
            #expect(status.done == ["claim", "open/1", "open/2", "confirm"] + linked)
        }
        #expect(!services.calls.contains { $0.method == ReservePlaces.method.name })
    }
}
