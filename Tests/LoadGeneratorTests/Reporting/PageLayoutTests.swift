import RPC
import Testing
import Vocabulary

@testable import LoadGenerator

/// What a reader of a report sees, computed without a browser: nothing is missing, cut off, or lies upon
/// something else, in either language.
@Suite struct PageLayoutTests {
    /// A page to be read, by a name.
    struct Sample: Sendable, CustomStringConvertible {
        let description: String
        /// How many drawings it holds.
        let charts: Int
        let page: @Sendable (Language) -> String
    }

    static let samples =
        RunSample.all.map { sample in
            Sample(description: sample.name, charts: 3) { sample.result.page(in: $0) }
        }
        + RunSample.searches.map { sample in
            Sample(description: sample.name, charts: 2) { sample.result.page(in: $0) }
        }
        + RunSample.comparisons.map { sample in
            Sample(description: sample.name, charts: 2) { sample.result.page(in: $0) }
        }

    private static func root(
        _ sample: Sample,
        _ language: Language
    ) throws -> PageElement {
        try #require(PageElement.root(of: sample.page(language)), "\(sample) is not well-formed")
    }

    @Test(arguments: samples, Language.allCases)
    func `a page holds only what it needs, and nothing from elsewhere`(
        sample: Sample,
        language: Language
    ) throws {
        let root = try Self.root(sample, language)
        #expect(root.name == "html" && root.attributes["lang"] == language.rawValue)
        // Each is drawn for a wide window and for a narrow one.
        let drawings = root.all("svg")
        #expect(drawings.count == sample.charts * 2)
        #expect(drawings.filter { $0.has(class: "narrow") }.count == sample.charts)
        let known: Set<String> = [
            "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "section",
            "div", "b", "small", "i", "span", "dl", "dt", "dd", "br", "table", "thead", "tbody",
            "tr", "th", "td", "figure", "figcaption", "svg", "path", "circle", "text",
        ]
        let attributes: Set<String> = [
            "class", "style", "viewBox", "role", "aria-label", "d", "x", "y", "cx", "cy", "r",
            "text-anchor", "lang", "charset", "name", "content", "http-equiv",
        ]
        for element in root.all {
            #expect(known.contains(element.name), "<\(element.name)>")
            for (name, value) in element.attributes {
                #expect(attributes.contains(name), "<\(element.name) \(name)>")
                for outside in ["//", "url(", "data:", "javascript:"] {
                    #expect(!value.contains(outside), "\(name)=\(value)")
                }
            }
        }
        let style = try #require(root.all("style").first).text
        for outside in ["url(", "@import", "@font-face", "//"] { #expect(!style.contains(outside)) }
        // Every class has a rule, or stands for one of the style's own selectors.
        for name in Set(root.all.flatMap(\.classes)) where name != "name" {
            #expect(style.contains(".\(name)"), "no style for .\(name)")
        }
    }

    @Test(arguments: samples, Language.allCases)
    func `drawings keep inside their frames, and no text lies upon another`(
        sample: Sample,
        language: Language
    ) throws {
        for svg in try Self.root(sample, language).all("svg") {
            let title = svg.attributes["aria-label"] ?? ""
            let layout = try #require(DrawingLayout(svg), "\(title) has no size")
            #expect(layout.faults == [], "\(title)")
            #expect(layout.outside == [], "\(title)")
            #expect(layout.overlaps == [], "\(title)")
            #expect(layout.points.count > 10 && layout.boxes.count >= 4, "\(title) shows nothing")
        }
    }

    @Test(arguments: samples, Language.allCases)
    func `a legend names every line that is drawn, in its colour`(
        sample: Sample,
        language: Language
    ) throws {
        for figure in try Self.root(sample, language).all("figure") {
            let names = figure.all("span").filter { $0.has(class: "legend") }
                .flatMap { $0.all("span").dropFirst() }
            #expect(!names.isEmpty && names.allSatisfy { !$0.wholeText.isEmpty })
            #expect(Set(names.map(\.wholeText)).count == names.count)
            let keys = names.flatMap { $0.all("i") }.map { Self.look(of: $0, "k") }
            #expect(Set(keys).count == keys.count)
            for svg in figure.all("svg") {
                let lines = svg.all("path").filter { $0.has(class: "line") }
                    .map { Self.look(of: $0, "s") }
                #expect(Set(lines).isSubset(of: keys))
                #expect(lines.count == Set(lines).count)
            }
        }
    }

    /// The number of a colour, and whether it stands for dashes.
    private static func look(of element: PageElement, _ mark: Character) -> String {
        let colour = element.classes.first { $0.first == mark && Int($0.dropFirst()) != nil } ?? ""
        return "\(colour.dropFirst()) \(element.has(class: "dash"))"
    }

    @Test(arguments: samples, Language.allCases)
    func `each row of a table has a cell under each heading`(
        sample: Sample,
        language: Language
    ) throws {
        for table in try Self.root(sample, language).all("table") {
            let headings = table.all("th")
            #expect(!headings.isEmpty && !table.all("td").isEmpty)
            for row in table.all("tr") where !row.all("td").isEmpty {
                #expect(row.all("td").count == headings.count)
            }
            // At most the corner above the names stands empty.
            #expect(headings.filter(\.wholeText.isEmpty).count <= 1)
        }
    }

    @Test(arguments: samples)
    func `each language has its own words and none of the other`(sample: Sample) throws {
        func texts(_ language: Language) throws -> [String] {
            try Self.root(sample, language).all.filter { $0.name != "style" }
                .flatMap { [$0.text] + ["aria-label"].compactMap { [a = $0.attributes] in a[$0] } }
                .filter { !$0.isEmpty }
        }
        let vietnamese = try texts(.vietnamese)
        let english = try texts(.english)
        let words = ReportPhrase.allCases.map(\.label).filter { $0.vi != $0.en }
        for text in vietnamese { #expect(!words.contains { $0.en == text }, "\(text)") }
        for text in english { #expect(!words.contains { $0.vi == text }, "\(text)") }
        #expect(vietnamese.count == english.count)
        #expect(vietnamese.contains { text in words.contains { $0.vi == text } })
        #expect(english.contains { text in words.contains { $0.en == text } })
    }

    @Test(arguments: Language.allCases)
    func `a drawing that is wrong is found out`(language: Language) throws {
        let page = try #require(RunSample.all.first).result.page(in: language)
        func layout(_ change: (String) -> String) throws -> DrawingLayout? {
            try #require(PageElement.root(of: change(page))).all("svg").first
                .flatMap(DrawingLayout.init)
        }
        let outside = try layout {
            $0.replacing(#/<text class="x"([^>]*) x="[0-9.]+"/#) {
                "<text class=\"x\"\($0.1) x=\"2\""
            }
        }
        #expect(outside?.outside.isEmpty == false && outside?.overlaps.isEmpty == false)
        let broken = try layout { $0.replacing("M74 ", with: "Mnan ") }
        #expect(broken?.faults.isEmpty == false)
        #expect(PageElement.root(of: page.replacing("</svg>", with: "")) == nil)
    }
}
