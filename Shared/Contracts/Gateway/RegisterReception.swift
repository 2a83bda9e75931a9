public import RPC
public import Vocabulary
public import WireCodec

/// Registers the reception of the people of a handover that arrived: keeps places in facilities for them
/// where asked to, opens each person's reception at victim support, writes the receptions into the
/// manifest, links each person to the case file and takes the places up.
///
/// It is one piece of work over three services. It is journaled before each call, goes on after a
/// crash, is undone as a whole when a service refuses before the receptions are confirmed, and only
/// goes forward afterwards. The services check the officer's own right at every step. No name passes
/// through: the people were registered with victim support when their names were first learned.
/// Answers when the work is finished or the deadline is near; see ``ReadReceptionStatus``.
public struct RegisterReception: ServiceRequest {
    public typealias Service = Gateway
    public static let method = MethodDescriptor(
        "gateway.registerReception",
        .write,
        callers: .gateOfficers
    )

    /// The handover.
    public var handover: HandoverID
    /// The case file to link the people to; the one that the handover names where missing.
    public var caseFile: CaseFileID?
    /// The body that receives the people for support.
    public var receivedBy: OrgID
    /// The province of the gate.
    public var province: Word<Province>
    /// Facilities in which the people get places, in the order in which they are filled.
    ///
    /// There is a place for everybody, or nothing is registered; where missing, none are kept.
    public var facilities: [FacilityID]?

    /// Registers receptions.
    public init(
        handover: HandoverID,
        caseFile: CaseFileID? = nil,
        receivedBy: OrgID,
        province: Province,
        facilities: [FacilityID]? = nil
    ) {
        self.handover = handover
        self.caseFile = caseFile
        self.receivedBy = receivedBy
        self.province = Word(province)
        self.facilities = facilities
    }

    public typealias Response = ReceptionStatus
}

/// Where the registration of a handover's reception stands.
public struct ReceptionStatus: Codable, Sendable, Hashable {
    /// The work's identifier.
    public var saga: Identifier
    /// The handover.
    public var handover: HandoverID
    /// How it stands.
    public var progress: Word<ReceptionProgress>
    /// The people registered so far, and their receptions.
    public var receptions: [ConfirmReception.Entry]
    /// Steps done, in order, each by its name such as `open/1`.
    public var done: [String]
    /// The step that a service refused, and the rule by which.
    public var refusal: Refusal?
    /// How many places in facilities are kept for the people, where places were asked for.
    public var places: Int?

    /// A standing.
    public init(
        saga: Identifier,
        handover: HandoverID,
        progress: ReceptionProgress,
        receptions: [ConfirmReception.Entry],
        done: [String],
        refusal: Refusal?,
        places: Int? = nil
    ) {
        self.saga = saga
        self.handover = handover
        self.progress = Word(progress)
        self.receptions = receptions
        self.done = done
        self.refusal = refusal
        self.places = places
    }

    /// Which step a service refused, and by which rule.
    public struct Refusal: Codable, Sendable, Hashable {
        /// The step, `link/2`.
        public var step: String
        /// The rule's stable name.
        public var reason: String

        /// A refusal.
        public init(step: String, reason: String) {
            self.step = step
            self.reason = reason
        }
    }
}

/// How a piece of work over several services stands.
public enum ReceptionProgress: String, ClosedList {
    /// It is being done; what was done so far can still be undone.
    case running
    /// It is confirmed and only goes forward.
    case confirmed
    /// All is done.
    case finished
    /// A service refused; what was done is being undone.
    case undoing
    /// All that was done has been undone.
    case undone

    public var label: Label {
        switch self {
        case .running: Label(vi: "Đang thực hiện", en: "Running")
        case .confirmed: Label(vi: "Đã xác nhận, đang hoàn tất", en: "Confirmed, being finished")
        case .finished: Label(vi: "Hoàn thành", en: "Finished")
        case .undoing: Label(vi: "Đang hoàn tác", en: "Being undone")
        case .undone: Label(vi: "Đã hoàn tác", en: "Undone")
        }
    }
}
