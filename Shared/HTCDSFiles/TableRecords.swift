import HTCDS
import Spreadsheets

/// Makes records of a table's rows.
struct TableRecords {
    private(set) var report = HTCDSReport()
    private var heading: HTCDSHeading?
    /// A row of names, until the next row says whether labels follow.
    private var names: (row: SpreadsheetRow, texts: [String])?

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
    mutating func finish(_ record: (HTCDSRecord, Int) throws -> Void) throws {
        if let names { begin(names.texts, [], names.row.number) }
        if heading == nil { begin([], [], 1) }
    }

    /// Counts the rows of a workbook's sheet of events.
    mutating func countEvents(of table: Spreadsheet) throws {
        var events = 0
        _ = try table.read(sheet: HTCDSEvent.sheet) { row in
            // Column A says whose it is.
            let texts = row.cells.dropFirst().map(Self.text)
            let isHeading = HTCDSHeading.names(in: texts) || HTCDSHeading.isLabels(texts)
            let says = row.cells.dropFirst().contains { $0 != .empty }
            if says, !isHeading { events += 1 }
        }
        report.count(events: events)
    }

    private mutating func begin(_ names: [String], _ labels: [String], _ row: Int) {
        let heading = HTCDSHeading(names: names, labels: labels, row: row)
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
            return report.count(row: [HTCDSReject(row: row.number, rule)])
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
                rejects.append(HTCDSReject(row: row.number, field: name, error))
            }
        }
        guard !made.isEmpty || !rejects.isEmpty else { return }
        report.count(row: rejects)
        if rejects.isEmpty { try record(made, row.number) }
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
