public import RPC
public import Vocabulary

/// Links a victim to a case file; linking again changes the handover and adds supporters.
///
/// The person is a reference of victim support; this service never learns who it is. Answers
/// `failedPrecondition` (`cases.fileClosed`) when the file has come to rest.
public struct LinkVictim: ServiceRequest {
    public typealias Service = Cases
    public static let method = MethodDescriptor(
        "cases.linkVictim",
        .write,
        callers: .investigators.union(.immigration),
        via: .gateway
    )

    /// The case file.
    public var caseFile: CaseFileID
    /// The person.
    public var victim: VictimRef
    /// The handover that brings the person.
    public var handover: HandoverID?
    /// Bodies that support the person and may follow the way without reading the file; at most 16.
    public var supporters: [OrgID]

    /// Links a victim.
    public init(
        caseFile: CaseFileID,
        victim: VictimRef,
        handover: HandoverID? = nil,
        supporters: [OrgID] = []
    ) {
        self.caseFile = caseFile
        self.victim = victim
        self.handover = handover
        self.supporters = supporters
    }

    /// What the link changed.
    public struct Response: Codable, Sendable {
        /// The file's version after it.
        public var version: Int
        /// Whether the victim was new to the file.
        public var linked: Bool

        /// What the link changed.
        public init(version: Int, linked: Bool) {
            self.version = version
            self.linked = linked
        }
    }
}

/// Takes a victim out of a case file, as the compensation of a link; history keeps it.
///
/// Repeating the call, or unlinking somebody who is not linked, changes nothing and says so.
public struct UnlinkVictim: ServiceRequest {
    public typealias Service = Cases
    public static let method = MethodDescriptor(
        "cases.unlinkVictim",
        .write,
        callers: .investigators.union(.immigration),
        via: .gateway
    )

    /// The case file.
    public var caseFile: CaseFileID
    /// The person.
    public var victim: VictimRef

    /// Takes a victim out.
    public init(caseFile: CaseFileID, victim: VictimRef) {
        self.caseFile = caseFile
        self.victim = victim
    }

    /// What it changed.
    public struct Response: Codable, Sendable {
        /// The file's version after it.
        public var version: Int
        /// Whether the victim had been in the file.
        public var unlinked: Bool

        /// What it changed.
        public init(version: Int, unlinked: Bool) {
            self.version = version
            self.unlinked = unlinked
        }
    }
}
