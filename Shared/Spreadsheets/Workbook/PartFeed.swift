import Foundation

/// Feeds an XML parser with a part of a workbook as it is inflated, so that no part is held as a whole.
///
/// Parts are UTF-8, and none declares a document type: there are no entities to expand, and none that
/// names another file.
final class PartFeed: InputStream {
    private let reader: ZipEntryReader
    private var piece: ArraySlice<UInt8> = []
    private var tail: [UInt8] = []
    private var isFirst = true
    private var isAtEnd = false
    /// Why feeding has stopped before the end.
    private(set) var failure: SpreadsheetError?

    init(_ reader: ZipEntryReader) {
        self.reader = reader
        super.init(data: Data())
    }

    override func open() {}
    override func close() {}
    override var hasBytesAvailable: Bool { !isAtEnd }
    override var streamStatus: Stream.Status { isAtEnd ? .atEnd : .open }

    override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength length: Int) -> Int {
        do {
            if piece.isEmpty, !isAtEnd { try takePiece() }
        } catch {
            // Said as an end: told of a fault, Foundation's parser asks for a stream's own error.
            failure = error
            isAtEnd = true
            return 0
        }
        let count = min(length, piece.count)
        piece.withUnsafeBufferPointer { bytes in
            if let start = bytes.baseAddress { buffer.update(from: start, count: count) }
        }
        piece = piece.dropFirst(count)
        return count
    }

    /// Feeds nothing more.
    func stop() {
        piece = []
        isAtEnd = true
    }

    private func takePiece() throws(SpreadsheetError) {
        let next = try reader.next()
        isAtEnd = next.isEmpty
        if isFirst { try checkEncoding(next) }
        isFirst = false
        try checkDeclarations(tail + next)
        tail = Array(next.suffix(2))
        piece = next[...]
    }

    /// Refuses what is not UTF-8: in another encoding a declaration could hide from the search for it.
    private func checkEncoding(_ start: [UInt8]) throws(SpreadsheetError) {
        var text = start.prefix(256)
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        guard text.first == UInt8(ascii: "<"), !text.contains(0) else { throw .malformed }
        guard let end = text.firstRange(of: Array("?>".utf8)) else { return }
        let head = String(decoding: text[..<end.lowerBound], as: UTF8.self).lowercased()
        guard head.contains("encoding") else { return }
        guard head.contains("utf-8") || head.contains("us-ascii") else { throw .malformed }
    }

    /// Finds `<!` that begins neither a comment nor a character section.
    private func checkDeclarations(_ bytes: [UInt8]) throws(SpreadsheetError) {
        var rest = bytes[...]
        while let mark = rest.firstIndex(of: UInt8(ascii: "!")) {
            if mark > 0, bytes[mark - 1] == UInt8(ascii: "<"), mark + 1 < bytes.count,
                bytes[mark + 1] != UInt8(ascii: "-"), bytes[mark + 1] != UInt8(ascii: "[")
            {
                throw .documentType
            }
            rest = rest[(mark + 1)...]
        }
    }
}
