import Testing
import WireCodec

/// Errors say where, in names that types declare and positions, and never in data.
@Suite struct PathTests {
    private struct House: Codable {
        struct Room: Codable {
            var beds: [Int]
        }
        var name: String?
        var rooms: [Room]
        var keeper: Arrival?
        var counts: [String: Int]?
    }

    /// The path of the error that decoding as a house throws.
    private static func path(_ message: WireValue) throws -> String? {
        refusal(of: try Wire.encode(message), as: House.self)?.path.description
    }

    private static func house(_ entries: WireValue.Entry...) -> WireValue {
        .map(entries + (entries.contains { $0.key == "rooms" } ? [] : [.init("rooms", .array([]))]))
    }

    // MARK: - Read

    @Test func `down arrays and maps to the item at fault`() throws {
        let good = WireValue.map([.init("beds", .array([.unsigned(1), .unsigned(2)]))])
        let bad = WireValue.map([
            .init("beds", .array([.unsigned(1), .unsigned(2), .text("three")]))
        ])
        let message = Self.house(.init("rooms", .array([good, good, bad])))
        #expect(try Self.path(message) == "rooms[2].beds[2]")
        let error = refusal(of: try Wire.encode(message), as: House.self)
        #expect(error?.reason == .typeMismatch(expected: .integer, found: .text))
        #expect(
            error?.description
                == "typeMismatch (expected integer, found text) at rooms[2].beds[2], byte 35"
        )
    }

    @Test func `to the key that is missing`() throws {
        #expect(
            try Self.path(Self.house(.init("rooms", .array([.map([])])))) == "rooms[0].beds"
        )
        let error = refusal(of: [0xa0], as: House.self)
        #expect(error == WireError(.missingKey, at: WirePath([.key("rooms")]), offset: 0))
    }

    @Test func `to what a type refuses`() throws {
        let bytes = try Wire.encode(Reception.sample)
        var message = try Wire.decode(WireValue.self, from: bytes)
        guard case .map(var entries) = message else { return }
        entries[1].value = .text("nowhere")
        message = .map(entries)
        let error = refusal(of: try Wire.encode(message), as: Reception.self)
        #expect(error?.reason == .invalidValue)
        #expect(error?.path.description == "gate")
        #expect(error?.description.contains("nowhere") == false)
    }

    @Test func `into the payload of an enum`() throws {
        let outcome = WireValue.map([
            .init("handedOver", .map([.init("to", .text("x")), .init("at", .text("now"))]))
        ])
        let error = refusal(of: try Wire.encode([outcome]), as: [Reception.Outcome].self)
        #expect(error?.reason == .typeMismatch(expected: .instant, found: .text))
        #expect(error?.path.description == "[0].handedOver.at")
    }

    @Test func `to a position where keys are data`() throws {
        let counts = WireValue.map([
            .init("Nguyễn Thị Hoà", .unsigned(1)), .init("Trần Văn Đức", .text("two")),
        ])
        let error = refusal(
            of: try Wire.encode(Self.house(.init("counts", counts))),
            as: House.self
        )
        #expect(error?.path.description == "counts[1]")
        #expect(error?.description.contains("Đức") == false)
    }

    @Test func `to a position where only the bytes are known`() throws {
        // An unknown key of a map, whose value is no item of the profile.
        let bytes = [0xa1] + text("Nguyễn") + [0x82, 0x00, 0xf7]
        let error = refusal(of: bytes, as: House.self)
        #expect(error?.reason == .unknownSimpleValue)
        #expect(error?.path.description == "[0][1]")
        #expect(error?.offset == 12)
    }

    /// Reads through containers that it opens by hand.
    private struct ByHand: Decodable {
        enum Keys: CodingKey { case outer, inner, list }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Keys.self)
            let nested = try container.nestedContainer(keyedBy: Keys.self, forKey: .outer)
            var list = try nested.nestedUnkeyedContainer(forKey: .list)
            _ = try list.decode(Int.self)
            var inner = try list.nestedUnkeyedContainer()
            let map = try inner.nestedContainer(keyedBy: Keys.self)
            _ = try map.decode(Bool.self, forKey: .inner)
        }
    }

    @Test func `through containers that a type opens by hand`() throws {
        func message(_ value: WireValue) throws -> [UInt8] {
            let list = WireValue.array([
                .unsigned(1), .array([.map([.init("inner", value)])]),
            ])
            return try Wire.encode(WireValue.map([.init("outer", .map([.init("list", list)]))]))
        }
        #expect(refusal(of: try message(.bool(true)), as: ByHand.self) == nil)
        let error = refusal(of: try message(.null), as: ByHand.self)
        #expect(error?.reason == .typeMismatch(expected: .bool, found: .null))
        #expect(error?.path.description == "outer.list[1][0].inner")
    }

    /// A class and its superclass, which writes under `super`.
    private class Animal: Codable {
        var legs: Int
        init(legs: Int) { self.legs = legs }
    }

    private final class Dog: Animal {
        enum Keys: CodingKey { case name }
        var name: String

        init(name: String) {
            self.name = name
            super.init(legs: 4)
        }

        required init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Keys.self)
            name = try container.decode(String.self, forKey: .name)
            try super.init(from: container.superDecoder())
        }

        override func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode(name, forKey: .name)
            try super.encode(to: container.superEncoder())
        }
    }

    @Test func `through a superclass`() throws {
        let bytes = try Wire.encode(Dog(name: "Vàng"))
        #expect(
            bytes == [0xa2] + text("name") + text("Vàng") + text("super") + [0xa1] + text("legs")
                + [4]
        )
        #expect(try Wire.decode(Dog.self, from: bytes).legs == 4)
        let wrong = Array(bytes.dropLast()) + [0xf5]
        #expect(refusal(of: wrong, as: Dog.self)?.path.description == "super.legs")
        #expect(
            refusal(of: [0xa1] + text("name") + text("x"), as: Dog.self)?.path.description
                == "super"
        )
    }

    /// Reads one element more than it was sent.
    private struct Pair: Codable {
        var first: Int
        var second: Int

        init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            first = try container.decode(Int.self)
            second = try container.decode(Int.self)
        }
    }

    @Test func `to the element that is not there`() throws {
        let error = refusal(of: hex("82 820102 8101"), as: [Pair].self)
        #expect(error?.reason == .endOfArray)
        #expect(error?.path.description == "[1][1]")
    }

    /// Throws an error of its own.
    private struct Moody: Codable {
        struct Mood: Error {}
        init(from decoder: any Decoder) throws { throw Mood() }
        init() {}
        func encode(to encoder: any Encoder) throws { throw Mood() }
    }

    @Test func `to the value whose type threw what we do not know`() throws {
        let error = refusal(of: hex("a1 6161 82 80 8100"), as: [String: [[Moody]]].self)
        #expect(error?.reason == .invalidValue)
        #expect(error?.path.description == "[0][1][0]")
    }

    // MARK: - Written

    private struct Shelf: Encodable {
        var books: [Book]
        var byTitle: [String: Book]?
    }

    private struct Book: Encodable {
        var title: String
        var mood: Moody?
    }

    @Test func `to the value that cannot be written`() throws {
        let book = Book(title: "x", mood: Moody())
        let error = refusal(encoding: Shelf(books: [Book(title: "y"), book]))
        #expect(error?.reason == .encodingRefused)
        #expect(error?.path.description == "books[1].mood")
        #expect(error?.offset == nil)
        let inDictionary = refusal(encoding: Shelf(books: [], byTitle: ["Bí mật": book]))
        #expect(inDictionary?.path.description == "byTitle[0].mood")
        #expect(inDictionary?.description.contains("Bí mật") == false)
    }

    /// Remembers the path that it was shown.
    private final class Curious: Encodable {
        var seen = ""
        func encode(to encoder: any Encoder) throws {
            seen = encoder.codingPath.map(\.stringValue).joined(separator: "/")
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        }
    }

    private struct Nesting: Encodable {
        enum Keys: CodingKey { case outer, inner }
        var curious: Curious

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Keys.self)
            var list = container.nestedUnkeyedContainer(forKey: .outer)
            try list.encode(1)
            var map = list.nestedContainer(keyedBy: Keys.self)
            try map.encode(["a": [curious]], forKey: .inner)
        }
    }

    @Test func `types see their path while they are written`() throws {
        let curious = Curious()
        let bytes = try Wire.encode(Nesting(curious: curious))
        #expect(curious.seen == "outer/Index 1/inner/a/Index 0")
        #expect(bytes.hex == "a1656f7574657282" + "01" + "a165696e6e6572a1616181f6")
    }
}
