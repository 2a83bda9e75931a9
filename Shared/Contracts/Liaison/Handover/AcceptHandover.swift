public import RPC
public import Vocabulary
public import WireCodec

/// Agrees to receive the people of a handover; a second officer must approve.
///
/// Answers `failedPrecondition`, reason `handover.identityPending`, while somebody's identity is
/// unchecked, unless one duty officer acts alone with a reason (`actNow`): then the approver ratifies
/// later, and unratified in time is an alarm. Somebody must be left to receive.
public struct AcceptHandover: ServiceRequest {
    public typealias Service = Liaison
    public static let method = MethodDescriptor(
        "liaison.handover.accept",
        .write,
        callers: .handoverDeciders
    )

    /// The handover.
    public var id: HandoverID
    /// The version that the officer saw.
    public var seen: Int
    /// When it was agreed.
    public var acceptedAt: Instant
    /// Why one officer acts before the second one answers; missing for the usual way.
    public var actNow: FreeText?

    /// Agrees to receive.
    public init(id: HandoverID, seen: Int, acceptedAt: Instant, actNow: FreeText? = nil) {
        self.id = id
        self.seen = seen
        self.acceptedAt = acceptedAt
        self.actNow = actNow
    }

    public typealias Response = HandoverAnswer
}
