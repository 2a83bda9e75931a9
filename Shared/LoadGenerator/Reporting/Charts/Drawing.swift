/// A chart as it is drawn in a frame.
struct Drawing {
    /// The size of a drawing, in its own units, and the room around its axes.
    struct Frame: Sendable {
        /// The class by which the page's style shows the one or the other.
        let name: String
        let width, height: Double
        let left, right, top, bottom: Double

        /// For windows of a desk.
        static let wide = Frame(
            name: "wide",
            width: 860,
            height: 352,
            left: 74,
            right: 20,
            top: 30,
            bottom: 52
        )
        /// For telephones.
        static let narrow = Frame(
            name: "narrow",
            width: 360,
            height: 280,
            left: 70,
            right: 14,
            top: 30,
            bottom: 52
        )

        var innerWidth: Double { width - left - right }
        var innerHeight: Double { height - top - bottom }
    }

    let chart: Chart
    let frame: Frame

    /// What a character takes, nearly: texts are kept apart by it.
    private static let characterWidth = 7.5
    /// From one line of names to the next.
    private static let lineHeight = 15.0

    /// The drawing.
    var svg: String {
        """
        <svg class="\(frame.name)" viewBox="0 0 \(frame.width.svg) \(frame.height.svg)" role="img" \
        aria-label="\(chart.title.escaped)">
        \(axes)\(markerLines)\(chart.lines.map(drawing).joined())\(markerNames)
        </svg>
        """
    }

    private func point(_ point: (x: Double, y: Double)) -> (x: Double, y: Double) {
        (left(of: point.x), top(of: point.y))
    }

    private func left(of x: Double) -> Double {
        frame.left + chart.x.place(of: x) * frame.innerWidth
    }

    private func top(of y: Double) -> Double {
        frame.top + (1 - chart.y.place(of: y)) * frame.innerHeight
    }

    private var axes: String {
        let right = frame.left + frame.innerWidth
        let bottom = frame.top + frame.innerHeight
        var text = ""
        for mark in chart.y.marks {
            let place = top(of: mark).svg
            text += "<path class=\"grid\" d=\"M\(frame.left.svg) \(place)H\(right.svg)\"/>"
            text += "<text class=\"y\" x=\"\((frame.left - 8).svg)\" y=\"\(place)\">"
            text += "\(chart.yText(mark).escaped)</text>\n"
        }
        text += marksBelow(bottom)
        text += "<path class=\"axis\" d=\"M\(frame.left.svg) \(bottom.svg)H\(right.svg)\"/>"
        text += "<text class=\"name\" x=\"\(right.svg)\" y=\"\((bottom + 42).svg)\" "
        text += "text-anchor=\"end\">\(chart.xName.escaped)</text>"
        // Above the marks, however wide those are.
        text += "<text class=\"name\" x=\"8\" y=\"12\">\(chart.yName.escaped)</text>\n"
        return text
    }

    /// The marks of the x axis; where they stand too close for their texts, some have none.
    private func marksBelow(_ bottom: Double) -> String {
        let right = frame.left + frame.innerWidth
        var text = ""
        var end = -Double.infinity
        for mark in chart.x.marks {
            let place = left(of: mark)
            text += "<path class=\"tick\" d=\"M\(place.svg) \(bottom.svg)v5\"/>"
            // At the end of the axis a long text would be cut off by the edge of the drawing.
            let isLast = chart.x.place(of: mark) > 0.97
            let name = chart.xText(mark)
            let length = Double(name.count) * Self.characterWidth
            let begin = isLast ? right - length : place - length / 2
            guard begin > end else { continue }
            end = begin + length + 4
            let anchor = isLast ? " style=\"text-anchor: end\"" : ""
            text += "<text class=\"x\"\(anchor) x=\"\((isLast ? right : place).svg)\" "
            text += "y=\"\((bottom + 20).svg)\">\(name.escaped)</text>\n"
        }
        return text
    }

    private var markerLines: String {
        let bottom = (frame.top + frame.innerHeight).svg
        return chart.markers.map { marker in
            let place = left(of: marker.x).svg
            return "<path class=\"marker\" d=\"M\(place) \(frame.top.svg)V\(bottom)\"/>\n"
        }.joined()
    }

    /// Above the lines, which would strike them through.
    private var markerNames: String {
        // Each name stands on the first line where it runs into no other.
        var ends: [[ClosedRange<Double>]] = []
        return chart.markers.map { marker in
            let place = left(of: marker.x)
            let length = Double(marker.name.count) * Self.characterWidth + 10
            let (begin, isLeft) = self.begin(ofNameAt: place, length: length)
            let room = begin...(begin + length)
            let line = ends.firstIndex { $0.allSatisfy { !$0.overlaps(room) } } ?? ends.count
            if line == ends.count { ends.append([]) }
            ends[line].append(room)
            let y = (frame.top + 11 + Double(line) * Self.lineHeight).svg
            let x = isLeft ? begin + length - 5 : begin + 5
            return "<text class=\"mark\" x=\"\(x.svg)\" y=\"\(y)\" "
                + "text-anchor=\"\(isLeft ? "end" : "start")\">\(marker.name.escaped)</text>\n"
        }.joined()
    }

    /// Where a marker's name begins, and whether it ends at the marker: to the right of it, to the left where
    /// it would run over the edge, and across it where neither side has room.
    private func begin(ofNameAt place: Double, length: Double) -> (Double, isLeft: Bool) {
        if place + length <= frame.width { return (place, false) }
        if place - length >= frame.left { return (place - length, true) }
        return (max(frame.left, frame.width - length), false)
    }

    private func drawing(of line: Chart.Line) -> String {
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
