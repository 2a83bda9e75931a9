/// Encodes the elements of an array.
struct ArrayWriter: UnkeyedEncodingContainer {
    private let writer: Writer
    private let depth: Int

    init(_ writer: Writer, _ depth: Int) {
        writer.open(.array, at: depth)
        self.writer = writer
        self.depth = depth
    }

    var codingPath: [any CodingKey] { writer.codingPath(to: depth) }
    var count: Int { Int(writer.frame(depth).pointee.count) }

    func encode<T: Encodable>(_ value: T) throws {
        try writer.enter(depth)
        let start = writer.count
        do {
            try writer.write(any: value)
        } catch {
            throw writer.failed(error, at: .index(count - 1), depth: depth, count: start)
        }
    }

    func encodeNil() throws {
        try writer.enter(depth)
        writer.writeNull()
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
        insert().container(keyedBy: type, at: 0)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        ArrayWriter(insert(), 0)
    }

    func superEncoder() -> any Encoder {
        WireEncoder(insert(), 0)
    }

    private func insert() -> Writer {
        writer.enterLater(depth)
        let index = count - 1
        return writer.insert(PathKey(index: index, name: nil), step: .index(index))
    }
}

// The standard library asks by concrete type.
extension ArrayWriter {
    func encode(_ value: Bool) throws {
        try writer.enter(depth)
        writer.write(value)
    }

    func encode(_ value: String) throws {
        try writer.enter(depth)
        writer.write(value)
    }

    func encode(_ value: Double) throws {
        try writer.enter(depth)
        writer.write(value)
    }

    func encode(_ value: Int) throws {
        try writer.enter(depth)
        writer.write(value)
    }

    func encode(_ value: Int8) throws {
        try writer.enter(depth)
        writer.write(value)
    }

    func encode(_ value: Int16) throws {
        try writer.enter(depth)
        writer.write(value)
    }

    func encode(_ value: Int32) throws {
        try writer.enter(depth)
        writer.write(value)
    }

    func encode(_ value: Int64) throws {
        try writer.enter(depth)
        writer.write(value)
    }

    func encode(_ value: UInt) throws {
        try writer.enter(depth)
        writer.write(value)
    }

    func encode(_ value: UInt8) throws {
        try writer.enter(depth)
        writer.write(value)
    }

    func encode(_ value: UInt16) throws {
        try writer.enter(depth)
        writer.write(value)
    }

    func encode(_ value: UInt32) throws {
        try writer.enter(depth)
        writer.write(value)
    }

    func encode(_ value: UInt64) throws {
        try writer.enter(depth)
        writer.write(value)
    }

    func encode(_ value: Float) throws {
        try writer.enter(depth)
        writer.write(Double(value))
    }
}
