public import Vocabulary
public import WireCodec

/// What points at a stay.
public typealias StayID = RecordID<Stay>

/// A person's stay in a facility, from the request for a place.
///
/// A place within the planned capacity is given by one officer. Beyond it somebody is taken in by
/// an act that another officer ratifies; the stay says so as long as it is kept. For people of a handover
/// places are held while their reception is being registered; see ``ReservePlaces``.
public struct Stay: PersonalRecord {
    public typealias Service = VictimSupport

    public static let kind: RecordKind = "victims.stay"
    public static let label = Label(vi: "Lưu trú", en: "Stay")

    /// Caseworkers; and officers at a gate, by holding places.
    public static let authors = RoleSet.caseworkers.union(.gateOfficers)

    public static let filers = RoleSet.caseworkers

    /// Who.
    public var victim: VictimRef
    /// Where.
    public var facility: FacilityID
    /// The first day.
    public var from: CalendarDate
    /// The last day, as planned.
    public var until: CalendarDate?
    /// Which bed or room (secret).
    public var bed: FreeText?
    /// Whether the planned capacity was used up when the person was taken in.
    public var overCapacity: Bool?
    /// The handover that brings the person, where the place was held for its people.
    public var handover: HandoverID?
    /// What the places are called that were held together.
    public var hold: Identifier?

    public static let rules: [FieldRule<Stay>] = [
        .text("bed", \.bed, 1...100),
        FieldRule("until", "order") { stay, _ in stay.until.map { stay.from <= $0 } ?? true },
    ]

    public static let ownEntries: Set<String> = ["overCapacity", "handover", "hold"]

    /// The days and the bed.
    public static func correctableFields(in state: State) -> Set<String> {
        ["from", "until", "bed"]
    }

    public static func updatableFields(in state: State) -> Set<String> {
        [.requested, .allocated, .overflow, .staying].contains(state) ? ["until", "bed"] : []
    }

    public var facets: [Facet] {
        [.victim(victim), .facility(facility)]
            + (overCapacity == true ? [Facet("overCapacity", "yes")] : [])
            + (handover.map { [.handover($0)] } ?? [])
            + (hold.map { [.hold($0)] } ?? [])
    }

    public var links: [RecordLink] {
        [
            RecordLink("victim", to: victim, of: Victim.self),
            RecordLink("facility", to: facility, of: Facility.self),
        ]
    }

    /// A stay as a place is asked for.
    public init(
        victim: VictimRef,
        facility: FacilityID,
        from: CalendarDate,
        until: CalendarDate? = nil,
        bed: FreeText? = nil,
        overCapacity: Bool? = nil
    ) {
        self.victim = victim
        self.facility = facility
        self.from = from
        self.until = until
        self.bed = bed
        self.overCapacity = overCapacity
    }
}
