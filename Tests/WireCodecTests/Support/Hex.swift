import WireCodec

/// Bytes as RFC 8949 writes them; blanks and line ends do not count.
func hex(_ text: String) -> [UInt8] {
    let digits = text.compactMap(\.hexDigitValue)
    precondition(digits.count.isMultiple(of: 2), "a byte has two digits")
    return stride(from: 0, to: digits.count, by: 2).map {
        UInt8(digits[$0] * 16 + digits[$0 + 1])
    }
}

extension Sequence<UInt8> {
    /// The bytes as RFC 8949 writes them.
    var hex: String {
        map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}

/// Why bytes are no value of a type; `nil` when they are one.
func refusal<T: Decodable>(
    of bytes: [UInt8],
    as type: T.Type = WireValue.self,
    limits: WireLimits = .standard
) -> WireError? {
    do {
        _ = try Wire.decode(type, from: bytes, limits: limits)
        return nil
    } catch {
        return error
    }
}

/// Why a value has no bytes; `nil` when it has.
func refusal(encoding value: some Encodable) -> WireError? {
    do {
        _ = try Wire.encode(value)
        return nil
    } catch {
        return error
    }
}

/// An item's head, in the shortest form.
func head(_ major: UInt8, _ argument: UInt64) -> [UInt8] {
    switch argument {
    case 0..<24: [major << 5 | UInt8(argument)]
    case 24..<1 << 8: head(major, argument, width: 1)
    case 1 << 8..<1 << 16: head(major, argument, width: 2)
    case 1 << 16..<1 << 32: head(major, argument, width: 4)
    default: head(major, argument, width: 8)
    }
}

/// An item's head with an argument of so many bytes, needed or not.
func head(_ major: UInt8, _ argument: UInt64, width: Int) -> [UInt8] {
    [major << 5 | UInt8(24 + width.trailingZeroBitCount)]
        + (0..<width).reversed().map { UInt8(truncatingIfNeeded: argument >> UInt64(8 * $0)) }
}

/// The item of a text.
func text(_ content: String) -> [UInt8] { head(3, UInt64(content.utf8.count)) + content.utf8 }
