/// A date of birth, as far as it is known: `1999`, `1999-04` or `1999-04-30`.
public struct BirthDate: Confidential {
    public let disclosed: String

    public init(_ text: String) { disclosed = text }
}
