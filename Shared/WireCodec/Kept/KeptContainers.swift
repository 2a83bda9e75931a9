import Synchronization

/// The keyed containers that a message has made its own, to use each for many values.
///
/// Each serves a value after the other, also of the messages that come later: when its message is
/// complete it waits as the spare one of its type of keys. It serves another value only when nobody
/// has a copy any more, because a type may keep the container that it is coded with.
struct KeptContainers<Message: AnyObject> {
    /// A container, whatever its keys are.
    typealias Kept = Unmanaged<KeptContainer<Message, AnyObject>>

    /// A container, and where it waits when its message is complete.
    private struct Entry {
        let spare: TypeTable.Word
        let kept: Kept
    }

    /// So many are looked through at most: what a message has more of is made anew.
    private static var most: Int { 16 }

    private var entries = InlineArray<16, Entry?>(repeating: nil)
    private var count = 0
    private var isOver = false

    /// A container of this type of keys that nobody uses, now for this value.
    @inline(__always)
    mutating func container(_ spare: TypeTable.Word, of message: Message, at place: Int) -> Kept? {
        for index in 0..<count {
            guard let entry = entries[index], entry.spare == spare else { continue }
            let isAlone = entry.kept._withUnsafeGuaranteedRef { kept in
                guard kept.isAlone() else { return false }
                kept.seat.move(to: message, place)
                return true
            }
            if isAlone { return entry.kept }
        }
        return takeSpare(spare, of: message, at: place)
    }

    /// The container that waits, if there is one and room for it.
    @inline(never)
    private mutating func takeSpare(
        _ spare: TypeTable.Word,
        of message: Message,
        at place: Int
    ) -> Kept? {
        guard canKeep else { return nil }
        let address = spare.pointee.exchange(0, ordering: .acquiring)
        guard let pointer = UnsafeRawPointer(bitPattern: address) else { return nil }
        let kept = Kept.fromOpaque(pointer)
        kept._withUnsafeGuaranteedRef { $0.seat.move(to: message, place) }
        add(Entry(spare: spare, kept: kept))
        return kept
    }

    /// Whether there is room for one more.
    var canKeep: Bool { count < Self.most && !isOver && areContainersReferences }

    /// Keeps a container that was made for this message.
    mutating func keep<Container>(
        _ kept: KeptContainer<Message, Container>,
        _ spare: TypeTable.Word
    ) {
        add(Entry(spare: spare, kept: .fromOpaque(Unmanaged.passRetained(kept).toOpaque())))
    }

    private mutating func add(_ entry: Entry) {
        entries[count] = entry
        count += 1
    }

    /// Lets go of them, and keeps no more.
    ///
    /// Whoever still has one goes on with the value that it was for, and with its message.
    mutating func forget() {
        for index in 0..<count {
            guard let entry = entries[index] else { continue }
            var kept = entry.kept
            let isAlone = kept._withUnsafeGuaranteedRef { kept in
                let isAlone = kept.isAlone()
                if isAlone { kept.seat.clear() } else { kept.seat.own() }
                return isAlone
            }
            if isAlone {
                let address = UInt(bitPattern: kept.toOpaque())
                let other = entry.spare.pointee.exchange(address, ordering: .acquiringAndReleasing)
                guard let pointer = UnsafeRawPointer(bitPattern: other) else { continue }
                kept = .fromOpaque(pointer)
            }
            kept.release()
        }
        count = 0
        isOver = true
    }
}
