import Crypto

/// AES-GCM over a body, bound to the place where it stands.
///
/// Whoever copies a sealed body into another record, field or version finds that it doesn't open
/// there.
struct Seal {
    /// Where a sealed body stands: its associated data.
    struct Place {
        let bytes: [UInt8]

        /// A place named by parts; each is preceded by its length, so that none runs into the next.
        init(_ field: StaticString, _ parts: [UInt8]..., number: Int = 0) {
            var bytes: [UInt8] = []
            for part in [Array(field.description.utf8)] + parts {
                withUnsafeBytes(of: UInt32(part.count).bigEndian) { bytes.append(contentsOf: $0) }
                bytes.append(contentsOf: part)
            }
            withUnsafeBytes(of: Int64(number).bigEndian) { bytes.append(contentsOf: $0) }
            self.bytes = bytes
        }
    }

    /// The body under a key: nonce, text and tag in one.
    static func close(
        _ body: [UInt8],
        with key: SymmetricKey,
        at place: Place
    ) throws -> [UInt8] {
        guard
            let sealed = try AES.GCM.seal(body, using: key, authenticating: place.bytes).combined
        else { throw KeptDataError.unreadable("a seal has no standard nonce") }
        return Array(sealed)
    }

    /// The body again; throws where key, place or bytes are not those it was sealed with.
    static func open(
        _ sealed: [UInt8],
        with key: SymmetricKey,
        at place: Place
    ) throws -> [UInt8] {
        Array(
            try AES.GCM.open(
                AES.GCM.SealedBox(combined: sealed),
                using: key,
                authenticating: place.bytes
            )
        )
    }
}
