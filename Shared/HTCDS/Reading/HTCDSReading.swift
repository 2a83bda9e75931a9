import WireCodec

/// How values are read: tolerant of how people and templates write, strict in what they mean.
public struct HTCDSReading: Sendable {
    /// Characters (scalars of Unicode) of a line of text; the standard sets no limit, its templates'
    /// program does.
    public static let textLength = 1_024
    /// Characters of a long text: what a spreadsheet's cell holds.
    public static let longTextLength = 32_767

    /// Whether days are counted from 1904.
    private let daysFrom1904: Bool

    /// Reads the values of a file.
    public init(daysFrom1904: Bool = false) {
        self.daysFrom1904 = daysFrom1904
    }

    /// The value; `nil` where nothing stands there.
    public func value(
        of input: HTCDSInput,
        in field: HTCDSField
    ) throws(HTCDSRule) -> HTCDSValue? {
        switch input {
        case .formula: throw .formula
        case .fault: throw .cellError
        case .tooLong: throw .tooLong
        case .other: throw .listForm
        case .truth(let truth):
            if field.type == .truth { return .truth(truth) }
            return try value(ofText: truth ? "TRUE" : "FALSE", in: field)
        case .number(let number): return try value(ofNumber: number, in: field)
        case .text(let text): return try value(ofText: text, in: field)
        case .list(let texts):
            guard field.type.isMultiple else { throw .oneWord }
            return try several(texts, in: field)
        }
    }

    private func value(
        ofNumber number: String,
        in field: HTCDSField
    ) throws(HTCDSRule) -> HTCDSValue? {
        guard let amount = Double(number), amount.isFinite else { throw .numberForm }
        let whole = Int(exactly: amount)
        switch field.type {
        case .date:
            guard let whole else { throw .dateForm }
            return .date(try day(whole))
        default: return try value(ofText: whole.map(String.init) ?? number, in: field)
        }
    }

    private func value(
        ofText raw: String,
        in field: HTCDSField
    ) throws(HTCDSRule) -> HTCDSValue? {
        let text = try Self.cleaned(raw)
        guard !text.isEmpty else { return nil }
        switch field.type {
        case .text: return .text(try Self.text(text, upTo: Self.textLength))
        case .longText: return .text(try Self.text(text, upTo: Self.longTextLength))
        case .date: return .date(try date(text))
        case .truth: return .truth(try Self.truth(text))
        case .whole(let range):
            guard let number = Int(text) else { throw .numberForm }
            guard range.contains(number) else { throw .numberRange }
            return .whole(number)
        case .degrees(let range):
            guard let number = Double(text), number.isFinite else { throw .numberForm }
            guard range.contains(number) else { throw .numberRange }
            return .degrees(number)
        case .phone: return .text(try Self.phone(text))
        case .country: return .text(try Self.country(text))
        case .language:
            guard let code = LanguageCodes.code(of: text) else { throw .language }
            return .text(code)
        case .word(let list): return .word(try Self.word(text, of: list))
        case .countries, .words:
            return try several(text.split(separator: ";").map(String.init), in: field)
        }
    }

    private func several(
        _ texts: [String],
        in field: HTCDSField
    ) throws(HTCDSRule) -> HTCDSValue? {
        var words: [String] = []
        for raw in texts {
            let text = try Self.cleaned(raw)
            guard !text.isEmpty else { continue }
            let word: String
            if case .words(let list) = field.type {
                word = try Self.word(text, of: list)
            } else {
                word = try Self.country(text)
            }
            if !words.contains(word) { words.append(word) }
        }
        return words.isEmpty ? nil : .words(words)
    }

    /// A day counted from an epoch; day 60 is none.
    ///
    /// 1900 was no leap year, but spreadsheet programs count its 29 February.
    private func day(_ number: Int) throws(HTCDSRule) -> CalendarDate {
        let days = daysFrom1904 ? number + 1_462 : number
        guard HTCDSDays.range.contains(days) else { throw .dateRange }
        guard let date = HTCDSDays.date(ofDay: days) else { throw .dateForm }
        return date
    }

    private func date(_ text: String) throws(HTCDSRule) -> CalendarDate {
        if text.utf8.count <= 5, let number = Int(text) { return try day(number) }
        let parts = text.split(separator: "T", maxSplits: 1)
        // A program's day may bear the first moment of it.
        if parts.count == 2 {
            guard parts[1].allSatisfy({ ["0", ":", ".", "Z"].contains($0) }) else {
                throw .dateForm
            }
        }
        let numbers = parts[0].split(separator: "-", omittingEmptySubsequences: false)
        guard numbers.map(\.utf8.count) == [4, 2, 2],
            numbers.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(numbers[0]), let month = Int(numbers[1]), let day = Int(numbers[2]),
            let date = CalendarDate(year: year, month: month, day: day)
        else { throw .dateForm }
        guard HTCDSDays.day(of: date) != nil else { throw .dateRange }
        return date
    }
}

extension HTCDSReading {
    /// Text without blanks at its ends; lines end with a line feed.
    private static func cleaned(_ text: String) throws(HTCDSRule) -> String {
        let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let isBad = lines.unicodeScalars.contains { scalar in
            scalar.value < 0x20 && scalar != "\n" && scalar != "\t"
                || (0x7F...0x9F).contains(scalar.value)
        }
        guard !isBad else { throw .control }
        let start = lines.drop(while: \.isWhitespace)
        return String(
            start.prefix(start.count - start.reversed().prefix(while: \.isWhitespace).count)
        )
    }

    private static func text(_ text: String, upTo limit: Int) throws(HTCDSRule) -> String {
        guard text.unicodeScalars.count <= limit else { throw .tooLong }
        return text
    }

    private static func truth(_ text: String) throws(HTCDSRule) -> Bool {
        switch Folded.key(text) {
        case "true", "yes", "1", "có": true
        case "false", "no", "0", "không": false
        default: throw .truthForm
        }
    }

    /// E.164; what people put between digits is left out.
    private static func phone(_ text: String) throws(HTCDSRule) -> String {
        let number = text.filter { !" -.()".contains($0) }
        let digits = number.first == "+" ? number.dropFirst() : number[...]
        guard (2...15).contains(digits.utf8.count), digits.first != "0",
            digits.utf8.allSatisfy({ (48...57).contains($0) })
        else { throw .phone }
        return number
    }

    private static func country(_ text: String) throws(HTCDSRule) -> String {
        guard let code = CountryCodes.code(of: text) else { throw .country }
        return code
    }

    private static func word(_ text: String, of list: HTCDSList) throws(HTCDSRule) -> String {
        if let word = list.word(for: text) { return word.name }
        let isSeveral =
            text.split(separator: ";").count > 1
            && text.split(separator: ";").allSatisfy { list.word(for: String($0)) != nil }
        throw isSeveral ? .oneWord : .unknownWord
    }
}
