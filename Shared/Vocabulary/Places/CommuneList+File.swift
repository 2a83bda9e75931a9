import WireCodec

extension CommuneList {
    /// Reads and checks a file: comma-separated, UTF-8, six columns under a header.
    ///
    /// ```
    /// code,name,province,from,until,successors
    /// 00001,"Xã Ví Dụ, mới",tuyenQuang,2025-07-01,,
    /// 00002,Xã Cũ,haGiang,,2025-06-30,00001
    /// ```
    ///
    /// A province is its word; several successors stand apart by spaces. A cell with a comma stands in double
    /// quotes. Throws every fault with its line.
    public init(parsing text: String) throws(CommuneListError) {
        // Files of spreadsheets begin with a mark of byte order and end lines with two characters.
        let body = text.first == "\u{FEFF}" ? text.dropFirst() : text[...]
        var lines = body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        guard let header = lines.first,
            Self.cells(of: header).map(\.self) == Self.columns
        else { throw CommuneListError(faults: [.init(line: 1, problem: .header)]) }
        var communes: [Commune] = []
        var faults: [CommuneListError.Fault] = []
        for (index, line) in lines.dropFirst().enumerated() {
            do {
                communes.append(try Self.commune(Self.cells(of: line)))
            } catch {
                faults.append(.init(line: index + 2, problem: error.problem))
            }
        }
        guard faults.isEmpty else { throw CommuneListError(faults: faults) }
        try self.init(communes)
    }

    private static let columns = ["code", "name", "province", "from", "until", "successors"]

    /// What is wrong with a line alone.
    private struct LineError: Error {
        let problem: CommuneListError.Problem
    }

    private static func commune(_ cells: [String]) throws(LineError) -> Commune {
        guard cells.count == columns.count else { throw LineError(problem: .cells) }
        guard let province = Province(rawValue: cells[2]) else {
            throw LineError(problem: .province)
        }
        return Commune(
            code: cells[0],
            name: cells[1],
            province: province,
            from: try day(cells[3]),
            through: try day(cells[4]),
            successors: cells[5].split(separator: " ").map(String.init)
        )
    }

    private static func day(_ text: String) throws(LineError) -> CalendarDate? {
        guard !text.isEmpty else { return nil }
        guard let day = CalendarDate(text) else { throw LineError(problem: .day) }
        return day
    }

    /// The cells of a line; a doubled quote inside quotes is one.
    private static func cells(of line: Substring) -> [String] {
        var cells = [""]
        var isQuoted = false
        var wasQuote = false
        for character in line {
            switch character {
            case "\"" where isQuoted:
                isQuoted = false
                wasQuote = true
                continue
            case "\"":
                if wasQuote { cells[cells.count - 1].append("\"") }
                isQuoted = true
            case "," where !isQuoted:
                cells.append("")
            default:
                cells[cells.count - 1].append(character)
            }
            wasQuote = false
        }
        return cells
    }
}
