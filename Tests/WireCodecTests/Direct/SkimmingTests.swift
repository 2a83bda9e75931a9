import Testing
import WireCodec

/// Properties are read past others without these being made.
@Suite struct SkimmingTests {
    @Test func `a property is found behind all others, whatever they hold`() throws {
        var random = SeededRandom.fromEnvironment("skimming")
        let values = try ShapedValues(of: Everything.self)
        for _ in 0..<400 {
            guard
                let all = try? Wire.decode(
                    Everything.self,
                    from: Wire.encode(values.next(using: &random))
                )
            else { continue }
            let bytes = try Wire.encode(all)
            let read = Wire.skim(bytes) { (map) throws(Detour) -> [Int?] in
                guard try map.seek(key: "int16"), case let int16 = try Int16(reading: &map),
                    try map.seek(key: "uint32"), case let uint32 = try UInt32(reading: &map)
                else { throw Detour() }
                let hasLast = try map.seek(key: "last")
                return [Int(int16), Int(uint32), hasLast ? try Int(reading: &map) : nil]
            }
            #expect(
                read == [Int(all.int16), Int(all.uint32), all.last],
                "seed \(random.seed): \(bytes.hex)"
            )
        }
    }

    @Test func `values of every kind are stepped over`() throws {
        let values: [WireValue] = [
            .null, .bool(true), .unsigned(3), .unsigned(.max), .negative(300), .float(1.5),
            .float(1e300), .float(.pi), .text("Móng Cái"), .bytes(Bytes([1, 2])), .array([]),
            .array([.map([.init("a", .array([.null]))]), .text("")]),
            .instant(Instant(millisecondsSinceEpoch: 1)), .identifier(.random()),
            .date(CalendarDate(dayNumber: 20_000)),
        ]
        for value in values {
            let map: WireValue = .map([
                .init("passed", value), .init("wanted", .unsigned(7)),
            ])
            #expect(wanted(of: try Wire.encode(map)) == 7, "\(value)")
        }
    }

    @Test func `a key that is not there is not found`() throws {
        let bytes = try Wire.encode(["passed": 1, "unwanted": 2])
        let found = Wire.skim(bytes) { (map) throws(Detour) in try map.seek(key: "wanted") }
        #expect(found == false)
    }

    @Test func `cut and damaged bytes are a detour or a value, and never a trap`() throws {
        var random = SeededRandom.fromEnvironment("skimming damaged")
        let values = try ShapedValues(of: Everything.self)
        for _ in 0..<100 {
            let bytes = try Wire.encode(values.next(using: &random))
            for count in 0..<bytes.count { _ = wanted(of: Array(bytes.prefix(count))) }
            for _ in 0..<200 {
                var damaged = bytes
                let place = Int.random(in: bytes.indices, using: &random)
                damaged[place] = random.next()
                _ = wanted(of: damaged)
            }
        }
        let claims: [[UInt8]] = [
            [0xbb] + [UInt8](repeating: 0xff, count: 8),
            [0xa1, 0x61, 0x78, 0x9b] + [UInt8](repeating: 0xff, count: 8),
            [0xa1, 0x61, 0x78, 0x5b] + [UInt8](repeating: 0xff, count: 8),
            [0xa1, 0x61, 0x78] + [UInt8](repeating: 0xc1, count: 100_000),
            [0xa1, 0x61, 0x78, 0xf8, 0x20], [0xa1, 0x61, 0x78, 0x9f],
        ]
        for bytes in claims { #expect(wanted(of: bytes) == nil, "\(bytes.prefix(12))") }
    }

    private func wanted(of bytes: [UInt8]) -> Int? {
        let read = Wire.skim(bytes) { (map) throws(Detour) -> Int in
            guard try map.seek(key: "wanted") else { throw Detour() }
            return try Int(reading: &map)
        }
        return read
    }
}
