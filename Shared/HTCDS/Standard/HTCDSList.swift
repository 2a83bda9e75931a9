public import Vocabulary

/// A code list of the standard: the names that travel, and the labels that people pick.
///
/// Names and English labels are the standard's (HTCDS v2.0, IOM, CC BY 4.0); Vietnamese labels are ours.
public struct HTCDSList: Sendable, Hashable {
    /// A word of a list.
    public struct Word: Sendable, Hashable {
        /// The value name.
        public let name: String
        /// What people read; in English as the standard spells it.
        public let label: Label
        /// Whether version 2.0 of the standard lists it.
        public let isStandard: Bool
    }

    /// A word as a list is written: the value name, the standard's label and ours.
    typealias Written = (name: String, en: String, vi: String)

    /// What the list is of.
    public let name: String
    /// The words in the standard's order; those beyond it stand last.
    public let words: [Word]

    private let keys: [String: Int]

    init(_ name: String, _ standard: [Written], beyond: [Written] = []) {
        self.name = name
        let words =
            standard.map { Word($0, isStandard: true) } + beyond.map { Word($0, isStandard: false) }
        var keys: [String: Int] = [:]
        for (index, word) in words.enumerated() {
            keys[Folded.key(word.label.en)] = index
            keys[Folded.key(word.name)] = index
            // Industries may be named by the letter of their section alone.
            if word.name.dropFirst().first == "_" { keys[Folded.key(word.name.prefix(1))] = index }
        }
        self.words = words
        self.keys = keys
    }

    /// A list whose words are those of our own of that type, and called as they are in Vietnamese.
    init<Own: ClosedList>(_ name: String, as own: Own.Type, _ standard: [(String, String)]) {
        self.init(
            name,
            standard.map { word, label in
                guard let known = Own(rawValue: word) else {
                    preconditionFailure("our list has the standard's names")
                }
                return (word, label, known.label.vi)
            }
        )
    }

    /// The word that a text means: a value name or a label, whatever its capitals and spaces.
    public func word(for text: String) -> Word? { keys[Folded.key(text)].map { words[$0] } }

    public static func == (one: HTCDSList, other: HTCDSList) -> Bool { one.name == other.name }

    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension HTCDSList.Word {
    fileprivate init(_ written: HTCDSList.Written, isStandard: Bool) {
        name = written.name
        label = Label(vi: written.vi, en: written.en)
        self.isStandard = isStandard
    }
}
