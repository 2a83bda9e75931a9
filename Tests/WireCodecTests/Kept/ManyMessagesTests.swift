import Testing

@testable import WireCodec

/// Messages use the containers of those before them, and none sees anything of another.
@Suite struct ManyMessagesTests {
    /// The keys of several types and of several versions.
    private enum Keys: String, CodingKey { case name, number, remark }

    private struct Visit: Codable, Equatable {
        var name: String
        var number: Int

        init(_ name: String, _ number: Int) { (self.name, self.number) = (name, number) }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Keys.self)
            name = try container.decode(String.self, forKey: .name)
            number = try container.decode(Int.self, forKey: .number)
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode(name, forKey: .name)
            try container.encode(number, forKey: .number)
        }
    }

    /// A later version of a visit: it asks in another order, and for more.
    private struct LaterVisit: Codable, Equatable {
        var remark: String?
        var number: Int
        var name: String

        init(_ name: String, _ number: Int, _ remark: String?) {
            (self.name, self.number, self.remark) = (name, number, remark)
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Keys.self)
            remark = try container.decodeIfPresent(String.self, forKey: .remark)
            number = try container.decode(Int.self, forKey: .number)
            name = try container.decode(String.self, forKey: .name)
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Keys.self)
            try container.encodeIfPresent(remark, forKey: .remark)
            try container.encode(number, forKey: .number)
            try container.encode(name, forKey: .name)
        }
    }

    @Test func `two types with the same keys, and two versions, in turn`() throws {
        for number in 0..<50 {
            let visit = Visit("visit \(number)", number)
            let remark = number.isMultiple(of: 3) ? "remark \(number)" : nil
            let later = LaterVisit("visit \(number)", number, remark)
            let (bytes, laterBytes) = (try Wire.encode(visit), try Wire.encode(later))
            let name = text("name") + text("visit \(number)")
            #expect(bytes == head(5, 2) + name + text("number") + head(0, UInt64(number)))
            #expect(try Wire.decode(Visit.self, from: laterBytes) == visit)
            #expect(
                try Wire.decode(LaterVisit.self, from: bytes)
                    == LaterVisit("visit \(number)", number, nil)
            )
            #expect(try Wire.decode(LaterVisit.self, from: laterBytes) == later)
            #expect(
                try Wire.decode([Visit].self, from: head(4, 2) + laterBytes + bytes)
                    == [visit, visit]
            )
        }
    }

    @Test func `keys in an order that changes, among keys that nobody knows`() throws {
        var random = SeededRandom(seed: 7)
        for number in 0..<100 {
            var entries = [
                text("name") + text("visit"), text("number") + head(0, UInt64(number)),
                text("remark") + [0xf6],
            ]
            for stranger in 0..<(number % 12) {
                entries.append(text("stranger \(stranger)") + head(4, 1) + text("name"))
            }
            entries.shuffle(using: &random)
            let bytes = head(5, UInt64(entries.count)) + entries.flatMap { $0 }
            #expect(try Wire.decode(Visit.self, from: bytes) == Visit("visit", number))
            #expect(
                try Wire.decode(LaterVisit.self, from: bytes) == LaterVisit("visit", number, nil)
            )
        }
    }

    @Test func `a message that fails leaves its containers to the next`() throws {
        let visit = Visit("visit", 1)
        let good = try Wire.encode(visit)
        let bad = head(5, 1) + text("name") + text("visit")
        for _ in 0..<10 {
            #expect(refusal(of: bad, as: Visit.self)?.path.description == "number")
            #expect(
                refusal(of: head(4, 2) + good + bad, as: [Visit].self)?.path.description
                    == "[1].number"
            )
            #expect(
                try Wire.decode([Visit].self, from: head(4, 2) + good + good) == [visit, visit]
            )
        }
    }

    @Test func `many threads at once`() async throws {
        let samples = (0..<64).map { LaterVisit("thread \($0)", $0, "remark \($0)") }
        try await withThrowingTaskGroup { group in
            for (place, sample) in samples.enumerated() {
                group.addTask {
                    let list = [sample, samples[(place + 1) % samples.count]]
                    let expected = try Wire.encode(list)
                    for _ in 0..<200 {
                        let bytes = try Wire.encode(list)
                        #expect(bytes == expected)
                        #expect(try Wire.decode([LaterVisit].self, from: bytes) == list)
                        let visits = list.map { Visit($0.name, $0.number) }
                        #expect(try Wire.decode([Visit].self, from: bytes) == visits)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// Decodes and encodes another message while it is being decoded.
    private struct Nesting: Decodable {
        var name: String
        var inner: Visit

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Keys.self)
            let bytes = try Wire.encode(Visit("inner", 2))
            inner = try Wire.decode(Visit.self, from: bytes)
            name = try container.decode(String.self, forKey: .name)
        }
    }

    @Test func `a message inside the decoding of another`() throws {
        for number in 0..<5 {
            let bytes = try Wire.encode(["name": "outer \(number)"])
            let nesting = try Wire.decode(Nesting.self, from: bytes)
            #expect(nesting.name == "outer \(number)")
            #expect(nesting.inner == Visit("inner", 2))
        }
    }

    /// Keeps the container that it is decoded from.
    private struct Lazy: Decodable {
        let container: KeyedDecodingContainer<Keys>
        weak let reader: Reader?

        init(from decoder: any Decoder) throws {
            container = try decoder.container(keyedBy: Keys.self)
            reader = (decoder as? WireDecoder)?.reader
        }

        var number: Int { get throws { try container.decode(Int.self, forKey: .number) } }
    }

    @Test func `a container that a type keeps stays with its message, and holds it`() throws {
        var lazies: [Lazy] = []
        for number in 0..<20 {
            let bytes = try Wire.encode(Visit("visit", number))
            lazies.append(try Wire.decode(Lazy.self, from: bytes))
            // In between others, whose containers may be used again.
            #expect(try Wire.decode(Visit.self, from: bytes) == Visit("visit", number))
        }
        #expect(try lazies.map { try $0.number } == Array(0..<20))
        weak let reader = lazies.last?.reader
        #expect(reader != nil)
        lazies = []
        #expect(reader == nil)
    }

    @Test func `an encoder's container that is kept never writes into another message`() throws {
        /// Keeps the container that it was encoded with.
        final class Shelf { var container: KeyedEncodingContainer<Keys>? }
        struct Kept: Encodable {
            let shelf: Shelf
            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: Keys.self)
                try container.encode("kept", forKey: .name)
                shelf.container = container
            }
        }
        /// Writes with a kept container in the middle of another message.
        struct Late: Encodable {
            let shelf: Shelf
            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: Keys.self)
                try? shelf.container?.encode(1, forKey: .number)
                try container.encode("late", forKey: .name)
            }
        }
        let shelf = Shelf()
        let kept = try Wire.encode(Kept(shelf: shelf))
        #expect(kept == head(5, 1) + text("name") + text("kept"))
        #expect(try Wire.encode(Late(shelf: shelf)) == head(5, 1) + text("name") + text("late"))
        #expect(try Wire.encode(Kept(shelf: shelf)) == kept)
    }
}
