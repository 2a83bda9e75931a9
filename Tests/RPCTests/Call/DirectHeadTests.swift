import Testing
import WireCodec

@testable import RPC

/// The direct code of heads, held against their `Codable` form.
struct DirectHeadTests {
    private static let texts = ["a", "cases.report.receive", String(repeating: "x", count: 300)]

    private static let traces = [TraceParent.random(), .random(), .random()]

    /// Heads with every combination of parts, among them lengths at the edges of the short forms.
    private static let heads: [CallHead] = {
        let lengths = [0, 23, 24, 255, 256].map { String(repeating: "m", count: $0) }
        var heads: [CallHead] = []
        for method in texts + lengths {
            for parts in 0..<64 {
                let reference = parts & 1 == 0 ? nil : "0190"
                heads.append(
                    CallHead(
                        method: method,
                        key: parts & 1 == 0
                            ? nil : Bytes([UInt8](repeating: 7, count: 16 + parts % 32)),
                        traceParent: parts & 2 == 0 ? nil : traces[parts % 3],
                        onBehalfOf: parts & 4 == 0 ? nil : texts[parts % 3],
                        purpose: parts & 16 == 0
                            ? nil : StatedPurpose("support", reference: reference),
                        attempt: parts & 8 == 0 ? nil : parts - 20,
                        isTrial: parts & 32 != 0
                    )
                )
            }
        }
        return heads
    }()

    @Test func `heads have the bytes that their coding gives them`() throws {
        for head in Self.heads {
            #expect(try Wire.encode(head) == Wire.encodeThroughCodable(head))
        }
    }

    @Test func `heads are read straight from their bytes, whatever follows`() throws {
        for head in Self.heads {
            let bytes = try Wire.encode(head)
            let followed = bytes + [0xff, 0x01]
            let read = followed.withUnsafeBytes {
                Wire.decodeDirectly(CallHead.self, from: $0, limits: .standard)
            }
            #expect(read?.value == head)
            #expect(read?.bytesRead == bytes.count)
        }
    }

    @Test func `what is read straight is what their coding reads`() throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = SeededGenerator(seed: seed)
        var isRead = 0
        for _ in 0..<20_000 {
            guard let head = Self.heads.randomElement(using: &random) else { return }
            var bytes = try Wire.encode(head)
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: bytes.indices, using: &random)
                bytes[place] = .random(in: .min ... .max, using: &random)
            }
            let read = bytes.withUnsafeBytes {
                Wire.decodeDirectly(CallHead.self, from: $0, limits: .standard)
            }
            guard let read else { continue }
            isRead += 1
            let whole = Array(bytes[..<read.bytesRead])
            let expected = try whole.withUnsafeBytes {
                try Wire.decodeThroughCodable(CallHead.self, from: $0)
            }
            #expect(read.value == expected, "seed \(seed)")
        }
        #expect(isRead > 1_000, "seed \(seed)")
    }

    @Test func `a head that must not be acted on is not read straight`() throws {
        let bytes = try Wire.encode(["method": "a.b", "!assertion": "x"])
        let read = bytes.withUnsafeBytes {
            Wire.decodeDirectly(CallHead.self, from: $0, limits: .standard)
        }
        #expect(read == nil)
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
