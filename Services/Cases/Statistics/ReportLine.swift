import Records
import ServiceContracts
import ServiceKit
import Vocabulary
import WireCodec

/// A report as the figures see it; none for a duplicate and for one that was merged into another.
struct ReportLine: Sendable {
    /// What it came to, and on which day.
    struct Resolution: Sendable {
        let day: CalendarDate
        let outcome: StatisticOutcome
    }

    let receivedOn: CalendarDate
    let resolution: Resolution?
    private let key: Bytes
    private let provinces: Set<String>
    private let channel: Set<String>
    private let forms: Set<String>

    init?(_ stood: StoodRecord<Report>) {
        guard stood.mergedInto == nil, stood.state != .duplicate, let filed = stood.entries.first
        else { return nil }
        key = Bytes(stood.id.identifier.bytes)
        receivedOn = VietnameseTime.date(of: stood.record?.receivedAt ?? filed.occurred)
        // A confirmed report goes on to a case and stays confirmed; one that was sent on awaits its answer.
        resolution = stood.last(.confirmed, .unfounded, .forwarded, .assigned).flatMap { entry in
            let outcome: StatisticOutcome? =
                switch entry.state {
                case .confirmed: .confirmed
                case .unfounded: .unfounded
                case .received, .assigned, .forwarded, .linkedToCase, .duplicate: nil
                }
            return outcome.map { Resolution(day: entry.day, outcome: $0) }
        }
        provinces = Set([stood.record?.province.countedName].compactMap(\.self))
        channel = Set([stood.record?.channel.text].compactMap(\.self))
        forms = Set(stood.record?.forms.map(\.text) ?? [])
    }

    /// What it counts as.
    func thing(by breakdown: StatisticBreakdown?) -> CountedThing {
        let values: Set<String> =
            switch breakdown {
            case .province?: provinces
            case .channel?: channel
            case .form?: forms
            case .outcome?: Set([resolution?.outcome.rawValue].compactMap(\.self))
            default: []
            }
        return CountedThing(key, provinces: provinces, values: values)
    }
}
