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
}
