/// Every limit of the wire, with its reason; a test compares the protocol page with these.
///
/// Both sides bring their own; where a hello carries one, the lower side wins.
public struct Limits: Sendable, Hashable {
    /// The longest body of one frame, part of the protocol: long enough to amortise the header,
    /// short enough that a large message does not hold up small ones.
    public static let frameBytes = 64 * 1024
    /// The highest call id; at the next one a client opens a new connection.
    public static let lastCall: UInt32 = (1 << 31) - 1
    /// The longest body of a hello; it comes from a peer that nobody has judged yet.
    public static let helloBytes = 4 * 1024

    /// A unary message and one element of a stream; larger things are streams.
    public var messageBytes = 4 * 1024 * 1024
    /// Half-received bodies of one connection: four of the largest messages.
    public var halfReceivedBytes = 16 * 1024 * 1024
    /// Half-received bodies of all connections together, so that many peers cannot do what one
    /// may not.
    public var halfReceivedBytesInAll = 256 * 1024 * 1024
    /// The part of what is free of them that one connection may hold.
    ///
    /// Whoever holds most is refused first, and a newcomer always finds room: without it the sixteen
    /// connections of one identity could take all.
    public static let halfReceivedShare = 8
    /// Calls in flight on one connection; a cancelled one counts until its work has ended.
    public var callsInFlight = 1_024
    /// Connections in all; beyond, accepting one more would starve those that work.
    public var connections = 4_096
    /// Connections of one identity, so that one identity cannot take the house.
    public var connectionsPerIdentity = 16
    /// Handshakes at once; each costs a millisecond of CPU.
    public var handshakesAtOnce = 32
    /// A handshake must end in time, counted from its turn: slow peers hold a place.
    ///
    /// Its turn must come within twice that.
    public var handshakeWithin = Duration.seconds(10)
    /// The peer's hello must come in time: slow peers.
    public var helloWithin = Duration.seconds(5)
    /// The first request must come in time: a peer that wants nothing needs no connection.
    public var firstRequestWithin = Duration.seconds(30)
    /// The rest of a request must have come this long after its first frame, however long its
    /// deadline: a trickle would hold memory that others need.
    public var requestWithin = Duration.seconds(30)
    /// A connection without calls is given up after this.
    public var idle = Duration.seconds(300)
    /// After this much silence the other side is asked whether it is there.
    public var pingAfter = Duration.seconds(60)
    /// Without a pong by then the connection is dead.
    public var pongWithin = Duration.seconds(20)
    /// Cancels of one connection in a second; more is a rapid reset.
    ///
    /// Leaving a stream that was read is none.
    public var cancelsPerSecond = 100
    /// Pings of one connection in a second; each costs an answer.
    public var pingsPerSecond = 10
    /// Bytes of a stream that may be under way before the reader grants more.
    public var streamCredit = 256 * 1024
    /// Bytes waiting to go out above which a server reads no further request.
    public var outboundHighWater = 1024 * 1024
    /// Bytes waiting to go out below which it reads again.
    public var outboundLowWater = 256 * 1024
    /// A certificate about to expire drains its connection this long before.
    public var certificateLead = Duration.seconds(10)

    /// Connections that a client keeps per address.
    public var connectionsPerAddress = 2
    /// Calls in flight on each connection before a client opens one more.
    public var callsBeforeNextConnection = 64
    /// How long a client waits for a connection and its handshake.
    public var connectWithin = Duration.seconds(3)
    /// How long a client waits after a first failed connection, before jitter.
    public var firstBackoff = Duration.milliseconds(100)
    /// How long it waits at most; a service that is back is found within this.
    public var longestBackoff = Duration.seconds(2)

    /// The defaults.
    public init() {}
}
