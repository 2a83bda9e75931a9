/// Where a server listens, what it shows and what it allows.
public struct ServerConfiguration: Sendable {
    /// The address to listen on.
    public var host: String
    /// The port; 0 takes a free one.
    public var port: Int
    /// The service's wire name, for the hello.
    public var service: String
    /// The software's version, for the hello.
    public var build: String
    /// Certificate, key and anchors.
    public var credentials: Credentials
    /// Every limit.
    public var limits: Limits
    /// Named extras of the hello.
    public var features: [String] = []
    /// Event loops; more than one per core makes it slower.
    public var eventLoops = 1

    /// Describes a server; everything but name, version and credentials has a default.
    public init(
        host: String = "127.0.0.1",
        port: Int = 0,
        service: String,
        build: String,
        credentials: Credentials,
        limits: Limits = Limits()
    ) {
        self.host = host
        self.port = port
        self.service = service
        self.build = build
        self.credentials = credentials
        self.limits = limits
    }
}
