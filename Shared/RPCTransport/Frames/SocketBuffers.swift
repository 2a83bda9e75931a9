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
}
