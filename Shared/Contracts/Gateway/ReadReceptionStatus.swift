public import RPC
import Vocabulary
public import WireCodec

/// Where a registration of receptions stands; answers only the officer who asked for it and those of
/// the same unit.
public struct ReadReceptionStatus: ServiceRequest {
    public typealias Service = Gateway
    public static let method = MethodDescriptor(
        "gateway.reception.status",
        .read,
        callers: .gateOfficers
    )

    /// The work's identifier.
    public var saga: Identifier

    /// Asks for a standing.
    public init(saga: Identifier) { self.saga = saga }

    public typealias Response = ReceptionStatus
}
