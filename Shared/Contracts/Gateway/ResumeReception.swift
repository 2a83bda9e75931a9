public import RPC
import Vocabulary
public import WireCodec

/// Goes on with a registration of receptions that waits.
///
/// It waits for a service that was away, or for a refusal that somebody has meanwhile put right. The
/// officer who asked may, those of the same unit, and those of the unit that has taken over from it; where
/// a refusal holds it up it goes on on behalf of whoever resumes it. Work that is finished answers its
/// standing.
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
