import Testing
import WireCodec

/// The tags of the profile: moments, days and UUIDs; no others.
@Suite struct TagTests {
    @Test(arguments: [0, 2, 3, 4, 5, 21, 22, 23, 24, 32, 33, 36, 38, 100, 1003, 1005, 55_799])
    func `another tag is refused, also where nobody looks`(tag: UInt64) {
        let tagged = head(6, tag) + [0]
        #expect(refusal(of: tagged)?.reason == .unknownTag)
        let unknown = [0xa1] + text("later") + tagged
        #expect(refusal(of: unknown, as: [String: Int].self)?.reason == .unknownTag)
    }

    @Test func `a tag without content is truncated`() {
        for bytes in ["c1", "d825", "d903ec", "81c1"] {
            #expect(refusal(of: hex(bytes))?.reason == .truncated)
        }
    }

    @Test func `no tag stands in another`() {
        for bytes in ["c1c100", "d825d82550", "d903ecc100", "c1d903ec6a323032312d31322d3330"] {
            #expect(refusal(of: hex(bytes))?.reason == .invalidTagContent)
        }
    }

    // MARK: - Moments

    @Test func `a moment is seconds, whole or not`() throws {
        let cases: [(String, Int64)] = [
            ("c100", 0), ("c120", -1000), ("c11a514b67b0", 1_363_896_240_000),
            ("c1fb41d452d9ec200000", 1_363_896_240_500), ("c1f93800", 500),
            ("c1fbbfe0000000000000", -500), ("c1f93e00", 1500),
            // Finer than a millisecond: rounded.
            ("c1fb3f40624dd2f1a9fc", 1),
            // The first and the last second that have four digits.
            ("c13b0000000e7791f6ff", -62_135_596_800_000),
            ("c11b0000003afff4417f", 253_402_300_799_000),
        ]
        for (bytes, milliseconds) in cases {
            let instant = try Wire.decode(Instant.self, from: hex(bytes))
            #expect(instant.millisecondsSinceEpoch == milliseconds, "\(bytes)")
        }
    }

    @Test func `a moment is written whole where it is, and as a float elsewhere`() throws {
        let cases: [(Int64, String)] = [
            (0, "c100"), (-1000, "c120"), (1_363_896_240_000, "c11a514b67b0"),
            (1_363_896_240_500, "c1fb41d452d9ec200000"), (500, "c1f93800"), (-500, "c1f9b800"),
            (-62_135_596_800_000, "c13b0000000e7791f6ff"),
        ]
        for (milliseconds, bytes) in cases {
            let instant = Instant(millisecondsSinceEpoch: milliseconds)
            #expect(try Wire.encode(instant).hex == bytes)
        }
    }

    @Test func `every millisecond comes back`() throws {
        var random = SeededRandom.fromEnvironment("milliseconds")
        let range = -62_135_596_800_000...253_402_300_799_999 as ClosedRange<Int64>
        let ends = [range.lowerBound, range.upperBound, -1, 0, 1, 999]
        for milliseconds in ends + (0..<3000).map({ _ in .random(in: range, using: &random) }) {
            let instant = Instant(millisecondsSinceEpoch: milliseconds)
            #expect(
                try Wire.decode(Instant.self, from: Wire.encode(instant)) == instant,
                "seed \(random.seed): \(milliseconds)"
            )
        }
    }

    @Test func `what is no moment of the years 1 to 9999 is refused`() {
        let wrong = [
            // NaN, both infinities, a large float, one second too early and one too late.
            "c1f97e00", "c1f97c00", "c1f9fc00", "c1fb7e37e43c8800759c", "c13b0000000e7791f700",
            "c11b0000003afff44180", "c11bffffffffffffffff", "c13bffffffffffffffff",
            // Text, bytes, an array, true, null.
            "c16130", "c14100", "c180", "c1f5", "c1f6",
        ]
        for bytes in wrong {
            #expect(refusal(of: hex(bytes))?.reason == .invalidTagContent, "\(bytes)")
        }
    }

    // MARK: - Days

    private static func day(_ content: String) -> [UInt8] { head(6, 1004) + text(content) }

    @Test(arguments: ["2021-12-30", "0001-01-01", "9999-12-31", "2024-02-29", "2000-02-29"])
    func `a day is ten characters`(day: String) throws {
        let date = try Wire.decode(CalendarDate.self, from: Self.day(day))
        #expect(date.description == day)
        #expect(try Wire.encode(date) == Self.day(day))
    }

    @Test(arguments: [
        "", "2021", "2021-12-3", "2021-12-300", "2021-02-29", "1900-02-29", "2021-13-01",
        "2021-00-10", "2021-01-00", "2021-04-31", "0000-01-01", "2021/12/30", "20211230",
        "+021-12-30", "-001-12-30", "2021-12-3０", " 2021-12-3", "2021-12-30T00:00:00Z",
        "abcd-ef-gh",
    ])
    func `what is no day is refused`(day: String) {
        #expect(refusal(of: Self.day(day))?.reason == .invalidTagContent)
    }

    @Test func `a day is text`() {
        for content in ["00", "f93c00", "40", "80", "f6"] {
            #expect(refusal(of: hex("d903ec" + content))?.reason == .invalidTagContent)
        }
    }

    // MARK: - UUIDs

    @Test func `a UUID is sixteen bytes`() throws {
        let bytes = hex("d825 50 0b5e8c1e6a1f4c7b9d523f0a7e41c9d8")
        let identifier = try Wire.decode(Identifier.self, from: bytes)
        #expect(identifier.description == "0b5e8c1e-6a1f-4c7b-9d52-3f0a7e41c9d8")
        #expect(try Wire.encode(identifier) == bytes)
        for count in [0, 15, 17] {
            let wrong = hex("d825") + head(2, UInt64(count)) + [UInt8](repeating: 7, count: count)
            #expect(refusal(of: wrong)?.reason == .invalidTagContent)
        }
        let asText = hex("d825 7824") + "0b5e8c1e-6a1f-4c7b-9d52-3f0a7e41c9d8".utf8
        #expect(refusal(of: asText)?.reason == .invalidTagContent)
    }

    @Test func `what a tag makes of its content is a kind of its own`() {
        let mismatches: [(String, WireError.Kind)] = [
            ("c100", .instant), ("d903ec6a323032312d31322d3330", .calendarDate),
            ("d8255000000000000000000000000000000000", .identifier),
        ]
        for (bytes, found) in mismatches {
            #expect(
                refusal(of: hex(bytes), as: Int.self)?.reason
                    == .typeMismatch(expected: .integer, found: found)
            )
            #expect(
                refusal(of: hex(bytes), as: String.self)?.reason
                    == .typeMismatch(expected: .text, found: found)
            )
        }
        #expect(
            refusal(of: [0], as: Instant.self)?.reason
                == .typeMismatch(expected: .instant, found: .integer)
        )
        #expect(
            refusal(of: text("2021-12-30"), as: CalendarDate.self)?.reason
                == .typeMismatch(expected: .calendarDate, found: .text)
        )
        #expect(
            refusal(of: head(2, 16) + [UInt8](repeating: 0, count: 16), as: Identifier.self)?
                .reason == .typeMismatch(expected: .identifier, found: .byteString)
        )
    }
}
