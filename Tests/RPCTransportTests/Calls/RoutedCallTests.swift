import RPC
import RPCTransport
import TestSupport
import Testing
import WireCodec

/// What a service and its clients may rely on, whichever way the calls travel.
@Suite(.timeLimit(.minutes(1)))
struct RoutedCallTests {
    /// A client that never repeats, so that a test sees the one answer.
    private func client(
        _ transport: any ClientTransport,
        acting: ServiceClient<Desk>.Acting = .forItself,
        interceptors: [any ClientInterceptor] = []
    ) -> ServiceClient<Desk> {
        ServiceClient(transport, acting: acting, interceptors: interceptors, retries: .never)
    }

    // MARK: - Calls and who may make them

    @Test(arguments: TransportKind.allCases)
    func `typed requests have typed answers`(kind: TransportKind) async throws {
        let clerk = DeskClerk()
        try await kind.withTransport(to: clerk.handler) { transport in
            let client = client(transport)
            #expect(try await client.call(Ask(text: "Nguyễn")).text == "Nguyễn")
            #expect(try await client.call(File(number: 1)).count == 1)
            #expect(try await client.call(Glance()) == .init())
            var numbers: [Int] = []
            for try await element in try await client.stream(Follow(count: 300)) {
                numbers.append(element.number)
            }
            #expect(numbers == Array(0..<300))
        }
        #expect(
            clerk.contexts.map(\.caller.identity)
                == .init(repeating: TransportKind.officer, count: 4)
        )
    }

    @Test(arguments: TransportKind.allCases, [["visitor"], []] as [Set<String>])
    func `each method says who may call`(kind: TransportKind, roles: Set<String>) async throws {
        let clerk = DeskClerk()
        try await kind.withTransport(to: clerk.handler, as: roles) { transport in
            let client = client(transport)
            let errors = [
                await failure { () throws(ServiceError) in
                    _ = try await client.call(Ask(text: "x"))
                },
                await failure { () throws(ServiceError) in
                    _ = try await client.call(File(number: 1))
                },
                await failure { () throws(ServiceError) in _ = try await client.call(Glance()) },
                await failure { () throws(ServiceError) in
                    var elements = try await client.stream(Follow(count: 1)).makeAsyncIterator()
                    _ = try await elements.next()
                },
            ]
            for error in errors {
                #expect(error?.outcome == .notStarted)
                #expect(
                    error?.reason
                        == (roles.isEmpty ? CallReason.unknownCaller : CallReason.roleMissing)
                )
            }
        }
        #expect(clerk.contexts.isEmpty)
    }

    @Test(arguments: TransportKind.allCases)
    func `the gateway calls for an officer whose roles decide`(kind: TransportKind) async throws {
        let officer = Caller(
            identity: "spiffe://mps.homeward.test/officer/7",
            unit: "VN/GOV/MPS",
            roles: ["officer"]
        )
        let clerk = DeskClerk(policy: PolicyLookup([officer]))
        try await kind.withTransport(
            to: clerk.handler,
            as: [MethodDescriptor.gatewayRole]
        ) { transport in
            let client = client(transport)
            _ = try await client.call(Ask(text: "x"), onBehalfOf: officer.identity)
            let stranger = await failure { () throws(ServiceError) in
                try await client.call(Ask(text: "x"), onBehalfOf: "spiffe://x.test/officer/9")
            }
            #expect(stranger?.reason == CallReason.officerUnknown)
            let own = await failure { () throws(ServiceError) in
                try await client.call(File(number: 1), onBehalfOf: officer.identity)
            }
            #expect(own?.reason == CallReason.notForOthers)
        }
        #expect(clerk.contexts.map(\.caller) == [officer])
        #expect(clerk.contexts.map(\.peer.identity) == [TransportKind.officer])
    }

    @Test(arguments: TransportKind.allCases)
    func `health is answered to everybody whom the policy knows`(kind: TransportKind) async throws {
        let clerk = DeskClerk()
        try await kind.withTransport(to: clerk.handler, as: ["visitor"]) { transport in
            let report = try await client(transport).call(ServiceHealth<Desk>())
            #expect(report.status == .degraded)
            #expect(report.parts.map(\.name) == ["storage"])
        }
        try await kind.withTransport(to: clerk.handler, as: []) { transport in
            let error = await failure { () throws(ServiceError) in
                try await client(transport).call(ServiceHealth<Desk>())
            }
            #expect(error?.code == .unauthenticated)
        }
        #expect(clerk.contexts.count == 1)
    }

    @Test(arguments: TransportKind.allCases)
    func `a method that the service has not is unimplemented`(kind: TransportKind) async throws {
        try await kind.withTransport(to: DeskClerk().handler) { transport in
            let error = await failure { () throws(ServiceError) in
                try await transport.call(.test("nothing"))
            }
            #expect(error?.code == .unimplemented)
            #expect(error?.outcome == .notStarted)
        }
    }

    // MARK: - What travels with a call

    @Test(arguments: TransportKind.allCases)
    func `key, purpose and message arrive as they were given`(kind: TransportKind) async throws {
        let clerk = DeskClerk()
        let keys = [16, 64].compactMap { IdempotencyKey([UInt8](repeating: 7, count: $0)) }
        let purpose = StatedPurpose("reception", reference: "QNI-12")
        try await kind.withTransport(to: clerk.handler) { transport in
            let client = client(transport)
            for key in keys { _ = try await client.call(File(number: 1), key: key) }
            _ = try await client.call(File(number: 1))
            _ = try await client.call(Consult(), purpose: purpose)
            let error = await failure { () throws(ServiceError) in
                try await client.call(Consult())
            }
            #expect(error?.reason == CallReason.purposeMissing)
        }
        let heads = clerk.contexts.map(\.head)
        #expect(heads.count == 4)
        #expect(heads.prefix(2).map(\.key) == keys.map(\.bytes))
        // A write without a key of its own has a fresh one.
        #expect(heads[2].key?.count == 16)
        #expect(heads[3].key == nil)
        #expect(heads[3].purpose == purpose)
        #expect(clerk.contexts[0].message == (try Wire.encode(File(number: 1))))
    }

    @Test(arguments: TransportKind.allCases)
    func `errors arrive with their violations, a malformed message with its field`(
        kind: TransportKind
    ) async throws {
        let thrown = ServiceError(
            .failedPrecondition,
            reason: "lifecycle.illegalStep",
            "The step is not possible.",
            violations: [
                FieldViolation(field: "victims[2].gate", rule: "length.64"),
                FieldViolation(field: "reason", rule: "required"),
            ],
            retryAfterMilliseconds: 40
        )
        let clerk = DeskClerk(
            ask: { _, _ in throw thrown },
            follow: { _, writer in
                try await writer.write(.init(number: 0))
                throw thrown
            }
        )
        try await kind.withTransport(to: clerk.handler) { transport in
            let client = client(transport)
            let error = await failure { () throws(ServiceError) in
                try await client.call(Ask(text: "x"))
            }
            #expect(error == thrown)
            var elements = try await client.stream(Follow(count: 1)).makeAsyncIterator()
            #expect(try await elements.next()?.number == 0)
            let end = await failure { () throws(ServiceError) in try await elements.next() }
            #expect(end == thrown)

            var call = OutgoingCall.test("x", try Wire.encode(["number": "seven"]))
            call.head.method = File.method.name
            let malformed = await failure { () throws(ServiceError) in
                try await transport.call(call)
            }
            #expect(malformed?.code == .invalidArgument)
            #expect(malformed?.outcome == .notStarted)
            #expect(malformed?.violations.map(\.field) == ["number"])
        }
        #expect(clerk.contexts.count == 2)
    }

    // MARK: - Interceptors

    @Test(arguments: TransportKind.allCases)
    func `interceptors of both sides see every call`(kind: TransportKind) async throws {
        let log = Journal()
        let clerk = DeskClerk(interceptors: [NotingServer(log: log)])
        try await kind.withTransport(to: clerk.handler) { transport in
            let client = client(transport, interceptors: [NotingClient(log: log)])
            _ = try await client.call(Ask(text: "x"))
            for try await _ in try await client.stream(Follow(count: 2)) {}
            _ = await failure { () throws(ServiceError) in try await client.call(Consult()) }
        }
        #expect(
            log.entries == [
                "client desk.ask", "server desk.ask", "end nil",
                "client desk.follow", "server desk.follow", "end nil",
                "client desk.consult", "server desk.consult", "end call.purposeMissing",
            ]
        )
        #expect(clerk.contexts.map(\.head.traceParent) == [NotingClient.place, nil])
    }
}

/// Notes each call before it is sent, and gives it a trace parent.
private struct NotingClient: ClientInterceptor {
    static let place = TraceParent.random()

    let log: Journal

    func intercept(
        _ call: OutgoingCall,
        to method: MethodDescriptor,
        next: (OutgoingCall) async throws(ServiceError) -> [UInt8]
    ) async throws(ServiceError) -> [UInt8] {
        log.note("client \(method.name)")
        var call = call
        call.head.traceParent = Self.place
        return try await next(call)
    }

    func interceptStream(
        _ call: OutgoingCall,
        to method: MethodDescriptor,
        next: (OutgoingCall) async throws(ServiceError) -> ElementStream
    ) async throws(ServiceError) -> ElementStream {
        log.note("client \(method.name)")
        return try await next(call)
    }
}

/// Notes each call when it arrives and when it ends.
private struct NotingServer: ServerInterceptor {
    let log: Journal

    func intercept(_ call: IncomingCall, next: (IncomingCall) -> Dispatch) -> Dispatch {
        log.note("server \(call.head.method)")
        return next(call).onEnd { error in
            log.note("end \(error?.reason ?? "nil")")
        }
    }
}
