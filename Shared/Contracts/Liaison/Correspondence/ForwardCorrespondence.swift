public import RPC
public import Vocabulary

/// Passes a piece of correspondence on to another body, which may read it from then on.
///
/// Under the handling codes H2 and H3, and under H1 to a procuracy or a court, the originator must have
/// allowed it: `permission` names the incoming letter of the same partner that says so. Otherwise the answer is `permissionDenied`, reason
/// `handling.originatorPermission`, and nothing changes.
public struct ForwardCorrespondence: ServiceRequest {
    public typealias Service = Liaison
    public static let method = MethodDescriptor(
        "liaison.correspondence.forward",
        .write,
        callers: .liaisonOfficers
    )

    /// The piece to pass on.
    public var id: CorrespondenceID
    /// The version that the officer saw.
    public var seen: Int
    /// To whom.
    public var recipient: OrgID
    /// The originator's letter that allows it.
    public var permission: CorrespondenceID?

    /// Passes a piece on.
    public init(
        id: CorrespondenceID,
        seen: Int,
        recipient: OrgID,
        permission: CorrespondenceID? = nil
    ) {
        self.id = id
        self.seen = seen
        self.recipient = recipient
        self.permission = permission
    }

    public typealias Response = CorrespondenceAnswer
}
