/// A field holds a word that this version does not know, where it would have to be stored.
///
/// Never says the word, which is the peer's text and may hold anything; the encoder knows the field.
public struct UnrecognizedWord: Error {
    /// Set to `true` in an encoder's `userInfo`, unknown words are refused.
    public static let refusal: CodingUserInfoKey = {
        guard let key = CodingUserInfoKey(rawValue: "homeward.vocabulary.refuseUnrecognized") else {
            preconditionFailure("any text names a user info key")
        }
        return key
    }()
}
