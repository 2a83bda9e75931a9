public import RPC
public import Vocabulary
public import WireCodec

/// Reserves a handover for the one piece of the gateway's work that registers its people's reception.
///
/// Repeating it for the same work answers the same. Another work's claim is `failedPrecondition`,
/// reason `reception.claimed`; so is a handover whose people have not arrived.
public struct ClaimReception: ServiceRequest {
    public typealias Service = Liaison
    public static let method = MethodDescriptor(
        "liaison.reception.claim",
        .write,
        callers: .gateOfficers,
        via: .gateway
    )

    /// The handover.
    public var handover: HandoverID
    /// The work's identifier.
    public var saga: Identifier

    /// Reserves a handover.
    public init(handover: HandoverID, saga: Identifier) {
        self.handover = handover
        self.saga = saga
    }

    public struct Response: Codable, Sendable {
        /// The people who arrived and have no reception yet, in the order of the manifest.
        public var people: [VictimRef]
        /// The case file that the handover names.
        public var caseFile: CaseFileID?
        /// Where they arrived.
        public var gate: Word<BorderGate>?
        /// When the first of them arrived.
        public var arrivedAt: Instant

        public init(
            people: [VictimRef],
            caseFile: CaseFileID?,
            gate: Word<BorderGate>?,
            arrivedAt: Instant
        ) {
            self.people = people
            self.caseFile = caseFile
            self.gate = gate
            self.arrivedAt = arrivedAt
        }
    }
}
