extension CalendarDate: CustomStringConvertible, LosslessStringConvertible, Loggable {
    public var description: String { text }
    public var loggable: String { text }

    /// The ten characters of `YYYY-MM-DD`.
    public var text: String {
        var bytes: [UInt8] = []
        appendText(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads exactly `YYYY-MM-DD`; `nil` for another form or a day that does not exist.
    public init?(_ text: String) {
        var text = text
        guard let date = text.withUTF8({ CalendarDate(utf8: UnsafeRawBufferPointer($0)) }) else {
            return nil
        }
        self = date
    }

    init?(utf8: UnsafeRawBufferPointer) {
        let hyphen = UInt8(ascii: "-")
        guard utf8.count == 10, utf8[4] == hyphen, utf8[7] == hyphen,
            let year = Digits.number(in: utf8, 0..<4), let month = Digits.number(in: utf8, 5..<7),
            let day = Digits.number(in: utf8, 8..<10)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    func appendText(to bytes: inout [UInt8]) {
        writeText { bytes.append($0) }
    }

    func writeText(_ write: (UInt8) -> Void) {
        Digits.write(year, width: 4, write)
        write(UInt8(ascii: "-"))
        Digits.write(month, width: 2, write)
        write(UInt8(ascii: "-"))
        Digits.write(day, width: 2, write)
    }
}

extension CalendarDate: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if decoder is WireDecoder {
            self = try container.decode(CalendarDate.self)
            return
        }
        guard let date = CalendarDate(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date")
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if encoder is WireEncoder {
            try container.encode(self)
        } else {
            try container.encode(text)
        }
    }
}

/// Decimal digits of dates and times: fixed width, ASCII, no sign.
enum Digits {
    /// The number that these bytes write; `nil` when one is no digit.
    static func number(in utf8: UnsafeRawBufferPointer, _ places: Range<Int>) -> Int? {
        var number = 0
        for place in places {
            let digit = utf8[place] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            number = number * 10 + Int(digit)
        }
        return number
    }

    /// Writes a number with leading zeros.
    static func write(_ number: Int, width: Int, _ write: (UInt8) -> Void) {
        var divisor = 1
        for _ in 1..<width { divisor *= 10 }
        while divisor > 0 {
            write(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }
}
