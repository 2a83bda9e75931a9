import Testing
import WireCodec

/// Each limit at, below and above its number.
@Suite struct LimitTests {
    private static let small = WireLimits(bytes: 100, nesting: 4, items: 20)

    // MARK: - Bytes

    @Test(arguments: [(99, true), (100, true), (101, false)])
    func `a message may have so many bytes`(count: Int, isTaken: Bool) {
        let message = head(2, UInt64(count - 2)) + [UInt8](repeating: 0, count: count - 2)
        #expect(message.count == count)
        let error = refusal(of: message, as: Bytes.self, limits: Self.small)
        #expect(error?.reason == (isTaken ? nil : .tooManyBytes))
    }

    @Test func `the bytes behind the first value of a sequence count as well`() {
        let bytes = [UInt8](repeating: 0, count: 101)
        #expect(throws: WireError(.tooManyBytes)) {
            try bytes.withUnsafeBytes { bytes in
                _ = try Wire.decodePrefix(Int.self, from: bytes, limits: Self.small)
            }
        }
    }

    @Test(arguments: [(-1, true), (0, true), (1, false)])
    func `the standard message may have 4 MiB`(more: Int, isTaken: Bool) {
        let count = 4 * 1024 * 1024 + more
        let message = head(2, UInt64(count - 5)) + [UInt8](repeating: 0, count: count - 5)
        #expect(message.count == count)
        let error = refusal(of: message, as: Bytes.self)
        #expect(error?.reason == (isTaken ? nil : .tooManyBytes))
    }

    // MARK: - Nesting

    /// Arrays or maps inside one another.
    private static func nest(_ levels: Int, inMaps: Bool) -> [UInt8] {
        let level = inMaps ? hex("a16161") : hex("81")
        return Array([[UInt8]](repeating: level, count: levels - 1).joined())
            + (inMaps ? [0xa0] : [0x80])
    }

    @Test(arguments: [3, 4, 5], [false, true])
    func `containers may nest so deep`(levels: Int, inMaps: Bool) {
        let error = refusal(of: Self.nest(levels, inMaps: inMaps), limits: Self.small)
        #expect(error?.reason == (levels <= 4 ? nil : .tooDeep))
    }

    @Test(arguments: [31, 32, 33], [false, true])
    func `the standard nesting is 32, read and written`(levels: Int, inMaps: Bool) throws {
        let message = Self.nest(levels, inMaps: inMaps)
        let isTaken = levels <= 32
        #expect(refusal(of: message)?.reason == (isTaken ? nil : .tooDeep))
        let deep = try Wire.decode(
            WireValue.self,
            from: message,
            limits: WireLimits(nesting: 40)
        )
        #expect(refusal(encoding: deep)?.reason == (isTaken ? nil : .tooDeep))
        if isTaken { #expect(try Wire.encode(deep) == message) }
    }

    @Test func `a tag is a level of its own for nobody`() {
        // Scalars in tags stand inside the innermost container that is allowed.
        let message = hex("81818181c100")
        #expect(refusal(of: message, limits: Self.small) == nil)
    }

    /// A list whose rest is inside it.
    private final class Chain: Codable {
        let rest: Chain?
        init(_ rest: Chain?) { self.rest = rest }
    }

    @Test(arguments: [31, 32, 33, 200])
    func `a type that contains itself is written as deep as it may be read`(levels: Int) {
        var chain = Chain(nil)
        for _ in 1..<levels { chain = Chain(chain) }
        #expect(refusal(encoding: chain)?.reason == (levels <= 32 ? nil : .tooDeep))
    }

    /// A value that leaves no trace on the wire, in another, and so on.
    private struct Wrapper: Encodable {
        var levels: Int
        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            if levels == 0 {
                try container.encode(1)
            } else {
                try container.encode(Wrapper(levels: levels - 1))
            }
        }
    }

    @Test func `wrappers that never end are refused before the stack ends`() throws {
        #expect(try Wire.encode(Wrapper(levels: 100)) == [1])
        #expect(refusal(encoding: Wrapper(levels: 10_000))?.reason == .tooDeep)
    }

    // MARK: - Items

    @Test(arguments: [19, 20, 21])
    func `a message may have so many items`(count: Int) {
        let message = head(4, UInt64(count - 1)) + [UInt8](repeating: 0, count: count - 1)
        let error = refusal(of: message, as: [Int].self, limits: Self.small)
        #expect(error?.reason == (count <= 20 ? nil : .tooManyItems))
    }

    @Test func `keys are items`() {
        // The map, ten keys, ten values.
        let keys: [UInt8] = (0..<10).flatMap { text("\($0)") + [0] }
        #expect(
            refusal(of: head(5, 10) + keys, limits: Self.small)?.reason == .tooManyItems
        )
        #expect(refusal(of: head(5, 9) + keys.prefix(27), limits: Self.small) == nil)
    }

    @Test(arguments: [99_999, 100_000, 100_001])
    func `the standard message may have 100,000 items`(count: Int) {
        let message = head(4, UInt64(count - 1)) + [UInt8](repeating: 0, count: count - 1)
        let error = refusal(of: message, as: [Int].self)
        #expect(error?.reason == (count <= 100_000 ? nil : .tooManyItems))
    }

    @Test func `a refused message says where it was too much`() throws {
        let error = try #require(
            refusal(of: head(4, 30) + [UInt8](repeating: 0, count: 30), limits: Self.small)
        )
        #expect(error == WireError(.tooManyItems, at: WirePath([.index(19)]), offset: 21))
    }
}
