import Crypto
import Foundation
import RPC
import Spreadsheets
import Vocabulary
import WireCodec

/// A table whose rows are requests of one kind.
struct BulkTable<Request: BulkRequest>: Sendable {
    /// A row that may be sent.
    struct Row: Sendable {
        let number: Int
        let request: Request
        /// Under which the service files it once, however often it comes.
        let key: IdempotencyKey
    }

    private let file: URL
    private let fields: MessageFields
    private let words: BulkWords
    private let name: String
    private let now: Instant
    private let limits: SpreadsheetLimits

    /// A table in a file; `name` keeps it apart from other tables with rows that say the same.
    init(
        at path: String,
        name: String = "",
        now: Instant = .now,
        limits: SpreadsheetLimits? = nil
    ) throws {
        file = URL(fileURLWithPath: path)
        fields = try MessageFields(of: Request.self)
        words = try BulkWords(of: Request.self)
        self.name = name
        self.now = now
        self.limits = limits ?? Self.usual
    }

    /// The usual limits, with a heading above as many rows.
    private static var usual: SpreadsheetLimits {
        var limits = SpreadsheetLimits.usual
        limits.rows += 1
        return limits
    }

    /// Reads to the end, handing over the good rows one by one, and says what the others break.
    ///
    /// Of the rows only one is held at a time, and a digest of each: rows that say the same are two
    /// records, the first and the second, also when the table comes again.
    /// `progress` hears which share of the file, 0 to 1, and how many rows have been read.
    func read(
        progress: (_ share: Double, _ rows: Int) -> Void = { _, _ in },
        _ take: (Row) throws -> Void
    ) throws -> BulkOutcome {
        var outcome = BulkOutcome(kind: Request.bulkKind)
        var heading: BulkHeading?
        var same: [Bytes: Int] = [:]
        do {
            let sheet = try Spreadsheet(at: file, limits: limits)
            try sheet.read(progress: { progress($0, outcome.rows) }) { row in
                if row.isEmpty { return }
                guard let heading else {
                    let read = BulkHeading(row, of: fields)
                    heading = read
                    return outcome.refuse(read.rejects)
                }
                // What is under the wrong heading means nothing; that was told once.
                guard heading.rejects.isEmpty else { return }
                do {
                    let request = try request(of: row, under: heading)
                    outcome.rows += 1
                    outcome.accepted += 1
                    try take(try keyed(request, row.number, &same))
                } catch let broken as BrokenRow {
                    outcome.rows += 1
                    outcome.add(broken.rejects)
                }
            }
        } catch let error as SpreadsheetError {
            guard error != .unreadable else {
                throw Failure(HTCDSPhrase.unreadable(file.path), status: .usage)
            }
            outcome.refused = error.rule
        }
        if outcome.refused == nil, outcome.isClean, outcome.rows == 0 {
            outcome.refused = BulkRule.noRows.rawValue
        }
        return outcome
    }

    /// Everything that a row breaks.
    private struct BrokenRow: Error {
        let rejects: [BulkReject]
    }

    private func request(
        of row: SpreadsheetRow,
        under heading: BulkHeading
    ) throws -> Request {
        func reject(_ field: String?, _ rule: String) -> BulkReject {
            BulkReject(row: row.number, field: field.map(BulkHeading.short), rule: rule)
        }
        if let fault = row.fault { throw BrokenRow(rejects: [reject(nil, fault.rawValue)]) }
        var message = JSONValue.fields([:])
        var filled: Set<String> = []
        var rejects: [BulkReject] = []
        let reading = BulkCell(daysFrom1904: row.countsFrom1904, words: words)
        for (place, cell) in row.cells.enumerated() where cell != .empty {
            guard place < heading.columns.count, let field = heading.columns[place] else {
                rejects.append(
                    reject("column:" + ColumnName.letters(of: place), BulkRule.surplus.rawValue)
                )
                continue
            }
            do {
                guard let value = try reading.value(of: cell, as: field.shape) else { continue }
                message.set(value, at: field.path.split(separator: ".").map(String.init))
                filled.insert(field.path)
            } catch {
                rejects.append(reject(field.path, error.rule))
                filled.insert(field.path)
            }
        }
        for field in fields.all where !field.isOptional && !filled.contains(field.path) {
            rejects.append(reject(field.path, "missing"))
        }
        rejects += fields.unknown(in: message).map { reject($0, "form.json") }
        guard rejects.isEmpty else { throw BrokenRow(rejects: rejects) }
        fillLists(in: &message)
        do {
            let request = try JSONDecoder().decode(
                Request.self,
                from: try JSONEncoder().encode(message)
            )
            let broken = request.broken(at: now).map { reject($0.field, $0.rule) }
            guard broken.isEmpty else { throw BrokenRow(rejects: broken) }
            return request
        } catch let error as DecodingError {
            let (path, rule) = Self.told(error)
            throw BrokenRow(rejects: [reject(path, rule)])
        }
    }

    /// A list left out is empty, unless the object around it is left out, too.
    private func fillLists(in message: inout JSONValue) {
        for field in fields.all {
            guard case .array = field.shape else { continue }
            let path = field.path.split(separator: ".").map(String.init)
            if message.value(at: path) == nil, message.value(at: path.dropLast()) != nil {
                message.set(.list([]), at: path)
            }
        }
    }

    private static func told(_ error: DecodingError) -> (String, String) {
        func path(_ keys: [any CodingKey]) -> String {
            keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
        }
        return switch error {
        case .keyNotFound(let key, let context): (path(context.codingPath + [key]), "missing")
        case .valueNotFound(_, let context): (path(context.codingPath), "missing")
        case .typeMismatch(_, let context), .dataCorrupted(let context):
            (path(context.codingPath), "form.value")
        @unknown default: ("", "form.value")
        }
    }

    /// The key: of the kind, the table's name, what the row says and the how manyth that says it.
    private func keyed(
        _ request: Request,
        _ number: Int,
        _ same: inout [Bytes: Int]
    ) throws -> Row {
        let content = Bytes(Array(SHA256.hash(data: try Wire.encode(request)).prefix(16)))
        let count = same[content, default: 0]
        same[content] = count + 1
        let place = "homeward import\0\(Request.bulkKind)\0\(name)\0\(count)\0"
        let digest = SHA256.hash(data: Array(place.utf8) + content.array)
        guard let key = IdempotencyKey(Array(digest)) else {
            preconditionFailure("a SHA-256 is as long as a key may be")
        }
        return Row(number: number, request: request, key: key)
    }
}

extension JSONValue {
    fileprivate func value(at path: ArraySlice<String>) -> JSONValue? { value(at: Array(path)) }
}
