import AllocationCounter
import Testing
import WireCodec

/// Messages that end early or lie about lengths cost no more than the bytes that are there.
@Suite struct TruncationTests {
    /// What decoding asked the allocator for, in bytes, and how it ended.
    private static func cost<T: Decodable>(
        of bytes: [UInt8],
        as type: T.Type
    ) -> (bytes: UInt64, error: WireError?) {
        allocation_counts_reset()
        let error = refusal(of: bytes, as: type)
        return (allocation_counts_read().bytes, error)
    }

    /// What a message of so many bytes may cost its reader in memory, whatever it claims.
    private static func allowance(_ count: Int) -> UInt64 { UInt64(16 * 1024 + 100 * count) }

    @Test func `a message cut at any byte is refused as truncated`() throws {
        let message = try Wire.encode(Reception.sample)
        for count in 0..<message.count {
            let cut = Array(message.prefix(count))
            #expect(refusal(of: cut)?.reason == .truncated, "as a value, cut at \(count)")
            #expect(
                refusal(of: cut, as: Reception.self)?.reason == .truncated,
                "as a Reception, cut at \(count)"
            )
        }
    }

    @Test func `every head that claims another length is refused at no cost`() throws {
        let message = try Wire.encode(Reception.sample)
        let lies: [UInt64] = [
            0, 1, 22, 23, 24, 255, 256, 65_535, 65_536, 99_999, 1 << 22, 0xffff_ffff, 1 << 32,
            1 << 40, 1 << 62, .max >> 1, .max - 1, .max,
        ]
        var tried = 0
        for place in HeadPlace.all(in: message) where place.isLength {
            let near = [place.argument &- 1, place.argument + 1, place.argument * 2 + 1]
            for lie in Set(lies + near) where lie != place.argument {
                let lying =
                    Array(message[..<place.offset]) + head(place.major, lie)
                    + message[(place.offset + place.size)...]
                let cost = Self.cost(of: lying, as: Reception.self)
                #expect(
                    cost.error != nil,
                    "byte \(place.offset), major type \(place.major): \(lie)"
                )
                #expect(
                    cost.bytes <= Self.allowance(lying.count),
                    "byte \(place.offset): \(lie) made \(cost.bytes) bytes"
                )
                tried += 1
            }
        }
        #expect(tried > 900)
    }

    @Test(arguments: [2, 3, 4, 5] as [UInt8], [1, 2, 4, 8])
    func `a claim of the most that a head can say is truncated`(major: UInt8, width: Int) {
        let most = UInt64.max >> UInt64(64 - 8 * width)
        for padding in [0, 1, 100] {
            let bytes =
                head(major, most, width: width) + [UInt8](repeating: 0x60, count: padding)
            let cost = Self.cost(of: bytes, as: WireValue.self)
            #expect(cost.error?.reason == .truncated)
            #expect(cost.bytes <= Self.allowance(bytes.count))
        }
    }

    @Test func `arrays inside arrays cannot add up what each of them claims`() {
        // Each claims as many elements as there are bytes behind it.
        var message: [UInt8] = []
        for level in 0..<31 { message += head(4, UInt64(1000 - level), width: 2) }
        message += [UInt8](repeating: 0, count: 900)
        let cost = Self.cost(of: message, as: WireValue.self)
        #expect(cost.error != nil)
        #expect(cost.bytes <= Self.allowance(message.count))
    }

    @Test func `a reader of wide elements makes room for those that are there`() {
        // 100 bytes of nothing, said to be 90 arrivals of over 60 bytes each.
        let message = head(4, 90) + [UInt8](repeating: 0xa0, count: 100)
        let cost = Self.cost(of: message, as: [Arrival].self)
        #expect(cost.error != nil)
        #expect(cost.bytes <= Self.allowance(message.count))
    }

    @Test func `elements that are there but are something else cost no room for all of them`() {
        // Each takes a byte here and over 60 as an arrival, which none is.
        let nothing = [UInt8](repeating: 0xa0, count: 4000)
        for message in [head(4, 4000) + nothing, head(4, 4001) + [0x01] + nothing] {
            let cost = Self.cost(of: message, as: [Arrival].self)
            #expect(cost.error?.path.description.hasPrefix("[0]") == true)
            #expect(cost.bytes <= Self.allowance(message.count))
        }
        // Each of as many arrays as there are bytes for.
        let arrays = (0..<1000).flatMap { _ in [0x81, 0xa0] as [UInt8] }
        let cost = Self.cost(of: head(4, 1000) + arrays, as: [[Arrival]].self)
        #expect(cost.error?.path.description.hasPrefix("[0][0]") == true)
        #expect(cost.bytes <= Self.allowance(2003))
    }

    @Test func `the measure sees what is allocated`() {
        allocation_counts_reset()
        let array = [UInt8](repeating: 1, count: 1 << 20)
        #expect(allocation_counts_read().largest >= UInt64(array.count))
    }
}
