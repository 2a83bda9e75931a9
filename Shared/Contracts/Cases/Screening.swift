public import RPC
public import Vocabulary
public import WireCodec

/// That somebody looked whether a suspect is a victim of trafficking, and what they saw.
///
/// Nobody is punished for what they were forced to do. So a screening is recorded when a suspect is
/// registered and before each act against them, whether or not anybody knows them as a victim.
public struct Screening: Codable, Sendable, Hashable {
    /// Before what.
    public var occasion: Word<ScreeningOccasion>
    /// What it found.
    public var answer: Word<ScreeningAnswer>
    /// The signs that were seen.
    public var indicators: [Word<TraffickingIndicator>]
    /// What else there is to say, or why it was not possible (identity-class).
    public var remark: FreeText?
    /// When it was done.
    public var screenedAt: Instant
    /// The unit that did it; the service enters it.
    public var by: OrgID?

    /// A screening.
    public init(
        _ occasion: ScreeningOccasion,
        _ answer: ScreeningAnswer,
        indicators: [TraffickingIndicator] = [],
        remark: FreeText? = nil,
        at screenedAt: Instant
    ) {
        self.occasion = Word(occasion)
        self.answer = Word(answer)
        self.indicators = indicators.map { Word($0) }
        self.remark = remark
        self.screenedAt = screenedAt
    }
}

/// Records that a suspect was screened for being a victim.
///
/// Signs raise the flag of a possible victim, and proceedings wait for the decision. Without signs the
/// suspect is clear unless victim support may know them: what it knows is not told here, and until its
/// officers have looked, or while it cannot be asked, the screening is pending.
public struct ScreenSuspect: ServiceRequest {
    public typealias Service = Cases
    public static let method = MethodDescriptor(
        "cases.suspect.screen",
        .write,
        callers: .investigators
    )

    /// The suspect.
    public var suspect: SuspectID
    /// The version that the caller saw.
    public var seen: Int
    /// What was found.
    public var screening: Screening

    /// Records a screening.
    public init(suspect: SuspectID, seen: Int, screening: Screening) {
        self.suspect = suspect
        self.seen = seen
        self.screening = screening
    }

    /// What the screenings have come to.
    public struct Response: Codable, Sendable {
        /// The suspect's version after it.
        public var version: Int
        /// Where the question stands.
        public var screening: Word<ScreeningStatus>

        /// What the screenings have come to.
        public init(version: Int, screening: ScreeningStatus) {
            self.version = version
            self.screening = Word(screening)
        }
    }
}

/// Notes the decision that a suspect is a victim.
///
/// Every wanted notice for them is withdrawn, their record is restricted to its owner, the procuracy
/// and the courts, and nothing but freeing them is open any more. Repeating the call changes nothing.
public struct ConfirmVictim: ServiceRequest {
    public typealias Service = Cases
    public static let method = MethodDescriptor(
        "cases.suspect.confirmVictim",
        .write,
        callers: .investigators
    )

    /// The suspect.
    public var suspect: SuspectID
    /// The version that the caller saw.
    public var seen: Int
    /// The decision in the identification (identity-class).
    public var decision: FreeText
    /// The person's reference with victim support, where it is known.
    public var victim: VictimRef?

    /// Notes the decision.
    public init(suspect: SuspectID, seen: Int, decision: FreeText, victim: VictimRef? = nil) {
        self.suspect = suspect
        self.seen = seen
        self.decision = decision
        self.victim = victim
    }

    /// What it changed.
    public struct Response: Codable, Sendable {
        /// The suspect's version after it.
        public var version: Int
        /// How many wanted notices were withdrawn.
        public var withdrawn: Int

        /// What it changed.
        public init(version: Int, withdrawn: Int) {
            self.version = version
            self.withdrawn = withdrawn
        }
    }
}
