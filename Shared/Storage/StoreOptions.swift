/// The limits of a store, each with its reason.
public struct StoreLimits: Sendable, Hashable {
    /// Writes that may wait for the writer.
    ///
    /// Beyond it a write is answered
    /// ``StorageError/overloaded(waiting:)``: a queue that takes longer than a deadline to drain
    /// only holds requests that nobody waits for any more.
    public var queuedWrites = 4_096
    /// Writes that share one commit.
    ///
    /// Enough that the disk's sync is a small part of each, few
    /// enough that the first of them does not wait long for the last.
    public var writesPerCommit = 512
    /// How long one group may run before it commits, whatever is still waiting.
    public var groupDuration: Duration = .milliseconds(50)
    /// How long a group has run when nobody may join it any more.
    ///
    /// Whoever comes while others run shares their commit, instead of waiting for it and then for another
    /// one; the first of them waits no longer for it than this.
    public var joinDuration: Duration = .milliseconds(2)
    /// Reads that may run or wait.
    ///
    /// Reads are many and short; the same reason as for writes.
    public var queuedReads = 4_096
    /// Connections that read at the same time.
    public var readers = 4
    /// Pages in the writing connection's memory, in KiB.
    ///
    /// A record changes pages all over the indexes of a large store. With SQLite's own 2 MiB those of one
    /// group of writes do not fit: they are read again for each row, and written out before the commit.
    public var writersPagesKiB = 16_384
    /// Rows that one call may hold in memory.
    ///
    /// Longer ones are read in pages, or with
    /// ``ReadTransaction/forEach(_:_:_:)``.
    public var rowsPerCall = 100_000
    /// Journal pages (4 KiB) after which the writer copies them home when nothing waits.
    ///
    /// Nothing waits either between the writes of somebody who makes one after another. Copied home
    /// after each, every page of an index would be written twice for each write that touches it;
    /// what is left is copied when nothing was written for a second.
    public var idleCheckpointPages = 4_096
    /// Journal pages after which the writer copies them home even under load.
    public var busyCheckpointPages = 8_192

    /// The limits as documented.
    public init() {}
}

/// How a store is opened.
public struct StoreOptions: Sendable {
    /// The limits.
    public var limits = StoreLimits()
    /// What a commit waits for.
    ///
    /// Only the tests' negative control ever sets another than `.disk`.
    package var durability = Durability.disk

    /// The options as documented.
    public init() {}

    /// What a commit waits for.
    package enum Durability: Sendable {
        /// The disk's acknowledgement of a sync.
        case disk
        /// Nothing: what a power cut leaves is luck. The tests prove that they would notice.
        case nothing
    }
}
