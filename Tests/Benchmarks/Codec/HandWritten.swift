import BenchmarkRecord

/// The record's CBOR bytes by straight-line code that knows this record and nothing else: what a
/// programmer with an afternoon for one message could reach, and so the mark for the codec.
///
/// It writes the same bytes as `Wire`, and reads those alone: other orders, other widths and
/// unknown keys are errors.
enum HandWritten {
    /// The bytes are not in the one order that is read.
    struct Unexpected: Error {}

    static func encode(_ record: CaseRecord) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
            var out = Output(buffer)
            out.head(0xa0, 20)
            out.text("id", record.id)
            out.text("number", record.number)
            out.text("title", record.title)
            out.text("court", record.court)
            out.text("judge", record.judge)
            out.text("clerk", record.clerk)
            out.text("location", record.location)
            out.text("category", record.category)
            out.text("note", record.note)
            out.number("createdAt", record.createdAt)
            out.number("updatedAt", record.updatedAt)
            out.number("filedAt", record.filedAt)
            out.number("hearingAt", record.hearingAt)
            out.number("status", Int64(record.status))
            out.number("kind", Int64(record.kind))
            out.number("priority", Int64(record.priority))
            out.number("room", Int64(record.room))
            out.flag("sealed", record.sealed)
            out.flag("urgent", record.urgent)
            out.key("parties")
            out.head(0x80, UInt64(record.parties.count))
            for party in record.parties {
                out.head(0xa0, 3)
                out.text("id", party.id)
                out.number("role", Int64(party.role))
                out.text("name", party.name)
            }
            count = out.place
        }
    }

    static func decode(_ bytes: [UInt8]) throws(Unexpected) -> CaseRecord {
        try bytes.span.withUnsafeBytes { (bytes) throws(Unexpected) -> CaseRecord in
            var input = Input(bytes)
            try input.head(0xa0, 20)
            let record = CaseRecord(
                id: try input.text("id"),
                number: try input.text("number"),
                title: try input.text("title"),
                court: try input.text("court"),
                judge: try input.text("judge"),
                clerk: try input.text("clerk"),
                location: try input.text("location"),
                category: try input.text("category"),
                note: try input.text("note"),
                createdAt: try input.number("createdAt"),
                updatedAt: try input.number("updatedAt"),
                filedAt: try input.number("filedAt"),
                hearingAt: try input.number("hearingAt"),
                status: Int(try input.number("status")),
                kind: Int(try input.number("kind")),
                priority: Int32(truncatingIfNeeded: try input.number("priority")),
                room: Int32(truncatingIfNeeded: try input.number("room")),
                sealed: try input.flag("sealed"),
                urgent: try input.flag("urgent"),
                parties: try parties(&input)
            )
            guard input.place == bytes.count else { throw Unexpected() }
            return record
        }
    }

    private static func parties(_ input: inout Input) throws(Unexpected) -> [CaseRecord.Party] {
        try input.key("parties")
        let count = try input.count(0x80)
        var parties: [CaseRecord.Party] = []
        parties.reserveCapacity(min(count, 64))
        for _ in 0..<count {
            try input.head(0xa0, 3)
            parties.append(
                CaseRecord.Party(
                    id: try input.text("id"),
                    role: Int(try input.number("role")),
                    name: try input.text("name")
                )
            )
        }
        return parties
    }
}

