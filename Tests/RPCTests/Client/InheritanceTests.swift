import RPC
import Testing
import WireCodec

/// What a handler's own calls take over from the call that it answers.
struct InheritanceTests {
    /// Answers a call whose handler calls on, and says what arrived below.
    static func passedOn(
        _ head: CallHead,
        from peer: Caller = .reader,
        deadline: Deadline = .after(.seconds(3)),
        acting: ServiceClient<Library>.Acting = .forItself,
        within: Duration = .seconds(10)
    ) async throws -> (above: CallContext, below: OutgoingCall) {
        let transport = ScriptedTransport([try .found])
        let client = ServiceClient<Library>(transport, acting: acting)
        let desk = LibraryDesk(find: { request, _ in
            try await client.call(request, within: within)
        })
        let reply = try await reply(
            of: desk.handler(policy: OnBehalfTests.policy),
            to: head,
            message: Wire.encode(FindBook(title: "x")),
            from: peer,
            deadline: deadline
        )
        #expect(reply.error == nil)
        return (try #require(desk.contexts.first), try #require(transport.calls.first))
    }

    @Test func `the deadline goes down, less the way back`() async throws {
        let (above, below) = try await Self.passedOn(CallHead(method: "library.find"))
        let kept = below.deadline.moment.duration(to: above.deadline.moment)
        #expect(kept == CallContext.returnOverhead)
    }

    @Test func `short deadlines keep back a tenth`() async throws {
        let deadline = Deadline.after(.milliseconds(100))
        let (above, below) = try await Self.passedOn(
            CallHead(method: "library.find"),
            deadline: deadline
        )
        let kept = below.deadline.moment.duration(to: above.deadline.moment)
        #expect(kept > .zero)
        #expect(kept <= .milliseconds(10))
    }

    @Test func `a shorter patience of the handler holds`() async throws {
        let (above, below) = try await Self.passedOn(
            CallHead(method: "library.find"),
            within: .seconds(1)
        )
        #expect(below.deadline.moment.duration(to: above.deadline.moment) > .seconds(1))
    }

    @Test func `the trace goes down, with this call as the one above`() async throws {
        let place = TraceParent(.random(), parent: 7, isSampled: false)
        let head = CallHead(method: "library.find", traceParent: place)
        let (above, below) = try await Self.passedOn(head)
        let down = try #require(below.head.traceParent)
        #expect(above.trace == place.trace)
        #expect(down.trace == place.trace)
        #expect(down.parent == above.requestID.low)
        #expect(!down.isSampled)
    }

    @Test func `a call that came without a trace begins one, called like itself`() async throws {
        let (above, below) = try await Self.passedOn(CallHead(method: "library.find"))
        #expect(above.head.traceParent == nil)
        #expect(above.trace.bytes == above.requestID.bytes)
        #expect(below.head.traceParent == TraceParent(above.trace, below: above.requestID))
    }

    @Test func `work that outlives its call keeps its own trace, within a call and without`()
        async throws
    {
        let place = TraceParent.random()
        let transport = ScriptedTransport([try .found, try .found])
        let client = ServiceClient<Library>(transport).tracing(place)
        let desk = LibraryDesk(find: { request, _ in try await client.call(request) })
        _ = try await reply(
            of: desk.handler(),
            to: CallHead(method: "library.find", traceParent: .random()),
            message: Wire.encode(FindBook(title: "x"))
        )
        _ = try await client.call(FindBook(title: "y"))
        #expect(transport.calls.map(\.head.traceParent) == [place, place])
    }

    @Test func `outside of a call nothing is drawn for a trace`() async throws {
        let transport = ScriptedTransport([try .found])
        _ = try await ServiceClient<Library>(transport).call(FindBook(title: "x"))
        #expect(transport.calls.map(\.head.traceParent) == [nil])
    }

    @Test func `a client that acts for callers names the officer and the purpose`() async throws {
        let head = CallHead(
            method: "library.find",
            purpose: StatedPurpose("reception", reference: "1")
        )
        let below = try await Self.passedOn(head, acting: .forCaller).below
        #expect(below.head.onBehalfOf == Caller.reader.identity)
        #expect(below.head.purpose == head.purpose)
    }

    @Test func `a client that acts for itself names nobody`() async throws {
        let below = try await Self.passedOn(CallHead(method: "library.find")).below
        #expect(below.head.onBehalfOf == nil)
    }

    @Test func `the officer behind a gateway stays the officer`() async throws {
        let head = OnBehalfTests.head("library.find", for: .reader)
        let below = try await Self.passedOn(head, from: .gateway, acting: .forCaller).below
        #expect(below.head.onBehalfOf == Caller.reader.identity)
    }

    @Test func `outside a handler nothing is inherited`() async throws {
        let transport = ScriptedTransport([try .found])
        let client = ServiceClient<Library>(transport, acting: .forCaller)
        _ = try await client.call(FindBook(title: "x"))
        #expect(transport.calls.first?.head == CallHead(method: "library.find"))
    }
}
