/// A code list of the standard: the names that travel, and the labels that people pick.
public struct HTCDSList: Sendable, Hashable {
    /// A word of a list.
    public struct Word: Sendable, Hashable {
        /// The value name.
        public let name: String
        /// The label as the standard spells it.
        public let label: String
        /// Whether version 2.0 of the standard lists it.
        public let isStandard: Bool
    }

    /// What the list is of.
    public let name: String
    /// The words in the standard's order; those beyond it stand last.
    public let words: [Word]

    private let keys: [String: Int]

    init(
        _ name: String,
        _ standard: [(name: String, label: String)],
        beyond: [(name: String, label: String)] = []
    ) {
        self.name = name
        let words =
            standard.map { Word(name: $0.name, label: $0.label, isStandard: true) }
            + beyond.map { Word(name: $0.name, label: $0.label, isStandard: false) }
        var keys: [String: Int] = [:]
        for (index, word) in words.enumerated() {
            keys[Folded.key(word.label)] = index
            keys[Folded.key(word.name)] = index
            // Industries may be named by the letter of their section alone.
            if word.name.dropFirst().first == "_" { keys[Folded.key(word.name.prefix(1))] = index }
        }
        self.words = words
        self.keys = keys
    }

    /// The word that a text means: a value name or a label, whatever its capitals and spaces.
    public func word(for text: String) -> Word? { keys[Folded.key(text)].map { words[$0] } }

    public static func == (one: HTCDSList, other: HTCDSList) -> Bool { one.name == other.name }

    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
