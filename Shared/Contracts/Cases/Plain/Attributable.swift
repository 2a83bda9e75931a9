public import Vocabulary
public import WireCodec

/// Something that happened on certain days in certain provinces, and that a campaign may claim as its
/// own.
///
/// It is never attributed by guessing: ``campaign`` is an explicit link, and the service refuses it
/// unless all its days lie in the campaign's period and all its provinces in the campaign's area.
public protocol Attributable: Record {
    /// The campaign whose result it is.
    var campaign: CampaignID? { get }
    /// The first day of it, where known.
    var firstDay: CalendarDate? { get }
    /// The last day of it, where known.
    var lastDay: CalendarDate? { get }
    /// Where it happened.
    var places: [Word<Province>] { get }
}

extension Facet {
    /// The year and the month of a day.
    static func periods(of day: CalendarDate) -> [Facet] {
        [Facet("year", String(day.text.prefix(4))), Facet("month", String(day.text.prefix(7)))]
    }

    /// The year and the month of a day, or none.
    static func periods(of day: CalendarDate?) -> [Facet] { day.map { periods(of: $0) } ?? [] }

    /// A campaign whose result the record is.
    static func campaign(_ campaign: CampaignID) -> Facet {
        Facet("campaign", campaign.loggable)
    }

    /// A suspect whom the record concerns.
    public static func suspect(_ suspect: SuspectID) -> Facet {
        Facet("suspect", suspect.loggable)
    }
}
