/// Decodes the elements of an array, one after the other.
struct ArrayReader: UnkeyedDecodingContainer {
    let reader: Reader
    private let array: UInt32
    private var element: UInt32
    private var index: UInt32 = 0

    init(_ reader: Reader, _ array: Int) throws {
        guard reader.item(array).pointee.kind == .array else {
            throw reader.mismatch(.array, at: array)
        }
        self.reader = reader
        self.array = UInt32(truncatingIfNeeded: array)
        element = self.array + 1
    }

    var codingPath: [any CodingKey] { reader.codingPath(to: Int(array)) }
    var count: Int? { reader.item(Int(array)).pointee.low }
    var currentIndex: Int { Int(index) }
    var isAtEnd: Bool { Int(index) >= reader.item(Int(array)).pointee.low }

    /// The element to decode next.
    ///
    /// An element that fails to decode stays the next one, so that
    /// another type may be tried.
    @inline(__always)
    func place() throws -> Int {
        guard !isAtEnd else {
            let error = reader.failure(.endOfArray, at: Int(array))
            throw WireError(
                error.reason,
                at: error.path.appending(.index(currentIndex)),
                offset: error.offset
            )
        }
        return Int(element)
    }

    @inline(__always)
    private mutating func step() {
        element = UInt32(truncatingIfNeeded: reader.next(Int(element)))
        index &+= 1
    }

    @inline(__always)
    private mutating func take<T>(_ body: (Int) throws -> T) throws -> T {
        let value = try body(try place())
        step()
        return value
    }

    mutating func decodeNil() throws -> Bool {
        guard reader.isNull(try place()) else { return false }
        step()
        return true
    }

    mutating func decode(_ type: Bool.Type) throws -> Bool { try take(reader.bool(at:)) }
    mutating func decode(_ type: String.Type) throws -> String { try take(reader.string(at:)) }
    mutating func decode(_ type: Double.Type) throws -> Double { try take(reader.double(at:)) }
    mutating func decode(_ type: Float.Type) throws -> Float { try take(reader.float(at:)) }
    mutating func decode(_ type: Int.Type) throws -> Int { try integer() }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try integer() }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        let value = try reader.value(type, at: try place())
        step()
        return value
    }

    @inline(__always)
    private mutating func integer<T: FixedWidthInteger>() throws -> T {
        let value = try reader.integer(T.self, at: try place())
        step()
        return value
    }

    mutating func nestedContainer<Key: CodingKey>(
        keyedBy type: Key.Type
    ) throws -> KeyedDecodingContainer<Key> {
        let container = try reader.container(keyedBy: type, reading: try place())
        step()
        return container
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        let array = try ArrayReader(reader, try place())
        step()
        return array
    }

    mutating func superDecoder() throws -> any Decoder {
        let decoder = WireDecoder(reader, try place())
        step()
        return decoder
    }
}