/// Writes heads and strings into a buffer that is taken to be large enough.
private struct Output {
    let base: UnsafeMutableRawPointer
    var place = 0

    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
        base = UnsafeMutableRawPointer(buffer.baseAddress.unsafelyUnwrapped)
    }

    @inline(__always)
    mutating func byte(_ byte: UInt8) {
        base.storeBytes(of: byte, toByteOffset: place, as: UInt8.self)
        place &+= 1
    }

    @inline(__always)
    mutating func head(_ major: UInt8, _ argument: UInt64) {
        if argument < 24 {
            byte(major | UInt8(truncatingIfNeeded: argument))
        } else if argument <= 0xff {
            byte(major | 24)
            byte(UInt8(truncatingIfNeeded: argument))
        } else if argument <= 0xffff {
            byte(major | 25)
            base.storeBytes(of: UInt16(argument).bigEndian, toByteOffset: place, as: UInt16.self)
            place &+= 2
        } else if argument <= 0xffff_ffff {
            byte(major | 26)
            base.storeBytes(of: UInt32(argument).bigEndian, toByteOffset: place, as: UInt32.self)
            place &+= 4
        } else {
            byte(major | 27)
            base.storeBytes(of: argument.bigEndian, toByteOffset: place, as: UInt64.self)
            place &+= 8
        }
    }

    @inline(__always)
    mutating func key(_ key: StaticString) {
        byte(0x60 | UInt8(truncatingIfNeeded: key.utf8CodeUnitCount))
        (base + place).copyMemory(from: key.utf8Start, byteCount: key.utf8CodeUnitCount)
        place &+= key.utf8CodeUnitCount
    }

    @inline(__always)
    mutating func text(_ name: StaticString, _ text: String) {
        key(name)
        var text = text
        text.withUTF8 { text in
            head(0x60, UInt64(text.count))
            guard let start = text.baseAddress else { return }
            (base + place).copyMemory(from: start, byteCount: text.count)
            place &+= text.count
        }
    }

    @inline(__always)
    mutating func number(_ name: StaticString, _ number: Int64) {
        key(name)
        if number >= 0 {
            head(0x00, UInt64(number))
        } else {
            head(0x20, UInt64(~number))
        }
    }

    @inline(__always)
    mutating func flag(_ name: StaticString, _ flag: Bool) {
        key(name)
        byte(flag ? 0xf5 : 0xf4)
    }
}

/// Reads what ``Output`` writes.
private struct Input {
    typealias Unexpected = HandWritten.Unexpected
    let bytes: UnsafeRawBufferPointer
    var place = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    @inline(__always)
    mutating func byte() throws(Unexpected) -> UInt8 {
        guard place < bytes.count else { throw Unexpected() }
        let byte = bytes[place]
        place &+= 1
        return byte
    }

    @inline(__always)
    mutating func number<Number: FixedWidthInteger>(as: Number.Type) throws(Unexpected) -> UInt64 {
        guard bytes.count &- place >= MemoryLayout<Number>.size else { throw Unexpected() }
        let number = bytes.loadUnaligned(fromByteOffset: place, as: Number.self)
        place &+= MemoryLayout<Number>.size
        return UInt64(truncatingIfNeeded: number.bigEndian)
    }

    @inline(__always)
    mutating func argument(_ initial: UInt8) throws(Unexpected) -> UInt64 {
        switch initial & 0x1f {
        case 24: try number(as: UInt8.self)
        case 25: try number(as: UInt16.self)
        case 26: try number(as: UInt32.self)
        case 27: try number(as: UInt64.self)
        case let small where small < 24: UInt64(small)
        default: throw Unexpected()
        }
    }

    @inline(__always)
    mutating func head(_ major: UInt8, _ argument: UInt8) throws(Unexpected) {
        guard try byte() == major | argument else { throw Unexpected() }
    }

    @inline(__always)
    mutating func count(_ major: UInt8) throws(Unexpected) -> Int {
        let initial = try byte()
        guard initial & 0xe0 == major else { throw Unexpected() }
        let count = try argument(initial)
        guard count <= UInt64(bytes.count &- place) else { throw Unexpected() }
        return Int(count)
    }

    @inline(__always)
    mutating func key(_ key: StaticString) throws(Unexpected) {
        let count = key.utf8CodeUnitCount
        guard try byte() == 0x60 | UInt8(truncatingIfNeeded: count), bytes.count &- place >= count
        else { throw Unexpected() }
        for offset in 0..<count where bytes[place &+ offset] != key.utf8Start[offset] {
            throw Unexpected()
        }
        place &+= count
    }

    @inline(__always)
    mutating func text(_ name: StaticString) throws(Unexpected) -> String {
        try key(name)
        let count = try count(0x60)
        let content = UnsafeRawBufferPointer(rebasing: bytes[place..<place &+ count])
        place &+= count
        return String(decoding: content, as: UTF8.self)
    }

    @inline(__always)
    mutating func number(_ name: StaticString) throws(Unexpected) -> Int64 {
        try key(name)
        let initial = try byte()
        let argument = try argument(initial)
        guard argument >> 63 == 0 else { throw Unexpected() }
        switch initial & 0xe0 {
        case 0x00: return Int64(bitPattern: argument)
        case 0x20: return ~Int64(bitPattern: argument)
        default: throw Unexpected()
        }
    }

    @inline(__always)
    mutating func flag(_ name: StaticString) throws(Unexpected) -> Bool {
        try key(name)
        switch try byte() {
        case 0xf4: return false
        case 0xf5: return true
        default: throw Unexpected()
        }
    }
}
