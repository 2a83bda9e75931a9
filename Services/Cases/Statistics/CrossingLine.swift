import Records
import ServiceContracts
import ServiceKit
import Vocabulary
import WireCodec

/// An illegal crossing as the figures see it; none for one that was found to be none.
struct CrossingLine: Sendable {
    let day: CalendarDate
    private let key: Bytes
    private let persons: Int?
    private let personTimes: Int?
    private let provinces: Set<String>
    private let words: [StatisticBreakdown: String]

    init?(_ stood: StoodRecord<IllegalCrossing>) {
        guard stood.state != .dismissed, let filed = stood.entries.first else { return nil }
        key = Bytes(stood.id.identifier.bytes)
        day = stood.record?.day ?? filed.day
        persons = stood.record?.persons
        personTimes = stood.record?.personTimes
        provinces = Set([stood.record?.province.countedName].compactMap(\.self))
        words = [
            StatisticBreakdown.province: provinces.first,
            .direction: stood.record?.direction.text,
            .country: stood.record?.country.text,
            .suspicion: stood.record?.suspicion.text,
        ].compactMapValues(\.self)
    }

    /// What it counts as.
    func thing(_ indicator: Indicator, by breakdown: StatisticBreakdown?) -> CountedThing {
        let amount: Int? =
            switch indicator {
            case .crossingPersons: persons
            case .crossingPersonTimes: personTimes
            default: 1
            }
        return CountedThing(
            key,
            amount: amount,
            provinces: provinces,
            values: Set([breakdown.flatMap { words[$0] }].compactMap(\.self))
        )
    }
}
