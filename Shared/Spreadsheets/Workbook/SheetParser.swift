/// Makes rows of a sheet's XML, each handed over as soon as it ends.
final class SheetParser: PartParser {
    /// Tells the line of a sheet that is empty but long: rows of a sheet are at most so many.
    private static let lastRow = 1_048_576

    private let texts: [SpreadsheetCell]
    private let countsFrom1904: Bool
    private let limits: SpreadsheetLimits
    private let row: (SpreadsheetRow) throws -> Void

    private var rows = 0
    private var number = 0
    private var cells: [SpreadsheetCell] = []
    private var column = -1
    private var kind = ""
    private var value: GatheredText
    private var isGathering = false
    private var isInPhonetics = false
    private var hasFormula = false

    init(
        texts: [SpreadsheetCell],
        countsFrom1904: Bool,
        limits: SpreadsheetLimits,
        _ row: @escaping (SpreadsheetRow) throws -> Void
    ) {
        self.texts = texts
        self.countsFrom1904 = countsFrom1904
        self.limits = limits
        self.row = row
        value = GatheredText(limit: limits.cellBytes)
    }

    override func begin(_ name: Substring, _ attributes: [String: String]) throws {
        switch name {
        case "row": try beginRow(attributes)
        case "c": try beginCell(attributes)
        case "f": hasFormula = true
        case "rPh": isInPhonetics = true
        case "v": isGathering = kind != "inlineStr"
        case "t": isGathering = kind == "inlineStr" && !isInPhonetics
        default: break
        }
    }

    override func text(_ piece: String) throws {
        if isGathering { value.append(piece) }
    }

    override func end(_ name: Substring) throws {
        switch name {
        case "v", "t": isGathering = false
        case "rPh": isInPhonetics = false
        case "c": try endCell()
        case "row":
            try row(
                SpreadsheetRow(number: number, cells: cells, countsFrom1904: countsFrom1904)
            )
        default: break
        }
    }

    private func beginRow(_ attributes: [String: String]) throws {
        rows += 1
        guard rows <= limits.rows else { throw SpreadsheetError.tooManyRows }
        let next = attributes["r"].map { Int($0) ?? 0 } ?? number + 1
        guard next > number, next <= Self.lastRow else { throw SpreadsheetError.malformed }
        number = next
        cells = []
        column = -1
    }

    private func beginCell(_ attributes: [String: String]) throws {
        let next = try attributes["r"].map { name throws in
            guard let column = ColumnName.column(of: name) else {
                throw SpreadsheetError.malformed
            }
            return column
        }
        let place = next ?? column + 1
        guard place > column else { throw SpreadsheetError.malformed }
        guard place < limits.columns else { throw SpreadsheetError.tooManyColumns }
        column = place
        kind = attributes["t"] ?? "n"
        hasFormula = false
        value.clear()
    }

    private func endCell() throws {
        let cell = try made()
        guard cell != .empty else { return }
        while cells.count < column { cells.append(.empty) }
        cells.append(cell)
    }

    private func made() throws -> SpreadsheetCell {
        guard !hasFormula else { return .formula }
        guard !value.isTooLong else { return .tooLong }
        switch kind {
        case "s":
            if value.text.isEmpty { return .empty }
            guard let index = Int(value.text), texts.indices.contains(index) else {
                throw SpreadsheetError.malformed
            }
            return texts[index]
        case "inlineStr", "d": return value.cell
        case "b": return value.text.isEmpty ? .empty : .truth(value.text == "1")
        case "e": return .fault
        // A formula's text whose formula was left out.
        case "str": return value.text.isEmpty ? .empty : .formula
        default: return value.text.isEmpty ? .empty : .number(value.text)
        }
    }
}
