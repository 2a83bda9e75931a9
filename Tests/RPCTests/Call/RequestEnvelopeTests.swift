import RPC
import Testing
import WireCodec

/// The head before the message.
struct RequestEnvelopeTests {
    static let head = CallHead(
        method: "library.lend",
        key: Bytes([UInt8](repeating: 9, count: 16)),
        traceParent: TraceParent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
        onBehalfOf: "spiffe://library.test/officer/1",
        purpose: StatedPurpose("reception", reference: "0190"),
        attempt: 2
    )

    @Test func `head and message come back as they were sent`() throws {
        let bytes = try RequestEnvelope.encode(head: Self.head, message: [1, 2, 3])
        let (head, message) = try RequestEnvelope.decode(bytes)
        #expect(head == Self.head)
        #expect(message == [1, 2, 3])
    }

    @Test func `a head of the method alone costs little`() throws {
        let bytes = try RequestEnvelope.encode(head: CallHead(method: "a.b"), message: [])
        #expect(bytes == [0xa1, 0x66] + Array("method".utf8) + [0x63] + Array("a.b".utf8))
    }

    @Test func `unknown keys are skipped`() throws {
        let bytes = try Wire.encode(["method": "a.b", "shoeSize": "42"])
        #expect(try RequestEnvelope.decode(bytes).head == CallHead(method: "a.b"))
    }

    @Test(arguments: ["!", "!assertion"])
    func `unknown keys that begin with ! refuse the call`(key: String) throws {
        let bytes = try Wire.encode(["method": "a.b", key: "x"])
        let error = #expect(throws: ServiceError.self) { try RequestEnvelope.decode(bytes) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.reason == "call.headNotUnderstood")
        #expect(error?.outcome == .notStarted)
    }

    @Test func `a head that does not decode refuses the call`() throws {
        let whole = try RequestEnvelope.encode(head: Self.head, message: [])
        for length in 0..<whole.count {
            let cut = Array(whole.prefix(length))
            let error = #expect(throws: ServiceError.self) { try RequestEnvelope.decode(cut) }
            #expect(error?.reason == "call.headMalformed")
            #expect(error?.outcome == .notStarted)
        }
    }

    @Test func `a message of the largest size has room beside its head`() throws {
        let message = [UInt8](repeating: 0, count: CallLimits.largestMessage)
        let bytes = try RequestEnvelope.encode(head: Self.head, message: message)
        #expect(try RequestEnvelope.decode(bytes).message.count == CallLimits.largestMessage)
    }
}
