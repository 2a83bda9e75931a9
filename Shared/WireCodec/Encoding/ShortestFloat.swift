/// The preferred form of a float (RFC 8949 section 4.1): the shortest that is the same number.
enum ShortestFloat {
    /// The bits, of which there is one NaN for all, and how many bytes they take: 2, 4 or 8.
    static func bits(of value: Double) -> (bits: UInt64, width: Int) {
        let single = Float(value)
        guard Double(single) == value else {
            return value.isNaN ? (0x7e00, 2) : (value.bitPattern, 8)
        }
        let half = Float16(single)
        return Float(half) == single ? (UInt64(half.bitPattern), 2) : (UInt64(single.bitPattern), 4)
    }
}
