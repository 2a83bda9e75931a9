import RPC
import Testing
import WireCodec

/// What calls pass through on both sides, and in which order.
struct InterceptorTests {
    /// Notes that a call passed, on its way in and when it ended.
    struct Noting: ServerInterceptor {
        let name: String
        let notes: Observed<[String]>

        func intercept(_ call: IncomingCall, next: (IncomingCall) -> Dispatch) -> Dispatch {
            notes.update { $0.append("\(name) in") }
            return next(call).onEnd { error in
                notes.update { $0.append("\(name) out \(error?.reason ?? "ok")") }
            }
        }
    }

    /// Answers every call itself.
    struct Closed: ServerInterceptor {
        func intercept(_ call: IncomingCall, next: (IncomingCall) -> Dispatch) -> Dispatch {
            .reply(.error(ServiceError(.unavailable, reason: "closed", "Closed.")))
        }
    }

    /// Notes each attempt of a client.
    struct Attempt: ClientInterceptor {
        let name: String
        let notes: Observed<[String]>

        func intercept(
            _ call: OutgoingCall,
            to method: MethodDescriptor,
            next: (OutgoingCall) async throws(ServiceError) -> [UInt8]
        ) async throws(ServiceError) -> [UInt8] {
            notes.update { $0.append("\(name) \(method.name)") }
            var call = call
            call.head.purpose = StatedPurpose((call.head.purpose?.purpose ?? "") + name)
            return try await next(call)
        }
    }

    @Test func `server interceptors run in order and hear how the call ended`() async throws {
        let notes = Observed<[String]>([])
        let handler = try LibraryDesk().handler(interceptors: [
            Noting(name: "a", notes: notes), Noting(name: "b", notes: notes),
        ])
        let message = try Wire.encode(FindBook(title: "x"))
        _ = try await reply(of: handler, to: CallHead(method: "library.find"), message: message)
        #expect(notes.current == ["a in", "b in", "b out ok", "a out ok"])
    }

    @Test(arguments: ["library.find", "library.peek", "library.list"])
    func `every kind of route reports its end once`(method: String) async throws {
        let notes = Observed<[String]>([])
        let handler = try LibraryDesk().handler(interceptors: [Noting(name: "a", notes: notes)])
        let message = try Wire.encode(Everything())
        _ = try await reply(of: handler, to: CallHead(method: method), message: message)
        #expect(notes.current == ["a in", "a out ok"])
    }

    /// A message that every method of the library can read.
    private struct Everything: Codable {
        var title = "x"
        var count = 2
    }

    @Test func `a server interceptor may answer by itself`() async throws {
        let desk = LibraryDesk()
        let handler = try desk.handler(interceptors: [Closed()])
        let error = try await refusal(of: handler, to: CallHead(method: "library.find"))
        #expect(error.reason == "closed")
        #expect(desk.contexts.isEmpty)
    }

    @Test func `client interceptors run in order and may change the call`() async throws {
        let notes = Observed<[String]>([])
        let desk = LibraryDesk()
        let client = ServiceClient<Library>(
            InProcessTransport(try desk.handler(), as: .reader),
            interceptors: [Attempt(name: "a", notes: notes), Attempt(name: "b", notes: notes)]
        )
        _ = try await client.call(FindBook(title: "x"))
        #expect(notes.current == ["a library.find", "b library.find"])
        #expect(desk.contexts.first?.head.purpose?.purpose == "ab")
    }

    @Test func `the observer hears of every end with the method and the time`() async throws {
        let seen = Observed<[CallSummary]>([])
        let observer = CallObserver(finished: { summary in seen.update { $0.append(summary) } })
        let handler = try LibraryDesk().handler(observer: observer)
        let message = try Wire.encode(Everything())
        for method in ["library.find", "library.list", "library.burn"] {
            _ = try await reply(of: handler, to: CallHead(method: method), message: message)
        }
        #expect(seen.current.map(\.method?.name) == ["library.find", "library.list", nil])
        #expect(seen.current.map(\.error?.code) == [nil, nil, .unimplemented])
        #expect(seen.current.allSatisfy { $0.duration >= .zero && $0.caller == .reader })
    }
}
