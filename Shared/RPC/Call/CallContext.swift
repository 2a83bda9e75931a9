public import WireCodec

/// What a handler knows about the call it answers.
///
/// While a handler runs, ``current`` is its context; calls that it makes inherit the deadline, the
/// trace and, where the client acts for callers, the officer and the purpose.
public struct CallContext: Sendable {
    /// The call that the running task answers, if it answers one.
    @TaskLocal public static var current: CallContext?

    private let call: IncomingCall
    /// The method called.
    public let method: MethodDescriptor
    /// Who acts: the officer, also when the gateway calls for them.
    public let caller: Caller
    /// A random name for this call on this hop, for logs and audit.
    public let requestID: Identifier
    /// Whose certificate the connection carries.
    public var peer: Caller { call.peer }
    /// What travelled before the message.
    public var head: CallHead { call.head }
    /// When the answer is no longer wanted.
    public var deadline: Deadline { call.deadline }
    /// The message as received, for the idempotency fingerprint and the audit digest.
    public var message: [UInt8] { call.message }

    /// Whether somebody else's certificate carries the call.
    public var isOnBehalf: Bool { caller.identity != peer.identity }

    /// What a handler of `method` knows about a call that is taken up.
    init(
        of call: IncomingCall,
        to method: MethodDescriptor,
        from caller: Caller,
        as requestID: Identifier
    ) {
        self.call = call
        self.method = method
        self.caller = caller
        self.requestID = requestID
    }

    /// Puts a context together where no call came in; services and tests do this.
    public init(
        method: MethodDescriptor,
        caller: Caller,
        peer: Caller,
        head: CallHead,
        deadline: Deadline,
        requestID: Identifier,
        message: [UInt8]
    ) {
        self.init(
            of: IncomingCall(head: head, message: message, peer: peer, deadline: deadline),
            to: method,
            from: caller,
            as: requestID
        )
    }
}
