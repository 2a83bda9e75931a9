/// Writes items one behind the other into one buffer, for types that are ``DirectCodable``.
///
/// It knows no containers and keeps no coding path. What may go wrong, nesting beyond the limit, is
/// remembered and thrown at the end.
public struct DirectWriter: ~Copyable {
    // Writing a key is compiled into the types that write it, so what it needs is seen there.
    @usableFromInline var base: UnsafeMutableRawPointer
    @usableFromInline var count = 0
    @usableFromInline var capacity: Int
    /// Whether the buffer is our own, and not the first one, which is the caller's.
    private var isOwned = false
    private var nestingLeft: Int
    /// Entries of the innermost map so far.
    @usableFromInline var entries = 0
    private(set) var failure: WireError.Reason?
    /// Long byte strings and where they belong among what has been written, in order.
    ///
    /// They are copied once, into the message, when all of it is known.
    private var asides: [(place: Int, bytes: Bytes)] = []
    /// What is long: below, copying costs less than keeping book.
    private static var asideBytes: Int { 4096 }

    /// Begins in a buffer of the caller's, which stays in use as long as it is large enough.
    init(_ scratch: UnsafeMutableRawBufferPointer, limits: WireLimits) {
        base = scratch.baseAddress ?? UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 1)
        capacity = scratch.count
        nestingLeft = limits.nesting
    }

    deinit { if isOwned { base.deallocate() } }

    /// Appends what has been written to a message.
    func append(to message: inout [UInt8]) {
        let bytes = UnsafeRawBufferPointer(start: base, count: count)
        guard !asides.isEmpty else {
            // A message that is nothing yet is made in one step.
            if message.capacity == 0 { message = [UInt8](bytes) } else { message += bytes }
            return
        }
        message.reserveCapacity(message.count + asides.reduce(count) { $0 + $1.bytes.count })
        var place = 0
        for aside in asides {
            message.append(contentsOf: bytes[place..<aside.place])
            aside.bytes.withUnsafeBytes { message += $0 }
            place = aside.place
        }
        message.append(contentsOf: bytes[place...])
    }

    // MARK: - Fields

    /// Writes a property.
    @inlinable
    @inline(__always)
    public mutating func write<Value: DirectCodable>(_ key: StaticString, _ value: Value) {
        write(key: key)
        value.write(to: &self)
    }

    /// Writes a property that need not be there; without a value not even its key.
    @inlinable
    @inline(__always)
    public mutating func writeIfPresent<Value: DirectCodable>(
        _ key: StaticString,
        _ value: Value?
    ) {
        if let value { write(key, value) }
    }

    /// Writes an item that was encoded before, as it is.
    ///
    /// How deep it nests is not looked at: for what this program has encoded itself, and has seen to be
    /// what it would write here.
    package mutating func write(encoded item: Bytes) {
        guard item.count < Self.asideBytes else { return asides.append((count, item)) }
        reserve(item.count)
        item.withUnsafeBytes { append($0) }
    }

    /// Writes a key of the innermost map.
    ///
    /// With the key known where this is compiled, a few stores of constants are left of it.
    @inlinable
    @inline(__always)
    public mutating func write(key: StaticString) {
        let length = key.utf8CodeUnitCount
        // Longer keys have a longer head; none of ours is.
        guard length < 24 else { return write(longKey: key) }
        entries &+= 1
        if capacity &- count <= length { grow(1 &+ length) }
        base.storeBytes(
            of: 0x60 | UInt8(truncatingIfNeeded: length),
            toByteOffset: count,
            as: UInt8.self
        )
        ShortCopy.copy(key.utf8Start, to: base + count + 1, count: length)
        count &+= 1 &+ length
    }

    @inline(never)
    @usableFromInline
    mutating func write(longKey key: StaticString) {
        entries &+= 1
        let length = key.utf8CodeUnitCount
        reserve(length &+ 9)
        appendHead(3, UInt64(length))
        append(UnsafeRawBufferPointer(start: key.utf8Start, count: length))
    }

    // MARK: - Maps and arrays

    /// A map that has been begun: its first byte, and the entries of the map around it.
    public struct Map {
        let start: Int
        let outerEntries: Int
    }

    /// Begins a map; `nil` when it would nest too deep, and then nothing more is written inside.
    public mutating func beginMap() -> Map? {
        guard descend() else { return nil }
        let map = Map(start: count, outerEntries: entries)
        entries = 0
        // The head's byte; see `endMap`.
        append(0)
        return map
    }

    /// Ends a map: its head is now known.
    public mutating func endMap(_ map: Map) {
        nestingLeft &+= 1
        if entries < 24 {
            base.storeBytes(
                of: 0xa0 | UInt8(truncatingIfNeeded: entries),
                toByteOffset: map.start,
                as: UInt8.self
            )
        } else {
            writeLongHead(of: map)
        }
        entries = map.outerEntries
    }

    private mutating func writeLongHead(of map: Map) {
        let content = count &- map.start &- 1
        reserve(8)
        let entries = UInt64(entries)
        count = map.start
        let size = entries <= 0xff ? 2 : entries <= 0xffff ? 3 : 5
        (base + map.start + size).copyMemory(from: base + map.start + 1, byteCount: content)
        for index in asides.indices where asides[index].place > map.start {
            asides[index].place += size - 1
        }
        appendHead(5, entries)
        count &+= content
    }

    /// Begins an array of so many elements, which are written next; `false` when it would nest too
    /// deep.
    public mutating func beginArray(count: Int) -> Bool {
        guard descend() else { return false }
        appendHead(4, UInt64(count))
        return true
    }

    /// Ends the innermost array.
    public mutating func endArray() { nestingLeft &+= 1 }

    private mutating func descend() -> Bool {
        guard nestingLeft > 0 else {
            failure = failure ?? .tooDeep
            return false
        }
        nestingLeft &-= 1
        return true
    }
}

