/// The number of a paper that proves who somebody is.
public struct PersonDocumentNumber: Confidential {
    public let disclosed: String

    public init(_ text: String) { disclosed = text }
}
