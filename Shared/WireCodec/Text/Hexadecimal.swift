/// Numbers in lower-case hexadecimal digits at known places of a text.
public enum Hexadecimal {
    /// The number that so many digits write, 16 at most; `nil` where one of them is none.
    public static func number(in text: Span<UInt8>, at place: Int, digits: Int) -> UInt64? {
        guard digits <= 16, place >= 0, text.count - place >= digits else { return nil }
        var number: UInt64 = 0
        for index in place..<place + digits {
            let letter = text[index]
            switch letter {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                number = number << 4 | UInt64(letter &- UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"):
                number = number << 4 | UInt64(letter &- UInt8(ascii: "a") &+ 10)
            default: return nil
            }
        }
        return number
    }

    /// Writes the last so many digits of a number.
    public static func write(
        _ number: UInt64,
        digits: Int,
        to text: UnsafeMutableBufferPointer<UInt8>,
        at place: Int
    ) {
        for index in 0..<digits {
            let digit = UInt8(truncatingIfNeeded: number >> UInt64(4 * (digits - 1 - index)) & 0xf)
            text[place + index] = digit &+ (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
        }
    }
}
