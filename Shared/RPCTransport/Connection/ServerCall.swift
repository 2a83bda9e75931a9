internal import RPC

/// A call on the server's side of a connection, from its first frame to its terminal one.
struct ServerCall: Sendable {
    /// Where the call stands.
    enum State: Sendable {
        /// Its request comes in pieces; → running, discarding, or retired by a cancel.
        indirect case receiving(PartialRequest)
        /// Refused with its terminal frame sent; the rest of its request is thrown away until the
        /// last piece or a cancel retires the id, or the deadline ends the connection.
        case discarding
        /// Its work runs, also after a cancel; → retired by the terminal frame.
        case running(RunningCall)
    }

    /// When nobody waits any longer; while discarding, when the rest must have come.
    let deadline: Moment
    /// Where it stands.
    var state: State
    /// The message of a request that comes in pieces, as far as it has come.
    ///
    /// It stands beside the state so that it grows where it is, without a second owner.
    var message: [UInt8] = []
}

/// A request of several frames, its message apart.
struct PartialRequest: Sendable {
    /// The head, which always stands in the first frame.
    let head: CallHead
    /// The most that the method takes.
    let maximumBytes: Int
    /// When nobody waits any longer.
    let deadline: Moment
    /// When the rest must have come.
    let until: Moment
    /// What is charged to the budgets.
    var charged: Int
}

/// A call whose work runs.
struct RunningCall: Sendable {
    /// Why the work was asked to stop.
    enum Stop: Sendable, Hashable {
        /// The client sent `cancel`.
        case cancelled
        /// The deadline passed.
        case deadline
    }

    /// What the client may still be sent of a stream, headers included.
    var credit: Int
    /// Whether and why the work was asked to stop.
    var stop: Stop?
    /// Whether the client was sent an element, or a part of one.
    var hasSent = false
    /// An element that waits for credit, and how much of it has gone into the queue.
    var element: (bytes: [UInt8], sent: Int)?
}

/// A call that the server takes up.
struct AcceptedCall: Sendable {
    /// Its id on the connection.
    let id: UInt32
    /// Its head.
    let head: CallHead
    /// Its message as received.
    let message: [UInt8]
    /// When nobody waits any longer.
    let deadline: Moment
}
