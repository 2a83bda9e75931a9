/// Reads items one behind the other, for types that are ``DirectCodable``.
///
/// It takes a message that is exactly what the type itself would write, or a ``Detour``. What it
/// takes has passed every check of the profile and the limits, in the one pass that makes the
/// values.
public struct DirectReader: ~Copyable {
    // Comparing a key is compiled into the types that read it, so what it needs is seen there.
    @usableFromInline let bytes: UnsafeRawPointer
    @usableFromInline let end: Int
    /// The byte behind what has been read.
    @usableFromInline var place = 0
    @usableFromInline var itemsLeft: Int
    private var nestingLeft: Int
    /// Entries of the innermost map that have not been read.
    @usableFromInline var entriesLeft = 0
    /// The array that the bytes are, for byte strings that stay in it.
    private let message: [UInt8]?

    init(_ bytes: UnsafeRawBufferPointer, in message: [UInt8]? = nil, limits: WireLimits) {
        // An empty buffer may have no address; nothing is loaded from the one used instead.
        self.bytes = bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 1).unsafelyUnwrapped
        end = bytes.count
        self.message = message
        itemsLeft = limits.items
        nestingLeft = limits.nesting
    }

    // MARK: - Fields

    /// Reads a property, which must be the next.
    @inlinable
    @inline(__always)
    public mutating func read<Value: DirectCodable>(
        _ key: StaticString
    ) throws(Detour) -> Value {
        guard take(key: key) else { throw Detour() }
        return try Value(reading: &self)
    }

    /// Reads a property if it is the next; `nil` if it is not, or null.
    @inlinable
    @inline(__always)
    public mutating func readIfPresent<Value: DirectCodable>(
        _ key: StaticString
    ) throws(Detour) -> Value? {
        guard take(key: key) else { return nil }
        if try takeNull() { return nil }
        return try Value(reading: &self)
    }

    /// Steps over a key, if it is the next of the innermost map.
    ///
    /// With the key known where this is compiled, a few comparisons with constants are left of it.
    @inlinable
    @inline(__always)
    public mutating func take(key: StaticString) -> Bool {
        let count = key.utf8CodeUnitCount
        // Longer keys have a longer head; none of ours is.
        guard entriesLeft > 0, itemsLeft > 0, count < 24, end &- place > count,
            bytes.load(fromByteOffset: place, as: UInt8.self)
                == 0x60 | UInt8(truncatingIfNeeded: count),
            SameBytes.areEqual(bytes + place + 1, UnsafeRawPointer(key.utf8Start), count: count)
        else { return false }
        entriesLeft &-= 1
        itemsLeft &-= 1
        place &+= 1 &+ count
        return true
    }

    /// Steps over a null, if it is the next item.
    public mutating func takeNull() throws(Detour) -> Bool {
        guard place < end else { throw Detour() }
        guard bytes.load(fromByteOffset: place, as: UInt8.self) == 0xf6 else { return false }
        try countItem()
        place &+= 1
        return true
    }

    // MARK: - Maps and arrays

    /// The entries left of the map around the one that has been begun.
    public struct Map {
        let outerEntries: Int
    }

    /// Begins a map.
    public mutating func beginMap() throws(Detour) -> Map {
        let count = try descend(into: 5)
        let map = Map(outerEntries: entriesLeft)
        entriesLeft = count
        return map
    }

    /// Ends a map, all entries of which must have been read.
    public mutating func endMap(_ map: Map) throws(Detour) {
        guard entriesLeft == 0 else { throw Detour() }
        nestingLeft &+= 1
        entriesLeft = map.outerEntries
    }

    /// Begins an array; so many elements follow.
    public mutating func beginArray() throws(Detour) -> Int { try descend(into: 4) }

    /// Ends the innermost array.
    public mutating func endArray() { nestingLeft &+= 1 }

    private mutating func descend(into major: UInt8) throws(Detour) -> Int {
        let count = try head(major)
        // Each element is a byte at least: a larger claim is a lie.
        guard nestingLeft > 0, count <= UInt64(end &- place) else { throw Detour() }
        nestingLeft &-= 1
        return Int(truncatingIfNeeded: count)
    }
}

// MARK: - Scalars

extension DirectReader {
    mutating func bool() throws(Detour) -> Bool {
        switch try initialByte() {
        case 0xf4: return false
        case 0xf5: return true
        default: throw Detour()
        }
    }

    @inline(__always)
    mutating func integer<Integer: FixedWidthInteger>() throws(Detour) -> Integer {
        let initial = try initialByte()
        // A small number is its own head.
        if initial < 24 { return Integer(truncatingIfNeeded: initial) }
        let argument = try argument(initial)
        let number: Integer?
        switch initial >> 5 {
        case 0: number = Integer(exactly: argument)
        case 1: number = argument >> 63 == 0 ? Integer(exactly: ~Int64(bitPattern: argument)) : nil
        default: throw Detour()
        }
        guard let number else { throw Detour() }
        return number
    }

