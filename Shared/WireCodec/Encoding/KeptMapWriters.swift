/// The containers that a message keeps for the elements of its arrays.
///
/// All that a container knows is its writer, its depth and its type of keys: what it writes, and
/// where, stands in the writer. So one serves all elements of the same depth and type, as copies of
/// a container always could.
struct KeptMapWriters {
    /// A container and what it is for.
    private struct Entry {
        let keys: ObjectIdentifier
        let depth: Int
        let container: Unmanaged<AnyObject>
    }

    /// So many are looked through at most: what a message has more of is made anew.
    private static let most = 8
    /// The bytes they take at most.
    static let size = most * MemoryLayout<Entry>.stride

    private let entries: UnsafeMutablePointer<Entry>
    private var count = 0
    private var isOver = false

    /// Keeps them in this memory.
    init(in memory: UnsafeMutableRawPointer) {
        entries = memory.bindMemory(to: Entry.self, capacity: Self.most)
    }

    /// The container for values of this depth whose keys have this type.
    @inline(__always)
    func container<Key: CodingKey>(
        keyedBy type: Key.Type,
        depth: Int
    ) -> KeptContainer<KeyedEncodingContainer<Key>>? {
        let keys = ObjectIdentifier(type)
        for entry in 0..<count where entries[entry].keys == keys && entries[entry].depth == depth {
            let container = entries[entry].container.takeUnretainedValue()
            return unsafeDowncast(container, to: KeptContainer.self)
        }
        return nil
    }

    /// Keeps a container, if there is room for one more.
    @inline(never)
    mutating func keep<Key: CodingKey>(_ container: KeyedEncodingContainer<Key>, depth: Int) {
        guard count < Self.most, !isOver else { return }
        let entry = Entry(
            keys: ObjectIdentifier(Key.self),
            depth: depth,
            container: .passRetained(KeptContainer(container))
        )
        (entries + count).initialize(to: entry)
        count += 1
    }

    /// Lets go of them, and keeps no more: they hold the writer that holds them.
    mutating func forget() {
        for entry in 0..<count { entries[entry].container.release() }
        count = 0
        isOver = true
    }
}
