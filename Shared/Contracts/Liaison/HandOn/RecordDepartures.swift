public import RPC
public import Vocabulary

/// Writes down what became of people who arrived and are not handed on: went home, left, or lie in
/// hospital until they can be.
///
/// The minutes must be complete. When nobody is left, the handover becomes `transferred`.
public struct RecordDepartures: ServiceRequest {
    public typealias Service = Liaison
    public static let method = MethodDescriptor(
        "liaison.handover.recordDepartures",
        .write,
        callers: .gateOfficers
    )

    /// The handover.
    public var id: HandoverID
    /// The version that the officer saw.
    public var seen: Int
    /// The people; `handedOn` is not for this method.
    public var departures: [Departure]

    /// Writes departures down.
    public init(id: HandoverID, seen: Int, departures: [Departure]) {
        self.id = id
        self.seen = seen
        self.departures = departures
    }

    /// What became of one person.
    public struct Departure: Codable, Sendable, Hashable {
        /// The person.
        public var person: VictimRef
        /// What became of them.
        public var outcome: Word<HandOnOutcome>

        /// A departure.
        public init(person: VictimRef, outcome: HandOnOutcome) {
            self.person = person
            self.outcome = Word(outcome)
        }
    }

    public typealias Response = HandoverAnswer
}
