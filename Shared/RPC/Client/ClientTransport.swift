/// A way to reach one service: a pool of connections, or a handler in this process.
///
/// Errors carry the outcome class as far as the transport knows it; anything unclear is *may have
/// run*. Retrying is the client's business, not the transport's.
public protocol ClientTransport: Sendable {
    /// Makes a unary call and answers the encoded response.
    func call(_ call: OutgoingCall) async throws(ServiceError) -> [UInt8]
    /// Opens a server stream.
    func stream(_ call: OutgoingCall) async throws(ServiceError) -> ElementStream
    /// Makes a unary call ready, for a caller that sends it and waits by itself; `nil` where calls are
    /// made by ``call(_:)`` alone.
    func prepare(_ call: OutgoingCall) throws(ServiceError) -> (any PreparedCall)?
}

extension ClientTransport {
    /// Makes none ready.
    public func prepare(_ call: OutgoingCall) throws(ServiceError) -> (any PreparedCall)? { nil }
}

/// A call about to be sent.
public struct OutgoingCall: Sendable {
    /// What travels before the message.
    public var head: CallHead
    /// The encoded message.
    public var message: [UInt8]
    /// When the answer is no longer wanted.
    public var deadline: Deadline

    /// A call to send.
    public init(head: CallHead, message: [UInt8], deadline: Deadline) {
        self.head = head
        self.message = message
        self.deadline = deadline
    }
}

/// The elements of a server stream, pulled one by one; pulling grants the server credit.
public struct ElementStream: Sendable {
    /// The next encoded element, `nil` at the end.
    public let next: @Sendable () async throws(ServiceError) -> [UInt8]?
    /// Tells the server that nobody reads any more.
    public let cancel: @Sendable () -> Void

    /// A stream made of its two operations.
    public init(
        next: @escaping @Sendable () async throws(ServiceError) -> [UInt8]?,
        cancel: @escaping @Sendable () -> Void
    ) {
        self.next = next
        self.cancel = cancel
    }
}
