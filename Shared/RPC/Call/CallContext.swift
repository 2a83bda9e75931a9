public import WireCodec

/// What a handler knows about the call it answers.
///
/// While a handler runs, ``current`` is its context; calls that it makes inherit the deadline, the
/// trace and, where the client acts for callers, the officer and the purpose.
public struct CallContext: Sendable {
    /// The call that the running task answers, if it answers one.
    @TaskLocal public static var current: CallContext?

    /// The method called.
    public let method: MethodDescriptor
    /// Who acts: the officer, also when the gateway calls for them.
    public let caller: Caller
    /// Whose certificate the connection carries.
    public let peer: Caller
    /// What travelled before the message.
    public let head: CallHead
    /// When the answer is no longer wanted.
    public let deadline: Deadline
    /// A random name for this call on this hop, for logs and audit.
    public let requestID: Identifier
    /// The message as received, for the idempotency fingerprint and the audit digest.
    public let message: [UInt8]

    /// Whether somebody else's certificate carries the call.
    public var isOnBehalf: Bool { caller.identity != peer.identity }

    /// Puts a context together; routers and tests do this.
    public init(
        method: MethodDescriptor,
        caller: Caller,
        peer: Caller,
        head: CallHead,
        deadline: Deadline,
        requestID: Identifier,
        message: [UInt8]
    ) {
        self.method = method
        self.caller = caller
        self.peer = peer
        self.head = head
        self.deadline = deadline
        self.requestID = requestID
        self.message = message
    }
}
