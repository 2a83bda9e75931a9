@testable import GatewayServer
import RPC
import ServiceContracts
import Testing
import Vocabulary
import WireCodec

/// The saga over scripted services: whatever happens, all of it happened once, or none of it.
@Suite struct RegisterReceptionTests {
    private let request = RegisterReception(
        handover: .make(),
        receivedBy: "VN/GOV/MOH/PROV/QNI",
        province: .quangNinh
    )

    @Test func `everybody who arrived is received, confirmed and linked once`() async throws {
        let services = ScriptedServices()
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        let status = try await bench.withGateway { try await $0.client().call(request) }
        #expect(status.progress == .finished)
        #expect(status.done == ["claim", "open/1", "open/2", "confirm", "link/1-2"])
        #expect(status.receptions.map(\.person) == services.people)
        services.expectAllOnce()
    }

    @Test func `every call is made on behalf of the officer who asked`() async throws {
        let services = ScriptedServices()
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        _ = try await bench.withGateway { try await $0.client().call(request) }
        let officers = Set(services.calls.map(\.onBehalfOf))
        #expect(officers == [GatewayBench.officer.identity])
    }

    @Test func `without a case file nobody is linked`() async throws {
        let services = ScriptedServices(caseFile: nil)
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        let status = try await bench.withGateway { try await $0.client().call(request) }
        #expect(status.progress == .finished)
        #expect(services.world.links.isEmpty)
    }

    /// Two people and a file: five steps, each with a row before and a row after its call.
    @Test(arguments: 1...10)
    func `stopped after any row, a restart finishes everything and nothing twice`(
        row: Int
    ) async throws {
        let services = ScriptedServices()
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        let status = try await bench.finish(request, stoppedAfter: row)
        #expect(status.progress == .finished)
        services.expectAllOnce()
    }

    @Test(arguments: 1...10)
    func `stopped after each row in turn, it still goes through`(stride: Int) async throws {
        let services = ScriptedServices()
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        let key = IdempotencyKey.random()
        var finished = false
        for _ in 0..<14 where !finished {
            let stop = StopAfter(rows: stride)
            finished = try await bench.withGateway(failpoints: stop.failpoints) { gateway in
                guard let status = try? await gateway.client().call(request, key: key) else {
                    return false
                }
                return status.progress == .finished
            }
        }
        #expect(finished)
        services.expectAllOnce()
    }

    static let forwardMethods = [
        ClaimReception.method.name, OpenReception.method.name, ConfirmReception.method.name,
        LinkVictims.method.name,
    ]

    @Test(arguments: forwardMethods, [ScriptedServices.Failure.away, .loseAnswer])
    func `a service that is away or loses its answer holds the work up and changes nothing`(
        method: String,
        failure: ScriptedServices.Failure
    ) async throws {
        let services = ScriptedServices()
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        services.fail { called, _ in called == method ? failure : nil }
        try await bench.withGateway { gateway in
            let held = try await gateway.client().call(request)
            #expect(held.progress == (method == LinkVictims.method.name ? .confirmed : .running))
            #expect(held.refusal == nil)
            services.heal()
            await gateway.service.resumeReceptions()
            let status = try await gateway.client().call(ReadReceptionStatus(saga: held.saga))
            #expect(status.progress == .finished)
        }
        services.expectAllOnce()
    }

    @Test(arguments: forwardMethods)
    func `stopped between a call and its row, a restart repeats the call under its key`(
        method: String
    ) async throws {
        let services = ScriptedServices()
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        let status = try await bench.finish(
            request,
            losingAnswerOf: method,
            over: services
        )
        #expect(status.progress == .finished)
        services.expectAllOnce()
    }

    static let refusals: [(String, Int)] = [
        (ClaimReception.method.name, 1), (OpenReception.method.name, 1),
        (OpenReception.method.name, 2), (ConfirmReception.method.name, 1),
    ]

    @Test(arguments: refusals)
    func `a refusal before the pivot undoes everything`(
        method: String,
        number: Int
    ) async throws {
        let services = ScriptedServices()
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        services.fail { $0 == method && $1 == number ? .refuse : nil }
        let status = try await bench.withGateway { try await $0.client().call(request) }
        #expect(status.progress == .undone)
        #expect(status.refusal?.reason == "test.refused")
        #expect(status.receptions.isEmpty)
        services.expectNothingLeft()
    }

    /// Refused at the pivot: eight rows until then, then three compensations of two rows each.
    @Test(arguments: 1...14)
    func `stopped after any row while it is being undone, a restart leaves nothing`(
        row: Int
    ) async throws {
        let services = ScriptedServices()
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        try await bench.undo(request, stoppedAfter: row, over: services)
        services.expectNothingLeft()
        #expect(services.world.cancelled == 2)
    }

    @Test func `a refusal after the pivot undoes nothing and waits for somebody`() async throws {
        // Sixty people are linked in two calls, of which the first is refused.
        let services = ScriptedServices(people: 60)
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        services.fail { method, number in
            method == LinkVictims.method.name && number == 1 ? .refuse : nil
        }
        try await bench.withGateway { gateway in
            let status = try await gateway.client().call(request)
            #expect(status.progress == .confirmed)
            #expect(status.refusal == .init(step: "link/1-50", reason: "test.refused"))
            #expect(status.done.contains("link/51-60"))
            let calls = services.calls.count
            await gateway.service.resumeReceptions()
            #expect(services.calls.count == calls)
            let after = try await gateway.client().call(ResumeReception(saga: status.saga))
            #expect(after.progress == .finished)
            #expect(after.refusal == nil)
        }
        services.expectAllOnce()
    }

