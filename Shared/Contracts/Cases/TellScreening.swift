public import RPC
public import Vocabulary

/// Tells whether a suspect's screening is still pending, after a decision of a health authority or of an
/// identification.
///
/// Victim support calls it, under its own certificate, until it was taken in; so it comes at least once,
/// and of two sayings about a suspect the later one stands whichever comes first. It says no more than
/// the answer to ``AskScreening`` did: neither who the person is, nor what was decided. What follows is
/// this service's: a pending screening ends where nothing else holds it up, a clear one becomes pending;
/// a flag that investigators have raised, or the decision that a suspect is a victim, stays until two
/// officers take it back (``ClearPossibleVictim``). What is said of a suspect whose registration has not
/// arrived yet is kept, and the registration begins with it.
public struct TellScreening: ServiceRequest {
    public typealias Service = Cases
    public static let method = MethodDescriptor(
        "cases.suspect.tellScreening",
        .write,
        callers: [.victimSupportService]
    )

    /// The suspect.
    public var suspect: SuspectID
    /// Whether proceedings have to wait.
    public var isPending: Bool
    /// Which of the sayings about this suspect it is; a later one has a higher number.
    public var number: Int

    /// Tells how a screening stands.
    public init(suspect: SuspectID, isPending: Bool, number: Int) {
        self.suspect = suspect
        self.isPending = isPending
        self.number = number
    }

    /// That it was taken in.
    public struct Response: Codable, Sendable {
        /// Whether it was news; not so where it, or a later saying, was taken in before.
        public var isNews: Bool

        /// That it was taken in.
        public init(isNews: Bool) { self.isNews = isNews }
    }
}
