public import RPC
public import Vocabulary

/// Asks whether suspects may be handed over to another state, as far as the non-punishment guard goes.
///
/// The liaison service asks, under its own certificate, before officers agree to such a transfer; no officer
/// can. Each of them must be in a file, have been screened for a handover lately, and be neither a victim nor
/// somebody who may be one. The answer tells neither who is not admitted nor why.
public struct AdmitHandover: ServiceRequest {
    public typealias Service = Cases

    public static let method = MethodDescriptor(
        "cases.suspect.admitHandover",
        .read,
        callers: [.liaisonService]
    )

    /// The suspects; 1 to 500.
    public var suspects: [SuspectID]

    /// Asks about suspects.
    public init(suspects: [SuspectID]) { self.suspects = suspects }

    /// Whether nothing speaks against it.
    public struct Response: Codable, Sendable {
        /// Whether all of them are admitted.
        public var admitted: Bool

        /// Whether nothing speaks against it.
        public init(admitted: Bool) { self.admitted = admitted }
    }
}
