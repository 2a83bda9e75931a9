internal import Glibc
internal import NIOCore

/// What stands between a connection and the network.
enum SocketBuffers {
    /// How much is read at once: begins small and grows with what comes, to a frame at most.
    ///
    /// The channel keeps the buffer of its last read, so a fixed size would cost each idle
    /// connection as much as a busy one needs.
    static let received = AdaptiveRecvByteBufferAllocator(
        minimum: 2 * 1024,
        initial: 4 * 1024,
        maximum: Limits.frameBytes
    )

    /// What the kernel may hold of what came and was not read; it doubles the figure for its own
    /// needs.
    ///
    /// Left alone it holds megabytes, and a small message waits behind all of them, whatever its turn
    /// was in the sender's queue. A connection carries this much in each round trip: 16 MB/s at 20 ms.
    /// It is more than the other side writes in a turn: with no more than that it stops again and again
    /// until we have read, we sleep as often, and waking us takes more of its time than the message.
    static let unreadBytes: SocketOptionValue = 320 * 1024
    /// What the kernel may hold of what was written and has not begun its way, for the same reason.
    static let unsentBytes: SocketOptionValue = 128 * 1024
    /// The option of that limit, which the network library has no name for; `<netinet/tcp.h>` has.
    static let unsentOption = NIOBSDSocket.Option(rawValue: TCP_NOTSENT_LOWAT)
    /// How often a connection may read before others have their turn: 512 KiB at most.
    ///
    /// All of it is opened before any of it is taken up, so the more is read the more both sides have to
    /// do at the same time. TLS keeps a buffer of this size for each connection that was ever so busy.
    static let readsAtOnce: UInt = 8
}
