extension Bytes {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    )

    /// The bytes as padded Base64 (RFC 4648 section 4), for coders that have no byte strings.
    public var base64: String {
        let array = array
        var text: [UInt8] = []
        text.reserveCapacity((array.count + 2) / 3 * 4)
        for start in stride(from: 0, to: array.count, by: 3) {
            let group = array[start..<min(start + 3, array.count)]
            var bits: UInt32 = 0
            for byte in group { bits = bits << 8 | UInt32(byte) }
            bits <<= UInt32(8 * (3 - group.count))
            for place in 0..<4 {
                let letter = Self.alphabet[Int(bits >> UInt32(18 - 6 * place) & 0x3f)]
                text.append(place <= group.count ? letter : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads padded Base64; `nil` for anything that ``base64`` would not have written.
    public init?(base64 text: String) {
        let letters = Array(text.utf8)
        guard letters.count.isMultiple(of: 4) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(letters.count / 4 * 3)
        for start in stride(from: 0, to: letters.count, by: 4) {
            var bits: UInt32 = 0
            var padding = 0
            for letter in letters[start..<start + 4] {
                if letter == UInt8(ascii: "=") {
                    padding += 1
                    bits <<= 6
                    continue
                }
                guard padding == 0, let value = Self.value(of: letter) else { return nil }
                bits = bits << 6 | value
            }
            guard padding == 0 || (padding <= 2 && start + 4 == letters.count) else { return nil }
            // Bits that the padding cuts off must be zero, so that each value has one text.
            guard bits & (1 << UInt32(8 * padding) - 1) == 0 else { return nil }
            for place in 0..<3 - padding {
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(16 - 8 * place)))
            }
        }
        self.init(bytes)
    }

    private static func value(of letter: UInt8) -> UInt32? {
        switch letter {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(letter - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(letter - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(letter - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
