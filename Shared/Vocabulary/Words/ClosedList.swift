/// A closed list of words: every word stands in the code, with its label in both languages.
///
/// On the wire a list never travels bare but as ``Word``, so that an older peer survives a newer
/// word.
public protocol ClosedList: RawRepresentable, CaseIterable, Hashable, Sendable
where RawValue == String {
    /// What people read.
    var label: Label { get }
}
