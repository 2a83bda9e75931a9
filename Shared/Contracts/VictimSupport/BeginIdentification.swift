public import RPC
public import Vocabulary

/// Begins finding out whether somebody is a victim, in the state that the path says.
///
/// A person has at most one identification under way; repeating the call answers it. The units
/// named take part and may read the person's record from now on.
public struct BeginIdentification: ServiceRequest {
    public typealias Service = VictimSupport
    public static let method = MethodDescriptor(
        "victims.identification.begin",
        .write,
        callers: .firstResponders.union(.receivers)
    )

    /// The person.
    public var victim: VictimRef
    /// Where it begins.
    public var path: Word<PathOfIdentification>
    /// The province in charge.
    public var province: Word<Province>
    /// The units that take part: health authority, provincial police, commune; at most 16.
    public var units: [OrgID]
    /// What it rests on so far.
    public var evidence: [Evidence]
    /// When it began; now where missing.
    public var occurred: Occurrence?

    /// Begins an identification.
    public init(
        victim: VictimRef,
        path: PathOfIdentification,
        province: Province,
        units: [OrgID],
        evidence: [Evidence] = [],
        occurred: Occurrence? = nil
    ) {
        self.victim = victim
        self.path = Word(path)
        self.province = Word(province)
        self.units = units
        self.evidence = evidence
        self.occurred = occurred
    }

    /// Where it is.
    public struct Response: Codable, Sendable {
        /// What points at it.
        public var identification: IdentificationID
        /// Its version, for the next step.
        public var version: Int

        /// Where it is.
        public init(identification: IdentificationID, version: Int) {
            self.identification = identification
            self.version = version
        }
    }
}

/// Adds a piece of evidence to an identification; nothing is replaced.
///
/// Answers `failedPrecondition` (`victims.identificationEnded`) once it has come to rest.
public struct AddEvidence: ServiceRequest {
    public typealias Service = VictimSupport
    public static let method = MethodDescriptor(
        "victims.identification.addEvidence",
        .write,
        callers: .firstResponders.union([.procuracy, .court])
    )

    /// The identification.
    public var identification: IdentificationID
    /// The version that the caller saw.
    public var seen: Int
    /// The evidence.
    public var evidence: Evidence

    /// Adds evidence.
    public init(identification: IdentificationID, seen: Int, evidence: Evidence) {
        self.identification = identification
        self.seen = seen
        self.evidence = evidence
    }

    /// What it changed.
    public struct Response: Codable, Sendable {
        /// The identification's version after it.
        public var version: Int

        /// What it changed.
        public init(version: Int) { self.version = version }
    }
}
