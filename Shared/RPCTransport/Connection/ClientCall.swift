internal import RPC

/// A call on the client's side of a connection, until its terminal frame retires it.
struct ClientCall: Sendable {
    /// What comes back.
    enum Kind: Sendable, Hashable {
        /// One response.
        case unary
        /// Any number of elements.
        case serverStream
    }

    let kind: Kind
    /// When nobody waits any longer.
    let deadline: Moment
    /// The request while the connection is not open yet.
    var unsent: OutgoingRequest?
    /// Nobody waits any more; the id still takes a place until the server ends it.
    var isAbandoned = false
    /// Its request was taken back when a part had gone out: the server waits for the rest or a cancel.
    var isCutShort = false
    /// Whether a part of a stream has come.
    var hasReceived = false
    /// A response or element of several frames, as far as it has come.
    var partial: [UInt8] = []
    /// What the server may still send of the stream, headers included.
    var window: Int
    /// What was read since the last grant.
    var ungranted = 0
    /// Whole elements that wait for their reader.
    var unread = 0
    /// What the parts of a half-received element cost that came while others waited to be read.
    var withheld = 0
}
