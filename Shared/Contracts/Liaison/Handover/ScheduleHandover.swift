public import RPC
public import Vocabulary
public import WireCodec

/// Agrees gate and day; while the handover is scheduled, agrees them anew.
public struct ScheduleHandover: ServiceRequest {
    public typealias Service = Liaison
    public static let method = MethodDescriptor(
        "liaison.handover.schedule",
        .write,
        callers: .handoverOfficers
    )

    /// The handover.
    public var id: HandoverID
    /// The version that the officer saw.
    public var seen: Int
    /// Where.
    public var gate: Word<BorderGate>
    /// On which day.
    public var scheduledFor: CalendarDate
    /// When it was agreed.
    public var agreedAt: Instant
    /// Bodies that take part beside those already named.
    public var bodies: [OrgID]

    /// Agrees gate and day.
    public init(
        id: HandoverID,
        seen: Int,
        gate: BorderGate,
        scheduledFor: CalendarDate,
        agreedAt: Instant,
        bodies: [OrgID] = []
    ) {
        self.id = id
        self.seen = seen
        self.gate = Word(gate)
        self.scheduledFor = scheduledFor
        self.agreedAt = agreedAt
        self.bodies = bodies
    }

    public typealias Response = HandoverAnswer
}
