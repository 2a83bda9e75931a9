/// A type that travels as one text of a certain form; decoding refuses any other text.
public protocol CheckedText: Codable {
    /// A value of a text that came from outside; `nil` where it has not the form.
    static func received(_ text: String) -> Self?
    /// The text as it travels.
    var sent: String { get }
    /// What is said of a text that has not the form, such as "not an organisation's path".
    static var refusal: String { get }
}

extension CheckedText {
    /// Text of the form.
    @inlinable
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Self.received(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: Self.refusal)
        }
        self = value
    }

    /// Text.
    @inlinable
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(sent)
    }
}
