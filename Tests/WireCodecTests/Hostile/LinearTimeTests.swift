import Testing
import WireCodec

/// Twice the input takes twice the steps, whoever chose the input.
///
/// Steps are what the codec counts itself: items read, keys compared, items walked for a path.
@Suite struct LinearTimeTests {
    /// Compares the steps for inputs of two sizes.
    private static func expectLinear<T: Decodable>(
        _ type: T.Type,
        _ small: Int,
        _ message: (Int) -> [UInt8]
    ) throws {
        let limits = WireLimits(items: .max)
        let (one, two) = (message(small), message(2 * small))
        let stepsForOne = try Wire.countSteps(decoding: type, from: one, limits: limits)
        let stepsForTwo = try Wire.countSteps(decoding: type, from: two, limits: limits)
        let growth = Double(stepsForTwo) / Double(stepsForOne)
        let inputGrowth = Double(two.count) / Double(one.count)
        #expect(
            growth <= inputGrowth * 1.25,
            "\(one.count) bytes take \(stepsForOne) steps, \(two.count) take \(stepsForTwo)"
        )
        #expect(stepsForTwo <= 8 * two.count)
    }

    @Test func `for arrays`() throws {
        try Self.expectLinear([Int].self, 5000) { count in
            head(4, UInt64(count)) + (0..<count).flatMap { head(0, UInt64($0)) }
        }
    }

    @Test func `for a large map whose keys are data`() throws {
        try Self.expectLinear([String: Int].self, 4000) { count in
            head(5, UInt64(count)) + (0..<count).flatMap { text("key \($0)") + [1] }
        }
    }

    /// Asks for its keys backwards, so that none is where it is expected.
    private struct Backwards: Decodable {
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Word.self)
            for word in container.allKeys.reversed() {
                _ = try container.decode(Int.self, forKey: word)
            }
        }
    }

    /// A key that may be any text.
    private struct Word: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    @Test func `for keys in another order than they are asked for`() throws {
        try Self.expectLinear(Backwards.self, 4000) { count in
            head(5, UInt64(count)) + (0..<count).flatMap { text("key \($0)") + [1] }
        }
    }

    @Test func `for small maps in another order, however many`() throws {
        try Self.expectLinear([Backwards].self, 500) { count in
            let map = head(5, 8) + (0..<8).flatMap { text("key \($0)") + [1] }
            return head(4, UInt64(count)) + [[UInt8]](repeating: map, count: count).joined()
        }
    }

    /// Asks for keys that are not there.
    private struct Absent: Decodable {
        var first: Int?
        var second: Int?
        var third: Int?
    }

    @Test(arguments: [4, 8, 9, 40])
    func `for keys that are absent`(entries: Int) throws {
        try Self.expectLinear([Absent].self, 300) { count in
            let map = head(5, UInt64(entries)) + (0..<entries).flatMap { text("no \($0)") + [1] }
            return head(4, UInt64(count)) + [[UInt8]](repeating: map, count: count).joined()
        }
    }

    /// Keys that share what the quick hash looks at: length, first and last eight bytes.
    private static func colliding(_ number: Int) -> String {
        let middle = String(number, radix: 36)
        return "aaaaaaaa" + String(repeating: "0", count: 6 - middle.count) + middle + "zzzzzzzz"
    }

    @Test func `for a large map of keys made to collide`() throws {
        try Self.expectLinear([String: Int].self, 2000) { count in
            head(5, UInt64(count)) + (0..<count).flatMap { text(Self.colliding($0)) + [1] }
        }
    }

    @Test func `for many maps as large as may collide`() throws {
        try Self.expectLinear([Backwards].self, 40) { count in
            let map = head(5, 64) + (0..<64).flatMap { text(Self.colliding($0)) + [1] }
            return head(4, UInt64(count)) + [[UInt8]](repeating: map, count: count).joined()
        }
    }

    /// Tries one type, then another, as types with several forms do.
    private struct Either: Decodable {
        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if (try? container.decode(Bool.self)) == nil { _ = try container.decode(Int.self) }
        }
    }

    @Test func `for elements whose first attempt fails`() throws {
        try Self.expectLinear([Either].self, 3000) { count in
            head(4, UInt64(count)) + [UInt8](repeating: 0x07, count: count)
        }
    }

    /// Looks at its path, as a type might that keeps it for its own errors.
    private struct Curious: Decodable {
        init(from decoder: any Decoder) throws { _ = decoder.codingPath }
    }

    @Test func `for elements that look at their path`() throws {
        try Self.expectLinear([[Curious]].self, 2000) { count in
            [0x82] + head(4, 1) + [0] + head(4, UInt64(count)) + [UInt8](repeating: 0, count: count)
        }
    }
}
