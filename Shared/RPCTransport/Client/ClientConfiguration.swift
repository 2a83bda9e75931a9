/// Which service a client speaks to, as whom, and within which limits.
public struct ClientConfiguration: Sendable {
    /// The service's network address.
    public var host: String
    /// The service's port.
    public var port: Int
    /// The SPIFFE name that the server's certificate must carry; checked before the first byte.
    public var expecting: String
    /// Says of a server of the expected name whether its very certificate may serve, by the deny-list.
    ///
    /// Called on an event loop at each handshake, and by ``PooledTransport/reauthorize()``.
    public var accepts: @Sendable (PeerIdentity) -> Bool = { _ in true }
    /// Certificate, key and anchors.
    public var credentials: Credentials
    /// The client's own name, for the hello.
    public var name: String
    /// The software's version, for the hello.
    public var build: String
    /// Every limit.
    public var limits: Limits
    /// Named extras of the hello.
    public var features: [String] = []
    /// The first call of each connection; tests begin near the last one.
    var firstCall: UInt32 = 1

    /// Describes a way to a service.
    public init(
        host: String,
        port: Int,
        expecting: String,
        credentials: Credentials,
        name: String = "client",
        build: String = "",
        limits: Limits = Limits()
    ) {
        self.host = host
        self.port = port
        self.expecting = expecting
        self.credentials = credentials
        self.name = name
        self.build = build
        self.limits = limits
    }
}
