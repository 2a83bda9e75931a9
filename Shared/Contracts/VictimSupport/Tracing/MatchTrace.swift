public import RPC
public import Vocabulary

/// Compares a missing person with everybody known here, and scores who it may be.
///
/// Persons whom the caller reads are named by reference, best first, those alike letter by letter
/// before those alike when folded; of others only the body to ask is told. Needs a purpose and counts
/// against the caller's budget of questions, as ``MatchVictim`` does.
public struct MatchTrace: ServiceRequest {
    public typealias Service = VictimSupport
    public static let method = MethodDescriptor(
        "victims.trace.match",
        .write,
        callers: .firstResponders.union(.caseworkers),
        needsPurpose: true
    )

    /// The request to trace somebody.
    public var trace: TraceRequestID

    /// Compares a missing person with everybody known here.
    public init(trace: TraceRequestID) { self.trace = trace }

    /// Who it may be.
    public struct Candidate: Codable, Sendable, Hashable {
        /// Who.
        public var victim: VictimRef
        /// How alike, out of a hundred.
        public var score: Int
        /// What is alike.
        public var parts: [Word<TracePart>]
        /// Whether a name is alike letter by letter.
        public var isExact: Bool

        /// Who it may be.
        public init(victim: VictimRef, score: Int, parts: [Word<TracePart>], isExact: Bool) {
            self.victim = victim
            self.score = score
            self.parts = parts
            self.isExact = isExact
        }
    }

    /// The candidates.
    public struct Response: Codable, Sendable {
        /// Who it may be, best first; at most 20.
        public var candidates: [Candidate]
        /// Bodies that may know, for persons whom the caller does not read.
        public var ask: [OrgID]
        /// How many questions the caller's budget has left.
        public var remaining: Int

        /// The candidates.
        public init(candidates: [Candidate] = [], ask: [OrgID] = [], remaining: Int) {
            self.candidates = candidates
            self.ask = ask
            self.remaining = remaining
        }
    }
}
