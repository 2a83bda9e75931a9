import Yams

/// A YAML file flattened to dotted names, each with the line that it stands on.
struct ConfigurationDocument {
    /// A value as it was written.
    enum Value: Equatable {
        case scalar(String)
        case list([String])
        /// Something that no setting takes: a list of lists, a mapping without keys.
        case other
    }

    /// A key of the file.
    struct Entry {
        var name: String
        var value: Value
        var line: Int?
    }

    private(set) var entries: [Entry] = []

    /// Reads a document; the sentence of the error says what is wrong and where.
    init(parsing text: String) throws(ConfigurationFault) {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw ConfigurationFault(Self.sentence(of: error))
        }
        guard let root else { return }
        guard let mapping = root.mapping else {
            throw ConfigurationFault("A configuration is a mapping of keys to values.")
        }
        collect(mapping, under: "")
    }

    private mutating func collect(_ mapping: Node.Mapping, under prefix: String) {
        for (key, value) in mapping {
            let name = prefix + (key.string ?? "?")
            switch value {
            case .mapping(let inner) where !inner.isEmpty:
                collect(inner, under: name + ".")
            case .scalar(let scalar):
                add(name, .scalar(scalar.string), at: key)
            case .sequence(let sequence):
                let texts = sequence.compactMap(\.string)
                add(name, texts.count == sequence.count ? .list(texts) : .other, at: key)
            case .mapping, .alias:
                add(name, .other, at: key)
            }
        }
    }

    private mutating func add(_ name: String, _ value: Value, at key: Node) {
        entries.append(Entry(name: name, value: value, line: key.mark?.line))
    }

    /// Yams' errors carry the text around the fault, which may be a secret: only their place is told.
    private static func sentence(of error: any Error) -> String {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            "Line \(mark.line): not YAML: \(problem)."
        case .duplicatedKeysInMapping(let duplicates, let context):
            "Line \(context.mark.line): the key \(duplicates.joined(separator: ", ")) "
                + "stands twice."
        default: "Not YAML."
        }
    }
}

/// One fault of a configuration, without its file.
struct ConfigurationFault: Error {
    let sentence: String

    init(_ sentence: String) {
        self.sentence = sentence
    }
}
