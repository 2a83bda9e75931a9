import AllocationCounter
import Testing
import WireCodec

/// The direct way writes the same bytes and reads the same values as `Codable`, and where it cannot
/// read, `Codable` decides.
@Suite struct DirectTests {
    @Test func `records are the same both ways`() throws {
        var random = SeededRandom.fromEnvironment("direct records")
        try DirectOracle.check(Everything.self, &random)
        try DirectOracle.check(Part.self, &random)
        try DirectOracle.check(Wide.self, &random)
        try DirectOracle.check(Tree.self, &random)
        try DirectOracle.check([Part].self, rounds: 100, &random)
    }

    @Test func `scalars are the same both ways`() throws {
        var random = SeededRandom.fromEnvironment("direct scalars")
        try DirectOracle.check(Bool.self, rounds: 20, &random)
        try DirectOracle.check(String.self, &random)
        try DirectOracle.check(Bytes.self, &random)
        try DirectOracle.check(Identifier.self, &random)
        try DirectOracle.check(Instant.self, &random)
        try DirectOracle.check(CalendarDate.self, &random)
        try DirectOracle.check(Double.self, &random)
        try DirectOracle.check(Float.self, &random)
        try DirectOracle.check(Int64.self, &random)
        try DirectOracle.check(UInt64.self, &random)
        try DirectOracle.check(Int8.self, &random)
        try DirectOracle.check(UInt16.self, &random)
        try DirectOracle.check(Everything.Gate.self, rounds: 50, &random)
        try DirectOracle.check([[Int]].self, &random)
    }

