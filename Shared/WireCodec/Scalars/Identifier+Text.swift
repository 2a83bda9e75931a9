extension Identifier: CustomStringConvertible, Loggable, LosslessStringConvertible {
    public var description: String { text }
    public var loggable: String { text }

    /// The lower-case 8-4-4-4-12 form.
    public var text: String {
        String(unsafeUninitializedCapacity: 36) { text in
            var place = 0
            for byte in 0..<16 {
                if Self.beginsGroup(byte) {
                    text[place] = UInt8(ascii: "-")
                    place += 1
                }
                let half = byte < 8 ? high : low
                let shift = UInt64(56 - 8 * (byte & 7))
                text[place] = Self.letter(half >> (shift + 4))
                text[place + 1] = Self.letter(half >> shift)
                place += 2
            }
            return place
        }
    }

    /// Reads the 8-4-4-4-12 form in either case; `nil` for anything else.
    public init?(_ text: String) {
        var letters = text.utf8.makeIterator()
        var halves: (UInt64, UInt64) = (0, 0)
        for place in 0..<16 {
            if Self.beginsGroup(place) {
                guard letters.next() == UInt8(ascii: "-") else { return nil }
            }
            guard let high = letters.next().flatMap(Self.digit),
                let low = letters.next().flatMap(Self.digit)
            else { return nil }
            if place < 8 {
                halves.0 = halves.0 << 8 | high << 4 | low
            } else {
                halves.1 = halves.1 << 8 | high << 4 | low
            }
        }
        guard letters.next() == nil else { return nil }
        self.init(high: halves.0, low: halves.1)
    }

    /// Whether a hyphen stands before a byte: before the fifth, seventh, ninth and eleventh.
    private static func beginsGroup(_ place: Int) -> Bool {
        place & 1 == 0 && (4...10).contains(place)
    }

    /// The digit for the lowest four bits.
    private static func letter(_ bits: UInt64) -> UInt8 {
        let digit = UInt8(truncatingIfNeeded: bits & 0xf)
        return digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
    }

    private static func digit(_ letter: UInt8) -> UInt64? {
        switch letter {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(letter - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(letter - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(letter - UInt8(ascii: "A")) + 10
        default: nil
        }
    }
}
