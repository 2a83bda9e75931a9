/// One row of a table as the file holds it.
///
/// Described, a row or a cell says what it is, never what stands in it.
public struct SpreadsheetRow: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// What a whole row can have wrong, so that its cells cannot be told.
    public enum Fault: String, Sendable, Hashable {
        /// Bytes that are no text in the file's encoding.
        case encoding
        /// A quotation mark where none may stand, or one that is never closed.
        case quoting
    }

    /// Its number as a spreadsheet program shows it, from 1.
    public let number: Int
    /// Its cells from the first column on; columns after the last filled one are missing.
    public let cells: [SpreadsheetCell]
    /// Why it has none, where they cannot be told.
    public let fault: Fault?
    /// Whether the workbook counts its days from 1904, as old ones from Macintosh do.
    public let countsFrom1904: Bool

    /// A row.
    public init(
        number: Int,
        cells: [SpreadsheetCell],
        fault: Fault? = nil,
        countsFrom1904: Bool = false
    ) {
        self.number = number
        self.cells = cells
        self.fault = fault
        self.countsFrom1904 = countsFrom1904
    }

    /// Whether nothing stands in it.
    public var isEmpty: Bool { fault == nil && cells.allSatisfy { $0 == .empty } }

    public var description: String { "row \(number), \(cells.count) cells" }

    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// What stands in a cell.
public enum SpreadsheetCell: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// Nothing.
    case empty
    /// Text; delimited files hold nothing else.
    case text(String)
    /// A number as the file spells it. A day is one too: days since the epoch.
    case number(String)
    /// True or false.
    case truth(Bool)
    /// A formula. Its result is not believed: another program computed it from cells unseen here.
    case formula
    /// An error value of the program that wrote it.
    case fault
    /// More than a cell may hold.
    case tooLong

    public var description: String {
        switch self {
        case .empty: "empty"
        case .text: "text"
        case .number: "number"
        case .truth: "truth"
        case .formula: "formula"
        case .fault: "error"
        case .tooLong: "too long"
        }
    }

    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// The letters that spreadsheet programs name columns by: `A`, `Z`, `AA`.
public enum ColumnName {
    /// The letters of a column counted from 0.
    public static func letters(of column: Int) -> String {
        var rest = column
        var letters = ""
        repeat {
            letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
            rest = rest / 26 - 1
        } while rest >= 0
        return letters
    }

    /// The column, counted from 0, of a cell's name such as `AM12`; `nil` where it has no letters.
    static func column(of cell: String) -> Int? {
        var column = 0
        for byte in cell.utf8.prefix(4) {
            guard (65...90).contains(byte) else { break }
            column = column * 26 + Int(byte) - 64
        }
        return column == 0 ? nil : column - 1
    }
}
