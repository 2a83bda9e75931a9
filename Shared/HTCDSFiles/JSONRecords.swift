import Foundation
import HTCDS
import Spreadsheets

/// Makes records of JSON, one object at a time: a list of objects, or objects one after the other.
///
/// Only where an object begins and ends is found here; what stands in it, Foundation reads. So a wrong
/// object is one bad record, and no more than one is ever held.
struct JSONRecords {
    /// Bytes of a record: every field at its longest.
    private static let largestObject = 4 << 20

    /// Where in the file the reader stands.
    private enum Place { case between, inObject, ended }

    private(set) var report = HTCDSReport()
    private let limits: SpreadsheetLimits
    private var object: [UInt8] = []
    private var place = Place.between
    private var depth = 0
    private var isInText = false
    private var isEscaped = false
    private var isList = false
    private var number = 0
    private var isFirst = true

    init(limits: SpreadsheetLimits) {
        self.limits = limits
    }

    mutating func read(
        _ next: () throws -> [UInt8],
        _ record: (HTCDSRecord, Int) throws -> Void
    ) throws {
        while true {
            let piece = try next()
            guard !piece.isEmpty else { break }
            var bytes = piece[...]
            if isFirst, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
            for byte in bytes { try take(byte, record) }
            isFirst = false
        }
        guard place != .inObject, place == .ended || !isList, number > 0 || place == .ended else {
            throw SpreadsheetError.damaged
        }
    }

    private mutating func take(
        _ byte: UInt8,
        _ record: (HTCDSRecord, Int) throws -> Void
    ) throws {
        guard place == .inObject else { return try takeBetween(byte) }
        guard object.count < Self.largestObject else { throw SpreadsheetError.tooMuchText }
        object.append(byte)
        if isInText {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isInText = false
            }
            return
        }
        switch byte {
        case UInt8(ascii: "\""): isInText = true
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            depth += 1
            // A field holds a list at most.
            guard depth <= 8 else { throw SpreadsheetError.malformed }
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            depth -= 1
            if depth == 0 { try endObject(record) }
        default: break
        }
    }

    private mutating func takeBetween(_ byte: UInt8) throws {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): break
        case UInt8(ascii: "{") where place == .between:
            number += 1
            guard number <= limits.rows else { throw SpreadsheetError.tooManyRows }
            place = .inObject
            depth = 1
            object = [byte]
        case UInt8(ascii: "[") where place == .between && !isList && number == 0: isList = true
        case UInt8(ascii: "]") where place == .between && isList: place = .ended
        case UInt8(ascii: ",") where place == .between && isList && number > 0: break
        default: throw SpreadsheetError.malformed
        }
    }

    private mutating func endObject(_ record: (HTCDSRecord, Int) throws -> Void) throws {
        place = .between
        let values: [String: JSONInput]
        do {
            values = try JSONDecoder().decode([String: JSONInput].self, from: Data(object))
        } catch {
            return report.count(row: [HTCDSReject(row: number, .noObject)])
        }
        var fields = values
        var rejects: [HTCDSReject] = []
        if let events = values[HTCDSEvent.sheet]?.events {
            fields[HTCDSEvent.sheet] = nil
            for event in events {
                var broken: [HTCDSReject] = []
                _ = content(of: event, among: HTCDSEvent.fields, &broken)
                report.count(event: broken, ofRecord: true)
                // The record is refused with its events.
                rejects += broken
            }
        }
        let made = content(of: fields, among: HTCDSField.all, &rejects)
        guard !made.isEmpty || !rejects.isEmpty else { return }
        report.count(row: rejects)
        if rejects.isEmpty { try record(made, number) }
    }

    /// What an object says in some fields; other keys, and values that break a rule, are rejected.
    private func content(
        of values: [String: JSONInput],
        among fields: [HTCDSField],
        _ rejects: inout [HTCDSReject]
    ) -> HTCDSRecord {
        let reading = HTCDSReading()
        var made = HTCDSRecord()
        for key in values.keys.sorted() {
            guard let field = HTCDSField.named(key), fields.contains(field) else {
                rejects.append(HTCDSReject(row: number, .unknownHeading))
                continue
            }
            guard made[field] == nil else {
                rejects.append(HTCDSReject(row: number, field: field.name, .repeatedHeading))
                continue
            }
            do {
                made[field] = try reading.value(of: values[key]?.input ?? .other, in: field)
            } catch {
                rejects.append(HTCDSReject(row: number, field: field.name, error))
            }
        }
        return made
    }
}

/// A value of a record in JSON.
private struct JSONInput: Decodable {
    let input: HTCDSInput
    /// The objects of a list that holds nothing else, as one of events does.
    private(set) var events: [[String: JSONInput]]?

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            input = .text("")
        } else if let truth = try? container.decode(Bool.self) {
            input = .truth(truth)
        } else if let number = try? container.decode(Double.self) {
            input = .number(Int(exactly: number).map(String.init) ?? String(number))
        } else if let text = try? container.decode(String.self) {
            input = .text(text)
        } else if let texts = try? container.decode([String].self) {
            input = .list(texts)
        } else if let list = try? container.decode([[String: JSONInput]].self) {
            (input, events) = (.other, list)
        } else {
            input = .other
        }
    }
}
