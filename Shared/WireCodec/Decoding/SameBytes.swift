/// Comparing short runs of bytes, as keys are.
@usableFromInline enum SameBytes {
    /// Whether two runs are the same, eight bytes at a time; the last eight may overlap.
    @inlinable
    @inline(__always)
    static func areEqual(
        _ left: UnsafeRawPointer,
        _ right: UnsafeRawPointer,
        count: Int
    ) -> Bool {
        if count >= 8 {
            var place = 0
            while place &+ 8 < count {
                if left.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                    != right.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                {
                    return false
                }
                place &+= 8
            }
            return left.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
                == right.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
        }
        if count >= 4 {
            return left.loadUnaligned(as: UInt32.self) == right.loadUnaligned(as: UInt32.self)
                && left.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
                    == right.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
        }
        for place in 0..<count
        where left.load(fromByteOffset: place, as: UInt8.self)
            != right.load(fromByteOffset: place, as: UInt8.self)
        {
            return false
        }
        return true
    }
}
