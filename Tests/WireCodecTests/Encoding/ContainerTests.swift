import Testing
import WireCodec

/// Types that write themselves by hand get what they wrote, or an error.
@Suite struct ContainerTests {
    private enum Keys: CodingKey { case first, second }

    /// Writes whatever it is told to.
    private struct ByHand: Encodable {
        var write: (any Encoder) throws -> Void
        func encode(to encoder: any Encoder) throws { try write(encoder) }
    }

    @Test func `a type that writes nothing has no bytes`() {
        #expect(refusal(encoding: ByHand { _ in })?.reason == .notOneValue)
        let inMap = ["a": ByHand { _ in }]
        #expect(
            refusal(encoding: inMap) == WireError(.notOneValue, at: WirePath([.index(0)]))
        )
    }

    @Test func `an empty container is a value`() throws {
        let map = ByHand { _ = $0.container(keyedBy: Keys.self) }
        let array = ByHand { _ = $0.unkeyedContainer() }
        #expect(try Wire.encode([map, array]).hex == "82a080")
    }

    @Test func `a second value is refused`() {
        let two = ByHand { encoder in
            var container = encoder.singleValueContainer()
            try container.encode(1)
            try container.encode(2)
        }
        #expect(refusal(encoding: two)?.reason == .notOneValue)
        let another = ByHand { encoder in
            _ = encoder.unkeyedContainer()
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode(1, forKey: .first)
        }
        #expect(refusal(encoding: another)?.reason == .notOneValue)
    }

    @Test func `containers inside may be filled in any order`() throws {
        let interleaved = ByHand { encoder in
            var container = encoder.container(keyedBy: Keys.self)
            var first = container.nestedUnkeyedContainer(forKey: .first)
            var second = container.nestedUnkeyedContainer(forKey: .second)
            try second.encode("b")
            try first.encode(1)
            try second.encode("c")
            try first.encode([2])
        }
        let bytes =
            [0xa2] + text("first") + [0x82, 1, 0x81, 2] + text("second") + [0x82]
            + text("b") + text("c")
        #expect(try Wire.encode(interleaved) == bytes)
        #expect(
            try Wire.encode([[interleaved], [interleaved]]) == [0x82, 0x81] + bytes + [0x81] + bytes
        )
    }

    @Test func `a container kept for later is closed`() throws {
        final class Keeper: Encodable {
            var kept: (any UnkeyedEncodingContainer)?
            func encode(to encoder: any Encoder) throws { kept = encoder.unkeyedContainer() }
        }
        let keeper = Keeper()
        let late = ByHand { encoder in
            var container = encoder.unkeyedContainer()
            try container.encode(keeper)
            try keeper.kept?.encode(1)
        }
        #expect(refusal(encoding: late)?.reason == .containerClosed)
    }

    /// Fails in the middle of what it writes.
    private struct Failing: Encodable {
        struct Refusal: Error {}
        func encode(to encoder: any Encoder) throws {
            var list = encoder.unkeyedContainer()
            try list.encode("gone")
            var inner = list.nestedUnkeyedContainer()
            try inner.encode("gone as well")
            throw Refusal()
        }
    }

    @Test func `a value that failed leaves nothing behind`() throws {
        let inArray = ByHand { encoder in
            var container = encoder.unkeyedContainer()
            try container.encode(1)
            try? container.encode([Failing()])
            try container.encode(2)
        }
        #expect(try Wire.encode(inArray).hex == "820102")
        let inMap = ByHand { encoder in
            var container = encoder.container(keyedBy: Keys.self)
            try? container.encode(Failing(), forKey: .first)
            try container.encode(0, forKey: .first)
            try? container.encode([Failing()], forKey: .second)
        }
        #expect(try Wire.encode(inMap) == [0xa1] + text("first") + [0])
        let alone = ByHand { encoder in
            var container = encoder.singleValueContainer()
            try? container.encode(Failing())
            try container.encode(true)
        }
        #expect(try Wire.encode([alone]).hex == "81f5")
    }

    @Test(arguments: [0, 1, 23, 24, 255, 256, 65_535, 65_536])
    func `an array and a map of any length have the shortest head`(count: Int) throws {
        let array = [Int](repeating: 0, count: count)
        #expect(try Wire.encode(array) == head(4, UInt64(count)) + array.map { _ in 0 })
        #expect(try Wire.encode([array, array]).count == 1 + 2 * Wire.encode(array).count)
        guard count <= 256 else { return }
        let map = Dictionary(uniqueKeysWithValues: (0..<count).map { ("\($0)", 0) })
        let entries = (0..<count).map { text("\($0)") }.sorted { $0.lexicographicallyPrecedes($1) }
        #expect(try Wire.encode(map) == head(5, UInt64(count)) + entries.flatMap { $0 + [0] })
    }

    @Test func `equal dictionaries have equal bytes, in the order of RFC 8949`() throws {
        var one: [String: Int] = [:]
        var other: [String: Int] = [:]
        let keys = ["z", "aa", "b", "Hoà", "", "longer than all of them", "ab"]
        for key in keys { one[key] = 1 }
        for key in keys.reversed() { other[key] = 1 }
        let bytes = try Wire.encode(one)
        #expect(try Wire.encode(other) == bytes)
        guard case .map(let entries) = try Wire.decode(WireValue.self, from: bytes) else { return }
        #expect(
            entries.map(\.key)
                == ["", "b", "z", "aa", "ab", "Hoà", "longer than all of them"]
        )
    }

    @Test func `an absent property has no key, a null in an array stands`() throws {
        var reception = Reception.sample
        reception.remark = nil
        let bytes = try Wire.encode(reception)
        #expect(bytes.firstRange(of: text("remark")) == nil)
        #expect(bytes.suffix(9) == text("gaps")[...] + hex("83 01 f6 03"))
    }

    @Test func `appending leaves what was there, also after an error`() throws {
        var bytes: [UInt8] = [9, 9]
        try Wire.encode([1, 2], into: &bytes)
        #expect(bytes == [9, 9, 0x82, 1, 2])
        #expect(throws: WireError.self) { try Wire.encode(ByHand { _ in }, into: &bytes) }
        #expect(bytes == [9, 9, 0x82, 1, 2])
    }

    /// Says what the caller told it.
    private struct Told: Encodable {
        static let key = CodingUserInfoKey(rawValue: "told")
        func encode(to encoder: any Encoder) throws {
            let told = Self.key.flatMap { encoder.userInfo[$0] } as? Int
            var container = encoder.unkeyedContainer()
            try container.encode(told)
            var inner = container.superEncoder().singleValueContainer()
            try inner.encode(told)
        }
    }

    @Test func `what the caller says reaches every type`() throws {
        let key = try #require(Told.key)
        let bytes = try Wire.encode([Told()], userInfo: [key: 7])
        #expect(bytes.hex == "81820707")
    }

    @Test func `a decoder kept beyond its message still reads`() throws {
        struct Keeper: Decodable {
            var decoder: any Decoder
            init(from decoder: any Decoder) throws { self.decoder = decoder }
        }
        var bytes = try Wire.encode(["a": "ơ"])
        let keeper = try Wire.decode(Keeper.self, from: bytes)
        bytes.withUnsafeMutableBytes { bytes in
            for place in bytes.indices { bytes[place] = 0xff }
        }
        #expect(try [String: String](from: keeper.decoder) == ["a": "ơ"])
    }
}