    @Test func `a refused compensation waits and nothing above it is undone`() async throws {
        let services = ScriptedServices()
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        services.fail { method, number in
            switch (method, number) {
            case (ConfirmReception.method.name, _), (CancelReception.method.name, 1): .refuse
            default: nil
            }
        }
        try await bench.withGateway { gateway in
            let status = try await gateway.client().call(request)
            #expect(status.progress == .undoing)
            #expect(status.done == ["claim", "open/1", "open/2"])
            let after = try await gateway.client().call(ResumeReception(saga: status.saga))
            #expect(after.progress == .undone)
        }
        services.expectNothingLeft()
    }

    @Test func `who resumes what a refusal holds up acts in it from then on`() async throws {
        let services = ScriptedServices()
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        services.fail { method, _ in method == LinkVictims.method.name ? .refuse : nil }
        try await bench.withGateway { gateway in
            let status = try await gateway.client().call(request)
            #expect(status.progress == .confirmed)
            #expect(Set(services.calls.map(\.onBehalfOf)) == [GatewayBench.officer.identity])
            services.heal()
            let before = services.calls.count
            let after = try await gateway.client(as: GatewayBench.colleague)
                .call(ResumeReception(saga: status.saga))
            #expect(after.progress == .finished)
            let later = services.calls.dropFirst(before)
            #expect(!later.isEmpty)
            #expect(Set(later.map(\.onBehalfOf)) == [GatewayBench.colleague.identity])
        }
        services.expectAllOnce()
    }

    @Test func `a call whose outcome is not known is repeated as it was made, whoever resumes it`()
        async throws
    {
        let services = ScriptedServices()
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        services.fail { method, _ in
            method == OpenReception.method.name ? .loseAnswer : nil
        }
        try await bench.withGateway { gateway in
            let status = try await gateway.client().call(request)
            #expect(status.progress == .running)
            services.heal()
            let after = try await gateway.client(as: GatewayBench.colleague)
                .call(ResumeReception(saga: status.saga))
            #expect(after.progress == .finished)
            #expect(Set(services.calls.map(\.onBehalfOf)) == [GatewayBench.officer.identity])
        }
        services.expectAllOnce()
    }

    @Test func `the same key and message is the same work`() async throws {
        let services = ScriptedServices()
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        let key = IdempotencyKey.random()
        try await bench.withGateway { gateway in
            let first = try await gateway.client().call(request, key: key)
            let second = try await gateway.client().call(request, key: key)
            #expect(first == second)
        }
        services.expectAllOnce()
    }

    @Test func `the same key for another message is a conflict and begins nothing`() async throws {
        let services = ScriptedServices()
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        let key = IdempotencyKey.random()
        var other = request
        other.handover = .make()
        try await bench.withGateway { gateway in
            _ = try await gateway.client().call(request, key: key)
            let calls = services.calls.count
            let error = await #expect(throws: ServiceError.self) {
                try await gateway.client().call(other, key: key)
            }
            #expect(error?.code == .conflict)
            #expect(services.calls.count == calls)
        }
    }

    @Test func `a second piece of work for the same handover is refused and changes nothing`()
        async throws
    {
        let services = ScriptedServices()
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        try await bench.withGateway { gateway in
            _ = try await gateway.client().call(request)
            let world = services.world
            let status = try await gateway.client().call(request)
            #expect(status.progress == .undone)
            #expect(status.refusal == .init(step: "claim", reason: "reception.claimed"))
            #expect(services.world.receptions == world.receptions)
            #expect(services.world.links == world.links)
        }
    }

    @Test func `a stranger hears of no piece of work`() async throws {
        let services = ScriptedServices()
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        try await bench.withGateway { gateway in
            let status = try await gateway.client().call(request)
            let stranger = gateway.client(as: GatewayBench.stranger)
            for saga in [status.saga, .random()] {
                let read = await #expect(throws: ServiceError.self) {
                    try await stranger.call(ReadReceptionStatus(saga: saga))
                }
                let resumed = await #expect(throws: ServiceError.self) {
                    try await stranger.call(ResumeReception(saga: saga))
                }
                #expect(read?.code == .notFound && read?.reason == "record.notFound")
                #expect(resumed?.code == .notFound && resumed?.reason == "record.notFound")
            }
        }
    }

    @Test func `an unknown province is refused before anything is written or called`() async throws
    {
        let services = ScriptedServices()
        let bench = try GatewayBench(services)
        defer { bench.remove() }
        var request = request
        request.province = .unrecognized("atlantis")
        try await bench.withGateway { gateway in
            let error = await #expect(throws: ServiceError.self) {
                try await gateway.client().call(request)
            }
            #expect(
                error?.violations == [.init(field: "province", rule: "vocabulary.unrecognized")]
            )
        }
        #expect(services.calls.isEmpty)
    }
}
