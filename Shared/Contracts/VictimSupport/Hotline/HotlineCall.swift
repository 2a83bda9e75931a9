public import RPC
public import Vocabulary
public import WireCodec

/// What points at a call.
public typealias HotlineCallID = RecordID<HotlineCall>

/// A call to the hotline 111 that somebody must act on: kept before the caller hangs up, and passed
/// on until a body takes it.
///
/// The service itself forwards it to the first body of its route; a body that has not taken it in
/// time is followed by the next one. Where it stands, the operator reads in its fields.
public struct HotlineCall: ServedRecord, PlainRecord {
    public typealias Service = VictimSupport

    public static let kind: RecordKind = "victims.hotlineCall"
    public static let label = Label(vi: "Cuộc gọi tổng đài 111", en: "Hotline call")

    public static let authors = RoleSet.hotline

    public static let readers = RoleSet.reportReaders

    /// Only a caller's own certificate: the record holds free text, which may name anybody.
    public static let via = MethodDescriptor.Via.callerOnly

    /// What the call was about.
    public var topic: Word<HotlineTopic>
    /// When it came in.
    public var receivedAt: Instant
    /// Where the caller or the person is.
    public var province: Word<Province>?
    /// What was said (identity-class).
    public var summary: FreeText
    /// How the caller is reached (identity-class).
    public var phone: PhoneNumber?
    /// The bodies that are to take it, in order.
    public var route: [OrgID]
    /// To whom it went, and when.
    public var forwards: [HotlineForward]
    /// The body that took it.
    public var takenBy: OrgID?
    /// The commune, where it is known; in no facet, since it is the person's.
    public var commune: CommuneCode?

    public static let rules: [FieldRule<HotlineCall>] = [
        .past("receivedAt", \.receivedAt),
        .text("summary", \.summary, 1...20_000),
        FieldRule("phone", "length.1-40") { call, _ in
            call.phone.map { (1...40).contains($0.disclosed.utf8.count) } ?? true
        },
        .list("route", \.route, 0...8),
        .distinct("route", \.route),
        FieldRule("commune", "needs.province") { call, _ in
            call.commune == nil || call.province != nil
        },
    ]

    /// A call that goes to nobody is answered at once; every other one has a route, in which a body that
    /// it has gone to stays where it is.
    public static func rules(in state: State) -> [FieldRule<HotlineCall>] {
        guard state == .accepted else { return [] }
        return [
            .list("route", \.route, 1...8),
            FieldRule("route", "order") { call, _ in
                call.route.starts(with: call.forwards.map(\.to))
            },
        ]
    }

    public static let ownEntries: Set<String> = ["forwards", "takenBy"]

    /// What was written down; not where it went.
    public static func correctableFields(in state: State) -> Set<String> {
        ["topic", "receivedAt", "province", "commune", "summary", "phone"]
    }

    public static func updatableFields(in state: State) -> Set<String> {
        state == .accepted ? ["summary", "phone", "route"] : []
    }

    public var communes: [PlacedCommune] {
        let day = VietnameseTime.date(of: receivedAt)
        return commune.map {
            [PlacedCommune("commune", $0, in: province?.known, on: day)]
        } ?? []
    }

    public var facets: [Facet] {
        [Facet("topic", topic), .month(receivedAt)]
            + (province.map { [Facet("province", $0)] } ?? [])
            + (takenBy.map { [Facet("takenBy", $0.path)] } ?? [])
            + (takenBy == nil && forwards.count < route.count ? [Facet("waiting", "yes")] : [])
            // Every body of the route was asked, and none has it: somebody must act by hand.
            + (takenBy == nil && !route.isEmpty && forwards.count == route.count
                ? [Facet("lastAsked", "yes")] : [])
    }

    /// How far it has come: accepted, forwarded, taken.
    public var progress: HotlineProgress {
        if takenBy != nil { return .taken }
        return forwards.isEmpty ? .accepted : .forwarded
    }

    /// A call as it is taken down.
    public init(
        topic: Word<HotlineTopic>,
        receivedAt: Instant,
        province: Word<Province>? = nil,
        summary: FreeText,
        phone: PhoneNumber? = nil,
        route: [OrgID] = [],
        forwards: [HotlineForward] = [],
        takenBy: OrgID? = nil
    ) {
        self.topic = topic
        self.receivedAt = receivedAt
        self.province = province
        self.summary = summary
        self.phone = phone
        self.route = route
        self.forwards = forwards
        self.takenBy = takenBy
    }
}
