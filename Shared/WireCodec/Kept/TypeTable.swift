import Synchronization

/// A word for each of many types, which threads read and write without waiting for one another.
///
/// Types are entered and stay, as the runtime never forgets one either. A type that comes when there
/// is no room any more has no word: whatever the word is for is then done without.
struct TypeTable: Sendable {
    typealias Word = UnsafeMutablePointer<Atomic<UInt>>

    /// Room for about a thousand types; a program has a few hundred that are coded.
    private static let bits = 10
    /// So many neighbours of a type's own place are tried.
    private static let neighbours = 8

    /// The address of the entries, which live as long as the program: a type, or 0, and its word.
    private let start: UInt

    init() {
        let count = 2 * (1 << Self.bits + Self.neighbours)
        let entries = Word.allocate(capacity: count)
        for entry in 0..<count { (entries + entry).initialize(to: Atomic(0)) }
        start = UInt(bitPattern: entries)
    }

    /// The word of a type; 0 until somebody writes it.
    @inline(__always)
    func word(of type: any Any.Type) -> Word? {
        let type = UInt(bitPattern: ObjectIdentifier(type))
        // Types lie at multiples of eight; the constant is of the golden ratio.
        let place = (type >> 3 &* 0x9e37_79b9_7f4a_7c15) >> UInt(UInt.bitWidth - Self.bits)
        guard let entry = Word(bitPattern: start &+ place &* 16) else { return nil }
        return entry.pointee.load(ordering: .relaxed) == type ? entry + 1 : enter(type, from: entry)
    }

    /// Finds the word of a type that is not at its own place, or gives it one.
    @inline(never)
    private func enter(_ type: UInt, from first: Word) -> Word? {
        for neighbour in 0..<Self.neighbours {
            let entry = first + 2 * neighbour
            let (isEntered, found) = entry.pointee.compareExchange(
                expected: 0,
                desired: type,
                ordering: .relaxed
            )
            if isEntered || found == type { return entry + 1 }
        }
        return nil
    }
}
