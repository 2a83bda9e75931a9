import Foundation
import FoundationXML

/// An element of a page, as a strict parser reads it.
final class PageElement {
    let name: String
    let attributes: [String: String]
    private(set) var children: [PageElement] = []
    /// The text that stands in it directly.
    fileprivate(set) var text = ""

    fileprivate init(_ name: String, _ attributes: [String: String]) {
        self.name = name
        self.attributes = attributes
    }

    /// The page's root; `nil` for a page that is not well-formed.
    ///
    /// HTML leaves its void elements open; they are closed first, and nothing else is mended.
    static func root(of page: String) -> PageElement? {
        guard page.hasPrefix("<!doctype html>\n") else { return nil }
        let closed = page.dropFirst("<!doctype html>".count)
            .replacing(/<(meta|br)([^>]*)>/) { "<\($0.1)\($0.2)/>" }
        let reader = Reader()
        let parser = XMLParser(data: Data(closed.utf8))
        parser.delegate = reader
        guard parser.parse(), !reader.isBroken else { return nil }
        return reader.root
    }

    /// The element and all below it, in their order.
    var all: [PageElement] { [self] + children.flatMap(\.all) }

    /// Everything of a name below it.
    func all(_ name: String) -> [PageElement] { all.filter { $0.name == name } }

    /// Whether it bears a class.
    func has(class name: String) -> Bool { classes.contains(name) }

    /// Its classes.
    var classes: [String] {
        (attributes["class"] ?? "").split(separator: " ").map(String.init)
    }

    /// All text in it and below it.
    var wholeText: String { text + children.map(\.wholeText).joined() }

    /// A number in an attribute; `nil` where there is none, or where it is no finite one.
    func number(_ attribute: String) -> Double? {
        attributes[attribute].flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil }
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var root: PageElement?
        /// Whether an element did not end where it should; `parse()` lets some of that pass.
        private(set) var isBroken = false
        private var open: [PageElement] = []

        func parser(
            _ parser: XMLParser,
            didStartElement name: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String]
        ) {
            let element = PageElement(name, attributes)
            open.last?.children.append(element)
            root = root ?? element
            open.append(element)
        }

        func parser(
            _ parser: XMLParser,
            didEndElement name: String,
            namespaceURI: String?,
            qualifiedName: String?
        ) {
            if open.popLast()?.name != name { isBroken = true }
        }

        func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) { isBroken = true }

        func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }
    }
}
