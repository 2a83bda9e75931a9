import Foundation
import FoundationXML

/// Parses a part of a workbook; subclasses say what they make of its elements.
class PartParser: NSObject, XMLParserDelegate {
    /// What stops the parsing, of ours or of whoever takes the rows.
    private var failure: (any Error)?
    private var feed: PartFeed?

    /// Parses a part to its end.
    func parse(_ part: ZipEntryReader) throws {
        let feed = PartFeed(part)
        let parser = XMLParser(stream: feed)
        self.feed = feed
        defer { self.feed = nil }
        parser.delegate = self
        parser.shouldResolveExternalEntities = false
        let isParsed = parser.parse()
        if let failure { throw failure }
        if let failure = feed.failure { throw failure }
        guard isParsed else { throw SpreadsheetError.malformed }
    }

    /// Stops the parsing: what was fed already is passed over.
    private func stop(_ error: any Error) {
        guard failure == nil else { return }
        failure = error
        feed?.stop()
    }

    /// An element begins; its name is without a prefix.
    func begin(_ name: Substring, _ attributes: [String: String]) throws {}
    /// An element ends.
    func end(_ name: Substring) throws {}
    /// Text, or a piece of it.
    func text(_ piece: String) throws {}

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        attempt { try begin(Self.local(name), attributes) }
    }

    func parser(
        _ parser: XMLParser,
        didEndElement name: String,
        namespaceURI: String?,
        qualifiedName: String?
    ) {
        attempt { try end(Self.local(name)) }
    }

    func parser(_ parser: XMLParser, foundCharacters piece: String) {
        attempt { try text(piece) }
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        attempt { try text(String(decoding: block, as: UTF8.self)) }
    }

    private func attempt(_ work: () throws -> Void) {
        guard failure == nil else { return }
        do { try work() } catch { stop(error) }
    }

    /// The name without its prefix: programs differ in whether they write one.
    private static func local(_ name: String) -> Substring {
        name.lastIndex(of: ":").map { name[name.index(after: $0)...] } ?? name[...]
    }
}

/// Text that is gathered within a limit.
struct GatheredText {
    private let limit: Int
    private(set) var text = ""
    private(set) var isTooLong = false

    init(limit: Int) { self.limit = limit }

    mutating func append(_ piece: String) {
        guard !isTooLong, text.utf8.count + piece.utf8.count <= limit else {
            isTooLong = true
            text = ""
            return
        }
        text += piece
    }

    mutating func clear() {
        text = ""
        isTooLong = false
    }

    /// The text as a cell: characters that XML cannot hold are written `_x0007_`.
    var cell: SpreadsheetCell {
        guard !isTooLong else { return .tooLong }
        let read = EscapedCharacters.read(text)
        return read.isEmpty ? .empty : .text(read)
    }
}

/// `_xHHHH_`, as workbooks write characters that XML cannot hold.
enum EscapedCharacters {
    static func read(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        var result = ""
        var rest = text[...]
        while let mark = rest.firstRange(of: "_x") {
            result += rest[..<mark.lowerBound]
            let digits = rest[mark.upperBound...].prefix(4)
            let after = rest[digits.endIndex...]
            if digits.utf8.count == 4, after.first == "_", digits.allSatisfy(\.isHexDigit),
                let value = UInt16(digits, radix: 16), let scalar = Unicode.Scalar(value)
            {
                result.unicodeScalars.append(scalar)
                rest = after.dropFirst()
            } else {
                result += "_x"
                rest = rest[mark.upperBound...]
            }
        }
        return result + rest
    }

    /// Text that reads back as it is: what looks like an escape is escaped, and so is what XML lacks.
    static func written(_ text: String) -> String {
        var result = ""
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            let looksEscaped =
                scalar == "_" && rest.first == "x"
                && rest.dropFirst().prefix(4).allSatisfy(\.properties.isASCIIHexDigit)
            if looksEscaped {
                result += "_x005F_"
            } else if scalar == "\r" || scalar.value < 0x20 && scalar != "\n" && scalar != "\t"
                || scalar.value == 0xFFFE || scalar.value == 0xFFFF
            {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
