import Foundation
import Spreadsheets
import Vocabulary
import WireCodec

/// That a cell breaks a rule; the value is not kept.
struct BulkFault: Error, Hashable {
    /// The rule's name.
    let rule: String

    init(_ rule: String) { self.rule = rule }
    init(_ rule: BulkRule) { self.rule = rule.rawValue }
}

/// Reads cells as values of fields: tolerant of how officers write, strict in what is meant.
struct BulkCell {
    /// Whether days are counted from 1904.
    let daysFrom1904: Bool
    /// The lists whose words may stand there by their labels.
    let words: BulkWords

    /// The value of a cell, `nil` for an empty one.
    func value(of cell: SpreadsheetCell, as shape: WireShape) throws(BulkFault) -> JSONValue? {
        switch cell {
        case .empty: return nil
        case .text(let text):
            let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
            return text.isEmpty ? nil : try value(of: text, as: shape)
        case .number(let number): return try value(ofNumber: number, as: shape)
        case .truth(let truth):
            guard case .bool = shape else { throw BulkFault("form.text") }
            return .truth(truth)
        case .formula: throw BulkFault(.formula)
        case .fault: throw BulkFault(.fault)
        case .tooLong: throw BulkFault(.tooLong)
        }
    }

    private func value(of text: String, as shape: WireShape) throws(BulkFault) -> JSONValue {
        switch shape {
        case .bool: return .truth(try truth(of: text))
        case .integer(let low, let high):
            guard let number = Int64(text) else { throw BulkFault("form.number") }
            guard number >= low, number < 0 || UInt64(number) <= high else {
                throw BulkFault("range.\(low)-\(high)")
            }
            return .number(number)
        case .float:
            guard let number = Double(text), number.isFinite else { throw BulkFault("form.number") }
            return .fraction(number)
        case .text, .bytes: return .text(text)
        case .instant: return .text(try Self.instant(of: text).text)
        case .date: return .text(try Self.date(of: text).text)
        case .identifier:
            guard let identifier = Identifier(text) else { throw BulkFault("form.identifier") }
            return .text(identifier.text)
        case .words(let list):
            if list.contains(text) { return .text(text) }
            guard let word = words.word(labelled: text, among: list) else {
                throw BulkFault("vocabulary.unrecognized")
            }
            return .text(word)
        case .array(let element): return .list(try list(of: text, as: element))
        case .nullable(let inner): return try value(of: text, as: inner)
        case .map, .dictionary, .choice, .rule: return try Self.json(of: text)
        }
    }

    private func value(ofNumber text: String, as shape: WireShape) throws(BulkFault) -> JSONValue {
        switch shape {
        case .integer:
            guard let number = Double(text), let whole = Int64(exactly: number) else {
                throw BulkFault("form.number")
            }
            return try value(of: "\(whole)", as: shape)
        case .date, .instant:
            guard let number = Double(text), number.isFinite, (61...80_000).contains(number) else {
                throw BulkFault("form.date")
            }
            let day = Int(number.rounded(.down)) + (daysFrom1904 ? 1_462 : 0) - 25_569
            let date = CalendarDate(dayNumber: day)
            guard case .instant = shape else {
                guard number == number.rounded() else { throw BulkFault("form.date") }
                return .text(date.text)
            }
            let minutes = ((number - number.rounded(.down)) * 1_440).rounded()
            return .text(
                VietnameseTime.start(of: date).advanced(by: .seconds(Int64(minutes) * 60)).text
            )
        default: return try value(of: text, as: shape)
        }
    }

    /// Entries between semicolons; objects and lists of lists are written in JSON.
    private func list(of text: String, as shape: WireShape) throws(BulkFault) -> [JSONValue] {
        switch shape {
        case .map, .dictionary, .choice, .rule, .array:
            guard case .list(let list) = try Self.json(of: text) else {
                throw BulkFault("form.json")
            }
            return list
        default:
            var list: [JSONValue] = []
            for piece in text.split(separator: ";") {
                let piece = piece.trimmingCharacters(in: .whitespacesAndNewlines)
                if !piece.isEmpty { list.append(try value(of: piece, as: shape)) }
            }
            return list
        }
    }

