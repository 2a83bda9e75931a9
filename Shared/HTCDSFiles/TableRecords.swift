import HTCDS
import Spreadsheets

/// Makes records of a table's rows, or checks the events on a sheet beside them.
struct TableRecords {
    private(set) var report: HTCDSReport
    private let table: HTCDSTable
    private var heading: HTCDSHeading?
    /// The numbers of the records, by which events say whose they are: those in column A, else as they
    /// are counted.
    private var numbers: Set<Int>
    /// A row of names, until the next row says whether labels follow.
    private var names: (row: SpreadsheetRow, texts: [String])?

    /// Reads the records.
    init() {
        table = .records
        report = HTCDSReport()
        numbers = []
    }

    /// Reads the events beside records that were read to their end; the report goes on.
    init(ofEventsBeside records: TableRecords) {
        table = .events
        report = records.report
        numbers = records.numbers
    }

    mutating func take(_ row: SpreadsheetRow, _ record: (HTCDSRecord, Int) throws -> Void) throws {
        if row.isEmpty { return }
        if heading != nil { return try takeRecord(row, record) }
        let texts = row.cells.map(Self.text)
        if let names {
            let isLabels = HTCDSHeading.isLabels(texts)
            begin(names.texts, isLabels ? texts : [], names.row.number)
            self.names = nil
            if !isLabels { try takeRecord(row, record) }
        } else if HTCDSHeading.names(in: texts) {
            names = (row, texts)
        } else {
            begin([], HTCDSHeading.isLabels(texts) ? texts : [], row.number)
        }
    }

    /// Rows have ended: names without any row after them are a heading, too.
    ///
    /// A sheet of events may be empty, a table of records not.
    mutating func finish() {
        if let names { begin(names.texts, [], names.row.number) }
        if heading == nil, table == .records { begin([], [], 1) }
    }

    private mutating func begin(_ names: [String], _ labels: [String], _ row: Int) {
        let heading = HTCDSHeading(names: names, labels: labels, row: row, of: table)
        report.add(heading.rejects)
        self.heading = heading
    }

    private mutating func takeRecord(
        _ row: SpreadsheetRow,
        _ record: (HTCDSRecord, Int) throws -> Void
    ) throws {
        // Without headings nothing says what a row means; that was reported once.
        guard let heading, !heading.rejects.contains(where: { $0.isMissingHeading }) else { return }
        if let fault = row.fault {
            let rule: HTCDSRule = fault == .encoding ? .encoding : .quoting
            return count([HTCDSReject(row: row.number, of: table, rule)], of: row)
        }
        let reading = HTCDSReading(daysFrom1904: row.countsFrom1904)
        var made = HTCDSRecord()
        var rejects: [HTCDSReject] = []
        for (place, cell) in row.cells.enumerated() where cell != .empty {
            var name = HTCDSColumn.name(place)
            do {
                guard let field = try heading.field(of: place) else { continue }
                name = field.name
                made[field] = try reading.value(of: Self.input(cell), in: field)
            } catch {
                rejects.append(HTCDSReject(row: row.number, of: table, field: name, error))
            }
        }
        guard !made.isEmpty || !rejects.isEmpty else { return }
        if table == .events, !(number(of: row).map(numbers.contains) ?? false) {
            let column = HTCDSColumn.name(0)
            rejects.append(HTCDSReject(row: row.number, of: table, field: column, .eventRecord))
        }
        count(rejects, of: row)
        if rejects.isEmpty { try record(made, row.number) }
    }

    private mutating func count(_ rejects: [HTCDSReject], of row: SpreadsheetRow) {
        switch table {
        case .records:
            report.count(row: rejects)
            numbers.insert(number(of: row) ?? report.rows)
        case .events: report.count(event: rejects)
        }
    }

    /// The number in column A, where that is no field's.
    private func number(of row: SpreadsheetRow) -> Int? {
        guard let heading, (try? heading.field(of: 0)) == nil else { return nil }
        switch row.cells.first {
        case .number(let text), .text(let text): return Double(text).flatMap(Int.init(exactly:))
        default: return nil
        }
    }

    private static func text(_ cell: SpreadsheetCell) -> String {
        if case .text(let text) = cell { text } else { "" }
    }

    private static func input(_ cell: SpreadsheetCell) -> HTCDSInput {
        switch cell {
        case .empty: .text("")
        case .text(let text): .text(text)
        case .number(let number): .number(number)
        case .truth(let truth): .truth(truth)
        case .formula: .formula
        case .fault: .fault
        case .tooLong: .tooLong
        }
    }
}

extension HTCDSReject {
    fileprivate var isMissingHeading: Bool {
        field == nil && rule == HTCDSRule.missingHeading.rawValue
    }
}
