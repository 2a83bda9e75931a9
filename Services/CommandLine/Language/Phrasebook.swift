import Vocabulary

/// A catalogue of texts: a case per text, so that the compiler sees that none lacks a language.
///
/// `{}` marks where values go, in order.
protocol Phrasebook: CaseIterable, Sendable {
    /// The text in both languages.
    var label: Label { get }
}

extension Phrasebook {
    /// The text of this run's language, its marks replaced by the values.
    func callAsFunction(_ values: String...) -> String { label.filled(with: values) }
}

extension Label {
    /// The text of this run's language.
    var current: String { text(in: .current) }

    /// The text of a language, its marks replaced by the values.
    func filled(with values: [String], in language: Language = .current) -> String {
        var rest = values[...]
        let pieces = text(in: language).pieces(between: "{}")
        return pieces.dropFirst().reduce(into: pieces.first ?? "") { text, piece in
            text += (rest.popFirst() ?? "") + piece
        }
    }
}

extension String {
    /// The pieces between occurrences of a mark.
    func pieces(between mark: String) -> [String] {
        var pieces: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: mark) {
            pieces.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return pieces + [String(rest)]
    }
}
