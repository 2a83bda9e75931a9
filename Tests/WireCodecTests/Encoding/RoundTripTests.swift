import Testing
import WireCodec

/// Values come back as they were.
@Suite struct RoundTripTests {
    @Test func `a message with a bit of everything comes back as it was`() throws {
        let bytes = try Wire.encode(Reception.sample)
        #expect(try Wire.decode(Reception.self, from: bytes) == Reception.sample)
    }

    @Test func `encoding what was decoded gives the same bytes`() throws {
        let bytes = try Wire.encode(Reception.sample)
        let value = try Wire.decode(WireValue.self, from: bytes)
        #expect(try Wire.encode(value) == bytes)
    }

    @Test func `random values come back as they were`() throws {
        var random = SeededRandom.fromEnvironment("round trips")
        for _ in 0..<3000 {
            let value = RandomValues.value(using: &random)
            let bytes = try Wire.encode(value)
            let back = try Wire.decode(WireValue.self, from: bytes)
            #expect(try Wire.encode(back) == bytes, "seed \(random.seed): \(bytes.hex)")
        }
    }

    @Test func `properties may come in any order and with unknown ones between`() throws {
        var random = SeededRandom.fromEnvironment("order of properties")
        let bytes = try Wire.encode(Reception.sample)
        guard case .map(let entries) = try Wire.decode(WireValue.self, from: bytes) else { return }
        for _ in 0..<200 {
            var shuffled = entries.shuffled(using: &random)
            for number in 0..<Int.random(in: 0...12, using: &random) {
                let unknown = RandomValues.value(using: &random)
                let place = Int.random(in: 0...shuffled.count, using: &random)
                shuffled.insert(.init("later \(number)", unknown), at: place)
            }
            let message = try Wire.encode(WireValue.map(shuffled))
            #expect(
                try Wire.decode(Reception.self, from: message) == Reception.sample,
                "seed \(random.seed): \(message.hex)"
            )
        }
    }
}
