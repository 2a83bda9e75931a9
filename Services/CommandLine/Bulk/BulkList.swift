import RPC
import Vocabulary
import WireCodec

/// The words that a field takes, for whoever wrote one that its list does not hold.
struct BulkList: Encodable, Sendable, Hashable {
    /// A word and what people call it.
    struct Entry: Encodable, Sendable, Hashable {
        /// What stands in the record.
        let word: String
        /// What people read; missing where they read the word itself.
        let label: String?
    }

    /// Words that people are told at once; the provinces of today and of before are more.
    static let fewEnough = WireShape.mostWords
    /// The rule that a word breaks which no list holds.
    static let rule = "vocabulary.unrecognized"

    /// The field by its short name.
    let field: String
    /// Its words in their order.
    let words: [Entry]
    /// The command that shows them.
    let command: String

    /// The lists that the rejects of a kind ask for, in the order of its fields.
    static func lists<Request: BulkRequest>(
        of request: Request.Type,
        askedBy rejects: [BulkReject]
    ) throws -> [BulkList] {
        let asked = Set(rejects.filter { $0.rule == rule }.compactMap(\.field))
        guard !asked.isEmpty else { return [] }
        let labels = try BulkWords(of: request)
        let command = "homeward describe \(Request.method.name)"
        return try MessageFields(of: request).all.compactMap { field in
            let name = BulkHeading.short(field.path)
            guard asked.contains(name), let words = field.shape.listedWords else { return nil }
            return BulkList(
                field: name,
                words: words.map { Entry(word: $0, label: labels.label(of: $0, in: words)) },
                command: command
            )
        }
    }

    /// One paragraph for people.
    var inWords: String {
        let label = BulkHeading.label(of: field).current
        return inWords(calling: label == field ? field : "\(field) (\(label))")
    }

    /// One paragraph about a field that people call so.
    func inWords(calling name: String) -> String {
        guard words.count <= Self.fewEnough else {
            return BulkPhrase.manyWords(name, "\(words.count)", command)
        }
        let told = words.map { entry in entry.label.map { "\(entry.word) (\($0))" } ?? entry.word }
        return BulkPhrase.words(name, told.joined(separator: ", "))
    }
}

extension WireShape {
    /// The words of a list, also where a field takes several of them.
    fileprivate var listedWords: [String]? {
        switch self {
        case .words(let words): words
        case .array(let element), .nullable(let element): element.listedWords
        default: nil
        }
    }
}
