/// The stable names of the reasons why a connection ends; they travel in `goaway` and in logs.
public enum ConnectionReason {
    /// The service is about to stop; what runs is finished.
    public static let drain = "drain"
    /// Nobody used the connection.
    public static let idle = "idle"
    /// The client has no use for the connection any more.
    public static let done = "done"
    /// The first request did not come in time.
    public static let noRequest = "timeout.firstRequest"
    /// The hello did not come in time.
    public static let noHello = "timeout.hello"
    /// The rest of a request did not come in time.
    public static let noRest = "timeout.request"
    /// The TLS handshake did not end in time.
    public static let noHandshake = "timeout.handshake"
    /// No pong came: the peer is dead or out of reach.
    public static let noPong = "timeout.pong"
    /// The peer's certificate ends.
    public static let certificateExpired = "certificate.expired"
    /// The policy does not know the peer, or no longer.
    public static let unauthenticated = "unauthenticated"
    /// The house is full, or closing.
    public static let tooManyConnections = "limit.connections"
    /// The identity has too many connections already.
    public static let tooManyOfIdentity = "limit.connectionsPerIdentity"
    /// More cancels in a second than anybody needs.
    public static let tooManyCancels = "limit.cancels"
    /// More pings in a second than anybody needs.
    public static let tooManyPings = "limit.pings"
    /// The call ids are used up.
    public static let idsUsedUp = "limit.callIDs"
    /// A hello that does not decode, comes twice, or states impossible limits.
    public static let badHello = "protocol.hello"
    /// The peers speak different major versions.
    public static let version = "protocol.version"
    /// A frame that this side may not send, or not now.
    public static let unexpectedFrame = "protocol.unexpectedFrame"
    /// A call id that is not above the last one, or that nobody opened.
    public static let badCall = "protocol.callID"
    /// More bytes than the credit allowed, or a credit beyond all bounds.
    public static let badCredit = "protocol.credit"
    /// The TLS handshake agreed on no or another application protocol.
    public static let wrongProtocol = "tls.applicationProtocol"
    /// The TLS handshake failed.
    public static let handshakeFailed = "tls.handshake"
    /// The peer refused our certificate.
    public static let certificateRefused = "tls.certificateRefused"
    /// No connection could be made.
    public static let unreachable = "unreachable"
    /// The connection broke.
    public static let connectionLost = "connection.lost"
    /// Too many calls are in flight on this connection.
    public static let tooManyCalls = "limit.callsInFlight"
    /// A message or element is larger than agreed.
    public static let messageTooLarge = "limit.messageBytes"
    /// Half-received bodies take too much memory, here or in the whole process.
    public static let halfReceived = "limit.halfReceived"
    /// An item or an end from the client on a call that is no client stream.
    public static let clientStream = "protocol.clientStream"
}
