/// A closed list of words: every word stands in the code, with its label in both languages.
///
/// On the wire a list never travels bare but as ``Word``, so that an older peer survives a newer
/// word.
public protocol ClosedList: RawRepresentable, CaseIterable, Hashable, Sendable
where RawValue == String {
    /// What people read.
    var label: Label { get }

    /// The word spelled so.
    ///
    /// Every list has it from the extension. It is asked for so that each list has one compiled for itself:
    /// where a record is decoded a list is known by its type only, and in terms of types each of its words took
    /// 2,700 instructions, most of them to look the types up.
    static func word(spelled text: String) -> Word<Self>
}

extension ClosedList {
    /// The word spelled so.
    @inlinable
    public static func word(spelled text: String) -> Word<Self> {
        if let word = Self(rawValue: text) { .known(word) } else { .unrecognized(text) }
    }
}