    @Test func `random bytes are the same both ways`() {
        var random = SeededRandom.fromEnvironment("direct random bytes")
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...12, using: &random)
            let bytes = (0..<count).map { _ in random.next() as UInt8 }
            DirectOracle.compare(Instant.self, bytes, random.seed)
            DirectOracle.compare(Double.self, bytes, random.seed)
            DirectOracle.compare(Int.self, bytes, random.seed)
            DirectOracle.compare([UInt8].self, bytes, random.seed)
            DirectOracle.compare(String.self, bytes, random.seed)
        }
    }

    @Test(arguments: [0, 1, 300, 4_100, 70_000])
    func `what is encoded already is written as it is`(count: Int) throws {
        struct Pair: Codable {
            var before: String
            var text: String
            var after: Bytes
        }
        let pair = Pair(
            before: "trước",
            text: String(repeating: "a", count: count),
            after: Bytes([UInt8](repeating: 7, count: count))
        )
        let text = Bytes(try Wire.encode(pair.text))
        let written = try Wire.written { writer in
            guard let map = writer.beginMap() else { return }
            writer.write("before", pair.before)
            writer.write(key: "text")
            writer.write(encoded: text)
            writer.write("after", pair.after)
            writer.endMap(map)
        }
        #expect(try written == Wire.encodeThroughCodable(pair))
    }

    private static let part = Part(name: "Móng Cái", count: 3)

    @Test func `an absent property and a null are no value`() throws {
        let name = text("name") + text("x")
        for bytes in [[0xa1] + name, [0xa2] + name + text("count") + [0xf6]] {
            #expect(DirectOracle.isRead(bytes, as: Part.self))
            #expect(try Wire.decode(Part.self, from: bytes) == Part(name: "x", count: nil))
        }
    }

    @Test func `keys in another order and of a newer peer take the general way`() throws {
        let name = text("name") + text("Móng Cái")
        let count = text("count") + [3]
        let later = text("later") + [0xf5]
        for bytes in [
            [0xa2] + count + name, [0xa3] + name + count + later, [0xa3] + later + name + count,
        ] {
            #expect(!DirectOracle.isRead(bytes, as: Part.self))
            #expect(try Wire.decode(Part.self, from: bytes) == Self.part)
        }
    }

    @Test func `errors are those of the general way, with their path`() {
        let wrong = [0x81, 0xa2] + text("name") + [0x01] + text("count") + [3]
        #expect(
            refusal(of: wrong, as: [Part].self)
                == WireError(
                    .typeMismatch(expected: .text, found: .integer),
                    at: WirePath([.index(0), .key("name")]),
                    offset: 7
                )
        )
        let twice = [0xa2] + text("name") + text("x") + text("name") + text("x")
        #expect(refusal(of: twice, as: Part.self)?.reason == .duplicateKey)
        let more = [0xa1] + text("name") + text("x") + [0]
        #expect(refusal(of: more, as: Part.self)?.reason == .trailingBytes)
    }

    @Test func `a message cut at any byte is refused`() throws {
        var random = SeededRandom.fromEnvironment("direct cuts")
        let values = try ShapedValues(of: Everything.self)
        let bytes = try Wire.encode(values.next(using: &random))
        for count in 0..<bytes.count {
            let cut = Array(bytes.prefix(count))
            #expect(
                refusal(of: cut, as: Everything.self)?.reason == .truncated,
                "seed \(random.seed), cut at \(count)"
            )
        }
    }

    // MARK: - Limits

    /// Trees inside one another; each is a map and an array.
    private static func tree(_ levels: Int) -> Tree {
        (1..<levels).reduce(Tree(name: "leaf", branches: [])) { tree, level in
            Tree(name: "\(level)", branches: [tree])
        }
    }

    @Test func `nesting has the same limit`() throws {
        let deepest = try Wire.encode(Self.tree(16))
        #expect(DirectOracle.isRead(deepest, as: Tree.self))
        #expect(try Wire.decode(Tree.self, from: deepest) == Self.tree(16))
        #expect(refusal(encoding: Self.tree(17))?.reason == .tooDeep)
        #expect(refusal(encoding: Self.tree(2000))?.reason == .tooDeep)
        // One level more, as bytes.
        let deeper = [0xa2] + text("name") + text("x") + text("branches") + [0x81] + deepest
        #expect(refusal(of: deeper, as: Tree.self)?.reason == .tooDeep)
    }

    @Test func `items have the same limit`() throws {
        for count in [99_998, 99_999, 100_000] {
            let numbers = [Int](repeating: 0, count: count)
            let bytes = try Wire.encode(numbers)
            let isTaken = count < 100_000
            #expect(DirectOracle.isRead(bytes, as: [Int].self) == isTaken)
            #expect(
                refusal(of: bytes, as: [Int].self)?.reason == (isTaken ? nil : .tooManyItems)
            )
        }
    }

    @Test func `a claim makes no memory`() {
        let claims = [
            head(4, 1 << 22), head(4, .max), head(3, 1 << 40), head(2, .max >> 1),
            head(4, 4000) + [UInt8](repeating: 0xa0, count: 4000),
        ]
        for bytes in claims {
            allocation_counts_reset()
            #expect(refusal(of: bytes, as: [Everything].self) != nil)
            #expect(refusal(of: bytes, as: [Part].self) != nil)
            #expect(allocation_counts_read().largest <= UInt64(64 * 1024 + 200 * bytes.count))
        }
    }

    @Test func `large messages leave the stack`() throws {
        let parts = (0..<1000).map { (number: Int) in
            Part(name: "Trung tâm \(number)", count: number)
        }
        let bytes = try Wire.encode(parts)
        #expect(bytes.count > 10_000)
        #expect(try bytes == Wire.encodeThroughCodable(parts))
        #expect(try Wire.decode([Part].self, from: bytes) == parts)
    }

    @Test func `the first of a sequence is read as well`() throws {
        let bytes = try Wire.encode(Self.part) + [1, 2]
        let (value, count) = try bytes.withUnsafeBytes {
            try Wire.decodePrefix(Part.self, from: $0)
        }
        #expect(value == Self.part)
        #expect(count == bytes.count - 2)
    }

    @Test func `appending leaves what was there`() throws {
        var bytes: [UInt8] = [9]
        try Wire.encode(Self.part, into: &bytes)
        #expect(try bytes == [9] + Wire.encodeThroughCodable(Self.part))
        #expect(throws: WireError(.tooDeep)) { try Wire.encode(Self.tree(17), into: &bytes) }
        #expect(try bytes == [9] + Wire.encodeThroughCodable(Self.part))
    }

    @Test func `encoding a message allocates its bytes and nothing else`() throws {
        _ = try Wire.encode(Self.part)
        allocation_counts_reset()
        let bytes = try Wire.encode(Self.part)
        #expect(allocation_counts_read().calls <= 2)
        #expect(!bytes.isEmpty)
    }
}
