import AllocationCounter
import Testing
import WireCodec

/// Whatever arrives is a value or an error: nothing traps, and nothing costs more than it is long.
@Suite struct RandomBytesTests {
    /// Decodes as several types and holds what must be true of the outcome.
    private static func check(_ bytes: [UInt8], _ seed: UInt64) {
        allocation_counts_reset()
        _ = refusal(of: bytes, as: Reception.self)
        _ = refusal(of: bytes, as: [String: Int].self)
        _ = refusal(of: bytes, as: [Arrival?].self)
        #expect(
            allocation_counts_read().bytes <= UInt64(48 * 1024 + 400 * bytes.count),
            "seed \(seed): \(bytes.hex)"
        )
        guard let value = try? Wire.decode(WireValue.self, from: bytes) else { return }
        let steps = try? Wire.countSteps(decoding: WireValue.self, from: bytes)
        #expect((steps ?? .max) <= 8 * bytes.count, "seed \(seed): \(bytes.hex)")
        // What was read can be written, never longer, and is read as the same again.
        do {
            let written = try Wire.encode(value)
            #expect(written.count <= bytes.count, "seed \(seed): \(bytes.hex)")
            let again = try Wire.encode(Wire.decode(WireValue.self, from: written))
            #expect(again == written, "seed \(seed): \(bytes.hex)")
        } catch {
            Issue.record("seed \(seed): \(bytes.hex) is read, not written: \(error)")
        }
    }

    @Test func `random bytes are a value or an error`() {
        var random = SeededRandom.fromEnvironment("random bytes")
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...40, using: &random)
            let bytes = (0..<count).map { _ in random.next() as UInt8 }
            Self.check(bytes, random.seed)
        }
    }

    @Test func `random items in random order are a value or an error`() {
        var random = SeededRandom.fromEnvironment("random items")
        for _ in 0..<10_000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                let small = UInt64.random(in: 0...6, using: &random)
                let argument = Int.random(in: 0..<4, using: &random) == 0 ? random.next() : small
                bytes += head(.random(in: 0...7, using: &random), argument)
            }
            Self.check(bytes, random.seed)
        }
    }

    @Test func `a real message with random damage is a value or an error`() throws {
        var random = SeededRandom.fromEnvironment("random damage")
        let message = try Wire.encode(Reception.sample)
        for _ in 0..<4000 {
            var bytes = message
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                Self.damage(&bytes, using: &random)
            }
            Self.check(bytes, random.seed)
        }
    }

    private static func damage(_ bytes: inout [UInt8], using random: inout SeededRandom) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 1...20, using: &random))
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
        case 1: bytes[place] = random.next()
        case 2: bytes.removeSubrange(place..<end)
        case 3: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
        default: bytes.insert(random.next(), at: place)
        }
    }
}
