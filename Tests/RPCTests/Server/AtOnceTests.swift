import RPC
import Testing
import WireCodec

/// Routes that answer at once what they have, and leave the rest to a task.
struct AtOnceTests {
    /// A service of one method.
    enum Register: ServiceContract {
        static let name = "register"
        static let methods: [any ServiceMethod.Type] = [ReadEntry.self]
    }

    /// A read of an entry, with something to make it long.
    struct ReadEntry: ServiceRequest {
        typealias Service = Register
        static let method = MethodDescriptor("register.entry", .read, callers: ["reader"])
        var number: Int
        var filler: Bytes?

        struct Response: Codable, Sendable, Equatable {
            var text: String
        }
    }

    struct Missing: Error {}

    /// Entry 1 is at hand, 2 has to be fetched, 3 is refused at once and 4 when it is fetched.
    private static func handler(
        _ ended: Observed<[String]>,
        _ asked: Observed<[String]>
    ) throws -> RouterHandler<Register> {
        let router = try Router<Register> {
            Route(
                atOnce: { (request: ReadEntry, context) -> EncodedAnswer<ReadEntry.Response>? in
                    asked.update { $0.append("hand") }
                    #expect(context.method.name == "register.entry")
                    switch request.number {
                    case 1: return EncodedAnswer(try Wire.encode(ReadEntry.Response(text: "one")))
                    case 3: throw Missing()
                    default: return nil
                    }
                },
                otherwise: { (request: ReadEntry, context) in
                    asked.update { $0.append("store") }
                    #expect(CallContext.current?.requestID == context.requestID)
                    if request.number == 4 { throw Missing() }
                    return ReadEntry.Response(text: "another")
                }
            )
        }
        return RouterHandler(
            router,
            observer: CallObserver(finished: { summary in
                ended.update { $0.append(summary.error?.reason ?? "ok") }
            }),
            errors: { error, _ in
                error is Missing ? ServiceError(.notFound, reason: "missing", "Missing.") : nil
            }
        )
    }

    private static func call(
        _ request: ReadEntry,
        by peer: Caller = .reader
    ) throws -> IncomingCall {
        call(of: try Wire.encode(request), by: peer)
    }

    private static func call(of message: [UInt8], by peer: Caller = .reader) -> IncomingCall {
        IncomingCall(
            head: CallHead(method: "register.entry"),
            message: message,
            peer: peer,
            deadline: .after(.seconds(10))
        )
    }

    /// What a call ends with, and where it ran; `nil` for at once.
    private static func outcome(
        of dispatch: Dispatch
    ) async throws -> (where: Execution?, what: String) {
        let (place, reply): (Execution?, CallReply)
        switch dispatch {
        case .reply(let answer): (place, reply) = (nil, answer)
        case .work(let execution, let work): (place, reply) = (execution, await work())
        case .stream: throw Missing()
        }
        switch reply {
        case .response(let bytes):
            return (place, try Wire.decode(ReadEntry.Response.self, from: bytes).text)
        case .error(let error): return (place, error.reason)
        }
    }

    @Test(
        arguments: [
            (1, nil, "one", ["hand"]), (2, .eventLoop, "another", ["hand", "store"]),
            (3, nil, "missing", ["hand"]), (4, .eventLoop, "missing", ["hand", "store"]),
        ] as [(Int, Execution?, String, [String])]
    )
    func `what is at hand is answered at once, and the rest by a task on the loop`(
        number: Int,
        place: Execution?,
        what: String,
        steps: [String]
    ) async throws {
        let (ended, asked) = (Observed<[String]>([]), Observed<[String]>([]))
        let handler = try Self.handler(ended, asked)
        let outcome = try await Self.outcome(
            of: handler.handle(try Self.call(ReadEntry(number: number)))
        )
        #expect(outcome == (place, what))
        #expect(asked.current == steps)
        #expect(ended.current == [what == "missing" ? what : "ok"])
    }

    @Test(arguments: [(1, "one"), (2, "another"), (3, "missing"), (4, "missing")])
    func `a long message leaves the loop, whatever is at hand`(
        number: Int,
        what: String
    ) async throws {
        let (ended, asked) = (Observed<[String]>([]), Observed<[String]>([]))
        let handler = try Self.handler(ended, asked)
        let filler = Bytes([UInt8](repeating: 0, count: CallLimits.largestOnEventLoop))
        let dispatch = handler.handle(try Self.call(ReadEntry(number: number, filler: filler)))
        #expect(asked.current == [])
        let outcome = try await Self.outcome(of: dispatch)
        #expect(outcome == (.blocking, what))
        #expect(ended.current == [what == "missing" ? what : "ok"])
    }

    @Test func `who may not call is refused before anything is asked`() async throws {
        let (ended, asked) = (Observed<[String]>([]), Observed<[String]>([]))
        let handler = try Self.handler(ended, asked)
        let call = try Self.call(ReadEntry(number: 1), by: .visitor)
        #expect(try await Self.outcome(of: handler.handle(call)) == (nil, "call.roleMissing"))
        #expect(asked.current == [] && ended.current == ["call.roleMissing"])
    }

    @Test func `a message that is wrong is refused at once`() async throws {
        let (ended, asked) = (Observed<[String]>([]), Observed<[String]>([]))
        let call = Self.call(of: [0xff])
        let outcome = try await Self.outcome(of: try Self.handler(ended, asked).handle(call))
        #expect(outcome.where == nil && outcome.what == ended.current.first)
        #expect(asked.current == [] && ended.current.count == 1)
    }
}
