public import RPC
public import Vocabulary

/// Registers a suspect in a case file; the identity is sealed apart from the record.
///
/// Only for a caller's own certificate, since it carries a name. Answers `invalidArgument` (`missing`
/// of `screening`) where nobody looked whether the suspect is a victim, and
/// `failedPrecondition` (`cases.fileClosed`) when the file has come to rest.
public struct RegisterSuspect: ServiceRequest {
    public typealias Service = Cases
    public static let method = MethodDescriptor(
        "cases.suspect.register",
        .write,
        callers: .investigators
    )

    /// The suspect.
    public var suspect: Suspect
    /// Who it is, as far as known.
    public var identity: PersonIdentity?
    /// Whether the person may be a victim, as whoever registers them saw it; never left out.
    public var screening: Screening?

    /// Registers a suspect.
    public init(
        suspect: Suspect,
        identity: PersonIdentity? = nil,
        screening: Screening?
    ) {
        self.suspect = suspect
        self.identity = identity
        self.screening = screening
    }

    /// Where the suspect is.
    public struct Response: Codable, Sendable {
        /// What points at the suspect.
        public var suspect: SuspectID
        /// The version, for the next step.
        public var version: Int

        /// Where the suspect is.
        public init(suspect: SuspectID, version: Int) {
            self.suspect = suspect
            self.version = version
        }
    }
}

/// Settles whether a suspect who may be a victim is one, so that proceedings may go on.
///
/// A suspect confirmed as a victim is exempted by a step of their own; this only takes back a flag
/// that turned out wrong, on the number of the decision that said so. It takes a protection away, so
/// nothing changes before a second officer who reads the record has approved it (``DecideApproval``),
/// of the investigators or of the procuracy; what becomes known of the suspect meanwhile makes the
/// proposal lapse. Answers `failedPrecondition` (`cases.notFlagged`) where there is nothing to take
/// back, `conflict` (`approval.pending`) where a step of the record waits already.
public struct ClearPossibleVictim: ServiceRequest {
    public typealias Service = Cases
    public static let method = MethodDescriptor(
        "cases.suspect.clearPossibleVictim",
        .write,
        callers: .investigators
    )

    /// The suspect.
    public var suspect: SuspectID
    /// The version that the caller saw.
    public var seen: Int
    /// The decision in the identification (identity-class).
    public var decision: FreeText

    /// Takes back the flag.
    public init(suspect: SuspectID, seen: Int, decision: FreeText) {
        self.suspect = suspect
        self.seen = seen
        self.decision = decision
    }

    /// What it waits for.
    public struct Response: Codable, Sendable {
        /// The suspect's version, which stays until a second officer has approved.
        public var version: Int
        /// The approval that it awaits; missing from services of before there was one.
        public var awaiting: ApprovalID?

        /// What it waits for.
        public init(version: Int, awaiting: ApprovalID? = nil) {
            self.version = version
            self.awaiting = awaiting
        }
    }
}

/// Answers who a suspect is.
///
/// Only for a caller's own certificate, with a purpose and the file it is for, and a relation to
/// the record; the read is in the audit trail before the answer leaves. Anybody else gets
/// `notFound`.
public struct ReadSuspectIdentity: ServiceRequest {
    public typealias Service = Cases
    public static let method = MethodDescriptor(
        "cases.suspect.readIdentity",
        .read,
        callers: .caseReaders,
        needsPurpose: true
    )

    /// The suspect.
    public var suspect: SuspectID

    /// Asks who a suspect is.
    public init(suspect: SuspectID) { self.suspect = suspect }

    /// Who it is.
    public struct Response: Codable, Sendable {
        /// The identity as last recorded.
        public var identity: PersonIdentity

        /// Who it is.
        public init(identity: PersonIdentity) { self.identity = identity }
    }
}
