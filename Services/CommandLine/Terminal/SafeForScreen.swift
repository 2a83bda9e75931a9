extension String {
    /// The text with everything replaced that a terminal would obey instead of showing.
    ///
    /// What a service answers was written by people whom the reader does not know: a control sequence
    /// in a summary must not move the cursor, and a mark that turns the reading direction must not
    /// make one name look like another. Line ends and tabs stay.
    var safeForScreen: String {
        guard unicodeScalars.contains(where: \.isObeyedByTerminals) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            text.unicodeScalars.append(scalar.isObeyedByTerminals ? "\u{FFFD}" : scalar)
        }
        return text
    }
}

extension Unicode.Scalar {
    /// Whether terminals act on the character, or it changes the direction of what follows.
    var isObeyedByTerminals: Bool {
        switch value {
        case 0x09, 0x0A: false
        // C0, DEL and C1; marks, embeddings and isolates of direction.
        case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
            true
        default: false
        }
    }
}
