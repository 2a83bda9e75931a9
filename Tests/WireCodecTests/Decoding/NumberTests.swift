import Testing
import WireCodec

/// Integers keep their range, floats their value.
@Suite struct NumberTests {
    // MARK: - Integers

    /// The items of a type's bounds, and of the numbers just beyond them.
    private static func checkRange<Number: FixedWidthInteger & Codable & Sendable>(
        _ type: Number.Type
    ) throws {
        for number in [Number.min, .max, 0, 1, 23, 24, 100] {
            let bytes = try Wire.encode(number)
            #expect(try Wire.decode(type, from: bytes) == number)
            #expect(try Wire.decode([Number].self, from: [0x81] + bytes) == [number])
            let inMap = [0xa1] + text("key") + bytes
            #expect(try Wire.decode([String: Number].self, from: inMap) == ["key": number])
            #expect(try Wire.encode([number]) == [0x81] + bytes)
            #expect(try Wire.encode(["key": number]) == inMap)
        }
        if UInt64(Number.max) < UInt64.max {
            let above = head(0, UInt64(Number.max) + 1)
            #expect(refusal(of: above, as: type)?.reason == .outOfRange)
        }
        if !Number.isSigned {
            #expect(refusal(of: hex("20"), as: type)?.reason == .outOfRange)
        } else {
            // −1 − n, with n one more than the lowest takes.
            let below = head(1, UInt64(Number.max) + 1)
            #expect(refusal(of: below, as: type)?.reason == .outOfRange)
        }
        #expect(refusal(of: hex("3bffffffffffffffff"), as: type)?.reason == .outOfRange)
        #expect(
            refusal(of: hex("f93c00"), as: type)?.reason
                == .typeMismatch(expected: .integer, found: .float)
        )
        #expect(
            refusal(of: hex("6131"), as: type)?.reason
                == .typeMismatch(expected: .integer, found: .text)
        )
    }

    @Test func `every width keeps to its range`() throws {
        try Self.checkRange(Int8.self)
        try Self.checkRange(Int16.self)
        try Self.checkRange(Int32.self)
        try Self.checkRange(Int64.self)
        try Self.checkRange(Int.self)
        try Self.checkRange(UInt8.self)
        try Self.checkRange(UInt16.self)
        try Self.checkRange(UInt32.self)
        try Self.checkRange(UInt64.self)
        try Self.checkRange(UInt.self)
    }

    private struct Wide: Codable {
        var number: UInt128
    }

    @Test func `a whole number beyond 64 bits has no type, and no bytes`() {
        #expect(refusal(of: hex("3bffffffffffffffff"), as: Int64.self)?.reason == .outOfRange)
        #expect(refusal(of: hex("1bffffffffffffffff"), as: Int64.self)?.reason == .outOfRange)
        #expect(refusal(encoding: Int128(1))?.reason == .unsupportedType)
        #expect(refusal(encoding: [UInt128(1)])?.reason == .unsupportedType)
        #expect(
            refusal(encoding: Wide(number: 1))
                == WireError(.unsupportedType, at: WirePath([.key("number")]))
        )
        let wide = [0xa1] + text("number") + [1]
        #expect(
            refusal(of: wide, as: Wide.self)
                == WireError(.unsupportedType, at: WirePath([.key("number")]), offset: 8)
        )
        #expect(refusal(of: [1], as: Int128.self)?.reason == .unsupportedType)
        #expect(refusal(of: [0x81, 1], as: [UInt128].self)?.reason == .unsupportedType)
    }

    /// Each head whose argument would fit fewer bytes, of each major type that has one.
    @Test(arguments: [0, 1, 2, 3, 4, 5] as [UInt8])
    func `an argument in more bytes than it needs is refused`(major: UInt8) {
        let limit: [Int: UInt64] = [1: 23, 2: 0xff, 4: 0xffff, 8: 0xffff_ffff]
        for (width, most) in limit {
            for argument in Set([0, 1, most]) {
                let bytes =
                    head(major, argument, width: width) + [UInt8](repeating: 0x60, count: 64)
                #expect(refusal(of: bytes)?.reason == .notShortest, "\(bytes.prefix(9).hex)")
            }
            // One more needs this width; what follows then decides.
            let bytes = head(major, most + 1, width: width)
            #expect(refusal(of: bytes)?.reason == (major < 2 ? nil : .truncated))
        }
    }

    @Test func `a tag in more bytes than it needs is refused`() {
        #expect(refusal(of: hex("d801 00"))?.reason == .notShortest)
        #expect(
            refusal(of: hex("d90025 50") + [UInt8](repeating: 0, count: 16))?.reason
                == .notShortest
        )
        #expect(refusal(of: hex("da000003ec 6a") + "2021-12-30".utf8)?.reason == .notShortest)
    }

    // MARK: - Floats

    /// Numbers and the shortest bytes that are them.
    private static let floats: [(Double, String)] = [
        (0, "f90000"), (-0.0, "f98000"), (1, "f93c00"), (-2, "f9c000"), (1.5, "f93e00"),
        (65504, "f97bff"), (65520, "fa477ff000"), (0x1p-14, "f90400"),
        // Subnormal halves, the smallest of them, and half of that.
        (0x1.ff8p-15, "f903ff"), (0x1p-24, "f90001"), (0x1p-25, "fa33000000"),
        (-0x1p-24, "f98001"), (0x3p-24, "f90003"),
        (100_000, "fa47c35000"), (3.4028234663852886e+38, "fa7f7fffff"),
        // The smallest normal and subnormal singles, and half of the latter.
        (0x1p-126, "fa00800000"), (0x1p-149, "fa00000001"), (0x1p-150, "fb3690000000000000"),
        (1.1, "fb3ff199999999999a"), (1e300, "fb7e37e43c8800759c"),
        (.leastNonzeroMagnitude, "fb0000000000000001"),
        (.greatestFiniteMagnitude, "fb7fefffffffffffff"),
        (.infinity, "f97c00"), (-.infinity, "f9fc00"), (.nan, "f97e00"), (-.nan, "f97e00"),
        (.signalingNaN, "f97e00"), (Double(bitPattern: 0x7ff8_0000_dead_beef), "f97e00"),
    ]

    @Test func `a float is written in the fewest bytes that keep it`() throws {
        for (number, bytes) in Self.floats {
            #expect(try Wire.encode(number).hex == bytes, "\(number)")
            #expect(try Wire.encode([number]).hex == "81" + bytes, "\(number)")
            let back = try Wire.decode(Double.self, from: hex(bytes))
            #expect(back == number || back.isNaN && number.isNaN)
            #expect(number.isNaN || back.sign == number.sign)
        }
    }

    @Test func `every half comes back as it was`() throws {
        for pattern in 0...UInt16.max {
            let half = Float16(bitPattern: pattern)
            let bytes = try Wire.encode(Double(half))
            let expected =
                half.isNaN ? [0xf9, 0x7e, 0x00] : [0xf9] + head(0, 0, width: 2).dropFirst(1)
            #expect(bytes.count == 3 && bytes[0] == expected[0])
            let back = try Wire.decode(Double.self, from: bytes)
            #expect(half.isNaN ? back.isNaN : Float16(back).bitPattern == pattern)
        }
    }

    @Test func `a float is read in any width`() throws {
        // Few libraries shorten floats unless told to: all three forms of 1.5 are 1.5.
        for bytes in ["f93e00", "fa3fc00000", "fb3ff8000000000000"] {
            #expect(try Wire.decode(Double.self, from: hex(bytes)) == 1.5)
            #expect(try Wire.decode(Float.self, from: hex(bytes)) == 1.5)
        }
        for bytes in ["f97e01", "fa7fc00001", "fbfff8000000000001", "fb7ff0000000000001"] {
            #expect(try Wire.decode(Double.self, from: hex(bytes)).isNaN)
            #expect(try Wire.decode(Float.self, from: hex(bytes)).isNaN)
        }
    }

    @Test func `a single is rounded from a double, but not to infinity`() throws {
        #expect(try Wire.decode(Float.self, from: hex("fb3ff199999999999a")) == 1.1)
        #expect(try Wire.decode(Float.self, from: hex("f97c00")) == .infinity)
        #expect(refusal(of: hex("fb7e37e43c8800759c"), as: Float.self)?.reason == .outOfRange)
        #expect(try Wire.encode(Float(1.1)).hex == "fa3f8ccccd")
        #expect(try Wire.encode([Float(0.5)]).hex == "81f93800")
        #expect(try Wire.encode(["a": Float(0.5)]).hex == "a16161f93800")
    }

    @Test func `an integer is no float, and a float no integer`() {
        #expect(
            refusal(of: [1], as: Double.self)?.reason
                == .typeMismatch(expected: .float, found: .integer)
        )
        #expect(
            refusal(of: hex("f93c00"), as: Int.self)?.reason
                == .typeMismatch(expected: .integer, found: .float)
        )
    }

    @Test func `a float cut short is truncated`() {
        for bytes in ["f9", "f93c", "fa47c350", "fb3ff19999999999"] {
            #expect(refusal(of: hex(bytes))?.reason == .truncated)
        }
    }

    // MARK: - Other simple values

    @Test func `simple values other than false, true and null are refused`() {
        for value in UInt8(0)..<20 {
            #expect(refusal(of: [0xe0 | value])?.reason == .unknownSimpleValue)
        }
        #expect(refusal(of: [0xf7])?.reason == .unknownSimpleValue)
        for value in UInt8(0)..<32 {
            #expect(refusal(of: [0xf8, value])?.reason == .reservedByte)
        }
        for value in UInt8(32)...255 {
            #expect(refusal(of: [0xf8, value])?.reason == .unknownSimpleValue)
        }
    }

    @Test func `initial bytes without a meaning are refused`() {
        for major in UInt8(0)...7 {
            for information in UInt8(28)...30 {
                let bytes = [major << 5 | information] + [UInt8](repeating: 0, count: 16)
                #expect(refusal(of: bytes)?.reason == .reservedByte)
            }
        }
        // 31 is an indefinite length where lengths are, and a break or nothing elsewhere.
        for major in UInt8(0)...7 {
            let reason: WireError.Reason =
                (2...5).contains(major) ? .indefiniteLength : .reservedByte
            #expect(refusal(of: [major << 5 | 31, 0xff])?.reason == reason)
        }
    }
}
