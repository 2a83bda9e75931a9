public import WireCodec

/// That a key was destroyed, as a service tells the others so that they remember it for it.
///
/// It says nothing about anybody: the name of a key is sixteen random bytes that stood nowhere else but
/// in the service's own files. The tag is the service's own, so that what comes back can be told from
/// what somebody made up: a notice destroys a key.
public struct ErasureNotice: Codable, Hashable, Sendable {
    /// The name of the key that was destroyed, 16 bytes.
    public var key: Bytes
    /// When it was destroyed.
    public var at: Instant
    /// The service's own HMAC-SHA256 over both, 32 bytes.
    public var tag: Bytes

    /// A notice.
    public init(key: Bytes, at: Instant, tag: Bytes) {
        self.key = key
        self.at = at
        self.tag = tag
    }

    /// Whether its parts have the lengths that they must have.
    var isWellFormed: Bool { key.count == 16 && tag.count == 32 }
}
