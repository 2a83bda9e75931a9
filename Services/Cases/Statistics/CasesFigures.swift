import RPC
import Records
import ServiceContracts
import ServiceKit
import Vocabulary
import WireCodec

/// What the police's and the border guard's figures are counted from, as it stood at a moment.
struct CasesFigures: FigureSource {
    private let reports: [ReportLine]
    private let files: [CaseFileID: FileLine]
    private let suspects: [SuspectLine]
    private let crossings: [CrossingLine]
    let isLowerBound: Bool

    init(over records: FigureWalk) async throws {
        let reports = try await records.lines(for: Self.ofReports) { ReportLine($0) }
        let files = try await records.lines(for: Self.ofFiles.union(Self.ofSuspects)) {
            FileLine($0)
        }
        let suspects = try await records.lines(for: Self.ofSuspects) { SuspectLine($0) }
        let crossings = try await records.lines(for: Self.ofCrossings) { CrossingLine($0) }
        self.reports = reports.lines
        self.files = Dictionary(uniqueKeysWithValues: files.lines.map { ($0.id, $0) })
        self.suspects = suspects.lines
        self.crossings = crossings.lines
        isLowerBound = ![reports.isWhole, files.isWhole, suspects.isWhole, crossings.isWhole]
            .allSatisfy(\.self)
    }

    private static let ofReports: Set<Indicator> = [.reportsReceived, .reportsResolved]
    private static let ofFiles: Set<Indicator> = [
        .casesOpened, .casesHandled, .caseVictimsOpened, .caseVictimsHandled,
    ]
    private static let ofSuspects: Set<Indicator> = [
        .suspectsOpened, .suspectsHandled, .suspectsWanted, .suspectsArrested, .suspectsAccused,
        .suspectsIndicted, .suspectsConvicted,
    ]
    private static let ofCrossings: Set<Indicator> = [
        .crossings, .crossingPersons, .crossingPersonTimes,
    ]

    func things(
        for indicator: Indicator,
        in period: StatisticPeriod,
        by breakdown: StatisticBreakdown?
    ) -> [CountedThing] {
        switch indicator {
        case .reportsReceived:
            reports.filter { period.contains($0.receivedOn) }.map { $0.thing(by: breakdown) }
        case .reportsResolved:
            reports.filter { $0.resolution.map { period.contains($0.day) } ?? false }
                .map { $0.thing(by: breakdown) }
        case .casesOpened:
            files.values.filter { $0.wasOpened(in: period) }.map { $0.thing(by: breakdown) }
        case .casesHandled:
            files.values.filter { $0.wasHandled(in: period) }.map { $0.thing(by: breakdown) }
        case .caseVictimsOpened:
            files.values.filter { $0.wasOpened(in: period) }.flatMap { $0.people(by: breakdown) }
        case .caseVictimsHandled:
            files.values.filter { $0.wasHandled(in: period) }.flatMap { $0.people(by: breakdown) }
        case .suspectsOpened: suspectThings(by: breakdown) { $1?.wasOpened(in: period) ?? false }
        case .suspectsHandled: suspectThings(by: breakdown) { $1?.wasHandled(in: period) ?? false }
        case .suspectsWanted, .suspectsArrested, .suspectsAccused, .suspectsIndicted,
            .suspectsConvicted:
            suspectThings(by: breakdown) { suspect, _ in
                suspect.days[indicator].map(period.contains) ?? false
            }
        case .crossings, .crossingPersons, .crossingPersonTimes:
            crossings.filter { period.contains($0.day) }.map { $0.thing(indicator, by: breakdown) }
        case .victimsConfirmed, .victimsSuspected, .victimsReceived, .referralsMade,
            .referralsPersons, .hotlineCalls, .applicationsSubmitted, .applicationsDecided,
            .activitiesHeld, .activitySessions, .activityAttendees:
            []
        }
    }

    private func suspectThings(
        by breakdown: StatisticBreakdown?,
        _ counts: (SuspectLine, FileLine?) -> Bool
    ) -> [CountedThing] {
        suspects.compactMap { suspect in
            let file = suspect.file.flatMap { files[$0] }
            guard counts(suspect, file) else { return nil }
            return CountedThing(
                suspect.key,
                provinces: file?.provinces ?? [],
                values: file?.values(by: breakdown) ?? []
            )
        }
    }
}
