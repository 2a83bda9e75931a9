/// Decodes the values of a map by their keys, in any order.
struct MapReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
    /// The message, and the map in it.
    private let seat: Seat<Reader>

    init(_ seat: Seat<Reader>) { self.seat = seat }

    var codingPath: [any CodingKey] { seat.use { $0.codingPath(to: $1) } }

    var allKeys: [Key] {
        seat.use { reader, map in
            if OpenKeys.areOpen(Key.self) { reader.markOpen(map) }
            var keys: [Key] = []
            var place = map + 1
            for _ in 0..<reader.item(map).pointee.low {
                if let key = Key(stringValue: reader.text(at: place)) { keys.append(key) }
                place = reader.next(place + 1)
            }
            return keys
        }
    }

    func contains(_ key: Key) -> Bool {
        seat.use { reader, map in
            guard let value = reader.find(key, in: map) else { return false }
            reader.putBack(value, in: map)
            return true
        }
    }

    /// What is made of the value of a key that must be there.
    @inline(__always)
    func read<Value>(
        _ key: some CodingKey,
        _ body: (Reader, Int) throws -> Value
    ) throws -> Value {
        try seat.use { reader, map in
            guard let value = reader.find(key, in: map) else {
                throw reader.missing(key, in: map)
            }
            return try body(reader, value)
        }
    }

    /// What is made of the value of a key, unless it is absent or null.
    @inline(__always)
    private func readIfPresent<Value>(
        _ key: Key,
        _ body: (Reader, Int) throws -> Value
    ) throws -> Value? {
        try seat.use { reader, map in
            guard let value = reader.find(key, in: map), !reader.isNull(value) else { return nil }
            return try body(reader, value)
        }
    }

    func decodeNil(forKey key: Key) throws -> Bool {
        try seat.use { reader, map in
            guard let value = reader.find(key, in: map) else {
                throw reader.missing(key, in: map)
            }
            reader.putBack(value, in: map)
            return reader.isNull(value)
        }
    }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        try read(key) { try $0.value(type, at: $1) }
    }

    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        try readIfPresent(key) { try $0.value(type, at: $1) }
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try read(key) { try $0.container(keyedBy: type, reading: $1) }
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try read(key) { try ArrayReader($0, $1) }
    }

    func superDecoder() throws -> any Decoder {
        try read(PathKey(stringValue: "super")) { WireDecoder($0, $1) }
    }

    func superDecoder(forKey key: Key) throws -> any Decoder {
        try read(key) { WireDecoder($0, $1) }
    }
}

// The standard library asks by concrete type; one line each way.
extension MapReader {
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
        try read(key) { try $0.bool(at: $1) }
    }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
        try readIfPresent(key) { try $0.bool(at: $1) }
    }

    func decode(_ type: String.Type, forKey key: Key) throws -> String {
        try read(key) { try $0.string(at: $1) }
    }

    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
        try readIfPresent(key) { try $0.string(at: $1) }
    }

    func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
        try read(key) { try $0.double(at: $1) }
    }

    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
        try readIfPresent(key) { try $0.double(at: $1) }
    }

    func decode(_ type: Float.Type, forKey key: Key) throws -> Float {
        try read(key) { try $0.float(at: $1) }
    }

    func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? {
        try readIfPresent(key) { try $0.float(at: $1) }
    }

    func decode(_ type: Int.Type, forKey key: Key) throws -> Int {
        try read(key) { try $0.integer(at: $1) }
    }

    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
        try readIfPresent(key) { try $0.integer(at: $1) }
    }

    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 {
        try read(key) { try $0.integer(at: $1) }
    }

    func decodeIfPresent(_ type: Int8.Type, forKey key: Key) throws -> Int8? {
        try readIfPresent(key) { try $0.integer(at: $1) }
    }

    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 {
        try read(key) { try $0.integer(at: $1) }
    }

    func decodeIfPresent(_ type: Int16.Type, forKey key: Key) throws -> Int16? {
        try readIfPresent(key) { try $0.integer(at: $1) }
    }

    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 {
        try read(key) { try $0.integer(at: $1) }
    }

    func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? {
        try readIfPresent(key) { try $0.integer(at: $1) }
    }

    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 {
        try read(key) { try $0.integer(at: $1) }
    }

    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? {
        try readIfPresent(key) { try $0.integer(at: $1) }
    }

    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt {
        try read(key) { try $0.integer(at: $1) }
    }

    func decodeIfPresent(_ type: UInt.Type, forKey key: Key) throws -> UInt? {
        try readIfPresent(key) { try $0.integer(at: $1) }
    }

    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 {
        try read(key) { try $0.integer(at: $1) }
    }

    func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) throws -> UInt8? {
        try readIfPresent(key) { try $0.integer(at: $1) }
    }

    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 {
        try read(key) { try $0.integer(at: $1) }
    }

    func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) throws -> UInt16? {
        try readIfPresent(key) { try $0.integer(at: $1) }
    }

    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 {
        try read(key) { try $0.integer(at: $1) }
    }

    func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? {
        try readIfPresent(key) { try $0.integer(at: $1) }
    }

    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 {
        try read(key) { try $0.integer(at: $1) }
    }

    func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? {
        try readIfPresent(key) { try $0.integer(at: $1) }
    }
}
