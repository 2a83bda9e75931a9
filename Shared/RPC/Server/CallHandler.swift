/// What a transport hands its calls to.
///
/// Called on the connection's event loop: it must not block. Whatever needs time comes back as
/// work for the transport to run.
public protocol CallHandler: Sendable {
    /// Answers at once, or says what work will answer.
    func handle(_ call: IncomingCall) -> Dispatch

    /// The largest request that a method takes.
    ///
    /// The frame layer asks at the first frame of a long request, and refuses the rest unread.
    func maximumRequestBytes(of method: String) -> Int
}

extension CallHandler {
    /// What a message may be at most.
    public func maximumRequestBytes(of method: String) -> Int { CallLimits.largestMessage }
}

/// A call as it came off the wire, head decoded, message untouched.
///
/// One object, since it goes from hand to hand until its work has ended.
public final class IncomingCall: Sendable {
    /// What travelled before the message.
    public let head: CallHead
    /// The message as received.
    public let message: [UInt8]
    /// Whose certificate carries it.
    public let peer: Caller
    /// When the answer is no longer wanted.
    public let deadline: Deadline
    /// When its last byte was read: one reading of the clock for all calls of a read.
    public let arrivedAt: Moment

    /// A call that arrived.
    public init(
        head: consuming CallHead,
        message: consuming [UInt8],
        peer: Caller,
        deadline: Deadline,
        arrivedAt: Moment = .now
    ) {
        self.head = head
        self.message = message
        self.peer = peer
        self.deadline = deadline
        self.arrivedAt = arrivedAt
    }
}

/// How a call will be answered.
public enum Dispatch: Sendable {
    /// Answered already: a refusal, or a route that runs inline.
    case reply(CallReply)
    /// Work that ends in one reply, and where it wants to run.
    case work(Execution, @Sendable () async -> CallReply)
    /// Work that sends elements and ends with an error or nothing.
    case stream(@Sendable (any ElementSink) async -> ServiceError?)
}

/// Where a route's work runs.
public enum Execution: Sendable, Hashable {
    /// A task on the connection's event loop; it must not block.
    case eventLoop
    /// A task on the default pool, for work that computes or blocks.
    case blocking
}

/// The one terminal answer of a unary call.
public enum CallReply: Sendable {
    /// The encoded response.
    case response([UInt8])
    /// The error instead.
    case error(ServiceError)
}

/// Where a server stream puts its elements.
public protocol ElementSink: Sendable {
    /// Sends one encoded element; waits for the reader's credit, throws once nobody reads.
    func send(_ element: [UInt8]) async throws
}
