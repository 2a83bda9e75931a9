public import RPC
public import Vocabulary

/// Files an agreement: a draft, or one that is in force already.
///
/// Answers `invalidArgument` when a date is before the one that must precede it.
public struct DraftAgreement: ServiceRequest {
    public typealias Service = Liaison
    public static let method = MethodDescriptor(
        "liaison.agreement.draft",
        .write,
        callers: .treatyOfficers
    )

    /// What the agreement says.
    public var agreement: Agreement
    /// Whether it is in force already, as an older instrument is when it is first filed.
    public var inForce: Bool

    /// Files an agreement.
    public init(agreement: Agreement, inForce: Bool = false) {
        self.agreement = agreement
        self.inForce = inForce
    }

    public struct Response: Codable, Sendable {
        /// The agreement as filed.
        public var filed: Filed<Agreement>

        public init(filed: Filed<Agreement>) { self.filed = filed }
    }
}
