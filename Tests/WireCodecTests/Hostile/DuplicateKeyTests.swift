import Testing
import WireCodec

/// A key that a map has twice is refused, read or written.
@Suite struct DuplicateKeyTests {
    // MARK: - Read

    /// A map of so many entries, the last of which repeats the key at a place.
    private static func map(_ entries: Int, repeating place: Int) -> [UInt8] {
        head(5, UInt64(entries))
            + (0..<entries).flatMap { entry in
                text("key \(entry == entries - 1 ? place : entry)") + [0]
            }
    }

    @Test(arguments: [2, 3, 8, 9, 16, 64, 65, 300])
    func `in a map of any size`(entries: Int) {
        for place in Set([0, entries / 2, entries - 2]) where place < entries - 1 {
            let bytes = Self.map(entries, repeating: place)
            #expect(refusal(of: bytes)?.reason == .duplicateKey)
            #expect(refusal(of: bytes, as: [String: Int].self)?.reason == .duplicateKey)
        }
        #expect(refusal(of: Self.map(entries, repeating: entries - 1)) == nil)
    }

    @Test func `also where nobody asks for it`() throws {
        // An arrival with a property that it does not know, inside which a key stands twice.
        let arrival = try Wire.encode(Reception.sample.arrivals[0])
        let bytes =
            [arrival[0] + 1] + arrival.dropFirst() + text("later") + Self.map(2, repeating: 0)
        #expect(refusal(of: bytes, as: Arrival.self)?.reason == .duplicateKey)
    }

    @Test func `keys are told apart by their bytes`() throws {
        // The same word in both normal forms: two keys.
        let bytes = head(5, 2) + text("Hoà") + [1] + text("Hoa\u{300}") + [2]
        #expect(refusal(of: bytes) == nil)
        let empty = head(5, 2) + text("") + [1] + text("") + [2]
        #expect(refusal(of: empty)?.reason == .duplicateKey)
    }

    @Test func `the error says where the second one stands`() {
        let bytes = hex("82 00") + Self.map(3, repeating: 0)
        #expect(
            refusal(of: bytes)
                == WireError(.duplicateKey, at: WirePath([.index(1), .index(3)]), offset: 17)
        )
    }

    // MARK: - Written

    private enum Keys: CodingKey {
        case first, second, third
    }

    private enum OtherKeys: String, CodingKey {
        case fourth
        case alsoFirst = "first"
    }

    private enum OnlyKey: CodingKey { case only }

    /// Writes whatever it is told to.
    private struct ByHand: Encodable {
        var write: (any Encoder) throws -> Void
        func encode(to encoder: any Encoder) throws { try write(encoder) }
    }

    @Test func `a type that writes a key again`() {
        let again = ByHand { encoder in
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode(1, forKey: .first)
            try container.encode(2, forKey: .second)
            try container.encode(3, forKey: .first)
        }
        #expect(refusal(encoding: again)?.reason == .duplicateKey)
        let atOnce = ByHand { encoder in
            var container = encoder.container(keyedBy: OnlyKey.self)
            try container.encode(1, forKey: .only)
            try container.encode(1, forKey: .only)
        }
        #expect(refusal(encoding: [atOnce])?.reason == .duplicateKey)
    }

    @Test func `a type that writes its keys in another order`() throws {
        let backwards = ByHand { encoder in
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode([3], forKey: .third)
            try container.encode("2", forKey: .second)
            try container.encode(1, forKey: .first)
        }
        let bytes = text("third") + [0x81, 3] + text("second") + text("2") + text("first") + [1]
        #expect(try Wire.encode(backwards) == [0xa3] + bytes)
    }

    @Test func `a type that writes through two containers`() throws {
        let distinct = ByHand { encoder in
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode(1, forKey: .first)
            var other = encoder.container(keyedBy: OtherKeys.self)
            try other.encode(2, forKey: .fourth)
        }
        #expect(try Wire.encode(distinct) == [0xa2] + text("first") + [1] + text("fourth") + [2])
        let again = ByHand { encoder in
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode(1, forKey: .first)
            var other = encoder.container(keyedBy: OtherKeys.self)
            try other.encode(2, forKey: .alsoFirst)
        }
        #expect(refusal(encoding: again)?.reason == .duplicateKey)
    }

    @Test func `a type that opens containers by hand`() {
        let nested = ByHand { encoder in
            var container = encoder.container(keyedBy: Keys.self)
            var inner = container.nestedContainer(keyedBy: Keys.self, forKey: .first)
            try inner.encode(1, forKey: .second)
            try container.encode(2, forKey: .first)
        }
        #expect(refusal(encoding: nested)?.reason == .duplicateKey)
        let inside = ByHand { encoder in
            var container = encoder.container(keyedBy: Keys.self)
            var inner = container.nestedContainer(keyedBy: Keys.self, forKey: .first)
            try inner.encode(1, forKey: .second)
            try inner.encode(1, forKey: .second)
        }
        #expect(refusal(encoding: inside)?.reason == .duplicateKey)
        let twice = ByHand { encoder in
            var container = encoder.container(keyedBy: Keys.self)
            _ = container.nestedUnkeyedContainer(forKey: .second)
            var other = container.superEncoder(forKey: .second).singleValueContainer()
            try other.encode(1)
        }
        #expect(refusal(encoding: twice)?.reason == .duplicateKey)
    }

    /// A key that may be any text.
    private struct Word: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    @Test(arguments: [2, 30, 300])
    func `a type whose keys are data`(entries: Int) throws {
        let again = ByHand { encoder in
            var container = encoder.container(keyedBy: Word.self)
            for entry in 0..<entries {
                let name = entry == entries - 1 ? "0" : String(entry)
                try container.encode([entry], forKey: Word(stringValue: name))
            }
        }
        #expect(refusal(encoding: again)?.reason == .duplicateKey)
        let distinct = ByHand { encoder in
            var container = encoder.container(keyedBy: Word.self)
            for entry in 0..<entries {
                try container.encode([entry], forKey: Word(stringValue: String(entry)))
            }
        }
        let value = try Wire.decode([String: [Int]].self, from: Wire.encode(distinct))
        #expect(value.count == entries)
    }

    @Test func `a value without a type`() {
        let value = WireValue.map([.init("a", .null), .init("b", .null), .init("a", .null)])
        #expect(refusal(encoding: value)?.reason == .duplicateKey)
    }
}
