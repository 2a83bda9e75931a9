import Vocabulary
import WireCodec

/// Makes one value of any `Decodable` type, the same each time, with every optional field there.
///
/// Lists get one element. Types whose text must have a form say what to take instead
/// (``Sampled``). What it made is told, so that a test can ask which types a message carries.
final class SampleDecoder: Decoder {
    let codingPath: [any CodingKey]
    let userInfo: [CodingUserInfoKey: Any] = [:]
    let seen: Seen

    /// The types met on the way.
    final class Seen {
        var types: [ObjectIdentifier: String] = [:]

        func note<T>(_ type: T.Type) { types[ObjectIdentifier(type)] = "\(type)" }
    }

    init(path: [any CodingKey] = [], seen: Seen = Seen()) {
        codingPath = path
        self.seen = seen
    }

    /// A sample of a type.
    static func sample<T: Decodable>(_ type: T.Type, seen: Seen = Seen()) throws -> T {
        try SampleDecoder(seen: seen).value(type)
    }

    func value<T: Decodable>(_ type: T.Type, at key: (any CodingKey)? = nil) throws -> T {
        seen.note(type)
        if let sampled = type as? any Sampled.Type, let value = sampled.sample as? T {
            return value
        }
        let path = codingPath + (key.map { [$0] } ?? [])
        return try T(from: SampleDecoder(path: path, seen: seen))
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(SampleMap<Key>(decoder: self))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer { SampleList(decoder: self) }

    func singleValueContainer() -> any SingleValueDecodingContainer { SampleScalar(decoder: self) }
}

/// A type with a sample of its own.
protocol Sampled {
    static var sample: Self { get }
}

private struct SampleMap<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: SampleDecoder
    var codingPath: [any CodingKey] { decoder.codingPath }
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) -> Bool { false }
    func decode(_ type: Bool.Type, forKey key: Key) -> Bool { true }
    func decode(_ type: String.Type, forKey key: Key) -> String { "text" }
    func decode(_ type: Double.Type, forKey key: Key) -> Double { 1.5 }
    func decode(_ type: Float.Type, forKey key: Key) -> Float { 1.5 }
    func decode<T: FixedWidthInteger & Decodable>(_ type: T.Type, forKey key: Key) -> T { 1 }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        try decoder.value(type, at: key)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) -> KeyedDecodingContainer<Nested> {
        KeyedDecodingContainer(SampleMap<Nested>(decoder: decoder))
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedDecodingContainer {
        SampleList(decoder: decoder)
    }

    func superDecoder() -> any Decoder { decoder }
    func superDecoder(forKey key: Key) -> any Decoder { decoder }
}

private struct SampleList: UnkeyedDecodingContainer {
    let decoder: SampleDecoder
    var codingPath: [any CodingKey] { decoder.codingPath }
    var count: Int? { 1 }
    var isAtEnd: Bool { currentIndex > 0 }
    var currentIndex = 0

    init(decoder: SampleDecoder) { self.decoder = decoder }

    mutating func decodeNil() -> Bool { false }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        currentIndex += 1
        if type == String.self, let text = "text" as? T { return text }
        return try decoder.value(type)
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) -> KeyedDecodingContainer<Nested> {
        currentIndex += 1
        return KeyedDecodingContainer(SampleMap<Nested>(decoder: decoder))
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedDecodingContainer {
        currentIndex += 1
        return SampleList(decoder: decoder)
    }

    mutating func superDecoder() -> any Decoder { decoder }
}

private struct SampleScalar: SingleValueDecodingContainer {
    let decoder: SampleDecoder
    var codingPath: [any CodingKey] { decoder.codingPath }

    func decodeNil() -> Bool { false }
    func decode(_ type: Bool.Type) -> Bool { true }
    func decode(_ type: String.Type) -> String { "text" }
    func decode(_ type: Double.Type) -> Double { 1.5 }
    func decode(_ type: Float.Type) -> Float { 1.5 }
    func decode<T: FixedWidthInteger & Decodable>(_ type: T.Type) -> T { 1 }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try decoder.value(type) }
}
