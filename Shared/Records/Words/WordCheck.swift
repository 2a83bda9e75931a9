import RPC
import Vocabulary
import WireCodec

/// Encodes what is to be kept, and refuses words that this version doesn't know.
///
/// What a server keeps it must understand, since it decides, counts and reports by it; what it
/// merely passes on it need not.
enum WordCheck {
    /// The bytes of a value; throws `vocabulary.unrecognized`, naming the field, never the word.
    static func encode(_ value: some Encodable) throws -> [UInt8] {
        do {
            return try Wire.encode(value, userInfo: [UnrecognizedWord.refusal: true])
        } catch let error where error.reason == .encodingRefused {
            // Of the types that records are made of, words alone refuse to be encoded.
            throw ServiceError.unrecognizedWord(in: error.path.description)
        }
    }
}
