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

    @Test func `the trace parent goes down`() async throws {
        let head = CallHead(method: "library.find", traceParent: "00-aa-bb-01")
        #expect(try await Self.passedOn(head).below.head.traceParent == "00-aa-bb-01")
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
