/// Reads delimited text (RFC 4180) row by row, holding one row at a time.
///
/// Fields stand between commas, semicolons or tabs, whichever the first line has most of. Lines end
/// with CR LF, LF or CR. A row with bytes that are no text, or with a stray quotation mark, is handed
/// over as such a row; the following rows are read on.
struct DelimitedReader {
    /// Where in a field the reader stands.
    private enum Place { case start, plain, quoted, afterQuote, bad }

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// Bytes within which the first line is looked for, to tell the delimiter by.
    private static let startBytes = 64 << 10

    private let limits: SpreadsheetLimits

    private var delimiter = UInt8(ascii: ",")
    private var place = Place.start
    private var field: [UInt8] = []
    private var isTooLong = false
    private var cells: [SpreadsheetCell] = []
    private var fault: SpreadsheetRow.Fault?
    private var number = 0
    private var isAfterReturn = false

    init(limits: SpreadsheetLimits) {
        self.limits = limits
    }

    mutating func read(
        _ next: () throws -> [UInt8],
        _ row: (SpreadsheetRow) throws -> Void
    ) throws {
        var pieces = TextPieces()
        var isFirst = true
        var start: [UInt8] = []
        var isLast = false
        while !isLast {
            let piece = try next()
            isLast = piece.isEmpty
            let text = pieces.decoded(piece, isLast: isLast)
            if isFirst {
                start += text
                guard isLast || start.count >= Self.startBytes || start.contains(Self.lineFeed)
                else { continue }
                delimiter = Self.delimiter(of: start)
                isFirst = false
                for byte in start { try take(byte, row) }
                start = []
            } else {
                for byte in text { try take(byte, row) }
            }
        }
        if place == .quoted { fault = .quoting }
        if place != .start || !cells.isEmpty { try endRow(row) }
    }

    /// The one of the three that the first line has most of, outside quotation marks.
    private static func delimiter(of text: [UInt8]) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in text {
            if byte == quote { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == lineFeed || byte == carriageReturn { break }
            counts[byte, default: 0] += 1
        }
        let candidates = [",", ";", "\t"].map { UInt8(ascii: $0) }
        // The first of equals: a single column has none at all.
        return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] }
            ?? candidates[0]
    }

    private mutating func take(_ byte: UInt8, _ row: (SpreadsheetRow) throws -> Void) throws {
        defer { isAfterReturn = byte == Self.carriageReturn }
        if place == .quoted {
            if byte == Self.quote { place = .afterQuote } else { append(byte) }
            return
        }
        if byte == Self.lineFeed, isAfterReturn { return }
        if byte == Self.lineFeed || byte == Self.carriageReturn { return try endRow(row) }
        if byte == delimiter {
            if place != .bad { try endField() }
            return
        }
        switch place {
        case .start:
            if byte == Self.quote {
                place = .quoted
            } else {
                place = .plain
                append(byte)
            }
        case .plain: if byte == Self.quote { breakOff() } else { append(byte) }
        case .afterQuote:
            if byte == Self.quote {
                append(byte)
                place = .quoted
            } else {
                breakOff()
            }
        case .quoted, .bad: break
        }
    }

    /// The rest of the line is passed over: where its fields begin is unknown.
    private mutating func breakOff() {
        fault = fault ?? .quoting
        place = .bad
    }

    private mutating func append(_ byte: UInt8) {
        guard field.count < limits.cellBytes else {
            isTooLong = true
            return
        }
        field.append(byte)
    }

    private mutating func endField() throws {
        guard cells.count < limits.columns else { throw SpreadsheetError.tooManyColumns }
        if isTooLong {
            cells.append(.tooLong)
        } else if field.isEmpty {
            cells.append(.empty)
        } else if let text = String(validating: field, as: UTF8.self) {
            cells.append(DelimitedText.cell(of: text))
        } else {
            fault = fault ?? .encoding
            cells.append(.empty)
        }
        field.removeAll(keepingCapacity: true)
        isTooLong = false
        place = .start
    }

    private mutating func endRow(_ row: (SpreadsheetRow) throws -> Void) throws {
        number += 1
        guard number <= limits.rows else { throw SpreadsheetError.tooManyRows }
        if place != .bad { try endField() }
        while cells.last == .empty { cells.removeLast() }
        let ended = SpreadsheetRow(number: number, cells: fault == nil ? cells : [], fault: fault)
        field.removeAll(keepingCapacity: true)
        isTooLong = false
        cells = []
        fault = nil
        place = .start
        try row(ended)
    }
}
