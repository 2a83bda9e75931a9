import Crypto
public import WireCodec

/// A SHA-256 hash of a leaf, of a node or of a whole tree (RFC 6962, section 2.1).
public struct MerkleHash: Sendable, Hashable {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// A hash as it was read; nil unless it has 32 bytes.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == SHA256.byteCount else { return nil }
        self.bytes = bytes
    }

    private init(_ digest: SHA256.Digest) {
        bytes = Array(digest)
    }

    /// The root of a tree without leaves.
    public static let empty = MerkleHash(SHA256.hash(data: [UInt8]()))

    /// The hash of a leaf.
    ///
    /// The prefix keeps a leaf from passing for a node.
    public static func leaf(_ content: [UInt8]) -> MerkleHash {
        var hasher = SHA256()
        hasher.update(data: [0x00])
        hasher.update(data: content)
        return MerkleHash(hasher.finalize())
    }

    /// The hash of a node over its two halves.
    public static func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
        var hasher = SHA256()
        hasher.update(data: [0x01])
        hasher.update(data: left.bytes)
        hasher.update(data: right.bytes)
        return MerkleHash(hasher.finalize())
    }
}

extension MerkleHash: Codable, Loggable {
    /// A byte string of 32 bytes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let hash = MerkleHash(try container.decode(Bytes.self).array) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "a hash has 32 bytes"
            )
        }
        self = hash
    }

    /// A byte string of 32 bytes.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Bytes(bytes))
    }

    /// The hash in hexadecimal.
    public var loggable: String {
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}

extension MerkleHash: SchemaDescribing {
    /// A byte string.
    public static var wireShape: WireShape { .bytes }

    /// A byte string of 32 bytes.
    public static var wireSample: WireValue { .bytes(Bytes(empty.bytes)) }
}
