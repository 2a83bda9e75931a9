/// How text stands in delimited files so that no spreadsheet program computes it.
///
/// Programs take a field that begins with `=`, `+`, `-` or `@` for a formula, also one that a stranger
/// wrote as their name. Such text is written with an apostrophe before it, which the reader takes away
/// again; a plain number, a telephone number too, needs none.
enum DelimitedText {
    private static let triggers: Set<Character> = ["=", "+", "-", "@", "\t", "\r"]

    /// What a field means.
    static func cell(of text: String) -> SpreadsheetCell {
        if text.first == "=" { return .formula }
        if text.first == "'", isComputed(text.drop { $0 == "'" }) {
            return .text(String(text.dropFirst()))
        }
        return .text(text)
    }

    /// The field for a text.
    static func guarded(_ text: String) -> String {
        isComputed(text.drop { $0 == "'" }) ? "'" + text : text
    }

    private static func isComputed(_ text: Substring) -> Bool {
        guard let first = text.first, triggers.contains(first) else { return false }
        guard first == "+" || first == "-" else { return true }
        return !text.dropFirst().allSatisfy {
            $0.isASCII && ($0.isNumber || $0 == "." || $0 == " ")
        }
    }
}
