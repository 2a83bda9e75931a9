/// Decodes one item of a message, whatever it is.
struct WireDecoder: Decoder, SingleValueDecodingContainer {
    let reader: Reader
    private let index: UInt32

    @inline(__always)
    init(_ reader: Reader, _ index: Int) {
        self.reader = reader
        self.index = UInt32(truncatingIfNeeded: index)
    }

    @inline(__always)
    var place: Int { Int(index) }

    var codingPath: [any CodingKey] { reader.codingPath(to: place) }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(
        keyedBy type: Key.Type
    ) throws -> KeyedDecodingContainer<Key> {
        try reader.container(keyedBy: type, reading: place)
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try ArrayReader(reader, place)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    // MARK: - A single value

    func decodeNil() -> Bool { reader.isNull(place) }
    func decode(_ type: Bool.Type) throws -> Bool { try reader.bool(at: place) }
    func decode(_ type: String.Type) throws -> String { try reader.string(at: place) }
    func decode(_ type: Double.Type) throws -> Double { try reader.double(at: place) }
    func decode(_ type: Float.Type) throws -> Float { try reader.float(at: place) }
    func decode(_ type: Int.Type) throws -> Int { try reader.integer(at: place) }
    func decode(_ type: Int8.Type) throws -> Int8 { try reader.integer(at: place) }
    func decode(_ type: Int16.Type) throws -> Int16 { try reader.integer(at: place) }
    func decode(_ type: Int32.Type) throws -> Int32 { try reader.integer(at: place) }
    func decode(_ type: Int64.Type) throws -> Int64 { try reader.integer(at: place) }
    func decode(_ type: UInt.Type) throws -> UInt { try reader.integer(at: place) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try reader.integer(at: place) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try reader.integer(at: place) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try reader.integer(at: place) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try reader.integer(at: place) }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        try reader.value(type, at: place)
    }
}
