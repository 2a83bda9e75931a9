import Records
import ServiceContracts
import ServiceKit
import Vocabulary
import WireCodec

/// Whom a record of a person's is about: by reference, or by what sealed it once the content is erased.
struct PersonKey: Sendable {
    let victim: VictimRef?
    let seal: Bytes

    init<R: Record>(_ stood: StoodRecord<R>, _ victim: (R) -> VictimRef) {
        self.victim = stood.record.map(victim)
        seal = stood.seal
    }
}

/// A person as the figures see them: what figures are broken down by, and never who.
struct PersonLine: Sendable {
    let id: VictimRef
    let seal: Bytes
    /// The registration that stands for the person since several were merged.
    let mergedInto: VictimRef?
    /// By breakdown; of somebody who was erased nothing.
    let words: [StatisticBreakdown: Set<String>]

    init(_ stood: StoodRecord<Victim>) {
        id = stood.id
        seal = stood.seal
        mergedInto = stood.mergedInto
        guard let victim = stood.record else {
            words = [:]
            return
        }
        // What was asked and not answered is as unknown as what nobody asked.
        let sex = victim.gender.flatMap { $0 == .unknown ? nil : $0.text }
        let age = victim.ageGroup == .unknown ? nil : victim.ageGroup.text
        let ethnicity = victim.ethnicity.map {
            ($0 == .kinh ? EthnicStanding.kinh : .minority).rawValue
        }
        words = [
            .sex: Set([sex].compactMap(\.self)),
            .age: Set([age].compactMap(\.self)),
            .ethnicity: Set([ethnicity].compactMap(\.self)),
            .nationality: Set(victim.citizenships.map(\.text)),
            .province: [victim.province.countedName],
        ]
    }
}

/// Everybody who is registered, so that each is counted once.
struct People: Sendable {
    private let lines: [VictimRef: PersonLine]
    private let bySeal: [Bytes: VictimRef]

    init(_ lines: [PersonLine]) {
        self.lines = Dictionary(uniqueKeysWithValues: lines.map { ($0.id, $0) })
        bySeal = Dictionary(lines.map { ($0.seal, $0.id) }) { first, _ in first }
    }

    /// What a person counts once by: the one registration that stands for them.
    func key(of person: PersonKey) -> Bytes {
        standing(for: person).map { Bytes($0.identifier.bytes) } ?? person.seal
    }

    /// Where a person is cared for.
    func provinces(of person: PersonKey) -> Set<String> { words(of: person)[.province] ?? [] }

    /// What a person counts as, once however often they are met.
    func thing(
        _ person: PersonKey,
        by breakdown: StatisticBreakdown?,
        path: String? = nil
    ) -> CountedThing {
        let words = words(of: person)
        let values =
            breakdown == .path
            ? Set([path].compactMap(\.self)) : breakdown.flatMap { words[$0] } ?? []
        return CountedThing(
            key(of: person),
            provinces: words[.province] ?? [],
            values: values
        )
    }

    private func standing(for person: PersonKey) -> VictimRef? {
        guard let victim = person.victim ?? bySeal[person.seal] else { return nil }
        return lines[victim]?.mergedInto ?? victim
    }

    private func words(of person: PersonKey) -> [StatisticBreakdown: Set<String>] {
        standing(for: person).flatMap { lines[$0]?.words } ?? [:]
    }
}
