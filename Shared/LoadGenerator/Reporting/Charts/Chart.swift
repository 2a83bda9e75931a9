/// A chart of lines, drawn as SVG that stands in a page by itself.
///
/// Colours come from the page's style, so that the same drawing serves light and dark. Each chart is drawn
/// twice, for wide windows and for narrow ones: a drawing that is only shrunk has text that nobody reads.
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

    /// The chart with its title and legend.
    var html: String {
        let legend = lines.map { line in
            "<span><i class=\"k\(line.colour)\(line.isDashed ? " dash" : "")\"></i>"
                + "\(line.name.escaped)</span>"
        }
        let drawings = [Drawing.Frame.wide, .narrow].map { Drawing(chart: self, frame: $0).svg }
        return """
            <figure>
            <figcaption><b>\(title.escaped)</b> <small>\(note.escaped)</small>\
            <span class="legend">\(legend.joined())</span></figcaption>
            \(drawings.joined(separator: "\n"))
            </figure>
            """
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