    mutating func double() throws(Detour) -> Double {
        switch try initialByte() {
        case 0xf9: return Double(Float16(bitPattern: try number()))
        case 0xfa: return Double(Float(bitPattern: try number()))
        case 0xfb: return Double(bitPattern: try number())
        default: throw Detour()
        }
    }

    @usableFromInline
    mutating func string() throws(Detour) -> String {
        let content = try content(3)
        let answer = UTF8Check.check(UnsafeRawPointer(content.base), count: content.count)
        guard answer != .invalid else { throw Detour() }
        let text = UnsafeBufferPointer(
            start: content.base.assumingMemoryBound(to: UInt8.self),
            count: content.count
        )
        return String(copying: UTF8Span(unchecked: text.span, isKnownASCII: answer == .ascii))
    }

    mutating func byteString() throws(Detour) -> Bytes {
        let content = try content(2)
        return Bytes(
            UnsafeRawBufferPointer(start: content.base, count: content.count),
            at: place &- content.count,
            of: message
        )
    }

    mutating func identifier() throws(Detour) -> Identifier {
        try take(tag: 0xd825, of: 2)
        let content = try content(2)
        guard content.count == 16 else { throw Detour() }
        return Identifier(
            high: UInt64(bigEndian: content.base.loadUnaligned(as: UInt64.self)),
            low: UInt64(bigEndian: content.base.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        )
    }

    mutating func instant() throws(Detour) -> Instant {
        try take(tag: 0xc1, of: 1)
        guard place < end else { throw Detour() }
        let isFloat = bytes.load(fromByteOffset: place, as: UInt8.self) >> 5 == 7
        let instant =
            isFloat
            ? Instant(wireSeconds: try double()) : Instant(wireSeconds: try integer() as Int64)
        guard let instant else { throw Detour() }
        return instant
    }

    mutating func date() throws(Detour) -> CalendarDate {
        try take(tag: 0xd903ec, of: 3)
        let content = try content(3)
        let text = UnsafeRawBufferPointer(start: content.base, count: content.count)
        guard let date = CalendarDate(utf8: text) else { throw Detour() }
        return date
    }
}

// MARK: - Heads

extension DirectReader {
    @inline(__always)
    private mutating func countItem() throws(Detour) {
        guard itemsLeft > 0 else { throw Detour() }
        itemsLeft &-= 1
    }

    @inline(__always)
    mutating func initialByte() throws(Detour) -> UInt8 {
        guard place < end else { throw Detour() }
        try countItem()
        let initial = bytes.load(fromByteOffset: place, as: UInt8.self)
        place &+= 1
        return initial
    }

    /// A big-endian number.
    @inline(__always)
    private mutating func number<Number: FixedWidthInteger>() throws(Detour) -> Number {
        guard end &- place >= MemoryLayout<Number>.size else { throw Detour() }
        let number = bytes.loadUnaligned(fromByteOffset: place, as: Number.self)
        place &+= MemoryLayout<Number>.size
        return Number(bigEndian: number)
    }

    /// The argument of a head, in its shortest form.
    @inline(__always)
    mutating func argument(_ initial: UInt8) throws(Detour) -> UInt64 {
        let information = initial & 0x1f
        if information < 24 { return UInt64(information) }
        // Texts of a line have one byte more.
        guard information == 24 else { return try longArgument(information) }
        let argument = try number() as UInt8
        guard argument >= 24 else { throw Detour() }
        return UInt64(argument)
    }

    @inline(never)
    private mutating func longArgument(_ information: UInt8) throws(Detour) -> UInt64 {
        let argument: UInt64
        let least: UInt64
        switch information {
        case 25: (argument, least) = (UInt64(try number() as UInt16), 1 << 8)
        case 26: (argument, least) = (UInt64(try number() as UInt32), 1 << 16)
        case 27: (argument, least) = (try number(), 1 << 32)
        default: throw Detour()
        }
        guard argument >= least else { throw Detour() }
        return argument
    }

    /// The argument of an item of this major type.
    @inline(__always)
    private mutating func head(_ major: UInt8) throws(Detour) -> UInt64 {
        let initial = try initialByte()
        guard initial >> 5 == major else { throw Detour() }
        return try argument(initial)
    }

    /// Where the content of a string lies, and its length.
    @inline(__always)
    private mutating func content(
        _ major: UInt8
    ) throws(Detour) -> (base: UnsafeRawPointer, count: Int) {
        let length = try head(major)
        guard length <= UInt64(end &- place) else { throw Detour() }
        let content = (bytes + place, Int(truncatingIfNeeded: length))
        place &+= content.1
        return content
    }

    /// Steps over a tag's head of so many bytes; the tag and its content are one item.
    private mutating func take(tag: UInt32, of size: Int) throws(Detour) {
        guard end &- place >= size else { throw Detour() }
        for byte in 0..<size {
            let expected = UInt8(truncatingIfNeeded: tag >> UInt32(8 * (size - 1 - byte)))
            guard bytes.load(fromByteOffset: place + byte, as: UInt8.self) == expected else {
                throw Detour()
            }
        }
        place &+= size
    }
}
