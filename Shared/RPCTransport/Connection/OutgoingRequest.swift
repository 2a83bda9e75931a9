internal import RPC

/// A request on its way out: its head, and behind it the message as it was encoded.
///
/// They stay two until they are written, since joining them would copy the message once more.
struct OutgoingRequest: Sendable, Hashable {
    let head: [UInt8]
    let message: [UInt8]

    /// Puts together what is there already; tests do this.
    init(head: [UInt8] = [], message: [UInt8]) {
        self.head = head
        self.message = message
    }

    /// Encodes the head of a call; throws what ``RequestEnvelope`` does.
    init(_ call: OutgoingCall) throws(ServiceError) {
        self.init(head: try RequestEnvelope.encode(head: call.head), message: call.message)
    }

    /// What it will fill of frames.
    var count: Int { head.count + message.count }
}
