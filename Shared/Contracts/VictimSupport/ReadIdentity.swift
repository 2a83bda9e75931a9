public import RPC
public import Vocabulary

/// Answers who a protected person is.
///
/// Only for a caller's own certificate, with a purpose and the file it is for, and a relation to
/// the person's record. The read is in the audit trail before the answer leaves. A stranger gets
/// `notFound`, exactly as if there were nobody; so does everybody once the person is erased.
public struct ReadIdentity: ServiceRequest {
    public typealias Service = VictimSupport
    public static let method = MethodDescriptor(
        "victims.readIdentity",
        .read,
        callers: .identityReaders,
        needsPurpose: true
    )

    /// The person.
    public var victim: VictimRef

    /// Asks who somebody is.
    public init(victim: VictimRef) { self.victim = victim }

    /// Who it is.
    public struct Response: Codable, Sendable {
        /// The identity as last recorded.
        public var identity: PersonIdentity
        /// Its version, for amending it.
        public var version: Int
        /// Whether somebody has checked it.
        public var verified: Bool

        /// Who it is.
        public init(identity: PersonIdentity, version: Int, verified: Bool) {
            self.identity = identity
            self.version = version
            self.verified = verified
        }
    }
}

/// Records what else was learned of who a person is; the identity before stays in its history.
///
/// Answers `conflict` when somebody has amended it since the caller read it.
public struct AmendIdentity: ServiceRequest {
    public typealias Service = VictimSupport
    public static let method = MethodDescriptor(
        "victims.amendIdentity",
        .write,
        callers: .firstResponders
    )

    /// The person.
    public var victim: VictimRef
    /// The identity's version that the caller read.
    public var seen: Int
    /// Who the person is.
    public var identity: PersonIdentity

    /// Amends an identity.
    public init(victim: VictimRef, seen: Int, identity: PersonIdentity) {
        self.victim = victim
        self.seen = seen
        self.identity = identity
    }

    /// What it changed.
    public struct Response: Codable, Sendable {
        /// The identity's version after it.
        public var version: Int

        /// What it changed.
        public init(version: Int) { self.version = version }
    }
}
