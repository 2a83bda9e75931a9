import WireCodec

/// Writes and reads the usual heads of requests without the codec.
///
/// Every call carries a head, and making it through `Codable` costs more than all else that the RPC
/// layer does for a small call. `CallHead`'s own coding stays what counts: what is written here is
/// the same bytes, and whatever is not read here, unusual or wrong, is left to it.
enum HeadBytes {
    /// What to reserve for a head: a method's name, a key, an officer's identity.
    static let usualSize = 160

    // The first three bits of an item's first byte say what it is.
    private static let unsigned: UInt8 = 0 << 5
    private static let byteString: UInt8 = 2 << 5
    private static let text: UInt8 = 3 << 5
    private static let map: UInt8 = 5 << 5
    /// Up to here a length stands in the first byte; 24 says that it stands in the next.
    private static let longestShort = 23

    // MARK: - Writing

    /// Appends a head; `false` and nothing appended where it is not a usual one.
    static func append(_ head: CallHead, to bytes: inout [UInt8]) -> Bool {
        guard head.purpose == nil, head.method.utf8.count <= 255,
            head.key?.count ?? 0 <= 255, head.traceParent?.utf8.count ?? 0 <= 255,
            head.onBehalfOf?.utf8.count ?? 0 <= 255, (0...longestShort).contains(head.attempt ?? 0)
        else { return false }
        let entries =
            1 + (head.key == nil ? 0 : 1) + (head.traceParent == nil ? 0 : 1)
            + (head.onBehalfOf == nil ? 0 : 1) + (head.attempt == nil ? 0 : 1)
        bytes.append(map | UInt8(entries))
        append("method", head.method, to: &bytes)
        if let key = head.key {
            append("key", to: &bytes)
            appendLength(byteString, key.count, to: &bytes)
            key.withUnsafeBytes { bytes.append(contentsOf: $0) }
        }
        if let traceParent = head.traceParent { append("traceParent", traceParent, to: &bytes) }
        if let onBehalfOf = head.onBehalfOf { append("onBehalfOf", onBehalfOf, to: &bytes) }
        if let attempt = head.attempt {
            append("attempt", to: &bytes)
            bytes.append(unsigned | UInt8(attempt))
        }
        return true
    }

    private static func append(_ key: StaticString, to bytes: inout [UInt8]) {
        bytes.append(text | UInt8(key.utf8CodeUnitCount))
        bytes.append(
            contentsOf: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
        )
    }

    private static func append(_ key: StaticString, _ value: String, to bytes: inout [UInt8]) {
        append(key, to: &bytes)
        appendLength(text, value.utf8.count, to: &bytes)
        bytes.append(contentsOf: value.utf8)
    }

    private static func appendLength(_ major: UInt8, _ length: Int, to bytes: inout [UInt8]) {
        if length <= longestShort {
            bytes.append(major | UInt8(length))
        } else {
            bytes.append(major | UInt8(longestShort + 1))
            bytes.append(UInt8(length))
        }
    }

    // MARK: - Reading

    /// The head at the front and its length; `nil` for whatever the codec is to judge.
    static func read(_ bytes: UnsafeRawBufferPointer) -> (head: CallHead, bytesRead: Int)? {
        guard bytes.count <= WireLimits.standard.bytes else { return nil }
        var reader = Reader(bytes: bytes)
        // Keys in the order in which they are written; another order is for the codec.
        guard reader.beginMap(), reader.takesKey("method"), let method = reader.plainText() else {
            return nil
        }
        var key: Bytes?
        var traceParent: String?
        var onBehalfOf: String?
        var attempt: Int?
        if reader.takesKey("key") {
            guard let bytes = reader.string(byteString) else { return nil }
            key = Bytes([UInt8](bytes))
        }
        if reader.takesKey("traceParent") {
            traceParent = reader.plainText()
            guard traceParent != nil else { return nil }
        }
        if reader.takesKey("onBehalfOf") {
            onBehalfOf = reader.plainText()
            guard onBehalfOf != nil else { return nil }
        }
        if reader.takesKey("attempt") {
            attempt = reader.length(of: unsigned)
            guard attempt != nil else { return nil }
        }
        guard reader.entries == 0 else { return nil }
        let head = CallHead(
            method: method,
            key: key,
            traceParent: traceParent,
            onBehalfOf: onBehalfOf,
            attempt: attempt
        )
        return (head, reader.position)
    }

    /// A place in a head that is being read.
    private struct Reader {
        let bytes: UnsafeRawBufferPointer
        private(set) var position = 0
        /// Entries of the map whose keys have not been taken.
        private(set) var entries = 0

        init(bytes: UnsafeRawBufferPointer) {
            self.bytes = bytes
        }

        /// Takes the map's first byte.
        mutating func beginMap() -> Bool {
            guard let entries = length(of: map) else { return false }
            self.entries = entries
            return true
        }

        /// Takes the next key if it is this one, which is shorter than 24 bytes.
        mutating func takesKey(_ name: StaticString) -> Bool {
            guard entries > 0 else { return false }
            let end = position + 1 + name.utf8CodeUnitCount
            guard end <= bytes.count, bytes[position] == text | UInt8(name.utf8CodeUnitCount) else {
                return false
            }
            for index in 0..<name.utf8CodeUnitCount
            where bytes[position + 1 + index] != name.utf8Start[index] {
                return false
            }
            entries -= 1
            position = end
            return true
        }

        /// An item's argument, when it is of this major type and fits its first byte.
        mutating func length(of major: UInt8) -> Int? {
            guard position < bytes.count, bytes[position] & 0b1110_0000 == major else { return nil }
            let length = Int(bytes[position] & 0b1_1111)
            guard length <= longestShort else { return nil }
            position += 1
            return length
        }

        /// A text or byte string of at most 255 bytes, its length in the shortest form.
        mutating func string(_ major: UInt8) -> UnsafeRawBufferPointer? {
            var length = self.length(of: major)
            if length == nil, position + 1 < bytes.count,
                bytes[position] == major | UInt8(longestShort + 1),
                bytes[position + 1] > UInt8(longestShort)
            {
                length = Int(bytes[position + 1])
                position += 2
            }
            guard let length, length <= bytes.count - position else { return nil }
            defer { position += length }
            return UnsafeRawBufferPointer(rebasing: bytes[position..<position + length])
        }

        /// A text without a byte beyond ASCII, as names, identities and trace parents are.
        mutating func plainText() -> String? {
            guard let bytes = string(text), bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}
