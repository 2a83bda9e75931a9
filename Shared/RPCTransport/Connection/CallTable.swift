/// What is known of the calls in flight on one connection, by id.
///
/// Ids only rise and most calls end in about the order in which they began, so the low bits of an
/// id are its place, and finding it takes no hashing. An id whose place is taken stands in the next
/// free one; however a peer chooses its ids, that costs no more steps than there are calls.
struct CallTable<Value: Sendable>: Sendable {
    private static var smallest: Int { 16 }
    /// Up to this many places are kept when the last call has ended; with many calls in flight they
    /// often all end in one read.
    private static var kept: Int { 256 }

    /// A call, or a free place where the id is 0, which no call has.
    private struct Place: Sendable {
        var id: UInt32 = 0
        var value: Value?
    }

    private var places: [Place] = []
    /// How many calls there are.
    private(set) var count = 0
    /// How many stand in another place than their own.
    private var displaced = 0

    /// Whether there is none.
    var isEmpty: Bool { count == 0 }

    /// The ids in the order in which the calls began.
    var ids: [UInt32] { places.lazy.filter { $0.id != 0 }.map(\.id).sorted() }

    /// All calls in the order in which they began.
    var sorted: [(id: UInt32, value: Value)] {
        ids.compactMap { id in self[id].map { (id, $0) } }
    }

    /// What is known of a call; `nil` stands for a call that is not in flight.
    subscript(id: UInt32) -> Value? {
        get {
            guard let index = index(of: id) else { return nil }
            return places[index].value
        }
        set {
            guard let newValue else {
                _ = remove(id)
                return
            }
            if let index = index(of: id) {
                places[index].value = newValue
            } else {
                insert(newValue, for: id)
            }
        }
    }

    /// Changes what is known of a call where it stands; does nothing for one that is not in flight.
    mutating func update(_ id: UInt32, _ change: (inout Value) -> Void) {
        guard let index = index(of: id), places[index].value != nil else { return }
        // Taken out, so that the change owns what it changes: a second owner would copy a body.
        guard var value = places[index].value.take() else { return }
        change(&value)
        places[index].value = value
    }

    /// Forgets a call; answers what was known of it.
    mutating func remove(_ id: UInt32) -> Value? {
        guard var hole = index(of: id) else { return nil }
        // Taken out, not copied.
        let removed = places[hole].value.take()
        places[hole].id = 0
        let mask = places.count - 1
        if Int(id) & mask != hole { displaced -= 1 }
        // Whoever stands behind the hole because its own place was taken moves up.
        var next = (hole + 1) & mask
        while displaced > 0, places[next].id != 0 {
            let home = Int(places[next].id) & mask
            if (next - home) & mask >= (next - hole) & mask {
                places.swapAt(hole, next)
                if home == hole { displaced -= 1 }
                hole = next
            }
            next = (next + 1) & mask
        }
        count -= 1
        // A burst is not paid for by the connection's whole rest.
        if count == 0, places.count > Self.kept { places = [] }
        return removed
    }

    private func index(of id: UInt32) -> Int? {
        guard count > 0, id != 0 else { return nil }
        let mask = places.count - 1
        var index = Int(id) & mask
        while places[index].id != 0 {
            if places[index].id == id { return index }
            index = (index + 1) & mask
        }
        return nil
    }

    /// Takes in a call that is not there yet.
    mutating func insert(_ value: consuming Value, for id: UInt32) {
        precondition(id != 0, "Calls are numbered from 1.")
        if 2 * (count + 1) > places.count { grow() }
        let mask = places.count - 1
        var index = Int(id) & mask
        while places[index].id != 0 { index = (index + 1) & mask }
        if index != Int(id) & mask { displaced += 1 }
        places[index].id = id
        places[index].value = value
        count += 1
    }

    private mutating func grow() {
        let old = places
        places = Array(repeating: Place(), count: max(Self.smallest, 2 * old.count))
        count = 0
        displaced = 0
        for place in old {
            if let value = place.value { insert(value, for: place.id) }
        }
    }
}
