/// Folds Vietnamese text so that it can be found as people type it: `nguyen thi hoa` finds
/// `Nguyễn Thị Hoà`.
///
/// Tones and other marks fall away, đ becomes d, capitals become small, composed and decomposed
/// spellings are alike, and whatever is neither letter nor digit separates words.
public enum VietnameseFolding {
    /// The folded text: small letters and digits, words separated by one space.
    public static func fold(_ text: String) -> String {
        words(of: text).joined(separator: " ")
    }

    /// The folded words of a text, in order.
    public static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for scalar in text.unicodeScalars {
            append(scalar, to: &word, finished: &words)
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private static func append(
        _ scalar: Unicode.Scalar,
        to word: inout String,
        finished words: inout [String]
    ) {
        if isMark(scalar) { return }
        let base = bases[scalar] ?? scalar
        if base.properties.isAlphabetic || base.properties.numericType != nil {
            word += base.properties.lowercaseMapping
        } else if !word.isEmpty {
            words.append(word)
            word = ""
        }
    }

    /// Combining marks, of which a decomposed spelling is made.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: true
        default: false
        }
    }

    /// Every composed letter of Vietnamese, of Latin-1, and of Ê Đê and its neighbours, with its plain
    /// letter.
    private static let bases: [Unicode.Scalar: Unicode.Scalar] = {
        let rows: [(Unicode.Scalar, String)] = [
            ("a", "àáảãạăằắẳẵặâầấẩẫậäå"), ("e", "èéẻẽẹêềếểễệëĕ"), ("i", "ìíỉĩịîïĭ"),
            ("o", "òóỏõọôồốổỗộơờớởỡợöŏ"), ("u", "ùúủũụưừứửữựûüŭ"), ("y", "ỳýỷỹỵÿ"), ("d", "đð"),
            ("c", "çč"), ("n", "ñ"), ("b", "ƀ"),
        ]
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (base, letters) in rows {
            for scalar in letters.unicodeScalars {
                table[scalar] = base
                if let capital = scalar.properties.uppercaseMapping.unicodeScalars.first {
                    table[capital] = base
                }
            }
        }
        return table
    }()
}
