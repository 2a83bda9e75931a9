/// Decodes the values of a map by their keys, in any order.
struct MapReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let reader: Reader
    /// The map, or the complement of a seat where it is found.
    private let place: Int

    init(_ reader: Reader, _ map: Int) throws {
        guard reader.item(map).pointee.kind == .map else {
            throw reader.mismatch(.map, at: map)
        }
        self.reader = reader
        place = map
    }

    /// Reads whichever map a container with this seat is to read.
    init(_ reader: Reader, seat: Int) {
        self.reader = reader
        place = ~seat
    }

    @inline(__always)
    private var map: Int { place >= 0 ? place : reader.kept.map(at: ~place) }

    var codingPath: [any CodingKey] { reader.codingPath(to: map) }

    var allKeys: [Key] {
        if OpenKeys.areOpen(Key.self) { reader.markOpen(map) }
        var keys: [Key] = []
        var place = map + 1
        for _ in 0..<reader.item(map).pointee.low {
            if let key = Key(stringValue: reader.text(at: place)) { keys.append(key) }
            place = reader.next(place + 1)
        }
        return keys
    }

    func contains(_ key: Key) -> Bool {
        guard let value = reader.find(key, in: map) else { return false }
        reader.putBack(value, in: map)
        return true
    }

    /// The value of a key that must be there.
    @inline(__always)
    func place(_ key: Key) throws -> Int {
        guard let value = reader.find(key, in: map) else {
            throw reader.missing(key, in: map)
        }
        return value
    }

    /// The value of a key, unless it is absent or null.
    @inline(__always)
    private func placeIfPresent(_ key: Key) -> Int? {
        guard let value = reader.find(key, in: map), !reader.isNull(value) else { return nil }
        return value
    }

    func decodeNil(forKey key: Key) throws -> Bool {
        let value = try place(key)
        reader.putBack(value, in: map)
        return reader.isNull(value)
    }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        try reader.value(type, at: try place(key))
    }

    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        guard let value = placeIfPresent(key) else { return nil }
        return try reader.value(type, at: value)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        KeyedDecodingContainer(try MapReader<Nested>(reader, try place(key)))
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try ArrayReader(reader, try place(key))
    }

    func superDecoder() throws -> any Decoder {
        let key = PathKey(stringValue: "super")
        guard let value = reader.find(key, in: map) else {
            throw reader.missing(key, in: map)
        }
        return WireDecoder(reader, value)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder {
        WireDecoder(reader, try place(key))
    }
}

// The standard library asks by concrete type; one line each way.
extension MapReader {
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
        try reader.bool(at: try place(key))
    }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
        guard let value = placeIfPresent(key) else { return nil }
        return try reader.bool(at: value)
    }

    func decode(_ type: String.Type, forKey key: Key) throws -> String {
        try reader.string(at: try place(key))
    }

    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        guard let value = placeIfPresent(key) else { return nil }
        return try reader.string(at: value)
    }

    func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
        try reader.double(at: try place(key))
    }

    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
        guard let value = placeIfPresent(key) else { return nil }
        return try reader.double(at: value)
    }

    func decode(_ type: Float.Type, forKey key: Key) throws -> Float {
        try reader.float(at: try place(key))
    }

    func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? {
        guard let value = placeIfPresent(key) else { return nil }
        return try reader.float(at: value)
    }

    func decode(_ type: Int.Type, forKey key: Key) throws -> Int {
        try reader.integer(at: try place(key))
    }

    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
        guard let value = placeIfPresent(key) else { return nil }
        return try reader.integer(at: value)
    }

    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 {
        try reader.integer(at: try place(key))
    }

    func decodeIfPresent(_ type: Int8.Type, forKey key: Key) throws -> Int8? {
        guard let value = placeIfPresent(key) else { return nil }
        return try reader.integer(at: value)
    }

    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 {
        try reader.integer(at: try place(key))
    }

    func decodeIfPresent(_ type: Int16.Type, forKey key: Key) throws -> Int16? {
        guard let value = placeIfPresent(key) else { return nil }
        return try reader.integer(at: value)
    }

    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 {
        try reader.integer(at: try place(key))
    }

    func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? {
        guard let value = placeIfPresent(key) else { return nil }
        return try reader.integer(at: value)
    }

    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 {
        try reader.integer(at: try place(key))
    }

    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? {
        guard let value = placeIfPresent(key) else { return nil }
        return try reader.integer(at: value)
    }

    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt {
        try reader.integer(at: try place(key))
    }

    func decodeIfPresent(_ type: UInt.Type, forKey key: Key) throws -> UInt? {
        guard let value = placeIfPresent(key) else { return nil }
        return try reader.integer(at: value)
    }

    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 {
        try reader.integer(at: try place(key))
    }

    func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) throws -> UInt8? {
        guard let value = placeIfPresent(key) else { return nil }
        return try reader.integer(at: value)
    }

    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 {
        try reader.integer(at: try place(key))
    }

    func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) throws -> UInt16? {
        guard let value = placeIfPresent(key) else { return nil }
        return try reader.integer(at: value)
    }

    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 {
        try reader.integer(at: try place(key))
    }

    func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? {
        guard let value = placeIfPresent(key) else { return nil }
        return try reader.integer(at: value)
    }

    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 {
        try reader.integer(at: try place(key))
    }

    func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? {
        guard let value = placeIfPresent(key) else { return nil }
        return try reader.integer(at: value)
    }
}
