public import RPC
public import Vocabulary

/// How an agreement is kept: its talks, its channel, its programmes, what bodies of ours took on.
///
/// Counts, days and references only, of what the caller reads; whoever may only know that the agreement
/// exists hears whom to ask, and of the series and programmes under it that are theirs to read.
/// `notFound` for whoever may not know of it.
public struct LiaisonAgreementPart: ServiceRequest {
    public typealias Service = Liaison
    public typealias Response = AgreementStanding
    public static let method = MethodDescriptor(
        "liaison.agreementPart",
        .read,
        callers: .officers,
        via: .gateway
    )

    /// The agreement.
    public var agreement: AgreementID

    /// Asks how an agreement is kept.
    public init(agreement: AgreementID) { self.agreement = agreement }
}
