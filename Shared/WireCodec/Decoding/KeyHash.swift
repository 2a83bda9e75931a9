/// Hashes of map keys, to find a key and to refuse a second one of the same name.
enum KeyHash {
    /// Maps of up to this many entries are searched from one end to the other: that costs less
    /// than a table.
    static let searchedEntries = 8
    /// Above this many entries the hash is seeded, so that nobody can send keys that collide; up
    /// to here colliding keys cost at most as many comparisons as there are entries.
    static let seededEntries = 64

    /// The hash of a key in a map of so many entries.
    @inline(__always)
    static func hash(_ key: UnsafeRawPointer, count: Int, entries: Int) -> UInt32 {
        entries > seededEntries ? seeded(key, count: count) : quick(key, count: count)
    }

    /// Mixes the length with the first and the last eight bytes.
    @inline(__always)
    private static func quick(_ key: UnsafeRawPointer, count: Int) -> UInt32 {
        var first: UInt64
        var last: UInt64
        if count >= 8 {
            first = key.loadUnaligned(as: UInt64.self)
            last = key.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
        } else if count >= 4 {
            first = UInt64(key.loadUnaligned(as: UInt32.self))
            last = UInt64(key.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
        } else if count > 0 {
            first = UInt64(key.load(as: UInt8.self))
            last =
                UInt64(key.load(fromByteOffset: count / 2, as: UInt8.self)) << 8
                | UInt64(key.load(fromByteOffset: count &- 1, as: UInt8.self))
        } else {
            (first, last) = (0, 0)
        }
        // Odd constants from the digits of the golden ratio and of pi; any would do.
        first = (first ^ UInt64(truncatingIfNeeded: count)) &* 0x9e37_79b9_7f4a_7c15
        last = (last ^ first) &* 0x2545_f491_4f6c_dd1d
        return UInt32(truncatingIfNeeded: (last ^ first) >> 32)
    }

    private static func seeded(_ key: UnsafeRawPointer, count: Int) -> UInt32 {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(start: key, count: count))
        return UInt32(truncatingIfNeeded: hasher.finalize())
    }

    /// The slots of a table for so many entries: a power of two, at most half full.
    @inline(__always)
    static func slots(entries: Int) -> Int {
        1 << (Int.bitWidth - (2 * entries - 1).leadingZeroBitCount)
    }
}
