import WireCodec

/// A record with every scalar, whose direct code is written by hand.
struct Everything: Codable, Equatable {
    /// A word.
    enum Gate: String, Codable, CaseIterable { case mongCai, huuNghi, laoCai }

    var flag: Bool
    var text: String
    var bytes: Bytes
    var identifier: Identifier
    var instant: Instant
    var date: CalendarDate
    var double: Double
    var float: Float
    var int: Int
    var int8: Int8
    var int16: Int16
    var int32: Int32
    var int64: Int64
    var uint: UInt
    var uint8: UInt8
    var uint16: UInt16
    var uint32: UInt32
    var uint64: UInt64
    var gate: Gate
    var parts: [Part]
    var numbers: [[Int]]
    var remark: String?
    var part: Part?
    var last: Int?
}

/// A record inside a record.
struct Part: Codable, Equatable {
    var name: String
    var count: Int?
}

/// A record of more properties than one byte of a head can say.
struct Wide: Codable, Equatable {
    var a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6, b7, b8, b9: Int
    var c0, c1, c2, c3: Int?
}

/// A record that may contain itself.
struct Tree: Codable, Equatable {
    var name: String
    var branches: [Tree]
}

extension Everything.Gate: DirectCodable {}

extension Everything: DirectRecord {
    func writeFields(to map: inout DirectWriter) {
        map.write("flag", flag)
        map.write("text", text)
        map.write("bytes", bytes)
        map.write("identifier", identifier)
        map.write("instant", instant)
        map.write("date", date)
        map.write("double", double)
        map.write("float", float)
        map.write("int", int)
        map.write("int8", int8)
        map.write("int16", int16)
        map.write("int32", int32)
        map.write("int64", int64)
        map.write("uint", uint)
        map.write("uint8", uint8)
        map.write("uint16", uint16)
        map.write("uint32", uint32)
        map.write("uint64", uint64)
        map.write("gate", gate)
        map.write("parts", parts)
        map.write("numbers", numbers)
        map.writeIfPresent("remark", remark)
        map.writeIfPresent("part", part)
        map.writeIfPresent("last", last)
    }

    init(readingFields map: inout DirectReader) throws(Detour) {
        flag = try map.read("flag")
        text = try map.read("text")
        bytes = try map.read("bytes")
        identifier = try map.read("identifier")
        instant = try map.read("instant")
        date = try map.read("date")
        double = try map.read("double")
        float = try map.read("float")
        int = try map.read("int")
        int8 = try map.read("int8")
        int16 = try map.read("int16")
        int32 = try map.read("int32")
        int64 = try map.read("int64")
        uint = try map.read("uint")
        uint8 = try map.read("uint8")
        uint16 = try map.read("uint16")
        uint32 = try map.read("uint32")
        uint64 = try map.read("uint64")
        gate = try map.read("gate")
        parts = try map.read("parts")
        numbers = try map.read("numbers")
        remark = try map.readIfPresent("remark")
        part = try map.readIfPresent("part")
        last = try map.readIfPresent("last")
    }
}

extension Part: DirectRecord {
    func writeFields(to map: inout DirectWriter) {
        map.write("name", name)
        map.writeIfPresent("count", count)
    }

    init(readingFields map: inout DirectReader) throws(Detour) {
        name = try map.read("name")
        count = try map.readIfPresent("count")
    }
}

extension Wide: DirectRecord {
    func writeFields(to map: inout DirectWriter) {
        map.write("a0", a0)
        map.write("a1", a1)
        map.write("a2", a2)
        map.write("a3", a3)
        map.write("a4", a4)
        map.write("a5", a5)
        map.write("a6", a6)
        map.write("a7", a7)
        map.write("a8", a8)
        map.write("a9", a9)
        map.write("b0", b0)
        map.write("b1", b1)
        map.write("b2", b2)
        map.write("b3", b3)
        map.write("b4", b4)
        map.write("b5", b5)
        map.write("b6", b6)
        map.write("b7", b7)
        map.write("b8", b8)
        map.write("b9", b9)
        map.writeIfPresent("c0", c0)
        map.writeIfPresent("c1", c1)
        map.writeIfPresent("c2", c2)
        map.writeIfPresent("c3", c3)
    }

    init(readingFields map: inout DirectReader) throws(Detour) {
        a0 = try map.read("a0")
        a1 = try map.read("a1")
        a2 = try map.read("a2")
        a3 = try map.read("a3")
        a4 = try map.read("a4")
        a5 = try map.read("a5")
        a6 = try map.read("a6")
        a7 = try map.read("a7")
        a8 = try map.read("a8")
        a9 = try map.read("a9")
        b0 = try map.read("b0")
        b1 = try map.read("b1")
        b2 = try map.read("b2")
        b3 = try map.read("b3")
        b4 = try map.read("b4")
        b5 = try map.read("b5")
        b6 = try map.read("b6")
        b7 = try map.read("b7")
        b8 = try map.read("b8")
        b9 = try map.read("b9")
        c0 = try map.readIfPresent("c0")
        c1 = try map.readIfPresent("c1")
        c2 = try map.readIfPresent("c2")
        c3 = try map.readIfPresent("c3")
    }
}

extension Tree: DirectRecord {
    func writeFields(to map: inout DirectWriter) {
        map.write("name", name)
        map.write("branches", branches)
    }

    init(readingFields map: inout DirectReader) throws(Detour) {
        name = try map.read("name")
        branches = try map.read("branches")
    }
}
