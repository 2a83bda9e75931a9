/// A field holds a word that this version does not know, where it would have to be stored.
///
/// Names the field, never the word: the word is the peer's text and may hold anything.
public struct UnrecognizedWord: Error {
    /// Where the word stands.
    public let codingPath: [any CodingKey]

    /// Set to `true` in an encoder's `userInfo`, unknown words are refused.
    public static let refusal: CodingUserInfoKey = {
        guard let key = CodingUserInfoKey(rawValue: "homeward.vocabulary.refuseUnrecognized") else {
            preconditionFailure("any text names a user info key")
        }
        return key
    }()

    /// The field's path, `victims[2].gate`.
    public var field: String {
        codingPath.reduce(into: "") { path, key in
            if let index = key.intValue {
                path += "[\(index)]"
            } else {
                path += path.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
    }
}
