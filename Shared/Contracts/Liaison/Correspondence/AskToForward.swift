public import RPC
public import Vocabulary

/// Asks the originator of a piece to let us pass it on: one call drafts the letter that asks, to the
/// same office by the same channel.
///
/// The draft is approved and sent like any other; the answer that comes in is registered with
/// `permitsForwarding` and is then the permission. Answers `failedPrecondition`, reason
/// `correspondence.noPermissionNeeded`, for what is ours or may be passed on anyway.
public struct AskToForward: ServiceRequest {
    public typealias Service = Liaison
    public typealias Response = CorrespondenceAnswer
    public static let method = MethodDescriptor(
        "liaison.correspondence.askToForward",
        .write,
        callers: .liaisonOfficers
    )

    /// The piece that is to be passed on.
    public var id: CorrespondenceID
    /// What is asked, and for whom; 1 to 65,536 bytes, identity-class.
    public var body: FreeText

    /// Asks the originator.
    public init(id: CorrespondenceID, body: FreeText) {
        self.id = id
        self.body = body
    }
}
