/// What somebody wrote in their own words, which may name anybody.
public struct FreeText: Confidential {
    public let disclosed: String

    public init(_ text: String) { disclosed = text }
}
