public import RPC

/// How a service reaches the others, by their names.
public struct Neighbours: Sendable {
    private let transports: [String: any ClientTransport]

    /// The transports that the configuration or a test gives.
    public init(_ transports: [String: any ClientTransport] = [:]) {
        self.transports = transports
    }

    /// Whom this service can call, sorted.
    public var names: [String] { transports.keys.sorted() }

    /// The way to a service.
    public func transport(to service: String) throws -> any ClientTransport {
        guard let transport = transports[service] else {
            throw MissingNeighbour(service: service)
        }
        return transport
    }
}

/// A service needs another one whose address the configuration does not name.
public struct MissingNeighbour: Error, CustomStringConvertible {
    /// The service that is missing.
    public let service: String

    public var description: String {
        "No address for the service \(service): name it under `neighbours` in the configuration."
    }
}
