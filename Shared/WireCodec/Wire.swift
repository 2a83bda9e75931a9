/// Values to bytes and back: CBOR (RFC 8949) for any `Codable` type, in the profile that the
/// wire speaks.
///
/// Encoding is deterministic: the same value gives the same bytes. Decoding takes whatever any
/// CBOR library writes in definite lengths and shortest integers; it refuses all else with a
/// ``WireError`` that names the reason and the path. No bytes make it trap or allocate beyond
/// ``WireLimits``.
public enum Wire {
    /// The bytes of a value.
    ///
    /// Throws when the value nests deeper than a reader would take, or when its type refuses.
    /// `userInfo` reaches every type that encodes itself.
    public static func encode<T: Encodable>(
        _ value: T,
        userInfo: [CodingUserInfoKey: any Sendable] = [:]
    ) throws(WireError) -> [UInt8] {
        var bytes: [UInt8] = []
        if userInfo.isEmpty, try encodeDirectly(value, into: &bytes) { return bytes }
        return try encodeThroughCodable(value, userInfo: userInfo)
    }

    /// The same by the type's `Codable` conformance alone, which the direct code is held against.
    package static func encodeThroughCodable<T: Encodable>(
        _ value: T,
        userInfo: [CodingUserInfoKey: any Sendable] = [:]
    ) throws(WireError) -> [UInt8] {
        let writer = try write(value, userInfo)
        return [UInt8](writer.bytes)
    }

    /// Appends the bytes of a value; on an error `bytes` is as it was.
    public static func encode<T: Encodable>(
        _ value: T,
        into bytes: inout [UInt8],
        userInfo: [CodingUserInfoKey: any Sendable] = [:]
    ) throws(WireError) {
        if userInfo.isEmpty, try encodeDirectly(value, into: &bytes) { return }
        let writer = try write(value, userInfo)
        bytes.append(contentsOf: writer.bytes)
    }

    private static func write<T: Encodable>(
        _ value: T,
        _ userInfo: [CodingUserInfoKey: any Sendable]
    ) throws(WireError) -> Writer {
        let writer = Writer(limits: .standard, userInfo: userInfo)
        defer { writer.kept.forget() }
        do {
            try WireEncoder(writer, 0).encode(value)
        } catch {
            throw error as? WireError ?? WireError(.encodingRefused)
        }
        return writer
    }

    /// The value that these bytes are, all of them.
    public static func decode<T: Decodable>(
        _ type: T.Type = T.self,
        from bytes: [UInt8],
        limits: WireLimits = .standard
    ) throws(WireError) -> T {
        let message = lasting(bytes)
        return try bytes.span.withUnsafeBytes { (bytes) throws(WireError) -> T in
            try decode(type, from: bytes, in: message, limits: limits)
        }
    }

    /// The message itself where a byte string may stay in it instead of being copied, `nil` where it is
    /// too short for that.
    @inline(__always)
    static func lasting(_ message: [UInt8]) -> [UInt8]? {
        Bytes.staysInPlace(message.count) ? message : nil
    }

    /// The value that these bytes are, all of them.
    public static func decode<T: Decodable>(
        _ type: T.Type = T.self,
        from bytes: ArraySlice<UInt8>,
        limits: WireLimits = .standard
    ) throws(WireError) -> T {
        try bytes.span.withUnsafeBytes { (bytes) throws(WireError) -> T in
            try decode(type, from: bytes, limits: limits)
        }
    }

    /// The value that these bytes are, all of them.
    public static func decode<T: Decodable>(
        _ type: T.Type = T.self,
        from bytes: UnsafeRawBufferPointer,
        limits: WireLimits = .standard
    ) throws(WireError) -> T {
        try decode(type, from: bytes, in: nil, limits: limits)
    }

    private static func decode<T: Decodable>(
        _ type: T.Type,
        from bytes: UnsafeRawBufferPointer,
        in message: [UInt8]?,
        limits: WireLimits
    ) throws(WireError) -> T {
        guard bytes.count <= limits.bytes else { throw WireError(.tooManyBytes) }
        if directCode(of: type) != nil {
            return try decodeWhole(type, from: bytes, in: message, limits)
        }
        return try decodeThroughCodable(type, from: bytes, in: message, limits: limits)
    }

    // By itself, so that what a type without direct code takes looks up no optional of it.
    @inline(never)
    private static func decodeWhole<T: Decodable>(
        _ type: T.Type,
        from bytes: UnsafeRawBufferPointer,
        in message: [UInt8]?,
        _ limits: WireLimits
    ) throws(WireError) -> T {
        if let direct = decodeDirectly(type, from: bytes, in: message, limits: limits),
            direct.bytesRead == bytes.count
        {
            return direct.value
        }
        return try decodeThroughCodable(type, from: bytes, in: message, limits: limits)
    }

    /// The same by the type's `Codable` conformance alone, which the direct code is held against.
    package static func decodeThroughCodable<T: Decodable>(
        _ type: T.Type,
        from bytes: UnsafeRawBufferPointer,
        in message: [UInt8]? = nil,
        limits: WireLimits = .standard
    ) throws(WireError) -> T {
        var (reader, read) = try scan(bytes, in: message, limits: limits)
        guard read == bytes.count else { throw WireError(.trailingBytes, offset: read) }
        return try value(type, from: &reader)
    }

    /// The first value of a CBOR sequence, and how many bytes it took; what follows is not read.
    public static func decodePrefix<T: Decodable>(
        _ type: T.Type = T.self,
        from bytes: UnsafeRawBufferPointer,
        limits: WireLimits = .standard
    ) throws(WireError) -> (value: T, bytesRead: Int) {
        guard bytes.count <= limits.bytes else { throw WireError(.tooManyBytes) }
        if let direct = decodeDirectly(type, from: bytes, limits: limits) { return direct }
        var (reader, read) = try scan(bytes, limits: limits)
        return (try value(type, from: &reader), read)
    }

    /// Decodes and tells how many steps it took, which a test holds against the input's length.
    package static func countSteps<T: Decodable>(
        decoding type: T.Type,
        from bytes: [UInt8],
        limits: WireLimits = .standard
    ) throws(WireError) -> Int {
        try bytes.span.withUnsafeBytes { (bytes) throws(WireError) -> Int in
            var (reader, _) = try scan(bytes, limits: limits)
            _ = try value(type, from: &reader)
            return reader.steps
        }
    }

    private static func scan(
        _ bytes: UnsafeRawBufferPointer,
        in message: [UInt8]? = nil,
        limits: WireLimits
    ) throws(WireError) -> (reader: Reader, bytesRead: Int) {
        var scanner = Scanner(bytes, limits: limits)
        do {
            try scanner.scan()
        } catch {
            scanner.deallocate()
            throw error
        }
        return (Reader(scanner, of: bytes, in: message), scanner.position)
    }

    /// The message's value; errors of types that know nothing of the wire are put into its words.
    private static func value<T: Decodable>(
        _ type: T.Type,
        from reader: inout Reader
    ) throws(WireError) -> T {
        defer {
            reader.kept.forget()
            if !isKnownUniquelyReferenced(&reader) { reader.adoptBytes() }
        }
        do {
            return try reader.value(type, at: 0)
        } catch let error as WireError {
            throw error
        } catch {
            throw reader.translate(error)
        }
    }
}
