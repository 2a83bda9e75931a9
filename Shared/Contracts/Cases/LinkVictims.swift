public import RPC
public import Vocabulary

/// Links many victims of one handover to a case file, as one change of the file.
///
/// Linking again adds what is new, as with ``LinkVictim``; the file has one version more for all of
/// them, however many came on one day. Answers `failedPrecondition` (`cases.fileClosed`) when the file
/// has come to rest; then nobody is linked.
public struct LinkVictims: ServiceRequest {
    public typealias Service = Cases
    public static let method = MethodDescriptor(
        "cases.linkVictims",
        .write,
        callers: .investigators.union(.immigration),
        via: .gateway
    )

    /// People in one call, at most.
    public static let mostPeople = 50

    /// The case file.
    public var caseFile: CaseFileID
    /// The people, each once.
    public var victims: [VictimRef]
    /// The handover that brings them.
    public var handover: HandoverID?
    /// Bodies that support them and may follow the way without reading the file; at most 16.
    public var supporters: [OrgID]

    /// Links victims.
    public init(
        caseFile: CaseFileID,
        victims: [VictimRef],
        handover: HandoverID? = nil,
        supporters: [OrgID] = []
    ) {
        self.caseFile = caseFile
        self.victims = victims
        self.handover = handover
        self.supporters = supporters
    }

    /// What the links changed.
    public struct Response: Codable, Sendable {
        /// The file's version after them.
        public var version: Int
        /// How many of the people were new to the file.
        public var linked: Int

        /// What the links changed.
        public init(version: Int, linked: Int) {
            self.version = version
            self.linked = linked
        }
    }
}
