public import RPC
public import Vocabulary
public import WireCodec

/// Registers what came in: it gets the next number of the book, and the clock of our reply starts.
///
/// The clock runs from the arrival, not from the registration: 24 hours where somebody is to be
/// rescued, 30 days otherwise. When it answers a letter of ours, that letter is replied.
public struct ReceiveCorrespondence: ServiceRequest {
    public typealias Service = Liaison
    public static let method = MethodDescriptor(
        "liaison.correspondence.receive",
        .write,
        callers: .liaisonOfficers,
        canBeTried: true
    )

    /// What came in.
    public var letter: LetterContent
    /// The partner's own number.
    public var partnerNumber: FreeText?
    /// When it arrived.
    public var arrivedAt: Instant
    /// How the originator lets its content be used further.
    public var handling: Word<Handling>
    /// The piece that the originator hereby allows us to pass on.
    public var permitsForwarding: CorrespondenceID?

    /// Registers a letter.
    public init(
        letter: LetterContent,
        partnerNumber: FreeText? = nil,
        arrivedAt: Instant,
        handling: Handling = .open,
        permitsForwarding: CorrespondenceID? = nil
    ) {
        self.letter = letter
        self.partnerNumber = partnerNumber
        self.arrivedAt = arrivedAt
        self.handling = Word(handling)
        self.permitsForwarding = permitsForwarding
    }

    public typealias Response = CorrespondenceAnswer
}
