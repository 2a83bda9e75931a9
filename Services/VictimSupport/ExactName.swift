import Vocabulary

/// A name letter by letter: what people wrote, apart from how their keyboards wrote it.
///
/// Composed and decomposed spellings are alike, capitals are small, and the letter of Iceland that
/// some keyboards have (Ð, U+00D0) is the one that was meant (Đ, U+0110). Where the tone mark stands
/// is kept: `Hoà` is not `Hòa` here, though folding finds both.
enum ExactName {
    /// The name, as it is compared.
    static func of(_ text: String) -> String { words(of: text).joined(separator: " ") }

    /// Its words.
    static func words(of text: String) -> [String] {
        text.lowercased().replacing("\u{F0}", with: "\u{111}")
            .split(whereSeparator: \.isWhitespace).map(String.init)
    }

    /// Whether every word of a question stands in one of the names as it was written.
    static func isExact(_ question: String, in names: [PersonName]) -> Bool {
        let asked = words(of: question)
        return names.contains { name in
            let written = words(of: name.disclosed)
            return asked.allSatisfy { written.contains($0) }
        }
    }
}
