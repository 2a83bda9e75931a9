extension Identifier: CustomStringConvertible, Loggable, LosslessStringConvertible {
    public var description: String { text }
    public var loggable: String { text }

    /// The lower-case 8-4-4-4-12 form.
    public var text: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for (place, byte) in bytes.enumerated() {
            if Self.hyphens.contains(place) { text.append(UInt8(ascii: "-")) }
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 0xf)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads the 8-4-4-4-12 form in either case; `nil` for anything else.
    public init?(_ text: String) {
        var letters = text.utf8.makeIterator()
        var halves: (UInt64, UInt64) = (0, 0)
        for place in 0..<16 {
            if Self.hyphens.contains(place) {
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

    /// A hyphen stands before these bytes.
    private static let hyphens: [Int] = [4, 6, 8, 10]

    private static func digit(_ letter: UInt8) -> UInt64? {
        switch letter {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(letter - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(letter - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(letter - UInt8(ascii: "A")) + 10
        default: nil
        }
    }
}
