import Testing
import WireCodec

@testable import RPC

struct HeadBytesTests {
    private static let texts = ["a", "cases.report.receive", String(repeating: "x", count: 255)]

    /// Heads with every combination of parts, among them lengths at the edges of the short forms.
    private static let heads: [CallHead] = {
        var heads: [CallHead] = []
        for method in texts + [
            "", String(repeating: "m", count: 23), String(repeating: "m", count: 24),
        ] {
            for parts in 0..<16 {
                heads.append(
                    CallHead(
                        method: method,
                        key: parts & 1 == 0 ? nil : Bytes([UInt8](repeating: 7, count: 16 + parts)),
                        traceParent: parts & 2 == 0 ? nil : texts[parts % 3],
                        onBehalfOf: parts & 4 == 0 ? nil : texts[parts % 3],
                        attempt: parts & 8 == 0 ? nil : parts
                    )
                )
            }
        }
        return heads
    }()

    /// Heads that are left to the codec, in both directions.
    private static let unusual = [
        CallHead(method: String(repeating: "m", count: 256)),
        CallHead(method: "a", key: Bytes([UInt8](repeating: 7, count: 256))),
        CallHead(method: "a", purpose: StatedPurpose("support", reference: "b")),
        CallHead(method: "a", attempt: 24),
        CallHead(method: "a", attempt: -1),
    ]

    private func takeHead(of bytes: [UInt8]) -> (head: CallHead, bytesRead: Int)? {
        bytes.withUnsafeBytes { HeadBytes.read($0) }
    }

    private func decode(_ bytes: [UInt8]) throws -> (value: CallHead.Received, bytesRead: Int) {
        try bytes.withUnsafeBytes { try Wire.decodePrefix(CallHead.Received.self, from: $0) }
    }

    @Test func `usual heads have the bytes that the codec gives them`() throws {
        for head in Self.heads {
            var bytes: [UInt8] = [9]
            #expect(HeadBytes.append(head, to: &bytes))
            #expect(bytes == [9] + (try Wire.encode(head)))
        }
    }

    @Test func `usual heads are read as the codec reads them, whatever follows`() throws {
        for head in Self.heads {
            let bytes = try Wire.encode(head)
            let taken = takeHead(of: bytes + [0xff, 0x01])
            let read = try #require(taken)
            #expect(read.head == head)
            #expect(read.bytesRead == bytes.count)
        }
    }

    @Test(arguments: unusual)
    func `unusual heads are left to the codec`(head: CallHead) throws {
        var bytes: [UInt8] = []
        #expect(!HeadBytes.append(head, to: &bytes))
        #expect(bytes.isEmpty)
        let encoded = try Wire.encode(head)
        #expect(takeHead(of: encoded) == nil)
        let envelope = try RequestEnvelope.encode(head: head, message: [1, 2])
        #expect(envelope == encoded + [1, 2])
        let decoded = try RequestEnvelope.decode(envelope)
        #expect(decoded.head == head)
        #expect(decoded.message == [1, 2])
    }

    @Test func `a head cut at any byte is left to the codec`() throws {
        for head in Self.heads {
            let bytes = try Wire.encode(head)
            for length in bytes.indices { #expect(takeHead(of: Array(bytes[..<length])) == nil) }
        }
    }

    @Test func `whatever is read, the codec reads the same`() throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = SeededGenerator(seed: seed)
        for _ in 0..<20_000 {
            guard let head = Self.heads.randomElement(using: &random) else { return }
            var bytes = try Wire.encode(head)
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: bytes.indices, using: &random)
                bytes[place] = .random(in: .min ... .max, using: &random)
            }
            guard let read = takeHead(of: bytes) else { continue }
            let decoded = try decode(bytes)
            guard case .understood(let expected) = decoded.value else {
                Issue.record("read what must not be acted on; seed \(seed)")
                return
            }
            #expect(read.head == expected, "seed \(seed)")
            #expect(read.bytesRead == decoded.bytesRead, "seed \(seed)")
        }
    }

    @Test(
        arguments: [
            // A key that must be understood, an unknown one, one twice, another order, a long length
            // in a form that is not the shortest, text that is not UTF-8, an indefinite map.
            [0xa2, 0x66] + Array("method".utf8) + [0x61, 0x61, 0x62, 0x21, 0x78, 0x01],
            [0xa2, 0x66] + Array("method".utf8) + [0x61, 0x61, 0x62, 0x7a, 0x7a, 0x01],
            [0xa2, 0x66] + Array("method".utf8) + [0x61, 0x61, 0x66] + Array("method".utf8)
                + [0x61, 0x61],
            [0xa2, 0x67] + Array("attempt".utf8) + [0x01, 0x66] + Array("method".utf8) + [
                0x61, 0x61,
            ],
            [0xa1, 0x66] + Array("method".utf8) + [0x78, 0x01, 0x61],
            [0xa1, 0x66] + Array("method".utf8) + [0x61, 0xff],
            [0xbf, 0x66] + Array("method".utf8) + [0x61, 0x61, 0xff],
            [0xa0], [],
        ] as [[UInt8]]
    )
    func `what is not a usual head is left to the codec`(bytes: [UInt8]) {
        #expect(takeHead(of: bytes) == nil)
    }
}

/// A generator that repeats itself from its seed.
private struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }
}
