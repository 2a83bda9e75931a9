public import RPC
public import Vocabulary

/// What liaison knows of a case file: handovers, letters, transfers, consular cases and requests for
/// assistance that belong to it, without their content.
public struct LiaisonCasePart: ServiceRequest {
    public typealias Service = Liaison
    public static let method = MethodDescriptor(
        "liaison.casePart",
        .read,
        callers: .officers,
        via: .gateway
    )

    /// The case file.
    public var caseFile: CaseFileID

    /// Asks for a case file's part.
    public init(caseFile: CaseFileID) { self.caseFile = caseFile }

    public typealias Response = CasePart
}
