import Synchronization

/// The memory of a message's items.
///
/// Most messages are small, and their lists are just large enough for the allocator to look for
/// them at length. So one list of the usual size stays when its message is done, for the next.
enum ItemList {
    /// Items of the list that stays: 6 KiB, enough for messages of a kilobyte.
    private static let usual = 256

    /// The most items that there is memory for before the first has been seen: 96 KiB.
    private static let mostAtFirst = 4096

    /// The address of the list that nobody uses at the moment, or 0.
    ///
    /// The list says of the message before no more than its numbers and where its items stood.
    private static let spare = Atomic<UInt>(0)

    /// Memory for the items of a message of so many bytes.
    static func take(for bytes: Int) -> (items: UnsafeMutablePointer<Item>, capacity: Int) {
        // Real messages have an item for each six to ten bytes; never more items than bytes. Long ones are
        // often one byte string, so their lists grow as items come.
        let capacity = min(bytes, max(16, min(bytes / 4, mostAtFirst))) + 1
        guard capacity <= usual else { return (.allocate(capacity: capacity), capacity) }
        let list = spare.exchange(0, ordering: .acquiring)
        return (UnsafeMutablePointer(bitPattern: list) ?? .allocate(capacity: usual), usual)
    }

    /// Takes memory back whose items are no longer needed.
    static func giveBack(_ items: UnsafeMutablePointer<Item>, capacity: Int) {
        guard capacity == usual else { return items.deallocate() }
        let list = spare.exchange(UInt(bitPattern: items), ordering: .acquiringAndReleasing)
        UnsafeMutablePointer<Item>(bitPattern: list)?.deallocate()
    }
}
