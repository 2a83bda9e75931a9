public import WireCodec

/// A word of a closed list as it crosses the wire: one that this version knows, or a newer one.
///
/// An unknown word is kept and encoded again unchanged, so that passing a message on loses nothing.
/// Servers refuse to store it: encoding throws ``UnrecognizedWord`` where the encoder's `userInfo`
/// says ``refusal``.
public enum Word<List: ClosedList>: Hashable, Sendable {
    /// A word of this version's list.
    case known(List)
    /// A word of a newer list, as it was spelled.
    case unrecognized(String)

    /// The word of a list.
    public init(_ word: List) { self = .known(word) }

    /// The word spelled so.
    public init(text: String) { self = List.word(spelled: text) }

    /// The word, if this version knows it.
    public var known: List? {
        guard case .known(let word) = self else { return nil }
        return word
    }

    /// The spelling on the wire.
    @inlinable
    public var text: String {
        switch self {
        case .known(let word): word.rawValue
        case .unrecognized(let text): text
        }
    }

    /// What people read; an unknown word is shown as it is spelled.
    public var label: Label {
        switch self {
        case .known(let word): word.label
        case .unrecognized(let text): Label(vi: text, en: text)
        }
    }

    /// Whether this is that word.
    public static func == (word: Word, known: List) -> Bool { word == .known(known) }

    /// Whether this is another word.
    public static func != (word: Word, known: List) -> Bool { word != .known(known) }
}

extension Word: Codable {
    public init(from decoder: any Decoder) throws {
        self = List.word(spelled: try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        if case .unrecognized = self, encoder.userInfo[UnrecognizedWord.refusal] as? Bool == true {
            throw UnrecognizedWord()
        }
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension Word: SchemaDescribing {
    public static var wireShape: WireShape { .words(List.allCases.map(\.rawValue)) }
}
