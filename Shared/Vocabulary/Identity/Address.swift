/// Where a person lives or can be reached.
public struct Address: Confidential {
    public let disclosed: String

    public init(_ text: String) { disclosed = text }
}
