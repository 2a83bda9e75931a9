/// A decoder without a message: it notes what a type asks for and answers the simplest value.
struct SchemaDecoder: Decoder, SingleValueDecodingContainer {
    let recording: SchemaRecording
    let note: SchemaNote

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        if case .nothing = note.content {
            note.content = OpenKeys.areOpen(type) ? .entries(.text) : .fields([])
        }
        return KeyedDecodingContainer(SchemaMap<Key>(recording: recording, note: note))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        if case .nothing = note.content { note.content = .elements(nil) }
        return SchemaArray(recording: recording, note: note)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    func decodeNil() -> Bool {
        note.isNullable = true
        return false
    }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        let (shape, value) = try recording.describe(type)
        note.content = .single(shape)
        return value
    }
}

/// Notes the properties that a type asks for.
struct SchemaMap<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let recording: SchemaRecording
    let note: SchemaNote

    var codingPath: [any CodingKey] { [] }

    /// A dictionary gets one entry, so that its values are seen; an enum with payloads must name
    /// its cases itself.
    var allKeys: [Key] {
        guard case .entries = note.content else { return [] }
        return [Key(stringValue: "")].compactMap { $0 }
    }

    func contains(_ key: Key) -> Bool {
        note.add(.init(key.stringValue, .text, isOptional: true))
        return true
    }

    func decodeNil(forKey key: Key) throws -> Bool {
        note.add(.init(key.stringValue, .text, isOptional: true))
        return false
    }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        let (shape, value) = try recording.describe(type)
        add(shape, key, isOptional: false)
        return value
    }

    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
        do {
            let (shape, value) = try recording.describe(type)
            add(shape, key, isOptional: true)
            return value
        } catch let recursion as SchemaRecording.Recursion {
            add(.rule(recursion.name), key, isOptional: true)
            return nil
        }
    }

    private func add(_ shape: WireShape, _ key: Key, isOptional: Bool) {
        if case .entries = note.content {
            note.content = .entries(shape)
        } else {
            note.add(.init(key.stringValue, shape, isOptional: isOptional))
        }
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        throw note.undescribable("it opens containers by hand; conform it to SchemaDescribing")
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        throw note.undescribable("it opens containers by hand; conform it to SchemaDescribing")
    }

    func superDecoder() throws -> any Decoder {
        throw note.undescribable("it is a class with a superclass; conform it to SchemaDescribing")
    }

    func superDecoder(forKey key: Key) throws -> any Decoder { try superDecoder() }
}

/// Notes what the elements of an array are; there is one.
struct SchemaArray: UnkeyedDecodingContainer {
    let recording: SchemaRecording
    let note: SchemaNote
    private(set) var currentIndex = 0

    init(recording: SchemaRecording, note: SchemaNote) {
        self.recording = recording
        self.note = note
    }

    var codingPath: [any CodingKey] { [] }
    var count: Int? { note.isEmptied ? 0 : 1 }
    var isAtEnd: Bool { currentIndex >= (note.isEmptied ? 0 : 1) }

    mutating func decodeNil() throws -> Bool { false }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        let (shape, value) = try recording.describe(type)
        if case .elements(.some(let other)) = note.content, other != shape {
            throw note.undescribable("the elements of its array differ in shape")
        }
        note.content = .elements(shape)
        currentIndex += 1
        return value
    }

    mutating func nestedContainer<Key: CodingKey>(
        keyedBy type: Key.Type
    ) throws -> KeyedDecodingContainer<Key> {
        throw note.undescribable("it opens containers by hand; conform it to SchemaDescribing")
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        throw note.undescribable("it opens containers by hand; conform it to SchemaDescribing")
    }

    mutating func superDecoder() throws -> any Decoder {
        throw note.undescribable("it is a class with a superclass; conform it to SchemaDescribing")
    }
}
