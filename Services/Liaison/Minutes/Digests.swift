import Crypto
import ServiceContracts
import Vocabulary
import WireCodec

/// The digests that officers sign, over the wire's own encoding, each kind under its own name so
/// that a signature on one can never be one on another.
enum Digests {
    /// The digest of what minutes say.
    static func of(_ content: MinutesContent) throws -> ContentDigest {
        try digest(content, named: "homeward/minutes/1")
    }

    /// The digest of what minutes of a transfer say.
    static func of(_ content: TransferMinutesContent) throws -> ContentDigest {
        try digest(content, named: "homeward/transfer-minutes/1")
    }

    /// The digest of what two bodies sign.
    static func of(_ content: HandOnContent) throws -> ContentDigest {
        try digest(content, named: "homeward/hand-on/1")
    }

    /// The digest of an item of a dossier.
    static func of(_ item: TIPItem) throws -> ContentDigest {
        try digest(item, named: "homeward/tip-item/1")
    }

    /// The digest of a dossier's frozen cut.
    static func of(_ cut: [FrozenItem]) throws -> ContentDigest {
        try digest(cut, named: "homeward/tip-cut/1")
    }

    /// The digest of an addendum: number, text and the minutes it belongs to.
    static func ofAddendum(
        number: Int,
        text: FreeText,
        minutes: ContentDigest
    ) throws -> ContentDigest {
        let content = AddendumContent(number: number, text: text, minutes: minutes)
        return try digest(content, named: "homeward/addendum/1")
    }

    /// What an addendum's digest is taken over.
    private struct AddendumContent: Encodable {
        var number: Int
        var text: FreeText
        var minutes: ContentDigest
    }

    private static func digest(_ content: some Encodable, named name: String) throws
        -> ContentDigest
    {
        var hash = SHA256()
        hash.update(data: Array(name.utf8) + [0])
        hash.update(data: try Wire.encode(content))
        guard let digest = ContentDigest(Array(hash.finalize())) else {
            preconditionFailure("a SHA-256 has 32 bytes")
        }
        return digest
    }
}
