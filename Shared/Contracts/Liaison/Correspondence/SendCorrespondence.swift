public import RPC
public import Vocabulary
public import WireCodec

/// Sends an approved letter: it gets the next number of the book, the clock of their reply starts,
/// and the letter that it answers, if any, is replied.
///
/// Answers `failedPrecondition` unless a second officer approved it.
public struct SendCorrespondence: ServiceRequest {
    public typealias Service = Liaison
    public static let method = MethodDescriptor(
        "liaison.correspondence.send",
        .write,
        callers: .liaisonOfficers
    )

    /// The letter.
    public var id: CorrespondenceID
    /// The version that the officer saw.
    public var seen: Int
    /// When it left.
    public var sentAt: Instant

    /// Sends a letter.
    public init(id: CorrespondenceID, seen: Int, sentAt: Instant) {
        self.id = id
        self.seen = seen
        self.sentAt = sentAt
    }

    public typealias Response = CorrespondenceAnswer
}
