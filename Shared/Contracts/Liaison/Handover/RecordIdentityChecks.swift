public import RPC
public import Vocabulary
public import WireCodec

/// Writes down what the check of people's identities found, one by one.
///
/// The first result begins the check. It stays possible until the minutes are signed, because a
/// duty officer may accept people before the answer is there.
public struct RecordIdentityChecks: ServiceRequest {
    public typealias Service = Liaison
    public static let method = MethodDescriptor(
        "liaison.handover.checkIdentities",
        .write,
        callers: .immigration
    )

    /// The handover.
    public var id: HandoverID
    /// The version that the officer saw.
    public var seen: Int
    /// When the results were known.
    public var checkedAt: Instant
    /// The results; people who are not named keep theirs; empty begins the check.
    public var results: [Result]

    /// Writes results down.
    public init(id: HandoverID, seen: Int, checkedAt: Instant, results: [Result] = []) {
        self.id = id
        self.seen = seen
        self.checkedAt = checkedAt
        self.results = results
    }

    /// What was found of one person.
    public struct Result: Codable, Sendable, Hashable {
        /// The person.
        public var person: VictimRef
        /// What was found.
        public var finding: Word<IdentityCheck>

        /// A finding.
        public init(person: VictimRef, finding: IdentityCheck) {
            self.person = person
            self.finding = Word(finding)
        }
    }

    public typealias Response = HandoverAnswer
}
