import AllocationCounter
import Testing
import WireCodec

/// Long byte strings stay where they came in, whichever way a message is decoded, and are values like others.
@Suite struct BytesInPlaceTests {
    /// A message that is mostly bytes.
    private struct Parcel: Codable, Hashable {
        var name: String
        var content: Bytes
    }

    /// The same with direct code.
    private struct DirectParcel: Codable, Hashable, DirectRecord {
        var name: String
        var content: Bytes

        init(name: String, content: Bytes) {
            self.name = name
            self.content = content
        }

        func writeFields(to map: inout DirectWriter) {
            map.write("name", name)
            map.write("content", content)
        }

        init(readingFields map: inout DirectReader) throws(Detour) {
            self.init(name: try map.read("name"), content: try map.read("content"))
        }
    }

    /// A way to decode the content out of a message, the name kept.
    enum Way: CaseIterable {
        case codable, direct, erased, value

        func content(of message: [UInt8]) throws -> Bytes {
            switch self {
            case .codable: return try Wire.decode(Parcel.self, from: message).content
            case .direct: return try Wire.decode(DirectParcel.self, from: message).content
            case .erased: return try Self.decoded(DirectParcel.self, message).content
            case .value:
                guard case .map(let entries) = try Wire.decode(WireValue.self, from: message),
                    case .bytes(let content) = entries.last?.value
                else { throw WireError(.truncated) }
                return content
            }
        }

        /// Decodes as code does that knows of no direct code.
        private static func decoded<T: Decodable>(_ type: T.Type, _ message: [UInt8]) throws -> T {
            try Wire.decode(type, from: message)
        }
    }

    private static func bytes(_ count: Int) -> Bytes {
        Bytes((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 131) })
    }

    private static func message(name: String = "Móng Cái", _ content: Bytes) throws -> [UInt8] {
        try Wire.encode(Parcel(name: name, content: content))
    }

    /// Whether bytes lie within a message.
    private static func lies(_ bytes: Bytes, in message: [UInt8]) -> Bool {
        message.withUnsafeBytes { message in
            bytes.withUnsafeBytes { bytes in
                guard let start = message.baseAddress, let place = bytes.baseAddress else {
                    return false
                }
                return place >= start && place + bytes.count <= start + message.count
            }
        }
    }

    @Test(arguments: Way.allCases)
    func `long bytes that are most of a message stay in it`(way: Way) throws {
        let sent = Self.bytes(1 << 20)
        let message = try Self.message(sent)
        allocation_counts_reset()
        let content = try way.content(of: message)
        let counts = allocation_counts_read()
        #expect(Self.lies(content, in: message))
        #expect(counts.bytes < 128 * 1024)
        #expect(content == sent && content.count == 1 << 20)
    }

    @Test(arguments: Way.allCases)
    func `short bytes, and those that are the lesser part, are copied`(way: Way) throws {
        for (name, count) in [
            ("", 0), ("x", 31 * 1024), (String(repeating: "n", count: 50_000), 40_000),
        ] {
            let sent = Self.bytes(count)
            let message = try Self.message(name: name, sent)
            let content = try way.content(of: message)
            #expect(content == sent)
            #expect(count == 0 || !Self.lies(content, in: message))
        }
    }

    @Test(arguments: Way.allCases)
    func `a message that is changed or given back changes no bytes that came in it`(way: Way) throws
    {
        let sent = Self.bytes(70_000)
        var message = try Self.message(sent)
        let content = try way.content(of: message)
        for place in message.indices { message[place] = 0 }
        #expect(content == sent)
        message = []
        #expect(content == sent && content.array == sent.array)
    }

    @Test(arguments: Way.allCases)
    func `bytes are the same wherever they lie`(way: Way) throws {
        let sent = Self.bytes(40_000)
        let content = try way.content(of: Self.message(sent))
        #expect(Set([sent, content]).count == 1)
        #expect(content.base64 == sent.base64)
        #expect(try Self.message(content) == Self.message(sent))
        #expect(
            try Wire.encode(DirectParcel(name: "Móng Cái", content: content)) == Self.message(sent)
        )
        for place in [0, 20_000, 39_999] {
            var other = sent.array
            other[place] ^= 1
            #expect(content != Bytes(other) && Bytes(other) != content)
        }
        #expect(content != Self.bytes(39_999))
    }

    @Test func `bytes of an array of their own give it back without a copy`() {
        let array = [UInt8](repeating: 7, count: 100_000)
        let bytes = Bytes(array)
        allocation_counts_reset()
        let again = bytes.array
        #expect(allocation_counts_read().bytes < 1000)
        #expect(again == array)
    }

    @Test(arguments: Way.allCases)
    func `a message that is cut makes no memory and is refused`(way: Way) throws {
        let message = try Self.message(Self.bytes(100_000))
        for count in [0, 10, 20, 40_000, message.count - 1] {
            let cut = Array(message.prefix(count))
            allocation_counts_reset()
            let error = #expect(throws: WireError.self) { try way.content(of: cut) }
            #expect(error?.reason == .truncated)
            #expect(allocation_counts_read().largest <= 128 * 1024)
        }
    }
}
