public import RPC
public import Vocabulary
public import WireCodec

/// Counts people at the gate, one by one: who arrived, who did not and why.
///
/// May be repeated as the counting goes on; the first person who arrived moves the handover to
/// `arrived`. Somebody who had not been announced is added with a warning. Once an officer has signed
/// the minutes the answer is `failedPrecondition`, reason `minutes.signed`: draw them up anew first,
/// or, when they are complete, write an addendum.
public struct RecordArrivals: ServiceRequest {
    public typealias Service = Liaison
    public static let method = MethodDescriptor(
        "liaison.handover.recordArrivals",
        .write,
        callers: .gateOfficers
    )

    /// The handover.
    public var id: HandoverID
    /// The version that the officer saw.
    public var seen: Int
    /// The people counted; at most 500.
    public var arrivals: [Arrival]

    /// Counts people.
    public init(id: HandoverID, seen: Int, arrivals: [Arrival]) {
        self.id = id
        self.seen = seen
        self.arrivals = arrivals
    }

    /// What became of one person at the gate.
    public struct Arrival: Codable, Sendable, Hashable {
        /// The person.
        public var person: VictimRef
        /// What became of them.
        public var outcome: Word<ArrivalOutcome>
        /// When.
        public var at: Instant

        /// Counts a person.
        public init(person: VictimRef, outcome: ArrivalOutcome, at: Instant) {
            self.person = person
            self.outcome = Word(outcome)
            self.at = at
        }
    }

    public typealias Response = HandoverAnswer
}
