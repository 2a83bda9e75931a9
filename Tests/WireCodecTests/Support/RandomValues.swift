import WireCodec

/// Values of every kind that the wire has, as a generator makes them.
enum RandomValues {
    /// A value; containers nest up to so many levels below it.
    static func value(
        depth: Int = 4,
        using random: inout some RandomNumberGenerator
    ) -> WireValue {
        switch Int.random(in: 0..<(depth > 0 ? 13 : 10), using: &random) {
        case 0: .null
        case 1: .bool(.random(using: &random))
        case 2, 3: number(using: &random)
        case 4: .float(float(using: &random))
        case 5, 6: .text(text(using: &random))
        case 7: .bytes(bytes(using: &random))
        case 8:
            .instant(
                Instant(
                    millisecondsSinceEpoch: .random(
                        in: -62_135_596_800_000...253_402_300_799_999,
                        using: &random
                    )
                )
            )
        case 9:
            Bool.random(using: &random)
                ? .identifier(.random(using: &random))
                : .date(CalendarDate(dayNumber: .random(in: -719_162...2_932_896, using: &random)))
        case 10: array(depth: depth, using: &random)
        default: map(depth: depth, using: &random)
        }
    }

    private static func array(
        depth: Int,
        using random: inout some RandomNumberGenerator
    ) -> WireValue {
        let count = size(using: &random)
        var elements: [WireValue] = []
        for _ in 0..<count { elements.append(value(depth: depth - 1, using: &random)) }
        return .array(elements)
    }

    private static func map(
        depth: Int,
        using random: inout some RandomNumberGenerator
    ) -> WireValue {
        var entries: [WireValue.Entry] = []
        var keys: Set<[UInt8]> = []
        for _ in 0..<size(using: &random) {
            let key = text(using: &random)
            if keys.insert(Array(key.utf8)).inserted {
                entries.append(.init(key, value(depth: depth - 1, using: &random)))
            }
        }
        return .map(entries)
    }

    /// Mostly small, now and then beyond what one byte of a head can say.
    private static func size(using random: inout some RandomNumberGenerator) -> Int {
        Int.random(in: 0..<20, using: &random) == 0
            ? .random(in: 20...30, using: &random) : .random(in: 0...4, using: &random)
    }

    /// An integer with about as many of each length.
    static func number(using random: inout some RandomNumberGenerator) -> WireValue {
        let bits = random.next() as UInt64 >> UInt64.random(in: 0...63, using: &random)
        return Bool.random(using: &random) ? .unsigned(bits) : .negative(bits)
    }

    /// A float of each width, also the odd ones; one NaN.
    static func float(using random: inout some RandomNumberGenerator) -> Double {
        let float: Double =
            switch Int.random(in: 0..<5, using: &random) {
            case 0: Double(bitPattern: random.next())
            case 1: Double(Float(bitPattern: random.next()))
            case 2: Double(Float16(bitPattern: random.next()))
            case 3: Double(Int.random(in: -1000...1000, using: &random)) / 8
            default: .random(in: -1e6...1e6, using: &random)
            }
        return float.isNaN ? .nan : float
    }

    /// Pieces of Vietnamese in both normal forms, of other scripts, and of nothing in particular.
    private static let pieces = [
        "", "a", "id", "Nguyễn", "Thị", "Hoà", "Nguye\u{302}\u{303}n", "Hoa\u{300}", "đường về",
        "Quảng Ninh", "Qua\u{309}ng", "Móng Cái", "ướt", "u\u{31b}o\u{31b}\u{301}t", "水", "𐅑",
        "👩‍👧", "\u{0}", "\"\\", "\u{7f}", "\u{fffd}", "\u{10ffff}", "𠮷", "x y", "\n",
    ]

    static func text(using random: inout some RandomNumberGenerator) -> String {
        let count = size(using: &random)
        return (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }
            .joined(separator: Bool.random(using: &random) ? " " : "")
    }

    static func bytes(using random: inout some RandomNumberGenerator) -> Bytes {
        let count = Int.random(in: 0...40, using: &random)
        return Bytes((0..<count).map { _ in random.next() })
    }
}
