public import RPC
public import Vocabulary

/// Moves a page of what one organisation leaves to another, or begins to; built in.
///
/// Repeated until the answer says when it was finished; whoever was interrupted repeats it too. Throws
/// `record.invalidField` where it contradicts an earlier succession or lies in the future.
public struct SucceedOrganisation<Service: ServiceContract>: ServiceRequest {
    public static var method: MethodDescriptor {
        MethodDescriptor(
            "\(Service.name).\(BuiltinMethod.succeed.rawValue)",
            .write,
            callers: .administrators
        )
    }

    /// Who follows whom, from when.
    public var succession: Succession
    /// The order or decision that it rests on.
    public var legalBasis: LegalBasis?

    /// Asks for a page.
    public init(_ succession: Succession, legalBasis: LegalBasis? = nil) {
        self.succession = succession
        self.legalBasis = legalBasis
    }

    public typealias Response = SuccessionReport
}
