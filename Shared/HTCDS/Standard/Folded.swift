/// How names, labels and words are compared: letters and digits only, in lower case.
///
/// Templates, surveys and people differ in spaces, hyphens, underscores and capitals, never in letters.
enum Folded {
    static func key(_ text: some StringProtocol) -> String {
        String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }
}
