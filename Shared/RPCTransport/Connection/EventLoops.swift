internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// The threads that connections live on.
///
/// Clients have a set of the process's, ``shared``. A load client makes its own, as many as it has cores;
/// and so does a service that calls others while it answers: its own calls then travel on the thread that
/// the answer waits on, and nobody has to be woken up on either way.
public final class EventLoops: Sendable {
    /// Those of the process's clients, one for each core.
    public static let shared = EventLoops(MultiThreadedEventLoopGroup.singleton)

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

    /// The threads, for a server that listens on them.
    var eventLoopGroup: any EventLoopGroup { group }

    /// The task executor of one of the threads.
    func executor(of loop: any EventLoop) -> EventLoopTaskExecutor {
        lanes.first { $0.loop === loop }?.executor ?? EventLoopTaskExecutor(loop)
    }

    /// What runs tasks on each of the threads, which they must never block.
    public var executors: [any TaskExecutor] { lanes.map(\.executor) }

    /// The next loop in turn, and what runs tasks on it.
    func next() -> (any EventLoop, any TaskExecutor) {
        let turn = taken.add(1, ordering: .relaxed).oldValue
        return lanes[turn % lanes.count]
    }

    /// Ends the threads; every pool and server on them must have been shut down before.
    ///
    /// Does nothing to ``shared``, whose threads end with the process.
    public func shutdown() async {
        guard self !== Self.shared else { return }
        try? await group.shutdownGracefully()
    }
}
