internal import KeptMemory

/// Memory for large messages, which the process keeps from one message to the next.
///
/// The C library gives blocks of 128 KiB and more, and what is free at the end of a heap, back to
/// the kernel at once. The next large message is then given new pages, each zeroed and entered at its
/// first use, and that costs more than coding, sealing and copying the message.
enum MessageMemory {
    /// Twice the largest message, since a buffer that grows has room for as much again; whatever is
    /// larger still comes from the kernel and goes back to it.
    private static let blockBytes: Int32 = 8 * 1024 * 1024 + 64 * 1024
    /// What each heap may keep while it is not in use: as much as one connection may have half
    /// received, twice.
    private static let freeBytes: Int32 = 32 * 1024 * 1024

    /// Set with the first server or client of the process.
    private static let isKept = kept_memory_set(blockBytes, freeBytes)

    /// Has the process keep memory from now on; the environment's `GLIBC_TUNABLES` no longer hold
    /// for these two settings.
    static func keep() { _ = isKept }
}
