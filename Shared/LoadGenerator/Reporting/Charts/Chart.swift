/// A chart of lines, drawn as SVG that stands in a page by itself.
///
/// Colours come from the page's style, so that the same drawing serves light and dark.
struct Chart: Sendable {
    /// A line and its name.
    struct Line: Sendable {
        /// What the legend says.
        var name: String
        /// Which of the page's series colours, from 1.
        var colour: Int
        /// The points.
        var points: [(x: Double, y: Double)]
        /// Whether each point is marked.
        var hasDots = false
        /// Whether it is drawn in dashes.
        var isDashed = false
    }

    /// Something to be marked across the chart, and its name.
    struct Marker: Sendable {
        /// Where, on the x axis.
        var x: Double
        /// What.
        var name: String
    }

    var title: String
    var note: String
    var xName: String
    var yName: String
    var x: Scale
    var y: Scale
    var lines: [Line]
    var markers: [Marker] = []
    /// How a mark of an axis is written.
    var xText: @Sendable (Double) -> String
    var yText: @Sendable (Double) -> String

    private static let width = 860.0
    private static let height = 352.0
    private static let left = 74.0
    private static let right = 20.0
    private static let top = 30.0
    private static let bottom = 52.0

    private var innerWidth: Double { Self.width - Self.left - Self.right }
    private var innerHeight: Double { Self.height - Self.top - Self.bottom }

    /// The chart with its title and legend.
    var html: String {
        let legend = lines.map { line in
            "<span><i class=\"k\(line.colour)\(line.isDashed ? " dash" : "")\"></i>"
                + "\(line.name.escaped)</span>"
        }
        return """
            <figure>
            <figcaption><b>\(title.escaped)</b> <small>\(note.escaped)</small>\
            <span class="legend">\(legend.joined())</span></figcaption>
            <svg viewBox="0 0 \(Self.width.svg) \(Self.height.svg)" role="img" \
            aria-label="\(title.escaped)">
            \(axes)\(markerDrawing)\(lines.map(drawing).joined())
            </svg>
            </figure>
            """
    }

    private func point(_ point: (x: Double, y: Double)) -> (x: Double, y: Double) {
        (
            Self.left + x.place(of: point.x) * innerWidth,
            Self.top + (1 - y.place(of: point.y)) * innerHeight
        )
    }

    private var axes: String {
        let right = Self.left + innerWidth
        let bottom = Self.top + innerHeight
        var text = ""
        for mark in y.marks {
            let place = (Self.top + (1 - y.place(of: mark)) * innerHeight).svg
            text += "<path class=\"grid\" d=\"M\(Self.left.svg) \(place)H\(right.svg)\"/>"
            text += "<text class=\"y\" x=\"\((Self.left - 8).svg)\" y=\"\(place)\">"
            text += "\(yText(mark).escaped)</text>\n"
        }
        for mark in x.marks {
            let place = (Self.left + x.place(of: mark) * innerWidth).svg
            text += "<path class=\"tick\" d=\"M\(place) \(bottom.svg)v5\"/>"
            // At the end of the axis a long text would be cut off by the edge of the drawing.
            let isLast = x.place(of: mark) > 0.97
            let end = isLast ? " style=\"text-anchor: end\"" : ""
            let at = isLast ? right.svg : place
            text += "<text class=\"x\"\(end) x=\"\(at)\" y=\"\((bottom + 20).svg)\">"
            text += "\(xText(mark).escaped)</text>\n"
        }
        text += "<path class=\"axis\" d=\"M\(Self.left.svg) \(bottom.svg)H\(right.svg)\"/>"
        text += "<text class=\"name\" x=\"\(right.svg)\" y=\"\((bottom + 42).svg)\" "
        text += "text-anchor=\"end\">\(xName.escaped)</text>"
        // Above the marks, however wide those are.
        text += "<text class=\"name\" x=\"8\" y=\"12\">\(yName.escaped)</text>\n"
        return text
    }

    /// What a character of a marker's name takes, nearly: names are kept apart by it.
    private static let characterWidth = 7.5
    /// From one line of names to the next.
    private static let lineHeight = 15.0

    private var markerDrawing: String {
        // Each name stands on the first line where it runs into no other.
        var ends: [[ClosedRange<Double>]] = []
        return markers.map { marker in
            let place = Self.left + x.place(of: marker.x) * innerWidth
            let isRight = x.place(of: marker.x) > 0.8
            let length = Double(marker.name.count) * Self.characterWidth + 10
            let room = isRight ? (place - length)...place : place...(place + length)
            let line = ends.firstIndex { $0.allSatisfy { !$0.overlaps(room) } } ?? ends.count
            if line == ends.count { ends.append([]) }
            ends[line].append(room)
            let bottom = (Self.top + innerHeight).svg
            let y = (Self.top + 11 + Double(line) * Self.lineHeight).svg
            return "<path class=\"marker\" d=\"M\(place.svg) \(Self.top.svg)V\(bottom)\"/>"
                + "<text class=\"mark\" x=\"\((place + (isRight ? -5 : 5)).svg)\" y=\"\(y)\" "
                + "text-anchor=\"\(isRight ? "end" : "start")\">\(marker.name.escaped)</text>\n"
        }.joined()
    }

    private func drawing(of line: Line) -> String {
        let places = line.points.filter { $0.x.isFinite && $0.y.isFinite }.map(point)
        guard let first = places.first else { return "" }
        var path = "M\(first.x.svg) \(first.y.svg)"
        for place in places.dropFirst() { path += "L\(place.x.svg) \(place.y.svg)" }
        let style = "s\(line.colour)\(line.isDashed ? " dash" : "")"
        var text = "<path class=\"line \(style)\" d=\"\(path)\"/>\n"
        if line.hasDots || places.count == 1 {
            for place in places {
                text += "<circle class=\"dot s\(line.colour)\" cx=\"\(place.x.svg)\" "
                text += "cy=\"\(place.y.svg)\" r=\"3.5\"/>\n"
            }
        }
        return text
    }
}

extension Double {
    /// A coordinate with one digit after the point.
    fileprivate var svg: String {
        let tenths = (self * 10).rounded() / 10
        return tenths == tenths.rounded() ? "\(Int(tenths))" : "\(tenths)"
    }
}

extension String {
    /// The text as it stands in HTML, whatever it holds.
    var escaped: String {
        var text = ""
        for character in unicodeScalars {
            switch character {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            default: text.unicodeScalars.append(character)
            }
        }
        return text
    }
}
