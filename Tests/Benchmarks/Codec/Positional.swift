/// The least that a `Codable` coder can do: values behind one another, no keys, no checks.
///
/// What it costs is what synthesised conformances and the standard library's containers cost by
/// themselves: the floor for every coder that is driven by `Codable`. It knows what the record asks
/// for and nothing else.
enum Positional {
    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let sink = Sink()
        try value.encode(to: PositionalEncoder(sink: sink))
        return Array(UnsafeRawBufferPointer(start: sink.base, count: sink.count))
    }

    static func decode<T: Decodable>(_ type: T.Type, from bytes: [UInt8]) throws -> T {
        try bytes.withUnsafeBytes { try T(from: PositionalDecoder(source: Source($0))) }
    }

    /// Asked for something that the record does not have.
    struct NotNeeded: Error {}

    /// Where values go, one behind the other.
    final class Sink {
        let base = UnsafeMutableRawPointer.allocate(byteCount: 4096, alignment: 8)
        @exclusivity(unchecked) var count = 0

        deinit { base.deallocate() }

        @inline(__always)
        func put<Value: BitwiseCopyable>(_ value: Value) {
            base.storeBytes(of: value, toByteOffset: count, as: Value.self)
            count &+= MemoryLayout<Value>.size
        }

        @inline(__always)
        func put(_ value: String) {
            let length = value.utf8.count
            put(length)
            let place = UnsafeMutableRawBufferPointer(start: base + count, count: length)
            _ = value.utf8.withContiguousStorageIfAvailable { place.copyBytes(from: $0) }
            count &+= length
        }
    }

    /// Where values come from.
    final class Source {
        let bytes: UnsafeRawBufferPointer
        @exclusivity(unchecked) var place = 0

        init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

        @inline(__always)
        func take<Value: BitwiseCopyable>(_ type: Value.Type = Value.self) -> Value {
            defer { place &+= MemoryLayout<Value>.size }
            return bytes.loadUnaligned(fromByteOffset: place, as: type)
        }

        @inline(__always)
        func text() -> String {
            let count = take(Int.self)
            defer { place &+= count }
            return String(
                decoding: UnsafeRawBufferPointer(rebasing: bytes[place..<place &+ count]),
                as: UTF8.self
            )
        }
    }
}

// MARK: - Encoding

private struct PositionalEncoder: Encoder {
    let sink: Positional.Sink
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(FieldSink<Key>(sink: sink))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer { ElementSink(sink) }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        preconditionFailure("the record has no single values")
    }
}

private struct FieldSink<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let sink: Positional.Sink
    var codingPath: [any CodingKey] { [] }

    func encode(_ value: String, forKey key: Key) { sink.put(value) }
    func encode(_ value: Int, forKey key: Key) { sink.put(value) }
    func encode(_ value: Int64, forKey key: Key) { sink.put(value) }
    func encode(_ value: Int32, forKey key: Key) { sink.put(value) }
    func encode(_ value: Bool, forKey key: Key) { sink.put(value) }
    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        try value.encode(to: PositionalEncoder(sink: sink))
    }
    func encodeNil(forKey key: Key) throws { throw Positional.NotNeeded() }
    func superEncoder() -> any Encoder { PositionalEncoder(sink: sink) }
    func superEncoder(forKey key: Key) -> any Encoder { PositionalEncoder(sink: sink) }
    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        ElementSink(sink)
    }
    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Nested> { KeyedEncodingContainer(FieldSink<Nested>(sink: sink)) }
}

private struct ElementSink: UnkeyedEncodingContainer {
    let sink: Positional.Sink
    /// Where the number of elements stands.
    private let place: Int
    var codingPath: [any CodingKey] { [] }
    var count: Int { sink.base.load(fromByteOffset: place, as: Int.self) }

    init(_ sink: Positional.Sink) {
        self.sink = sink
        // The record's only array; loads want it aligned.
        sink.count = (sink.count + 7) & ~7
        place = sink.count
        sink.put(0)
    }

    func encode<T: Encodable>(_ value: T) throws {
        sink.base.storeBytes(of: count + 1, toByteOffset: place, as: Int.self)
        try value.encode(to: PositionalEncoder(sink: sink))
    }
    func encodeNil() throws { throw Positional.NotNeeded() }
    func superEncoder() -> any Encoder { PositionalEncoder(sink: sink) }
    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { ElementSink(sink) }
    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> { KeyedEncodingContainer(FieldSink<Nested>(sink: sink)) }
}

// MARK: - Decoding

private struct PositionalDecoder: Decoder {
    let source: Positional.Source
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(FieldSource<Key>(source: source))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer { ElementSource(source) }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        throw Positional.NotNeeded()
    }
}

private struct FieldSource<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let source: Positional.Source
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) -> Bool { false }
    func decode(_ type: String.Type, forKey key: Key) -> String { source.text() }
    func decode(_ type: Int.Type, forKey key: Key) -> Int { source.take() }
    func decode(_ type: Int64.Type, forKey key: Key) -> Int64 { source.take() }
    func decode(_ type: Int32.Type, forKey key: Key) -> Int32 { source.take() }
    func decode(_ type: Bool.Type, forKey key: Key) -> Bool { source.take() }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        try T(from: PositionalDecoder(source: source))
    }
    func superDecoder() -> any Decoder { PositionalDecoder(source: source) }
    func superDecoder(forKey key: Key) -> any Decoder { PositionalDecoder(source: source) }
    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedDecodingContainer {
        ElementSource(source)
    }
    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) -> KeyedDecodingContainer<Nested> {
        KeyedDecodingContainer(FieldSource<Nested>(source: source))
    }
}

private struct ElementSource: UnkeyedDecodingContainer {
    let source: Positional.Source
    let count: Int?
    private(set) var currentIndex = 0
    var codingPath: [any CodingKey] { [] }
    var isAtEnd: Bool { currentIndex == count }

    init(_ source: Positional.Source) {
        self.source = source
        source.place = (source.place + 7) & ~7
        count = source.take(Int.self)
    }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        currentIndex += 1
        return try T(from: PositionalDecoder(source: source))
    }
    mutating func decodeNil() -> Bool { false }
    mutating func superDecoder() -> any Decoder { PositionalDecoder(source: source) }
    mutating func nestedUnkeyedContainer() -> any UnkeyedDecodingContainer {
        ElementSource(source)
    }
    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) -> KeyedDecodingContainer<Nested> {
        KeyedDecodingContainer(FieldSource<Nested>(source: source))
    }
}
