extension Instant: CustomStringConvertible, LosslessStringConvertible, Loggable {
    public var description: String { text }
    public var loggable: String { text }

    /// RFC 3339 in UTC: `2026-09-21T14:13:20Z`, with `.123` when it is no whole second.
    public var text: String {
        let milliseconds = Int(millisecondsSinceEpoch)
        let days = Self.floorDivide(milliseconds, 86_400_000)
        let ofDay = milliseconds - days * 86_400_000
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        CalendarDate(dayNumber: days).appendText(to: &bytes)
        bytes.append(UInt8(ascii: "T"))
        Digits.write(ofDay / 3_600_000, width: 2) { bytes.append($0) }
        bytes.append(UInt8(ascii: ":"))
        Digits.write(ofDay / 60_000 % 60, width: 2) { bytes.append($0) }
        bytes.append(UInt8(ascii: ":"))
        Digits.write(ofDay / 1000 % 60, width: 2) { bytes.append($0) }
        if !ofDay.isMultiple(of: 1000) {
            bytes.append(UInt8(ascii: "."))
            Digits.write(ofDay % 1000, width: 3) { bytes.append($0) }
        }
        bytes.append(UInt8(ascii: "Z"))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads RFC 3339 with any offset; `nil` for another form.
    ///
    /// Digits past the third of a fraction are dropped; the sixtieth second of a leap minute is
    /// the one after it.
    public init?(_ text: String) {
        var text = text
        guard let instant = text.withUTF8({ Instant(utf8: UnsafeRawBufferPointer($0)) }) else {
            return nil
        }
        self = instant
    }

    private init?(utf8: UnsafeRawBufferPointer) {
        guard utf8.count >= 20,
            let date = CalendarDate(utf8: UnsafeRawBufferPointer(rebasing: utf8[0..<10])),
            utf8[10] | 0x20 == UInt8(ascii: "t"),
            let hour = Digits.number(in: utf8, 11..<13), hour < 24,
            utf8[13] == UInt8(ascii: ":"),
            let minute = Digits.number(in: utf8, 14..<16), minute < 60,
            utf8[16] == UInt8(ascii: ":"),
            let second = Digits.number(in: utf8, 17..<19), second <= 60
        else { return nil }
        var place = 19
        guard let milliseconds = Self.fraction(in: utf8, at: &place),
            let offset = Self.offset(in: utf8, at: place)
        else { return nil }
        let seconds = date.dayNumber * 86_400 + hour * 3600 + minute * 60 + second - offset
        self.init(millisecondsSinceEpoch: Int64(seconds * 1000 + milliseconds))
    }

    /// Milliseconds of an optional fraction; moves `place` behind it.
    private static func fraction(in utf8: UnsafeRawBufferPointer, at place: inout Int) -> Int? {
        guard utf8[place] == UInt8(ascii: ".") else { return 0 }
        place += 1
        var milliseconds = 0
        var digits = 0
        while place < utf8.count, let digit = Digits.number(in: utf8, place..<place + 1) {
            if digits < 3 { milliseconds = milliseconds * 10 + digit }
            digits += 1
            place += 1
        }
        guard digits > 0 else { return nil }
        while digits < 3 {
            milliseconds *= 10
            digits += 1
        }
        return milliseconds
    }

    /// Seconds east of Greenwich of a `Z` or `+07:00` that ends the text.
    private static func offset(in utf8: UnsafeRawBufferPointer, at place: Int) -> Int? {
        guard place < utf8.count else { return nil }
        if utf8[place] | 0x20 == UInt8(ascii: "z") { return place + 1 == utf8.count ? 0 : nil }
        let sign: Int
        switch utf8[place] {
        case UInt8(ascii: "+"): sign = 1
        case UInt8(ascii: "-"): sign = -1
        default: return nil
        }
        guard place + 6 == utf8.count, utf8[place + 3] == UInt8(ascii: ":"),
            let hours = Digits.number(in: utf8, place + 1..<place + 3), hours < 24,
            let minutes = Digits.number(in: utf8, place + 4..<place + 6), minutes < 60
        else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }
}
