/// Where a key stands among those that its type declares, to see at little cost that keys differ.
///
/// A type codes its properties in the order in which it declares them, and an enum's cases are
/// numbered in theirs. As long as these numbers only grow, no key came twice.
struct KeyOrder {
    /// The place of a key that has none: it never counts as another than those before it.
    static let unknown: Int16 = -1

    /// Bytes of a key.
    private let size: UInt8

    @inline(__always)
    init<Key: CodingKey>(of type: Key.Type) {
        size = UInt8(truncatingIfNeeded: min(MemoryLayout<Key>.size, 2))
    }

    /// The number of a case of an enum without payloads, which takes a byte, or none where there is
    /// but one case; of other types, whatever their one byte is, which differs with the key.
    @inline(__always)
    func place<Key: CodingKey>(of key: Key) -> Int16 {
        switch size {
        case 0: 0
        case 1: Int16(unsafeBitCast(key, to: UInt8.self))
        default: Self.unknown
        }
    }
}
