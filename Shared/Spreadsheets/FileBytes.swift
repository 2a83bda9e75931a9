public import Foundation

/// The bytes of a file, read within limits.
public enum FileBytes {
    private static let pieceBytes = 64 << 10

    static func start(of file: URL) throws(SpreadsheetError) -> [UInt8] {
        do {
            let handle = try FileHandle(forReadingFrom: file)
            defer { try? handle.close() }
            return try Array(handle.read(upToCount: 8) ?? Data())
        } catch {
            throw .unreadable
        }
    }

    /// How many there are; nothing relies on it, the file may grow.
    static func count(of file: URL) -> Int {
        (try? file.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0
    }

    static func all(of file: URL, limit: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try pieces(of: file, limit: limit) { next in
            while true {
                let piece = try next()
                guard !piece.isEmpty else { return }
                bytes += piece
            }
        }
        return bytes
    }

    /// Hands over a function that answers piece after piece, an empty one at the end.
    ///
    /// Throws ``SpreadsheetError`` where the file cannot be read, or is longer than it may be.
    public static func pieces(
        of file: URL,
        limit: Int,
        _ body: (_ next: () throws -> [UInt8]) throws -> Void
    ) throws {
        let handle: FileHandle
        do {
            handle = try FileHandle(forReadingFrom: file)
        } catch {
            throw SpreadsheetError.unreadable
        }
        defer { try? handle.close() }
        var left = limit
        try body {
            guard let piece = try? handle.read(upToCount: pieceBytes) else {
                // At the end the handle answers `nil`, at a fault it throws.
                if (try? handle.offset()) == nil { throw SpreadsheetError.unreadable }
                return []
            }
            left -= piece.count
            guard left >= 0 else { throw SpreadsheetError.fileTooLarge }
            return Array(piece)
        }
    }
}
