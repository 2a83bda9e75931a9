import NIOCore
import RPC
import Testing
import WireCodec

@testable import RPCTransport

/// A client's state machine with a clock in the test's hand and its outbound frames decoded.
struct ClientBench {
    var machine: ClientConnectionStateMachine
    var now = Moment.now

    init(
        limits: Limits = Limits(),
        firstCall: UInt32 = 1,
        server: Limits = Limits(),
        open: Bool = true
    ) throws {
        machine = ClientConnectionStateMachine(
            limits: limits,
            hello: Hello(build: "1", service: "me", limits: limits),
            firstCall: firstCall,
            now: now
        )
        guard open else { return }
        machine.handshakeCompleted(now: now)
        #expect(try receive(.hello, argument: 1, body: hello(server)) == [.opened])
        #expect(try sent().map(\.kind) == [.hello])
    }

    func hello(_ limits: Limits = Limits()) throws -> [UInt8] {
        try Wire.encode(Hello(build: "2", service: "test", limits: limits))
    }

    func goaway(_ reason: String) throws -> [UInt8] {
        try Wire.encode(Goaway(reason: reason, reconnectAfter: 500))
    }

    mutating func receive(
        _ kind: FrameKind,
        call: UInt32 = 0,
        argument: UInt32 = 0,
        more: Bool = false,
        body: [UInt8] = []
    ) throws -> [ClientConnectionStateMachine.Event] {
        let frame = Frame(
            kind,
            call: call,
            argument: argument,
            hasMore: more,
            body: ByteBuffer(bytes: body)
        )
        return machine.receive(frame, now: now)
    }

    mutating func submit(
        _ request: [UInt8] = [1],
        kind: ClientCall.Kind = .unary,
        within duration: Duration = .seconds(10)
    ) -> Result<UInt32, ServiceError> {
        machine.submit(
            OutgoingRequest(message: request),
            kind: kind,
            deadline: now + duration,
            now: now
        )
    }

    mutating func sent(upTo limit: Int = .max) throws -> [Frame] {
        var buffer = ByteBuffer()
        machine.outbound.write(into: &buffer, upTo: limit)
        var decoder = FrameDecoder()
        decoder.append(buffer)
        var frames: [Frame] = []
        while let frame = try decoder.next() { frames.append(frame) }
        return frames
    }

    mutating func pass(_ duration: Duration) -> [ClientConnectionStateMachine.Event] {
        now += duration
        return machine.tick(now: now)
    }
}

extension ClientConnectionStateMachine.Event {
    /// The error of a failure, for short comparisons.
    var failure: ServiceError? {
        if case .failure(_, let error) = self { error } else { nil }
    }
}
