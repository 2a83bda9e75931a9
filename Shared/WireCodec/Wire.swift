/// Values to bytes and back: CBOR (RFC 8949) for any `Codable` type, in the profile that the
/// wire speaks.
///
/// Encoding is deterministic: the same value gives the same bytes. Decoding takes whatever any
/// CBOR library writes in definite lengths and shortest integers; it refuses all else with a
/// ``WireError`` that names the reason and the path. No bytes make it trap or allocate beyond
/// ``WireLimits``.
public enum Wire {
    /// The bytes of a value.
    public static func encode<T: Encodable>(_ value: T) throws(WireError) -> [UInt8] {
        var bytes: [UInt8] = []
        try encode(value, into: &bytes)
        return bytes
    }

    /// Appends the bytes of a value; on an error `bytes` is as it was.
    public static func encode<T: Encodable>(
        _ value: T,
        into bytes: inout [UInt8]
    ) throws(WireError) {
        throw WireError(.unsupportedType)
    }

    /// The value that these bytes are, all of them.
    public static func decode<T: Decodable>(
        _ type: T.Type = T.self,
        from bytes: [UInt8],
        limits: WireLimits = .standard
    ) throws(WireError) -> T {
        throw WireError(.unsupportedType)
    }

    /// The value that these bytes are, all of them.
    public static func decode<T: Decodable>(
        _ type: T.Type = T.self,
        from bytes: ArraySlice<UInt8>,
        limits: WireLimits = .standard
    ) throws(WireError) -> T {
        throw WireError(.unsupportedType)
    }

    /// The value that these bytes are, all of them.
    public static func decode<T: Decodable>(
        _ type: T.Type = T.self,
        from bytes: UnsafeRawBufferPointer,
        limits: WireLimits = .standard
    ) throws(WireError) -> T {
        throw WireError(.unsupportedType)
    }

    /// The first value of a CBOR sequence, and how many bytes it took; what follows is not read.
    public static func decodePrefix<T: Decodable>(
        _ type: T.Type = T.self,
        from bytes: UnsafeRawBufferPointer,
        limits: WireLimits = .standard
    ) throws(WireError) -> (value: T, bytesRead: Int) {
        throw WireError(.unsupportedType)
    }
}

protocol WireDecoder: Decoder {}
protocol WireEncoder: Encoder {}
