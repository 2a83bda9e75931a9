import Vocabulary
import WireCodec

/// A running clock's place in the order in which deadlines are told: by when they are due, and among those
/// of one moment in an order that does not change.
///
/// Where a page ended its reader keeps it sealed: it may be the place of a record that they may not know of.
struct DeadlineKey: SealedPlace, Hashable, Comparable {
    /// When it is due.
    let due: Int64
    let kind: String
    let name: String
    /// When it started.
    let started: Int64
    /// The record.
    let id: Bytes

    static func < (left: DeadlineKey, right: DeadlineKey) -> Bool {
        let (first, second) = (
            (left.due, left.kind, left.name, left.started),
            (right.due, right.kind, right.name, right.started)
        )
        return first == second
            ? left.id.array.lexicographicallyPrecedes(right.id.array) : first < second
    }

    /// The place just before it.
    var before: DeadlineKey {
        var bytes = id.array
        var place = bytes.count - 1
        while place >= 0 {
            bytes[place] &-= 1
            if bytes[place] != 0xff { break }
            place -= 1
        }
        // Before the first of all there is the one of no bytes.
        let id = place < 0 ? Bytes([]) : Bytes(bytes)
        return DeadlineKey(due: due, kind: kind, name: name, started: started, id: id)
    }
}
