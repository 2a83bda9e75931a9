import Foundation
import PythonPeer
import Testing

/// What lies beside the tests.
enum Fixture {
    static func url(_ name: String) throws -> URL {
        let file = URL(filePath: name)
        return try #require(
            Bundle.module.url(
                forResource: file.deletingPathExtension().lastPathComponent,
                withExtension: file.pathExtension,
                subdirectory: "Fixtures"
            ),
            "\(name) is no fixture"
        )
    }
}

/// An official template, as somebody else fills it in; see `Fixtures/template_peer.py`.
enum TemplateFile {
    /// How it is saved.
    enum Way: String, CaseIterable, Sendable {
        /// Cells alone are changed, as a spreadsheet program does.
        case inPlace
        /// Every part is written anew.
        case rewritten
    }

    /// What is written into a cell.
    enum Cell: Encodable {
        case text(String)
        case truth(Bool)
        case day(String)

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .truth(let truth): try container.encode(truth)
            case .day(let day): try container.encode(["day": day])
            }
        }
    }

    private static func peer() throws -> PythonPeer {
        PythonPeer(try Fixture.url("template_peer.py"))
    }

    /// The labels that its columns offer, by their letters.
    static func lists(of template: URL) throws -> [String: [String]] {
        try JSONDecoder().decode(
            [String: [String]].self,
            from: try peer().run(["lists", template.path])
        )
    }

    /// The template with these rows below its headings, each by the letters of its columns.
    static func with(
        _ template: URL,
        filledWith rows: [[String: Cell]],
        _ way: Way,
        _ work: (URL) throws -> Void
    ) throws {
        let file = FileManager.default.temporaryDirectory
            .appending(path: "template-\(UUID().uuidString).xlsx")
        defer { try? FileManager.default.removeItem(at: file) }
        _ = try peer().run(
            ["fill", template.path, file.path, way.rawValue],
            try JSONEncoder().encode(rows)
        )
        try work(file)
    }
}
