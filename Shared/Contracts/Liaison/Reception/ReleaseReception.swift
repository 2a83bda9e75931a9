public import RPC
public import Vocabulary
public import WireCodec

/// Gives a claimed handover back, when the work behind the claim is undone.
///
/// Repeating it, or releasing what this work does not hold, changes nothing. A confirmed claim
/// stays: `failedPrecondition`, reason `reception.confirmed`.
public struct ReleaseReception: ServiceRequest {
    public typealias Service = Liaison
    public static let method = MethodDescriptor(
        "liaison.reception.release",
        .write,
        callers: .gateOfficers,
        via: .gateway
    )

    /// The handover.
    public var handover: HandoverID
    /// The work's identifier.
    public var saga: Identifier

    /// Gives a handover back.
    public init(handover: HandoverID, saga: Identifier) {
        self.handover = handover
        self.saga = saga
    }

    public struct Response: Codable, Sendable {
        /// Whether the claim was there and is gone.
        public var released: Bool

        public init(released: Bool) { self.released = released }
    }
}
