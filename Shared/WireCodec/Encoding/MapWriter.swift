/// Encodes the entries of a map.
struct MapWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
    private let writer: Writer
    private let depth: Int
    private let order: KeyOrder

    /// What a value with such keys becomes.
    @inline(__always)
    static var kind: Writer.Frame.Kind {
        ObjectIdentifier(Key.self) == OpenKeys.ofDictionaries ? .sortedMap : .map
    }

    init(_ writer: Writer, _ depth: Int) {
        self.init(writer, depth, Self.kind)
    }

    init(_ writer: Writer, _ depth: Int, _ kind: Writer.Frame.Kind) {
        writer.open(kind, at: depth)
        self.writer = writer
        self.depth = depth
        order = KeyOrder(of: Key.self)
    }

    var codingPath: [any CodingKey] { writer.codingPath(to: depth) }

    @inline(__always)
    private func write(_ key: Key) throws {
        try writer.enter(depth)
        writer.noteKey(at: depth, order: order.place(of: key))
        writer.write(key.stringValue)
    }

    private func step(_ key: some CodingKey) -> WirePath.Step {
        OpenKeys.areOpen(Key.self)
            ? .index(Int(writer.frame(depth).pointee.count) - 1) : .key(key.stringValue)
    }

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        try write(key)
        let start = writer.frame(depth).pointee.key
        do {
            try writer.write(any: value)
        } catch {
            throw writer.failed(error, at: step(key), depth: depth, count: start)
        }
    }

    func encodeNil(forKey key: Key) throws {
        try write(key)
        writer.writeNull()
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        KeyedEncodingContainer(MapWriter<Nested>(insert(key), 0))
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        ArrayWriter(insert(key), 0)
    }

    func superEncoder() -> any Encoder {
        WireEncoder(insert(PathKey(stringValue: "super")), 0)
    }

    func superEncoder(forKey key: Key) -> any Encoder {
        WireEncoder(insert(key), 0)
    }

    /// A writer for the value of a key.
    private func insert(_ key: some CodingKey) -> Writer {
        writer.enterLater(depth)
        writer.noteKey(at: depth, order: (key as? Key).map(order.place) ?? KeyOrder.unknown)
        writer.write(key.stringValue)
        return writer.insert(key, step: step(key))
    }
}

// The standard library asks by concrete type; one line each way.
extension MapWriter {
    func encode(_ value: Bool, forKey key: Key) throws {
        try write(key)
        writer.write(value)
    }

    @inline(__always)
    func encode(_ value: String, forKey key: Key) throws {
        try write(key)
        writer.write(value)
    }

    func encode(_ value: Double, forKey key: Key) throws {
        try write(key)
        writer.write(value)
    }

    @inline(__always)
    func encode(_ value: Int, forKey key: Key) throws {
        try write(key)
        writer.write(value)
    }

    func encode(_ value: Int8, forKey key: Key) throws {
        try write(key)
        writer.write(value)
    }

    func encode(_ value: Int16, forKey key: Key) throws {
        try write(key)
        writer.write(value)
    }

    func encode(_ value: Int32, forKey key: Key) throws {
        try write(key)
        writer.write(value)
    }

    func encode(_ value: Int64, forKey key: Key) throws {
        try write(key)
        writer.write(value)
    }

    func encode(_ value: UInt, forKey key: Key) throws {
        try write(key)
        writer.write(value)
    }

    func encode(_ value: UInt8, forKey key: Key) throws {
        try write(key)
        writer.write(value)
    }

    func encode(_ value: UInt16, forKey key: Key) throws {
        try write(key)
        writer.write(value)
    }

    func encode(_ value: UInt32, forKey key: Key) throws {
        try write(key)
        writer.write(value)
    }

    func encode(_ value: UInt64, forKey key: Key) throws {
        try write(key)
        writer.write(value)
    }

    func encode(_ value: Float, forKey key: Key) throws {
        try write(key)
        writer.write(Double(value))
    }
}
