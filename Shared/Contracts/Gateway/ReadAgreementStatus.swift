public import RPC
public import Vocabulary

/// How an agreement with a partner is kept.
///
/// Everything that names an agreement is liaison's, so liaison alone is asked and its part alone is
/// reported on; `notFound` and `unavailable` as ``ReadCaseOverview`` says.
public struct ReadAgreementStatus: ServiceRequest {
    public typealias Service = Gateway
    public static let method = MethodDescriptor(
        "gateway.agreementStatus",
        .read,
        callers: .officers
    )

    /// The agreement.
    public var agreement: AgreementID

    /// Asks how an agreement is kept.
    public init(agreement: AgreementID) { self.agreement = agreement }

    public struct Response: Codable, Sendable {
        /// How each service's part came out.
        public var parts: [PartReport]
        /// How the agreement is kept.
        public var status: AgreementStanding

        public init(parts: [PartReport], status: AgreementStanding) {
            self.parts = parts
            self.status = status
        }
    }
}
