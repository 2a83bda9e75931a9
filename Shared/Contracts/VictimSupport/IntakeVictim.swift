public import RPC
public import Vocabulary

/// Registers a protected person and answers the reference that everybody else keeps.
///
/// Whoever first learns a name registers it here, unverified. The reference is random: it says
/// nothing, not even when it was given. Repeating the call under the same key answers the same
/// reference; registering somebody twice under two keys makes two references, which a search finds.
/// Answers `invalidArgument` for a person without a name, with an impossible birth date or an
/// unknown word.
public struct IntakeVictim: ServiceRequest {
    public typealias Service = VictimSupport
    public static let method = MethodDescriptor(
        "victims.intake",
        .write,
        callers: .firstResponders
    )

    /// What help depends on; the status is *possible*, whatever it says.
    public var victim: Victim
    /// Who the person is.
    public var identity: PersonIdentity
    /// When the person was met.
    public var metAt: Occurrence?
    /// The unit that cares for the person, where it is another than the caller's; it reads the
    /// record too.
    public var caringUnit: OrgID?
    /// Whether nobody knows a name: then the person is called unknown number so much, and everything
    /// else is as for anybody.
    public var unknown: Bool?

    /// Registers a person.
    public init(
        victim: Victim,
        identity: PersonIdentity,
        metAt: Occurrence? = nil,
        caringUnit: OrgID? = nil,
        unknown: Bool? = nil
    ) {
        self.victim = victim
        self.identity = identity
        self.metAt = metAt
        self.caringUnit = caringUnit
        self.unknown = unknown
    }

    /// The reference.
    public struct Response: Codable, Sendable {
        /// What everybody else keeps of the person.
        public var victim: VictimRef
        /// The record's version, for the next step.
        public var version: Int

        /// The reference.
        public init(victim: VictimRef, version: Int) {
            self.victim = victim
            self.version = version
        }
    }
}
