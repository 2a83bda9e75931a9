/// How much of a spreadsheet is read before it is refused.
///
/// A file comes from anywhere, and a small one can claim to be huge: every limit holds for what was
/// really read, never for what the file says of itself, and nothing is allocated for a claim.
public struct SpreadsheetLimits: Sendable {
    /// The file itself, in bytes: a workbook is an archive and is held as a whole.
    public var fileBytes = 32 << 20
    /// A file of delimited text, in bytes; it is read piece by piece.
    public var delimitedBytes = 512 << 20
    /// Entries of a workbook's archive; a usual one has a dozen.
    public var entries = 1_000
    /// All that is inflated of a workbook, in bytes.
    public var inflatedBytes = 512 << 20
    /// How many times larger than its compressed bytes a part may become: sheets reach 50, bombs 1,000.
    public var ratio = 200
    /// Inflated bytes up to which the ratio does not count: small parts may be all zeros.
    public var freeOfRatioBytes = 1 << 20
    /// Rows, empty ones included.
    public var rows = 100_000
    /// Columns of a row.
    public var columns = 512
    /// Bytes of a cell; Excel's own limit is 32,767 characters.
    public var cellBytes = 64 << 10
    /// Bytes of all texts that a workbook's cells share.
    public var sharedBytes = 64 << 20

    /// What an office's files need, with room.
    public static let usual = SpreadsheetLimits()

    /// The usual limits.
    public init() {}
}
