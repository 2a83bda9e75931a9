internal import Synchronization

/// A number of bytes that all connections of a process share.
final class ByteBudget: Sendable {
    private let free: Mutex<Int>

    /// A budget of `bytes`.
    init(bytes: Int) {
        free = Mutex(bytes)
    }

    /// What nobody has taken.
    var remaining: Int { free.withLock { $0 } }

    /// Takes `bytes`, all or nothing.
    func take(_ bytes: Int) -> Bool {
        free.withLock { free in
            guard bytes <= free else { return false }
            free -= bytes
            return true
        }
    }

    /// Gives back what was taken.
    func giveBack(_ bytes: Int) {
        free.withLock { $0 += bytes }
    }
}
