/// Encodes the entries of a map.
struct MapWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
    /// The message, and the depth of the map in it.
    private let seat: Seat<Writer>

    init(_ seat: Seat<Writer>) { self.seat = seat }

    /// What a value with such keys becomes.
    @inline(__always)
    static var kind: Writer.Frame.Kind {
        ObjectIdentifier(Key.self) == OpenKeys.ofDictionaries ? .sortedMap : .map
    }

    var codingPath: [any CodingKey] { seat.use { $0.codingPath(to: $1) } }

    /// Writes a key, and then whatever its value is.
    @inline(__always)
    private func write(_ key: Key, _ body: (Writer) -> Void) throws {
        try seat.use { writer, depth in
            try write(key, writer, depth)
            body(writer)
        }
    }

    @inline(__always)
    private func write(_ key: Key, _ writer: Writer, _ depth: Int) throws {
        try writer.enter(depth)
        writer.noteKey(at: depth, order: KeyOrder(of: Key.self).place(of: key))
        writer.write(key.stringValue)
    }

    private func step(_ key: some CodingKey, _ writer: Writer, _ depth: Int) -> WirePath.Step {
        OpenKeys.areOpen(Key.self)
            ? .index(Int(writer.frame(depth).pointee.count) - 1) : .key(key.stringValue)
    }

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        try seat.use { writer, depth in
            try write(key, writer, depth)
            let start = writer.frame(depth).pointee.key
            do {
                try writer.write(any: value)
            } catch {
                let step = step(key, writer, depth)
                throw writer.failed(error, at: step, depth: depth, count: start)
            }
        }
    }

    func encodeNil(forKey key: Key) throws {
        try write(key) { $0.writeNull() }
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        insert(key).container(keyedBy: type, at: 0)
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
        seat.use { writer, depth in
            writer.enterLater(depth)
            let order = (key as? Key).map(KeyOrder(of: Key.self).place) ?? KeyOrder.unknown
            writer.noteKey(at: depth, order: order)
            writer.write(key.stringValue)
            return writer.insert(key, step: step(key, writer, depth))
        }
    }
}

// The standard library asks by concrete type; one line each way.
extension MapWriter {
    func encode(_ value: Bool, forKey key: Key) throws {
        try write(key) { $0.write(value) }
    }

    @inline(__always)
    func encode(_ value: String, forKey key: Key) throws {
        try write(key) { $0.write(value) }
    }

    func encode(_ value: Double, forKey key: Key) throws {
        try write(key) { $0.write(value) }
    }

    @inline(__always)
    func encode(_ value: Int, forKey key: Key) throws {
        try write(key) { $0.write(value) }
    }

    func encode(_ value: Int8, forKey key: Key) throws {
        try write(key) { $0.write(value) }
    }

    func encode(_ value: Int16, forKey key: Key) throws {
        try write(key) { $0.write(value) }
    }

    func encode(_ value: Int32, forKey key: Key) throws {
        try write(key) { $0.write(value) }
    }

    func encode(_ value: Int64, forKey key: Key) throws {
        try write(key) { $0.write(value) }
    }

    func encode(_ value: UInt, forKey key: Key) throws {
        try write(key) { $0.write(value) }
    }

    func encode(_ value: UInt8, forKey key: Key) throws {
        try write(key) { $0.write(value) }
    }

    func encode(_ value: UInt16, forKey key: Key) throws {
        try write(key) { $0.write(value) }
    }

    func encode(_ value: UInt32, forKey key: Key) throws {
        try write(key) { $0.write(value) }
    }

    func encode(_ value: UInt64, forKey key: Key) throws {
        try write(key) { $0.write(value) }
    }

    func encode(_ value: Float, forKey key: Key) throws {
        try write(key) { $0.write(Double(value)) }
    }
}
