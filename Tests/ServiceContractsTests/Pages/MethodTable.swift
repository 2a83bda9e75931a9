import Foundation
import RPC
import ServiceContracts
import Vocabulary

/// A service's methods as the page shows them: its own one by one, the generic ones by kind.
struct MethodTable {
    let service: any ServiceContract.Type

    init(_ service: any ServiceContract.Type) throws { self.service = service }

    var section: String {
        get throws {
            let own = service.methods.filter { !"\($0)".contains("<") || $0 is any OfKinds.Type }
            let kinds = service.methods.compactMap { ($0 as? any KindSummary.Type)?.summary }
            let table = try own.map { try row(of: $0) }
            return
                (["### \(service.name)", "", Self.head] + table
                + (kinds.isEmpty ? [] : ["", Self.kindsHead] + kinds))
                .joined(separator: "\n")
        }
    }

    private static let head = """
        | method | what it does | effect | who |
        | --- | --- | --- | --- |
        """
    private static let kindsHead = """
        | kind | read by | filed and corrected by | steps taken by | steps approved by |
        | --- | --- | --- | --- | --- |
        """

    private func row(of type: any ServiceMethod.Type) throws -> String {
        let method = type.method
        let name = String("\(type)".prefix { $0 != "<" })
        let traits =
            [method.effect.rawValue]
            + (method.kind == .unary ? [] : ["stream"])
            + (method.via == .gateway ? ["via the gateway"] : [])
            + (method.needsPurpose ? ["with a purpose"] : [])
        let cells = [
            "``\(name)`` `\(method.name)`", try Summaries.of(name),
            traits.joined(separator: ", "), method.callers.sorted().joined(separator: " "),
        ]
        return "| " + cells.joined(separator: " | ") + " |"
    }
}

/// A method that several kinds of one service share, which stands among the service's own.
private protocol OfKinds {}

extension DrawUpMinutes: OfKinds {}
extension SignMinutes: OfKinds {}
extension AttachForeignSide: OfKinds {}
extension AddAddendum: OfKinds {}

/// The first sentence of each type's documentation, as the sources have it.
enum Summaries {
    struct NoSummary: Error {
        let type: String
    }

    static func of(_ type: String) throws -> String {
        guard let summary = try all.get()[type] else { throw NoSummary(type: type) }
        return summary
    }

    private static let all: Result<[String: String], any Error> = Result {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Shared/Contracts").standardizedFileURL
        let files = FileManager.default.enumerator(atPath: root.path())?.allObjects ?? []
        var summaries: [String: String] = [:]
        for case let file as String in files where file.hasSuffix(".swift") {
            let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
            read(text, into: &summaries)
        }
        return summaries
    }

    /// The paragraph that begins a comment, of every struct after it.
    private static func read(_ text: String, into summaries: inout [String: String]) {
        var paragraph: [String] = []
        var isOpen = true
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("///") {
                let words = line.dropFirst(3).trimmingCharacters(in: .whitespaces)
                if words.isEmpty { isOpen = false } else if isOpen { paragraph.append(words) }
                continue
            }
            if line.hasPrefix("public struct ") {
                let name = line.dropFirst("public struct ".count).prefix {
                    $0.isLetter || $0.isNumber
                }
                summaries[String(name)] = paragraph.joined(separator: " ")
            }
            paragraph = []
            isOpen = true
        }
    }
}

/// A generic method from which a kind's readers and authors can be told.
private protocol KindSummary {
    static var summary: String { get }
}

extension FetchRecord: KindSummary {
    fileprivate static var summary: String {
        let sets = [R.readers, R.authors, R.steppers, R.approvers]
        let cells =
            ["``\(R.self)`` `\(R.kind.rawValue)`"]
            + sets.map { $0.sortedNames.joined(separator: " ") }
        return "| " + cells.joined(separator: " | ") + " |"
    }
}
