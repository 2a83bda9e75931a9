public import Foundation

/// A table in a file: a workbook (XLSX, XLSM) or delimited text (CSV, TSV).
///
/// The workbook's first sheet is read, or another by its name. Macros, styles and links are not looked at.
public struct Spreadsheet: Sendable {
    /// How a table is written down.
    public enum Format: Sendable, Hashable {
        /// Office Open XML: `.xlsx`, `.xlsm`.
        case workbook
        /// Fields between commas, semicolons or tabs.
        case delimited
    }

    private let file: URL
    private let limits: SpreadsheetLimits
    /// What the file's first bytes say it is, whatever it is called.
    public let format: Format

    /// Looks at the first bytes of a file.
    public init(
        at file: URL,
        limits: SpreadsheetLimits = .usual
    ) throws(SpreadsheetError) {
        let start = try FileBytes.start(of: file)
        guard !start.starts(with: Self.compound) else { throw .unknownFormat }
        self.file = file
        self.limits = limits
        format = start.starts(with: ZipArchive.signature) ? .workbook : .delimited
    }

    /// Hands over every row, one by one, in order; stops at what `row` throws.
    ///
    /// Throws ``SpreadsheetError`` where the file as a whole is refused, which may be after rows were
    /// handed over: whoever stores them stores none until this has returned.
    ///
    /// `progress` hears piece by piece which share of the table, 0 to 1, has been handed over. It is for
    /// people: sizes that the file claims are believed.
    public func read(
        progress: (_ share: Double) -> Void = { _ in },
        _ row: (SpreadsheetRow) throws -> Void
    ) throws {
        switch format {
        case .workbook:
            let bytes = try FileBytes.all(of: file, limit: limits.fileBytes)
            try withoutActuallyEscaping(progress) { progress in
                _ = try Workbook(ZipArchive(bytes, limits: limits), limits: limits)
                    .read(progress: progress, row)
            }
        case .delimited:
            let count = FileBytes.count(of: file)
            var taken = 0
            try FileBytes.pieces(of: file, limit: limits.delimitedBytes) { next in
                var reader = DelimitedReader(limits: limits)
                try reader.read(
                    {
                        // The rows of the piece before have been handed over by now.
                        progress(Self.share(taken, of: count))
                        let piece = try next()
                        taken += piece.count
                        return piece
                    },
                    row
                )
            }
        }
        progress(1)
    }

    /// Hands over every row of a workbook's sheet of that name; answers whether there is one.
    ///
    /// Delimited text has no sheets. Throws as ``read(progress:_:)`` does.
    public func read(
        sheet name: String,
        _ row: (SpreadsheetRow) throws -> Void
    ) throws -> Bool {
        guard format == .workbook else { return false }
        let bytes = try FileBytes.all(of: file, limit: limits.fileBytes)
        return try Workbook(ZipArchive(bytes, limits: limits), limits: limits)
            .read(sheet: name, progress: { _ in }, row)
    }

    /// A share for people, whatever was claimed.
    static func share(_ done: Int, of all: Int) -> Double {
        all > 0 ? min(1, Double(done) / Double(all)) : 0
    }

    /// How files of programs before 2007 begin, and encrypted workbooks.
    private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]
}
