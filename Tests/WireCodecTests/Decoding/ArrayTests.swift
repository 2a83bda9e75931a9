import Testing

@testable import WireCodec

/// Arrays are decoded at once, and are what they would be element by element.
@Suite struct ArrayTests {
    /// Decodes as an array does that knows nothing of the wire.
    private struct Stepwise<Element: Decodable>: Decodable {
        var elements: [Element] = []
        init(from decoder: any Decoder) throws {
            var container = try decoder.unkeyedContainer()
            while !container.isAtEnd { elements.append(try container.decode(Element.self)) }
        }
    }

    /// Larger than all elements together that are made room for at once.
    private struct Wide: Codable, Equatable {
        var numbers: InlineNumbers
        struct InlineNumbers: Codable, Equatable {
            var all: InlineArray<600, Int>
            init(_ first: Int) { all = InlineArray { first + $0 } }
            init(from decoder: any Decoder) throws {
                self.init(try decoder.singleValueContainer().decode(Int.self))
            }
            func encode(to encoder: any Encoder) throws {
                var container = encoder.singleValueContainer()
                try container.encode(all[0])
            }
            static func == (left: Self, right: Self) -> Bool {
                left.all.indices.allSatisfy { left.all[$0] == right.all[$0] }
            }
        }
    }

    private static func expectSame<Element: Codable & Equatable>(_ elements: [Element]) throws {
        let bytes = try Wire.encode(elements)
        #expect(try Wire.decode([Element].self, from: bytes) == elements)
        #expect(try Wire.decode(Stepwise<Element>.self, from: bytes).elements == elements)
    }

    @Test func `of any length and of anything`() throws {
        for count in [0, 1, 2, 5, 23, 24, 511, 512, 513, 5000] {
            try Self.expectSame((0..<count).map { $0 })
            try Self.expectSame((0..<count).map { "text \($0)" })
            try Self.expectSame((0..<count).map { $0.isMultiple(of: 2) ? Int8(2) : nil })
            try Self.expectSame((0..<count).map { Array(0..<($0 % 4)) })
            try Self.expectSame((0..<count).map { [["\($0)": [$0, $0]]] })
        }
        try Self.expectSame((0..<20).map { Wide(numbers: .init($0)) })
        try Self.expectSame([Reception.sample, .sample])
    }

    @Test(arguments: [0, 3, 700, 1999])
    func `fail at the same element, for the same reason`(place: Int) throws {
        var elements = (0..<2000).map { WireValue.unsigned(UInt64($0)) }
        elements[place] = .text("no number")
        let bytes = try Wire.encode(WireValue.array(elements))
        let error = refusal(of: bytes, as: [Int].self)
        #expect(error?.reason == .typeMismatch(expected: .integer, found: .text))
        #expect(error?.path.description == "[\(place)]")
        #expect(error == refusal(of: bytes, as: Stepwise<Int>.self))
    }

    /// Knows nothing of the wire's errors.
    private struct Even: Decodable {
        struct Odd: Error {}
        init(from decoder: any Decoder) throws {
            let number = try decoder.singleValueContainer().decode(Int.self)
            if !number.isMultiple(of: 2) { throw Odd() }
        }
    }

    @Test func `name the element whose type throws an error of its own`() throws {
        let bytes = try Wire.encode(["even": [[2, 4], [2, 4, 5]]])
        let error = refusal(of: bytes, as: [String: [[Even]]].self)
        #expect(error?.reason == .invalidValue)
        #expect(error?.path.description == "[0][1][2]")
    }

    @Test func `are refused where there is something else`() throws {
        let bytes = try Wire.encode(["a": 1])
        #expect(
            refusal(of: bytes, as: [Int].self)?.reason
                == .typeMismatch(expected: .array, found: .map)
        )
        #expect(refusal(of: bytes, as: [Int].self) == refusal(of: bytes, as: Stepwise<Int>.self))
    }
}
