import Foundation
import PythonPeer
import Testing

/// Python's openpyxl, which knows workbooks independently of us; see `Fixtures/openpyxl_peer.py`.
enum OpenpyxlPeer {
    /// A cell as openpyxl has it.
    enum Cell: Codable, Hashable {
        case empty
        case text(String)
        case number(Double)
        case truth(Bool)
        case day(String)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .empty
            } else if let truth = try? container.decode(Bool.self) {
                self = .truth(truth)
            } else if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .day(try container.decode([String: String].self)["day"] ?? "")
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .empty: try container.encodeNil()
            case .text(let text): try container.encode(text)
            case .number(let number): try container.encode(number)
            case .truth(let truth): try container.encode(truth)
            case .day(let day): try container.encode(["day": day])
            }
        }
    }

    /// A sheet as openpyxl has it.
    struct Sheet: Decodable {
        var rows: [[Cell]]
        var hidden: [Int]
        var title: String
    }

    /// The first sheet, or the one of a name.
    static func read(_ bytes: [UInt8], sheet name: String? = nil) throws -> Sheet {
        try Scratch.with { scratch in
            let file = try scratch.file("a.xlsx", bytes)
            let arguments = ["read", file.path] + (name.map { [$0] } ?? [])
            return try JSONDecoder().decode(Sheet.self, from: run(arguments, Data()))
        }
    }

    static func write(_ rows: [[Cell]]) throws -> [UInt8] {
        try Scratch.with { scratch in
            let file = scratch.folder.appending(path: "a.xlsx")
            _ = try run(["write", file.path], JSONEncoder().encode(rows))
            return try Array(Data(contentsOf: file))
        }
    }

    private static func run(_ arguments: [String], _ input: Data) throws -> Data {
        let script = try #require(
            Bundle.module.url(
                forResource: "openpyxl_peer",
                withExtension: "py",
                subdirectory: "Fixtures"
            )
        )
        return try PythonPeer(script).run(arguments, input)
    }
}
