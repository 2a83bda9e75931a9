extension String {
    /// How many terminal columns the text takes.
    ///
    /// Vietnamese letters take one column however they are composed, because a letter and its
    /// combining tone marks are one `Character`; East Asian wide characters and emoji take two.
    var displayWidth: Int {
        reduce(0) { $0 + $1.displayWidth }
    }

    /// The text cut to a number of columns, with an ellipsis where something is missing.
    func fitted(to columns: Int) -> String {
        guard displayWidth > columns else { return self }
        guard columns > 0 else { return "" }
        var text = ""
        var used = 0
        for character in self {
            guard used + character.displayWidth <= columns - 1 else { break }
            text.append(character)
            used += character.displayWidth
        }
        return text + "…"
    }

    /// The text with spaces up to a number of columns.
    func padded(to columns: Int) -> String {
        self + String(repeating: " ", count: max(0, columns - displayWidth))
    }

    /// The text in lines of at most so many columns, broken at spaces.
    func wrapped(to columns: Int) -> [String] {
        var lines: [String] = []
        for paragraph in split(separator: "\n", omittingEmptySubsequences: false) {
            var line = ""
            for word in paragraph.split(separator: " ") {
                if !line.isEmpty, line.displayWidth + 1 + String(word).displayWidth > columns {
                    lines.append(line)
                    line = ""
                }
                line += (line.isEmpty ? "" : " ") + word
                while line.displayWidth > columns, columns > 1 {
                    let head = line.prefixFitting(columns)
                    lines.append(head)
                    line = String(line.dropFirst(head.count))
                }
            }
            lines.append(line)
        }
        return lines
    }

    /// The longest beginning that fits, at least one character.
    private func prefixFitting(_ columns: Int) -> String {
        var used = 0
        let head = prefix { character in
            used += character.displayWidth
            return used <= columns
        }
        return String(head.isEmpty ? prefix(1) : head)
    }
}

extension Character {
    /// How many terminal columns the character takes.
    var displayWidth: Int {
        guard let first = unicodeScalars.first else { return 0 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        switch first.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
