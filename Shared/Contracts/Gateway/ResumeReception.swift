public import RPC
import Vocabulary
public import WireCodec

/// Goes on with a registration of receptions that waits.
///
/// It waits for a service that was away, or for a refusal that somebody has meanwhile put right. Work
/// that is finished answers its standing.
public struct ResumeReception: ServiceRequest {
    public typealias Service = Gateway
    public static let method = MethodDescriptor(
        "gateway.reception.resume",
        .write,
        callers: .gateOfficers
    )

    /// The work's identifier.
    public var saga: Identifier

    /// Goes on.
    public init(saga: Identifier) { self.saga = saga }

    public typealias Response = ReceptionStatus
}
