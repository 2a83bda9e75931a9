internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// The threads that clients' connections live on.
///
/// A process needs one set, ``shared``; a load client makes its own, as many as it has cores.
public final class ClientEventLoops: Sendable {
    /// Those of the process, one for each core.
    public static let shared = ClientEventLoops(MultiThreadedEventLoopGroup.singleton)

    private let group: MultiThreadedEventLoopGroup
    private let lanes: [(loop: any EventLoop, executor: EventLoopTaskExecutor)]
    private let taken = Atomic(0)

    /// Starts so many threads; end them with ``shutdown()``.
    public convenience init(count: Int) {
        self.init(MultiThreadedEventLoopGroup(numberOfThreads: count))
    }

    private init(_ group: MultiThreadedEventLoopGroup) {
        self.group = group
        lanes = group.makeIterator().map { ($0, EventLoopTaskExecutor($0)) }
    }

    /// What runs tasks on each of the threads, which they must never block.
    public var executors: [any TaskExecutor] { lanes.map(\.executor) }

    /// The next loop in turn, and what runs tasks on it.
    func next() -> (any EventLoop, any TaskExecutor) {
        let turn = taken.add(1, ordering: .relaxed).oldValue
        return lanes[turn % lanes.count]
    }

    /// Ends the threads; every pool on them must have been shut down before.
    ///
    /// Does nothing to ``shared``, whose threads end with the process.
    public func shutdown() async {
        guard self !== Self.shared else { return }
        try? await group.shutdownGracefully()
    }
}
