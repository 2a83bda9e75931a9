public import RPC
public import Vocabulary

/// Asks whether protected persons may be handed over to another state.
///
/// The liaison service asks, under its own certificate, before officers agree to such a transfer; no officer
/// can. Each of them must have a completed assessment that says that the risk of a return is low or medium,
/// and have agreed to it, by a consent that still holds. The answer tells neither who is not admitted nor why.
public struct AdmitReturn: ServiceRequest {
    public typealias Service = VictimSupport

    public static let method = MethodDescriptor(
        "victims.admitReturn",
        .read,
        callers: [.liaisonService]
    )

    /// The persons; 1 to 500.
    public var victims: [VictimRef]

    /// Asks about persons.
    public init(victims: [VictimRef]) { self.victims = victims }

    /// Whether nothing speaks against it.
    public struct Response: Codable, Sendable {
        /// Whether all of them are admitted.
        public var admitted: Bool

        /// Whether nothing speaks against it.
        public init(admitted: Bool) { self.admitted = admitted }
    }
}
