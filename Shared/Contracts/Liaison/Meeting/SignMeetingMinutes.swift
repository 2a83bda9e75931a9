public import RPC
public import Vocabulary
public import WireCodec

/// Writes down the minutes that both sides signed, and turns what our bodies took on into tasks.
public struct SignMeetingMinutes: ServiceRequest {
    public typealias Service = Liaison
    public static let method = MethodDescriptor(
        "liaison.meeting.signMinutes",
        .write,
        callers: .partnerOfficers
    )

    /// The meeting, which was held.
    public var id: MeetingID
    /// The version that the officer saw.
    public var seen: Int
    /// What both sides signed; 1 to 65,536 bytes.
    public var minutes: FreeText
    /// What our bodies took on; at most 50, each of 1 to 4,000 bytes.
    public var commitments: [Commitment]
    /// When it was signed.
    public var signedAt: Instant

    /// Writes minutes down.
    public init(
        id: MeetingID,
        seen: Int,
        minutes: FreeText,
        commitments: [Commitment] = [],
        signedAt: Instant
    ) {
        self.id = id
        self.seen = seen
        self.minutes = minutes
        self.commitments = commitments
        self.signedAt = signedAt
    }

    public struct Response: Codable, Sendable {
        /// The meeting as filed.
        public var filed: Filed<Meeting>
        /// The tasks that its commitments became, in their order.
        public var tasks: [PlanTaskID]

        public init(filed: Filed<Meeting>, tasks: [PlanTaskID]) {
            self.filed = filed
            self.tasks = tasks
        }
    }
}
