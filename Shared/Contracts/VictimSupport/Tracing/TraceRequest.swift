public import Vocabulary
public import WireCodec

/// What points at a request to trace somebody.
public typealias TraceRequestID = RecordID<TraceRequest>

/// Looking for a missing person (tìm người mất tích): registered like any protected person, and
/// compared with everybody who is known.
///
/// ``MatchTrace`` scores who it may be. Whoever is found is told first: what the seekers learn
/// rests on the found person's consent.
public struct TraceRequest: PersonalRecord {
    public typealias Service = VictimSupport

    public static let kind: RecordKind = "victims.trace"
    public static let label = Label(vi: "Tìm người mất tích", en: "Tracing")

    public static let authors = RoleSet.firstResponders.union(.caseworkers)

    /// The missing person, as registered here.
    public var victim: VictimRef
    /// Who looks for them.
    public var seeker: Word<TraceSeeker>
    /// The day on which they were last heard of.
    public var lastSeenOn: CalendarDate?
    /// The country they were last heard from.
    public var lastSeenIn: Word<Country>?
    /// What else is known (identity-class).
    public var note: FreeText?
    /// The person here who was found to be them.
    public var found: VictimRef?

    public static let rules: [FieldRule<TraceRequest>] = [
        FieldRule("lastSeenOn", "past") { trace, now in
            trace.lastSeenOn.map { $0 <= VietnameseTime.date(of: now) } ?? true
        },
        .text("note", \.note, 1...20_000),
    ]

    public static let ownEntries: Set<String> = ["found"]

    /// What is known of them.
    public static func correctableFields(in state: State) -> Set<String> {
        ["lastSeenOn", "lastSeenIn", "note"]
    }

    public static func updatableFields(in state: State) -> Set<String> {
        state == .open ? ["lastSeenOn", "lastSeenIn", "note"] : []
    }

    public var facets: [Facet] {
        [.victim(victim), Facet("seeker", seeker)]
            + (lastSeenIn.map { [Facet("lastSeenIn", $0)] } ?? [])
    }

    /// A request as it is made.
    public init(
        victim: VictimRef,
        seeker: Word<TraceSeeker>,
        lastSeenOn: CalendarDate? = nil,
        lastSeenIn: Word<Country>? = nil,
        note: FreeText? = nil,
        found: VictimRef? = nil
    ) {
        self.victim = victim
        self.seeker = seeker
        self.lastSeenOn = lastSeenOn
        self.lastSeenIn = lastSeenIn
        self.note = note
        self.found = found
    }
}
