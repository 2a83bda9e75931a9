public import RPC
public import Vocabulary
public import WireCodec

/// Writes down what became of each person of a transfer at the gate; at least one was handed over.
///
/// Answers `invalidArgument` unless there is one outcome for each person, in the manifest's order.
public struct CountTransfer: ServiceRequest {
    public typealias Service = Liaison
    public typealias Response = Filed<BorderTransfer>
    public static let method = MethodDescriptor(
        "liaison.transfer.recordOutcomes",
        .write,
        callers: .transferOfficers
    )

    /// The transfer.
    public var id: BorderTransferID
    /// The version that the officer saw.
    public var seen: Int
    /// What became of each person, in the manifest's order.
    public var outcomes: [Word<ArrivalOutcome>]
    /// When.
    public var at: Instant

    /// Counts people.
    public init(id: BorderTransferID, seen: Int, outcomes: [ArrivalOutcome], at: Instant) {
        self.id = id
        self.seen = seen
        self.outcomes = outcomes.map { Word($0) }
        self.at = at
    }
}
