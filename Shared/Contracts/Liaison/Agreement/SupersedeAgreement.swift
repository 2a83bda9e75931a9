public import RPC
public import Vocabulary

/// Notes that another agreement takes the place of one under review; a second officer must approve.
///
/// The successor is signed or in force and is with the same partner; otherwise the answer is
/// `invalidArgument` and nothing changes.
public struct SupersedeAgreement: ServiceRequest {
    public typealias Service = Liaison
    public typealias Response = StepOutcome<Agreement>
    public static let method = MethodDescriptor(
        "liaison.agreement.supersede",
        .write,
        callers: .treatyOfficers
    )

    /// The agreement under review.
    public var id: AgreementID
    /// The version that the officer saw.
    public var seen: Int
    /// What takes its place.
    public var successor: AgreementID

    /// Supersedes an agreement.
    public init(id: AgreementID, seen: Int, successor: AgreementID) {
        self.id = id
        self.seen = seen
        self.successor = successor
    }
}
