/// Makes UTF-8 of a file's pieces, whichever encoding its first bytes announce.
///
/// UTF-8 with or without a mark, UTF-16 of either order with one. What is no UTF-16 becomes a byte
/// that is no UTF-8, so that the row it stands in is refused and no other.
struct TextPieces {
    /// How text becomes bytes.
    private enum Encoding { case utf8, utf16Little, utf16Big }

    private static let never: UInt8 = 0xFF

    private var encoding: Encoding?
    private var rest: [UInt8] = []
    private var high: UInt16?

    /// The next piece in UTF-8; `isLast` says that none follows.
    mutating func decoded(_ piece: [UInt8], isLast: Bool) -> [UInt8] {
        var bytes = rest + piece
        rest = []
        if encoding == nil {
            // A mark is at most three bytes long.
            guard bytes.count >= 3 || isLast else {
                rest = bytes
                return []
            }
            bytes = recognised(bytes)
        }
        switch encoding {
        case .utf16Little, .utf16Big: return units(of: bytes, isLast: isLast)
        default: return bytes
        }
    }

    private mutating func recognised(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            encoding = .utf8
            return Array(bytes.dropFirst(3))
        }
        if bytes.starts(with: [0xFF, 0xFE]) {
            encoding = .utf16Little
            return Array(bytes.dropFirst(2))
        }
        if bytes.starts(with: [0xFE, 0xFF]) {
            encoding = .utf16Big
            return Array(bytes.dropFirst(2))
        }
        encoding = .utf8
        return bytes
    }

    private mutating func units(of bytes: [UInt8], isLast: Bool) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 3 / 2)
        var place = 0
        while place + 1 < bytes.count {
            let first = UInt16(bytes[place])
            let second = UInt16(bytes[place + 1])
            take(encoding == .utf16Little ? second << 8 | first : first << 8 | second, into: &text)
            place += 2
        }
        rest = Array(bytes[place...])
        if isLast, high != nil || !rest.isEmpty { text.append(Self.never) }
        return text
    }

    private mutating func take(_ unit: UInt16, into text: inout [UInt8]) {
        if let first = high {
            high = nil
            if UTF16.isTrailSurrogate(unit) {
                let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
                if let scalar = Unicode.Scalar(value) {
                    text += Array(UTF8.encode(scalar) ?? .init())
                }
                return
            }
            text.append(Self.never)
        }
        if UTF16.isLeadSurrogate(unit) {
            high = unit
        } else if let scalar = Unicode.Scalar(unit), let encoded = UTF8.encode(scalar) {
            text += Array(encoded)
        } else {
            text.append(Self.never)
        }
    }
}
