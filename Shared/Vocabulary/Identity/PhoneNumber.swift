/// A telephone number of a person, in E.164 form.
public struct PhoneNumber: Confidential {
    public let disclosed: String

    public init(_ text: String) { disclosed = text }
}
