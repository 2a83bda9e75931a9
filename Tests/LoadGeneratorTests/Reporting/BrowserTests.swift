import BrowserSupport
import Foundation
import LoadGenerator
import Testing
import Vocabulary

/// Reports of every shape as a browser shows them: on a desk and on a telephone, in light and in dark, in either
/// language.
@Suite struct BrowserTests {
    /// Writes a page into a folder of its own, which is removed afterwards.
    private func withFile(
        _ name: String,
        _ page: String,
        _ body: (URL) throws -> Void
    ) throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "homeward-page-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "\(name).html")
        try Data(page.utf8).write(to: file)
        try body(file)
    }

    /// Where pictures are wanted, for somebody who looks at them.
    private var pictures: URL? {
        ProcessInfo.processInfo.environment["HOMEWARD_PICTURES"].map {
            URL(fileURLWithPath: $0, isDirectory: true)
        }
    }

    @Test func `every report looks right in a browser`() throws {
        let browser = try Browser()
        defer { browser.close() }
        for (number, sample) in PageLayoutTests.samples.enumerated() {
            for language in Language.allCases {
                let name = "\(number)-\(language.rawValue)"
                try withFile(name, sample.page(language)) { file in
                    // Each language through half of the windows, so that each shape is seen in all.
                    let half = Window.all.enumerated().filter { place, _ in
                        (place % 3 == 0) == (language == .vietnamese)
                    }
                    let (sights, complaints) = try browser.look(
                        at: file,
                        through: half.map(\.element),
                        pictures: pictures
                    )
                    #expect(sights.count == 2)
                    #expect(complaints == [], "\(sample), \(language)")
                    for (window, sight) in sights {
                        let what: Comment = "\(sample), \(language), \(window)"
                        #expect(sight.faults == [], what)
                        #expect(sight.drawings == sample.charts, what)
                        #expect(sight.texts > 30, what)
                        #expect(window.isDark ? sight.paper < 0.1 : sight.paper > 0.8, what)
                    }
                }
            }
        }
    }

    /// What may be wrong with a page: what it is, the piece that is replaced and by what, and the fault.
    private static let spoilings: [(what: String, piece: String, instead: String, fault: String?)] =
        [
            ("nothing", "", "", nil),
            (
                "a text that is moved", "<text class=\"name\" x=\"8\"",
                "<text class=\"name\" x=\"840\"",
                "outside of"
            ),
            (
                "letters that are too large", "svg text { fill: var(--quiet); font-size: 12px",
                "svg text { fill: var(--quiet); font-size: 40px", "upon one another"
            ),
            (
                "letters that are too small", "svg text { fill: var(--quiet); font-size: 12px",
                "svg text { fill: var(--quiet); font-size: 6px", "too small to read"
            ),
            (
                "a drawing without a size", "svg { display: block; width: 100%",
                "svg { display: block; width: 20px", "a drawing of"
            ),
            ("two drawings beside each other", "svg.narrow { display: none; }", "", "2 drawings"),
            (
                "marks without room beside their text", ".verdict { display: grid;",
                ".verdict { display: block; } .verdict i { display: block;",
                "apart from its text"
            ),
            ("faint letters", "--quiet: #5f6672", "--quiet: #c8ccd2", "faint"),
            ("a wide page", "main { max-width: 960px;", "main { width: 2000px;", "wider than"),
            (
                "a table that is cut off", ".scroll { overflow-x: auto; }",
                ".scroll { overflow-x: hidden; }", "cut off"
            ),
        ]

    @Test func `a page that is spoilt is found out`() throws {
        let page = try #require(RunSample.all.first).result.page(in: .english)
        let browser = try Browser()
        defer { browser.close() }
        for (what, piece, instead, fault) in Self.spoilings {
            #expect(piece.isEmpty || page.contains(piece), "\(what)")
            let spoilt = piece.isEmpty ? page : page.replacing(piece, with: instead)
            try withFile("spoilt", spoilt) { file in
                let found = try browser.look(at: file).sights.flatMap(\.sight.faults)
                if let fault {
                    #expect(found.contains { $0.contains(fault) }, "\(what): \(found)")
                } else {
                    #expect(found == [])
                }
            }
        }
    }

    @Test func `a request and a script are noticed, whether the page's policy stops them or not`()
        throws
    {
        let page = try #require(RunSample.all.first).result.page(in: .english)
        let curious = page.replacing(
            "</main>",
            with:
                "<img src=\"http://127.0.0.1:9/seen.png\"><script>console.error('x')</script></main>"
        )
        let free = curious.replacing(
            "http-equiv=\"Content-Security-Policy\"",
            with: "name=\"none\""
        )
        let browser = try Browser()
        defer { browser.close() }
        try withFile("curious", curious) { file in
            let complaints = try browser.look(at: file).complaints
            #expect(complaints.contains { $0.contains("Content Security Policy") })
        }
        try withFile("free", free) { file in
            let complaints = try browser.look(at: file).complaints
            #expect(complaints.contains("asks for http://127.0.0.1:9/seen.png"))
            #expect(complaints.contains { $0.hasPrefix("console: ") })
        }
    }
}
