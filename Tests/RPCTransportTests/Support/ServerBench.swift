import NIOCore
import RPC
import Testing
import WireCodec

@testable import RPCTransport

/// A server's state machine with a clock in the test's hand and its outbound frames decoded.
struct ServerBench {
    var machine: ServerConnectionStateMachine
    var now: Moment
    let budget: ByteBudget
    let limits: Limits

    init(
        limits: Limits = Limits(),
        budget: Int = 64 * 1024 * 1024,
        expiresAfter: Duration? = nil,
        open: Bool = true
    ) throws {
        let start = Moment.now
        now = start
        self.limits = limits
        self.budget = ByteBudget(bytes: budget)
        machine = ServerConnectionStateMachine(
            ServerConnectionStateMachine.Configuration(
                limits: limits,
                hello: Hello(build: "1", service: "test", features: ["kind:42"], limits: limits),
                budget: self.budget,
                maximumRequestBytes: { $0 == "test.small" ? 100_000 : CallLimits.largestMessage }
            ),
            expiresAt: expiresAfter.map { start + $0 },
            now: start
        )
        guard open else { return }
        #expect(try sent().map(\.kind) == [.hello])
        #expect(try receive(.hello, argument: 1, body: hello()) == "none")
    }

    func hello(features: [String] = []) throws -> [UInt8] {
        try Wire.encode(Hello(build: "2", service: "me", features: features, limits: Limits()))
    }

    func request(_ method: String = "test.echo", message: [UInt8] = []) throws -> [UInt8] {
        try RequestEnvelope.encode(head: CallHead(method: method), message: message)
    }

    /// Lets a frame arrive; answers the action as a word.
    mutating func receive(
        _ kind: FrameKind,
        call: UInt32 = 0,
        argument: UInt32 = 0,
        more: Bool = false,
        body: [UInt8] = []
    ) throws -> String {
        let frame = Frame(
            kind,
            call: call,
            argument: argument,
            hasMore: more,
            body: ByteBuffer(bytes: body)
        )
        switch machine.receive(frame, now: now) {
        case .none: return "none"
        case .accept(let call): return "accept \(call.id)"
        case .cancel(let id): return "cancel \(id)"
        case .resume(let id): return "resume \(id)"
        case .close(let reason): return "close \(reason)"
        }
    }

    /// Opens a call.
    mutating func call(_ id: UInt32, within milliseconds: UInt32 = 10_000) throws -> String {
        try receive(.request, call: id, argument: milliseconds, body: request())
    }

    /// What goes out.
    mutating func sent() throws -> [Frame] {
        var buffer = ByteBuffer()
        machine.outbound.write(into: &buffer, upTo: .max)
        var decoder = FrameDecoder()
        decoder.append(buffer)
        var frames: [Frame] = []
        while let frame = try decoder.next() { frames.append(frame) }
        return frames
    }

    /// The one error that goes out.
    mutating func error() throws -> ServiceError {
        let frames = try sent()
        #expect(frames.count == 1)
        let frame = try #require(frames.first)
        #expect(frame.kind == .error)
        return ErrorFrame(argument: frame.argument, body: frame.bytes).error
    }

    mutating func pass(_ duration: Duration) -> ServerConnectionStateMachine.Due {
        now += duration
        return machine.tick(now: now)
    }
}
