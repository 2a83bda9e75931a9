/// A person's name as it is written, with its diacritics.
public struct PersonName: Confidential {
    public let disclosed: String

    public init(_ text: String) { disclosed = text }
}
