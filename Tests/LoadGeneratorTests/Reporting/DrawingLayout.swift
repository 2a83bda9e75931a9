import Foundation

/// Where the pieces of a drawing lie, computed as a browser would lay them out.
///
/// Text is measured with a generous font, so that what does not touch here touches with no font that the page
/// names.
struct DrawingLayout {
    /// A box of text.
    struct TextBox: CustomStringConvertible {
        let text: String
        let left, top, right, bottom: Double

        /// Whether two boxes share more than a rounded pixel.
        func overlaps(_ other: TextBox) -> Bool {
            min(right, other.right) - max(left, other.left) > 0.5
                && min(bottom, other.bottom) - max(top, other.top) > 0.5
        }

        var description: String {
            "“\(text)” \(Int(left)),\(Int(top))–\(Int(right)),\(Int(bottom))"
        }
    }

    /// The size of the page's text in drawings.
    private static let fontSize = 12.0

    let width: Double
    let height: Double
    private(set) var points: [(x: Double, y: Double)] = []
    private(set) var boxes: [TextBox] = []
    /// What could not be read as a drawing, in words.
    private(set) var faults: [String] = []

    /// Lays a drawing out; `nil` where it has no size.
    init?(_ svg: PageElement) {
        let view = (svg.attributes["viewBox"] ?? "").split(separator: " ").compactMap {
            Double($0)
        }
        guard view.count == 4, view[0] == 0, view[1] == 0, view[2] > 0, view[3] > 0 else {
            return nil
        }
        (width, height) = (view[2], view[3])
        for element in svg.all.dropFirst() {
            switch element.name {
            case "path": trace(element.attributes["d"] ?? "")
            case "circle":
                guard let x = element.number("cx"), let y = element.number("cy"),
                    let radius = element.number("r")
                else {
                    faults.append("a circle without a place")
                    continue
                }
                points += [(x - radius, y - radius), (x + radius, y + radius)]
            case "text": place(element)
            default: faults.append("an element \(element.name)")
            }
        }
    }

    /// What lies outside the drawing.
    var outside: [String] {
        points.filter { !holds($0.x, $0.y) }.map { "\($0.x) \($0.y)" }
            + boxes.filter { !holds($0.left, $0.top) || !holds($0.right, $0.bottom) }
            .map(\.description)
    }

    /// Texts that lie upon one another.
    var overlaps: [String] {
        boxes.indices.flatMap { first in
            boxes[(first + 1)...].filter { boxes[first].overlaps($0) }
                .map { "\(boxes[first]) and \($0)" }
        }
    }

    private func holds(_ x: Double, _ y: Double) -> Bool {
        (0...width).contains(x) && (0...height).contains(y)
    }

    /// The points of a path of straight lines; anything else in it is a fault.
    private mutating func trace(_ path: String) {
        var x = 0.0
        var y = 0.0
        var rest = path[...]
        while let command = rest.first {
            rest = rest.dropFirst()
            let numbers = rest.prefix { !$0.isLetter }
            rest = rest.dropFirst(numbers.count)
            let values = numbers.split(separator: " ").compactMap { Double($0) }
            let wanted = command == "M" || command == "L" ? 2 : 1
            guard values.count == wanted, values.allSatisfy(\.isFinite) else {
                faults.append("a path \(path)")
                return
            }
            switch command {
            case "M", "L": (x, y) = (values[0], values[1])
            case "H": x = values[0]
            case "V": y = values[0]
            case "v": y += values[0]
            default: faults.append("a path \(path)")
            }
            points.append((x, y))
        }
        if points.isEmpty { faults.append("an empty path") }
    }

    /// A text's box, by its anchor and where its baseline lies.
    private mutating func place(_ element: PageElement) {
        let length = Self.length(of: element.text)
        let style = element.attributes["style"] ?? ""
        let anchor =
            style.contains("text-anchor: end")
            ? "end"
            : element.attributes["text-anchor"]
                ?? (element.has(class: "y") ? "end" : element.has(class: "x") ? "middle" : "start")
        let before = anchor == "end" ? length : anchor == "middle" ? length / 2 : 0
        let above = element.has(class: "y") ? Self.fontSize / 2 : Self.fontSize * 0.8
        let below = Self.fontSize - above
        guard let x = element.number("x"), let y = element.number("y") else {
            faults.append("a text without a place: \(element.text)")
            return
        }
        boxes.append(
            TextBox(
                text: element.text,
                left: x - before,
                top: y - above,
                right: x - before + length,
                bottom: y + below
            )
        )
    }

    /// How long a text is, each character as wide as a wide font has it.
    private static func length(of text: String) -> Double {
        text.reduce(0) { length, character in
            let share =
                switch character {
                case "\u{202F}", "i", "l", "j", ".", ",", ":", ";", "'", "|", " ": 0.34
                case "m", "w", "M", "W", "%", "—", "@": 0.95
                default: character.isUppercase ? 0.74 : 0.6
                }
            return length + share * fontSize
        }
    }
}
