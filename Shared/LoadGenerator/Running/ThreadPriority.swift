internal import Glibc

/// The generator goes first where it shares the processors with what it measures.
///
/// A generator that waits for its turn behind busy services makes its calls too late, or fewer of them
/// than were planned: exactly when it matters, it is gentle. It does little work, so going first
/// takes little from the services. Where the system allows nobody to go first, lateness shows it.
public enum ThreadPriority {
    /// How far before others: half of the way, so that what keeps the machine alive still comes first.
    private static let niceness: Int32 = -10

    /// Lets the calling thread go first.
    public static func raise() {
        // On Linux zero is the calling thread, not its process.
        _ = setpriority(Int32(PRIO_PROCESS.rawValue), 0, niceness)
    }
}
