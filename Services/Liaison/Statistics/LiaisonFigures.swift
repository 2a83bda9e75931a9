import RPC
import Records
import ServiceContracts
import ServiceKit
import Vocabulary
import WireCodec

/// What liaison's figures are counted from, as it stood at a moment: the activities that were held.
struct LiaisonFigures: FigureSource {
    private let activities: [ActivityLine]
    let isLowerBound: Bool

    init(over records: FigureWalk) async throws {
        let walk = try await records.lines(
            for: [.activitiesHeld, .activitySessions, .activityAttendees]
        ) { ActivityLine($0) }
        activities = walk.lines
        isLowerBound = !walk.isWhole
    }

    func things(
        for indicator: Indicator,
        in period: StatisticPeriod,
        by breakdown: StatisticBreakdown?
    ) -> [CountedThing] {
        activities.filter { period.contains($0.lastDay) }.map { $0.thing(indicator, by: breakdown) }
    }
}

/// An activity that was held, as the figures see it.
struct ActivityLine: Sendable {
    let lastDay: CalendarDate
    private let key: Bytes
    private let sessions: Int?
    private let attendees: Int?
    private let kind: String
    private let countries: Set<String>
    private let provinces: Set<String>

    init?(_ stood: StoodRecord<Activity>) {
        guard stood.state == .held, let activity = stood.record else { return nil }
        key = Bytes(stood.id.identifier.bytes)
        lastDay = activity.until
        sessions = activity.sessions.flatMap(Self.exact)
        attendees = activity.attendees.flatMap(Self.exact)
        kind = activity.activityKind.text
        countries = Set(activity.countries.map(\.text))
        provinces = Set(activity.provinces.map(\.countedName))
    }

    /// What is only a bound is no number to add up.
    private static func exact(_ figure: Figure) -> Int? {
        figure.bound == .exact ? figure.value : nil
    }

    func thing(_ indicator: Indicator, by breakdown: StatisticBreakdown?) -> CountedThing {
        let amount: Int? =
            switch indicator {
            case .activitySessions: sessions
            case .activityAttendees: attendees
            default: 1
            }
        let values: Set<String> =
            switch breakdown {
            case .activityKind?: [kind]
            case .country?: countries
            case .province?: provinces
            default: []
            }
        return CountedThing(key, amount: amount, provinces: provinces, values: values)
    }
}
