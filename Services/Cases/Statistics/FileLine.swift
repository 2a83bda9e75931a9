import Records
import ServiceContracts
import ServiceKit
import Vocabulary
import WireCodec

/// A case file as the figures see it: when it was opened, for how long it was worked on, who is in it.
struct FileLine: Sendable {
    /// A time during which it was open; without an end it still is.
    private struct Stretch: Sendable {
        let from: CalendarDate
        var until: CalendarDate?
    }

    let id: CaseFileID
    let provinces: Set<String>
    private let openedOn: CalendarDate?
    private let stretches: [Stretch]
    private let article: Set<String>
    private let scope: Set<String>
    private let forms: Set<String>
    private let victims: [VictimRef]

    init?(_ stood: StoodRecord<CaseFile>) {
        id = stood.id
        let record = stood.record
        provinces = Set([record?.province.countedName].compactMap(\.self))
        article = Set([record?.offence.text].compactMap(\.self))
        scope = Set(
            [record?.transnational].compactMap { crosses in
                crosses.map { $0 ? CaseScope.transnational : .domestic }?.rawValue
            }
        )
        forms = Set(record?.forms.map(\.text) ?? [])
        victims = record?.victims.map(\.victim) ?? []
        openedOn = stood.first(.opened)?.day
        stretches = Self.stretches(of: stood.entries)
    }

    /// From its opening to its end, and again from where it was taken up.
    private static func stretches(of entries: [StoodEntry<CaseFile.State>]) -> [Stretch] {
        var stretches: [Stretch] = []
        for entry in entries {
            let isOpen = stretches.last.map { $0.until == nil } ?? false
            switch entry.state {
            case .opened where !isOpen: stretches.append(Stretch(from: entry.day))
            case .reopened where !isOpen && !stretches.isEmpty:
                stretches.append(Stretch(from: entry.day))
            case let state where CaseFile.isClosed(in: state) && isOpen:
                stretches[stretches.count - 1].until = entry.day
            default: break
            }
        }
        return stretches
    }

    /// Whether the decision that opened it is of a period.
    func wasOpened(in period: StatisticPeriod) -> Bool { openedOn.map(period.contains) ?? false }

    /// Whether it was open on a day of a period.
    func wasHandled(in period: StatisticPeriod) -> Bool {
        stretches.contains { period.touches(from: $0.from, until: $0.until) }
    }

    /// Its words of a breakdown.
    func values(by breakdown: StatisticBreakdown?) -> Set<String> {
        switch breakdown {
        case .province?: provinces
        case .article?: article
        case .scope?: scope
        case .form?: forms
        default: []
        }
    }

    /// What it counts as.
    func thing(by breakdown: StatisticBreakdown?) -> CountedThing {
        CountedThing(
            Bytes(id.identifier.bytes),
            provinces: provinces,
            values: values(by: breakdown)
        )
    }

    /// What the people in it count as.
    func people(by breakdown: StatisticBreakdown?) -> [CountedThing] {
        victims.map { victim in
            CountedThing(
                Bytes(victim.identifier.bytes),
                provinces: provinces,
                values: values(by: breakdown)
            )
        }
    }
}
