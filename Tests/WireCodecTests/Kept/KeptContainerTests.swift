import Testing

@testable import WireCodec

/// Values share a container of the standard library, one after the other, and nobody can tell.
@Suite struct KeptContainerTests {
    private struct Leaf: Codable, Equatable {
        enum CodingKeys: CodingKey { case number, text }
        var number: Int
        var text: String?
    }

    /// Contains itself, so that several containers of its keys are in use at once.
    private struct Tree: Codable, Equatable {
        var name: String
        var leaves: [Leaf]
        var children: [Tree]
        var size: Int
    }

    /// One of many types with keys of their own.
    private struct Kind<Name>: Codable, Equatable {
        var a: Int
        var b: String
    }

    private static func tree(_ depth: Int) -> Tree {
        Tree(
            name: "depth \(depth)",
            leaves: (0..<depth).map { Leaf(number: $0, text: $0.isMultiple(of: 2) ? "even" : nil) },
            children: depth == 0 ? [] : [tree(depth - 1), tree(0), tree(depth - 1)],
            size: depth
        )
    }

    @Test func `an element has the bytes that it has alone`() throws {
        let trees = [Self.tree(3), Self.tree(0), Self.tree(2)]
        let bytes = try Wire.encode(trees)
        #expect(bytes == [0x83] + (try trees.flatMap { try Wire.encode($0) }))
        #expect(try Wire.decode([Tree].self, from: bytes) == trees)
    }

    @Test func `more types of elements than are kept, in turn`() throws {
        func pair<Name>(_ name: Name.Type) throws -> (any Encodable, [UInt8]) {
            let kind = Kind<Name>(a: 1, b: "\(name)")
            let bytes = try Wire.encode(kind)
            #expect(try Wire.decode(Kind<Name>.self, from: bytes) == kind)
            return (kind, bytes)
        }
        struct AnyOf: Encodable {
            var value: any Encodable
            func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
        }
        let pairs = [
            try pair(Int.self), try pair(Int8.self), try pair(Int16.self), try pair(Int32.self),
            try pair(Int64.self), try pair(UInt.self), try pair(UInt8.self), try pair(UInt16.self),
            try pair(UInt32.self), try pair(UInt64.self), try pair(Bool.self),
            try pair(Int?.self), try pair(Int8?.self), try pair(Int16?.self),
            try pair(Int32?.self), try pair(Int64?.self), try pair(UInt?.self),
            try pair(UInt8?.self), try pair(UInt16?.self), try pair(UInt32?.self),
        ]
        let thrice = pairs + pairs + pairs
        let bytes = try Wire.encode(thrice.map { AnyOf(value: $0.0) })
        #expect(bytes == [0x98, 60] + thrice.flatMap(\.1))
    }

    @Test func `an element that failed leaves its container to the next`() throws {
        struct Failing: Encodable {
            enum CodingKeys: CodingKey { case number, text }
            struct Refusal: Error {}
            var fails: Bool
            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(1, forKey: .number)
                if fails { throw Refusal() }
                try container.encode("a", forKey: .text)
            }
        }
        struct List: Encodable {
            func encode(to encoder: any Encoder) throws {
                var list = encoder.unkeyedContainer()
                for fails in [false, true, false, true, false] {
                    try? list.encode(Failing(fails: fails))
                }
            }
        }
        let one = try Wire.encode(Failing(fails: false))
        #expect(try Wire.encode(List()) == [0x83] + one + one + one)
    }

    /// Reads its properties only when it is asked for them.
    private struct Lazy: Decodable {
        private let container: KeyedDecodingContainer<Leaf.CodingKeys>

        init(from decoder: any Decoder) throws {
            container = try decoder.container(keyedBy: Leaf.CodingKeys.self)
        }

        var leaf: Leaf {
            get throws {
                Leaf(
                    number: try container.decode(Int.self, forKey: .number),
                    text: try container.decodeIfPresent(String.self, forKey: .text)
                )
            }
        }
    }

    @Test func `a container that an element keeps goes on reading that element`() throws {
        let leaves = (0..<20).map { Leaf(number: $0, text: "leaf \($0)") }
        var bytes = try Wire.encode(leaves)
        let lazy = try Wire.decode([Lazy].self, from: bytes)
        bytes.withUnsafeMutableBytes { bytes in
            for place in bytes.indices { bytes[place] = 0xff }
        }
        #expect(try lazy.map { try $0.leaf } == leaves)
    }

    /// Keeps its decoder, and asks it for a container late.
    private struct Keeper: Decodable {
        let decoder: any Decoder
        init(from decoder: any Decoder) throws {
            _ = try decoder.container(keyedBy: Leaf.CodingKeys.self)
            self.decoder = decoder
        }
    }

    @Test func `a decoder that an element keeps gives containers also later`() throws {
        let leaves = (0..<3).map { Leaf(number: $0, text: nil) }
        let keepers = try Wire.decode([Keeper].self, from: Wire.encode(leaves))
        let containers = try keepers.map { try $0.decoder.container(keyedBy: Leaf.CodingKeys.self) }
        #expect(try containers.map { try $0.decode(Int.self, forKey: .number) } == [0, 1, 2])
    }

    @Test func `an encoder is gone with its message, though it holds containers`() throws {
        final class Token: Sendable {}
        /// Keeps its encoder, if there is somewhere to keep it.
        final class Shelf { var encoder: (any Encoder)? }
        struct Element: Encodable {
            let shelf: Shelf?
            func encode(to encoder: any Encoder) throws {
                shelf?.encoder = encoder
                var container = encoder.container(keyedBy: Leaf.CodingKeys.self)
                try container.encode(1, forKey: .number)
            }
        }
        let key = try #require(CodingUserInfoKey(rawValue: "token"))
        let shelf = Shelf()
        for shelf in [nil, shelf] {
            var token: Token? = Token()
            weak let seen = token
            _ = try Wire.encode(
                [Element(shelf: shelf), Element(shelf: nil)],
                userInfo: token.map { [key: $0] } ?? [:]
            )
            token = nil
            // What is asked of it late is in vain, and not kept.
            _ = shelf?.encoder?.container(keyedBy: Leaf.CodingKeys.self)
            shelf?.encoder = nil
            #expect(seen == nil)
        }
    }

    /// Sees whether the reader of its message is still there.
    private struct Watcher: Decodable {
        weak let reader: Reader?
        let kept: (any Decoder)?

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Leaf.CodingKeys.self)
            reader = (decoder as? WireDecoder)?.reader
            kept = try container.decodeNil(forKey: .number) ? nil : decoder
        }
    }

    @Test func `a reader is gone with its message, or with the last decoder of it`() throws {
        let free = try Wire.decode([Watcher].self, from: Wire.encode([["number": Int?.none]]))
        #expect(free.count == 1 && free.allSatisfy { $0.reader == nil })
        var held = try Wire.decode([Watcher].self, from: Wire.encode([["number": 1]]))
        weak let reader = held.first?.reader
        #expect(reader != nil)
        // What is asked of it late is answered, and not kept.
        _ = try held.first?.kept?.container(keyedBy: Leaf.CodingKeys.self)
        held = []
        #expect(reader == nil)
    }
}