// MARK: - Scalars

extension DirectWriter {
    mutating func write(_ value: Bool) { append(value ? 0xf5 : 0xf4) }

    @inline(__always)
    mutating func write(integer value: some FixedWidthInteger) {
        if value >= 0 {
            appendHead(0, UInt64(truncatingIfNeeded: value))
        } else {
            appendHead(1, ~UInt64(truncatingIfNeeded: value))
        }
    }

    mutating func write(_ value: Double) {
        let (bits, width) = ShortestFloat.bits(of: value)
        reserve(9)
        append(0xf8 | UInt8(truncatingIfNeeded: width.trailingZeroBitCount))
        switch width {
        case 2: append(bigEndian: UInt16(truncatingIfNeeded: bits))
        case 4: append(bigEndian: UInt32(truncatingIfNeeded: bits))
        default: append(bigEndian: bits)
        }
    }

    mutating func write(_ value: String) {
        let length = value.utf8.count
        reserve(length &+ 9)
        appendHead(3, UInt64(length))
        value.copyUTF8(to: base + count)
        count &+= length
    }

    mutating func write(_ value: Bytes) {
        appendHead(2, UInt64(value.count))
        guard value.count < Self.asideBytes else { return asides.append((count, value)) }
        reserve(value.count)
        value.withUnsafeBytes { append($0) }
    }

    mutating func write(_ value: Identifier) {
        reserve(19)
        append(bigEndian: UInt16(0xd825))
        append(0x50)
        append(bigEndian: value.high)
        append(bigEndian: value.low)
    }

    mutating func write(_ value: Instant) {
        append(0xc1)
        if let seconds = value.wholeSeconds {
            write(integer: seconds)
        } else {
            write(value.seconds)
        }
    }

    mutating func write(_ value: CalendarDate) {
        append(0xd9)
        append(bigEndian: UInt16(1004))
        append(0x6a)
        value.writeText { append($0) }
    }
}

// MARK: - Bytes

extension DirectWriter {
    @inline(__always)
    private mutating func reserve(_ more: Int) {
        if capacity &- count < more { grow(more) }
    }

    @inline(never)
    @usableFromInline
    mutating func grow(_ more: Int) {
        capacity = max(capacity * 2, count + more + 64)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 1)
        larger.copyMemory(from: base, byteCount: count)
        if isOwned { base.deallocate() }
        base = larger
        isOwned = true
    }

    @inline(__always)
    private mutating func append(_ byte: UInt8) {
        reserve(1)
        base.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count &+= 1
    }

    /// Appends what there is room for already.
    @inline(__always)
    private mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        (base + count).copyMemory(from: start, byteCount: bytes.count)
        count &+= bytes.count
    }

    @inline(__always)
    private mutating func append<Number: FixedWidthInteger>(bigEndian number: Number) {
        reserve(MemoryLayout<Number>.size)
        base.storeBytes(of: number.bigEndian, toByteOffset: count, as: Number.self)
        count &+= MemoryLayout<Number>.size
    }

    @inline(__always)
    private mutating func appendHead(_ major: UInt8, _ argument: UInt64) {
        if argument < 24 {
            append(major << 5 | UInt8(truncatingIfNeeded: argument))
        } else if argument <= 0xff {
            append(bigEndian: UInt16(major << 5 | 24) << 8 | UInt16(truncatingIfNeeded: argument))
        } else {
            appendLongHead(major, argument)
        }
    }

    @inline(never)
    private mutating func appendLongHead(_ major: UInt8, _ argument: UInt64) {
        reserve(9)
        if argument <= 0xffff {
            append(major << 5 | 25)
            append(bigEndian: UInt16(truncatingIfNeeded: argument))
        } else if argument <= 0xffff_ffff {
            append(major << 5 | 26)
            append(bigEndian: UInt32(truncatingIfNeeded: argument))
        } else {
            append(major << 5 | 27)
            append(bigEndian: argument)
        }
    }
}
