public import RPC
public import Vocabulary
public import WireCodec

/// Writes the people's receptions into the manifest for good: from here the work only goes forward.
public struct ConfirmReception: ServiceRequest {
    public typealias Service = Liaison
    public static let method = MethodDescriptor(
        "liaison.reception.confirm",
        .write,
        callers: .gateOfficers,
        via: .gateway
    )

    /// The handover.
    public var handover: HandoverID
    /// The work's identifier; it must hold the claim.
    public var saga: Identifier
    /// Each person's reception.
    public var receptions: [Entry]

    /// Confirms receptions.
    public init(handover: HandoverID, saga: Identifier, receptions: [Entry]) {
        self.handover = handover
        self.saga = saga
        self.receptions = receptions
    }

    /// One person's reception.
    public struct Entry: Codable, Sendable, Hashable {
        /// The person.
        public var person: VictimRef
        /// The reception at victim support.
        public var reception: ReceptionID

        /// A person's reception.
        public init(person: VictimRef, reception: ReceptionID) {
            self.person = person
            self.reception = reception
        }
    }

    public struct Response: Codable, Sendable {
        /// How many people of the manifest have a reception now.
        public var registered: Int

        public init(registered: Int) { self.registered = registered }
    }
}
