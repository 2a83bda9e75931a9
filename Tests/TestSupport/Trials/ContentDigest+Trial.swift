public import Vocabulary

extension ContentDigest {
    /// A digest of nothing in particular.
    public static var trial: ContentDigest {
        guard let digest = ContentDigest(Array(0..<32)) else {
            preconditionFailure("a digest has 32 bytes")
        }
        return digest
    }
}
