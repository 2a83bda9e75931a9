public import RPC
public import Vocabulary

/// Asks the body that a hit named for a person's record.
///
/// Says the same parts as the question that hit. Counts against the same budget, also where nobody of
/// that body matches them all: then there is no request. No answer holds a reference to the person.
public struct RequestTransfer: ServiceRequest {
    public typealias Service = VictimSupport
    public static let method = MethodDescriptor(
        "victims.transferRequest.make",
        .write,
        callers: .identityReaders,
        needsPurpose: true
    )

    /// What is known: at least two parts.
    public var parts: PersonParts
    /// The body that is asked.
    public var asked: OrgID
    /// Why.
    public var reason: Word<ReferralReason>
    /// Why it should be granted without the person's consent, if it should.
    public var withoutConsent: Word<ConsentOverride>?
    /// What the body that is asked should know (identity-class).
    public var details: FreeText?

    /// Asks for a person's record.
    public init(
        parts: PersonParts,
        asked: OrgID,
        reason: ReferralReason,
        withoutConsent: ConsentOverride? = nil,
        details: FreeText? = nil
    ) {
        self.parts = parts
        self.asked = asked
        self.reason = Word(reason)
        self.withoutConsent = withoutConsent.map { Word($0) }
        self.details = details
    }

    /// Where the request is.
    public struct Response: Codable, Sendable {
        /// What points at it; nothing where nobody of that body matches.
        public var request: TransferRequestID?
        /// How many questions the caller's budget has left.
        public var remaining: Int

        /// Where the request is.
        public init(request: TransferRequestID?, remaining: Int) {
            self.request = request
            self.remaining = remaining
        }
    }
}

/// Answers how a request for a person's record stands, to whoever made it.
public struct ReadTransferAnswer: ServiceRequest {
    public typealias Service = VictimSupport
    public static let method = MethodDescriptor(
        "victims.transferRequest.answer",
        .read,
        callers: .identityReaders
    )

    /// The request.
    public var request: TransferRequestID

    /// Asks how a request stands.
    public init(request: TransferRequestID) { self.request = request }

    /// How it stands.
    public struct Response: Codable, Sendable {
        /// Its state.
        public var state: Word<TransferRequest.State>
        /// The body that was asked.
        public var asked: OrgID
        /// The person, once it is granted.
        public var victim: VictimRef?

        /// How it stands.
        public init(state: Word<TransferRequest.State>, asked: OrgID, victim: VictimRef?) {
            self.state = state
            self.asked = asked
            self.victim = victim
        }
    }
}
