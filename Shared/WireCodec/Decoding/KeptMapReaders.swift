/// The containers that a message keeps for the elements of its arrays.
///
/// Unlike one that writes, a container that reads knows its map. Those that are kept ask here which
/// it is at the moment, and serve another element only when nobody has them any more: a type may
/// keep the container that it was decoded from.
struct KeptMapReaders {
    /// A container, which keys it is for, and the map that it reads.
    private struct Entry {
        let keys: ObjectIdentifier
        var map: Int
        let container: Unmanaged<AnyObject>
    }

    /// So many are looked through at most: what a message has more of is made anew.
    private static let most = 8

    private var entries: UnsafeMutablePointer<Entry>?
    private var count = 0
    private var isOver = false

    /// The map that the container of this seat reads at the moment.
    @inline(__always)
    func map(at seat: Int) -> Int { entries.unsafelyUnwrapped[seat].map }

    /// The container for maps whose keys have this type, now to read this map.
    @inline(__always)
    func container<Key: CodingKey>(
        keyedBy type: Key.Type,
        reading map: Int
    ) -> KeptContainer<KeyedDecodingContainer<Key>>? {
        guard let entries else { return nil }
        let keys = ObjectIdentifier(type)
        for entry in 0..<count where entries[entry].keys == keys {
            let container = entries[entry].container.takeUnretainedValue()
            let kept = unsafeDowncast(
                container,
                to: KeptContainer<KeyedDecodingContainer<Key>>.self
            )
            guard kept.isAlone() else { return nil }
            entries[entry].map = map
            return kept
        }
        return nil
    }

    /// The seat of a container that may be kept, if there is room for one more with such keys.
    mutating func seat(for keys: Any.Type) -> Int? {
        guard count < Self.most, !isOver, areContainersReferences else { return nil }
        if let entries {
            for entry in 0..<count where entries[entry].keys == ObjectIdentifier(keys) {
                return nil
            }
        } else {
            entries = .allocate(capacity: Self.most)
        }
        return count
    }

    /// Keeps a container, which has the next seat.
    mutating func keep<Key: CodingKey>(_ container: KeyedDecodingContainer<Key>, reading map: Int) {
        guard let entries else { return }
        let entry = Entry(
            keys: ObjectIdentifier(Key.self),
            map: map,
            container: .passRetained(KeptContainer(container))
        )
        (entries + count).initialize(to: entry)
        count += 1
    }

    /// Lets go of them, and keeps no more: they hold the reader that holds them.
    ///
    /// Whoever still has one goes on reading the map that it read last.
    mutating func forget() {
        guard let entries else { return isOver = true }
        for entry in 0..<count { entries[entry].container.release() }
        count = 0
        isOver = true
    }

    /// Frees what containers ask, when there are none any more.
    func deallocate() { entries?.deallocate() }
}