    private func truth(of text: String) throws(BulkFault) -> Bool {
        switch VietnameseFolding.fold(text).lowercased() {
        case "true", "yes", "co", "1": return true
        case "false", "no", "khong", "0": return false
        default: throw BulkFault("form.truth")
        }
    }

    private static func json(of text: String) throws(BulkFault) -> JSONValue {
        guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)) else {
            throw BulkFault("form.json")
        }
        return value
    }

    /// `18/06/2026` as officers write it, or `2026-06-18`.
    private static func date(of text: some StringProtocol) throws(BulkFault) -> CalendarDate {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let date =
            if parts.count == 3, parts[2].count == 4, let day = Int(parts[0]),
                let month = Int(parts[1]), let year = Int(parts[2])
            { CalendarDate(year: year, month: month, day: day) } else {
                CalendarDate(String(text))
            }
        guard let date else { throw BulkFault("form.date") }
        return date
    }

    /// `18/06/2026 14:05` or `2026-06-18 14:05`, in Viet Nam, or a moment with its zone.
    private static func instant(of text: String) throws(BulkFault) -> Instant {
        if let instant = Instant(text) { return instant }
        let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" })
        guard parts.count == 2 else { throw BulkFault("form.instant") }
        let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
        let numbers = clock.compactMap { $0.count == 2 ? Int($0) : nil }
        guard numbers.count == clock.count, (2...3).contains(clock.count),
            (0...23).contains(numbers[0]), numbers.dropFirst().allSatisfy((0...59).contains),
            let date = try? date(of: parts[0])
        else { throw BulkFault("form.instant") }
        let seconds = numbers.reduce(0) { $0 * 60 + $1 } * (numbers.count == 2 ? 60 : 1)
        return VietnameseTime.start(of: date).advanced(by: .seconds(seconds))
    }
}

/// The lists of a request whose words officers write by their labels, found in its types.
struct BulkWords: Sendable {
    /// What each label of a list means, by the list's words; a label that two share means neither.
    private let byWords: [[String]: [String: String]]
    /// What people call each word of a list, by the list's words.
    private let labels: [[String]: [String: Label]]

    /// The lists of a request.
    init<Request: Decodable>(of request: Request.Type) throws {
        let lists = try WireSchema.types(of: request).compactMap { type in
            (type as? any ListedWord.Type).map { Self.entry(of: $0.list) }
        }
        byWords = Dictionary(lists.map { ($0.words, $0.meanings) }) { first, _ in first }
        labels = Dictionary(lists.map { ($0.words, $0.labels) }) { first, _ in first }
    }

    /// Whether the list with these words is read by its labels.
    func isKnown(_ words: [String]) -> Bool { byWords[words] != nil }

    /// The word that people read as this text.
    func word(labelled text: String, among words: [String]) -> String? {
        byWords[words]?[VietnameseFolding.fold(text).lowercased()]
    }

    /// What people call a word of the list with these words; `nil` where that is the word itself.
    func label(of word: String, in words: [String]) -> String? {
        let label = labels[words]?[word]?.current
        return label == word ? nil : label
    }

    private static func entry<List: ClosedList>(
        of list: List.Type
    ) -> (words: [String], meanings: [String: String], labels: [String: Label]) {
        let words = List.allCases
        var labels: [String: Set<String>] = [:]
        for word in words {
            for text in [word.label.vi, word.label.en, word.rawValue] {
                labels[VietnameseFolding.fold(text).lowercased(), default: []]
                    .insert(word.rawValue)
            }
        }
        return (
            words.map(\.rawValue),
            labels.compactMapValues { $0.count == 1 ? $0.first : nil },
            Dictionary(words.map { ($0.rawValue, $0.label) }) { first, _ in first }
        )
    }
}

/// A word whose list is known with its type.
private protocol ListedWord {
    /// The list.
    static var list: any ClosedList.Type { get }
}

extension Word: ListedWord {
    fileprivate static var list: any ClosedList.Type { List.self }
}
