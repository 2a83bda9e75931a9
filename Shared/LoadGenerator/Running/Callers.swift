public import RPC

/// The ways from here to the services: one for each officer who acts and each service.
///
/// The load generator knows no sockets; whoever starts it brings the connections, and decides with
/// them which services may be put under load at all.
public struct Callers: Sendable {
    /// Who calls which service.
    public struct Way: Sendable, Hashable {
        /// The officer's handle.
        public var officer: String
        /// The service's contract name.
        public var service: String

        /// A way.
        public init(officer: String, service: String) {
            self.officer = officer
            self.service = service
        }
    }

    private let transports: [Way: any ClientTransport]
    private let retries: RetryPolicy

    /// Ways that exist.
    ///
    /// - Parameters:
    ///   - transports: the connections.
    ///   - retries: never, unless the scenario asks what a patient client would see.
    public init(_ transports: [Way: any ClientTransport], retries: RetryPolicy = .never) {
        self.transports = transports
        self.retries = retries
    }

    /// The same ways for who wants an answer, not a measurement: failed calls are repeated.
    var patient: Callers { Callers(transports, retries: RetryPolicy()) }

    /// A client of a service for an officer.
    func client<Service: ServiceContract>(
        _ service: Service.Type,
        as officer: String
    ) throws -> ServiceClient<Service> {
        let way = Way(officer: officer, service: Service.name)
        guard let transport = transports[way] else { throw NoWay(way: way) }
        return ServiceClient(transport, retries: retries)
    }
}

/// The scenario lets somebody act who has no connection here.
public struct NoWay: Error, Sendable, Hashable {
    /// Who and where.
    public let way: Callers.Way
}
