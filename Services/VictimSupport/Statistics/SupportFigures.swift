import RPC
import Records
import ServiceContracts
import ServiceKit
import Vocabulary
import WireCodec

/// What victim support's figures are counted from, as it stood at a moment.
///
/// No name is opened for it.
struct SupportFigures: FigureSource {
    private let people: People
    private let identifications: [IdentificationLine]
    private let receptions: [DatedPerson]
    private let referrals: [ReferralLine]
    private let calls: [CallLine]
    private let applications: [ApplicationLine]
    let isLowerBound: Bool

    init(over records: FigureWalk) async throws {
        let identifications = try await records.lines(for: Self.ofIdentifications) {
            IdentificationLine($0)
        }
        let receptions = try await records.lines(for: [.victimsReceived]) { DatedPerson($0) }
        let referrals = try await records.lines(for: Self.ofReferrals) { ReferralLine($0) }
        let calls = try await records.lines(for: [.hotlineCalls]) { CallLine($0) }
        let applications = try await records.lines(for: Self.ofApplications) { ApplicationLine($0) }
        // Last, so that whoever is in one of the others is among them.
        let people = try await records.lines(for: Self.ofPeople) { PersonLine($0) }
        self.people = People(people.lines)
        self.identifications = identifications.lines
        self.receptions = receptions.lines
        self.referrals = referrals.lines
        self.calls = calls.lines
        self.applications = applications.lines
        isLowerBound =
            ![
                people.isWhole, identifications.isWhole, receptions.isWhole, referrals.isWhole,
                calls.isWhole, applications.isWhole,
            ].allSatisfy(\.self)
    }

    private static let ofIdentifications: Set<Indicator> = [.victimsConfirmed, .victimsSuspected]
    private static let ofReferrals: Set<Indicator> = [.referralsMade, .referralsPersons]
    private static let ofApplications: Set<Indicator> = [
        .applicationsSubmitted, .applicationsDecided,
    ]
    private static let ofPeople = ofIdentifications.union(ofReferrals).union(ofApplications)
        .union([.victimsReceived])

    func things(
        for indicator: Indicator,
        in period: StatisticPeriod,
        by breakdown: StatisticBreakdown?
    ) -> [CountedThing] {
        switch indicator {
        case .victimsConfirmed: confirmed(in: period, by: breakdown)
        case .victimsSuspected: suspected(in: period, by: breakdown)
        case .victimsReceived:
            receptions.filter { period.contains($0.day) }
                .map { people.thing($0.person, by: breakdown) }
        case .referralsPersons:
            referrals.filter { period.contains($0.made.day) }
                .map { people.thing($0.made.person, by: breakdown) }
        case .referralsMade:
            referrals.filter { period.contains($0.made.day) }.map {
                CountedThing(
                    $0.key,
                    provinces: people.provinces(of: $0.made.person),
                    values: $0.values(by: breakdown)
                )
            }
        case .hotlineCalls:
            calls.filter { period.contains($0.day) }.map { $0.thing(by: breakdown) }
        case .applicationsSubmitted, .applicationsDecided:
            applications.filter { line in
                let day =
                    indicator == .applicationsSubmitted ? line.submittedOn : line.decision?.day
                return day.map(period.contains) ?? false
            }.map {
                CountedThing(
                    $0.key,
                    provinces: people.provinces(of: $0.person),
                    values: $0.values(by: breakdown)
                )
            }
        case .reportsReceived, .reportsResolved, .casesOpened, .casesHandled, .suspectsOpened,
            .suspectsHandled, .suspectsWanted, .suspectsArrested, .suspectsAccused,
            .suspectsIndicted, .suspectsConvicted, .caseVictimsOpened, .caseVictimsHandled,
            .crossings, .crossingPersons, .crossingPersonTimes, .activitiesHeld, .activitySessions,
            .activityAttendees:
            []
        }
    }

    /// Whoever is confirmed, in the period of the first confirmation that stands.
    private func confirmed(
        in period: StatisticPeriod,
        by breakdown: StatisticBreakdown?
    ) -> [CountedThing] {
        var first: [Bytes: IdentificationLine] = [:]
        for line in identifications {
            guard let day = line.confirmedOn else { continue }
            let person = people.key(of: line.person)
            if let other = first[person]?.confirmedOn, other <= day { continue }
            first[person] = line
        }
        return first.values.filter { $0.confirmedOn.map(period.contains) ?? false }
            .map { thing($0, by: breakdown) }
    }

    /// Whoever is under identification and neither confirmed nor found to be none in any other.
    private func suspected(
        in period: StatisticPeriod,
        by breakdown: StatisticBreakdown?
    ) -> [CountedThing] {
        let decided = Set(identifications.filter(\.isDecided).map { people.key(of: $0.person) })
        return identifications.filter { line in
            period.contains(line.begunOn) && !decided.contains(people.key(of: line.person))
        }.map { thing($0, by: breakdown) }
    }

    private func thing(
        _ line: IdentificationLine,
        by breakdown: StatisticBreakdown?
    ) -> CountedThing {
        people.thing(line.person, by: breakdown, path: line.path)
    }
}
