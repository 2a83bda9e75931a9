/// Where a key stands among those that its type declares, to see at no cost that keys are distinct.
///
/// A type codes its properties in the order in which it declares them, and an enum's cases are
/// numbered in theirs. As long as these numbers only grow, no key came twice.
enum KeyOrder {
    /// No place is known: such a key never counts as distinct from one before it.
    private static let unknown = Int16(-1)

    /// The number of a case of an enum without payloads; the same for every other key.
    @inline(__always)
    static func place(of key: some CodingKey) -> Int16 {
        switch MemoryLayout.size(ofValue: key) {
        // An enum of one case takes no memory.
        case 0: 0
        case 1: withUnsafeBytes(of: key) { Int16($0[0]) }
        default: unknown
        }
    }
}
