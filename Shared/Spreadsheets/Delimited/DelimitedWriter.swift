/// Writes comma-separated text (RFC 4180) in UTF-8, with the mark by which spreadsheet programs see
/// that it is.
public struct DelimitedWriter {
    private var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Begins an empty file.
    public init() {}

    /// Appends a row.
    public mutating func append(_ cells: [String]) {
        bytes += Array((cells.map(Self.field).joined(separator: ",") + "\r\n").utf8)
    }

    /// The file's bytes.
    public consuming func finish() -> [UInt8] { bytes }

    private static func field(_ text: String) -> String {
        let guarded = DelimitedText.guarded(text)
        let needsQuotes = guarded.unicodeScalars.contains {
            [",", ";", "\"", "\n", "\r", "\t"].contains($0)
        }
        guard needsQuotes || guarded.first == " " || guarded.last == " " else { return guarded }
        return "\"" + guarded.replacing("\"", with: "\"\"") + "\""
    }
}
