/// Encodes one value, whatever it becomes.
struct WireEncoder: Encoder, SingleValueEncodingContainer {
    private let writer: Writer
    private let depth: Int

    @inline(__always)
    init(_ writer: Writer, _ depth: Int) {
        self.writer = writer
        self.depth = depth
    }

    var codingPath: [any CodingKey] { writer.codingPath(to: depth) }
    var userInfo: [CodingUserInfoKey: Any] { writer.userInfo }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        writer.container(keyedBy: type, at: depth)
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        ArrayWriter(writer, depth)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    // MARK: - A single value

    func encode<T: Encodable>(_ value: T) throws {
        try writer.single(depth)
        let start = writer.count
        do {
            try writer.write(any: value)
        } catch {
            throw writer.failed(error, at: nil, depth: depth, count: start)
        }
    }

    func encodeNil() throws {
        try writer.single(depth)
        writer.writeNull()
    }

    func encode(_ value: Bool) throws {
        try writer.single(depth)
        writer.write(value)
    }

    func encode(_ value: String) throws {
        try writer.single(depth)
        writer.write(value)
    }

    func encode(_ value: Double) throws {
        try writer.single(depth)
        writer.write(value)
    }

    func encode(_ value: Int) throws {
        try writer.single(depth)
        writer.write(value)
    }

    func encode(_ value: Int8) throws {
        try writer.single(depth)
        writer.write(value)
    }

    func encode(_ value: Int16) throws {
        try writer.single(depth)
        writer.write(value)
    }

    func encode(_ value: Int32) throws {
        try writer.single(depth)
        writer.write(value)
    }

    func encode(_ value: Int64) throws {
        try writer.single(depth)
        writer.write(value)
    }

    func encode(_ value: UInt) throws {
        try writer.single(depth)
        writer.write(value)
    }

    func encode(_ value: UInt8) throws {
        try writer.single(depth)
        writer.write(value)
    }

    func encode(_ value: UInt16) throws {
        try writer.single(depth)
        writer.write(value)
    }

    func encode(_ value: UInt32) throws {
        try writer.single(depth)
        writer.write(value)
    }

    func encode(_ value: UInt64) throws {
        try writer.single(depth)
        writer.write(value)
    }

    func encode(_ value: Float) throws {
        try writer.single(depth)
        writer.write(Double(value))
    }
}
