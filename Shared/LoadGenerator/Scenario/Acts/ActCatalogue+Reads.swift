import RPC
import ServiceContracts
import Vocabulary

extension ActCatalogue {
    /// What is asked for in lists and counts: the month of the records that were prepared.
    ///
    /// The reports that a run itself takes in are of another month, and this officer may not read
    /// them: a list that had to pass them all would take longer the longer the run had lasted, and
    /// the run would measure its own age.
    private static let prepared: [Facet] = [
        .month(Sheets.longAgo), Facet("province", Word(Province.quangNinh)),
    ]

    /// Reads of one record, lists, counts, an identity, and the beginning of an event stream.
    static let reads = [
        Maker("report.fetch") { act, _ in
            let id = try act.matter().report
            try await act.fetch(Report.self, id, as: Part.police)
        },
        Maker("case.fetch") { act, _ in
            let id = try act.matter().caseFile
            try await act.fetch(CaseFile.self, id, as: Part.police)
        },
        Maker("victim.fetch") { act, _ in
            let id = try act.matter().victim
            try await act.fetch(Victim.self, id, as: Part.health)
        },
        Maker("letter.fetch") { act, _ in
            let id = try act.matter().letter
            try await act.fetch(Correspondence.self, id, as: Part.consular)
        },
        Maker("report.list") { act, _ in
            try await act.call(
                ListRecords<Report>(facets: prepared, limit: 20),
                as: Part.police
            ) { !$0.records.isEmpty && $0.records.count <= 20 }
        },
        Maker("case.list") { act, _ in
            try await act.call(ListRecords<CaseFile>(limit: 20), as: Part.police) {
                !$0.records.isEmpty && $0.records.count <= 20
            }
        },
        Maker("report.count") { act, _ in
            try await act.call(
                CountRecords<Report>(by: "channel", facets: prepared),
                as: Part.police
            ) { $0.total > 0 }
        },
        Maker("case.next") { act, _ in
            let id = try act.matter().caseFile
            try await act.call(NextSteps<CaseFile>(id: id), as: Part.police) { $0.version > 0 }
        },
        Maker("identity.read") { act, _ in
            let matter = try act.matter()
            try await act.call(
                ReadIdentity(victim: matter.victim),
                as: Part.health,
                purpose: .support(matter)
            ) { $0.version > 0 && !$0.identity.names.isEmpty }
        },
        Maker("cases.watch") { act, _ in
            try await act.read(WatchRecords<Cases>(), elements: 10, as: Part.police) { events in
                // Ten different events of this service; a stream that ended before would be short.
                Set(events.map(\.cursor)).count == 10
                    && events.allSatisfy { $0.kind.rawValue.hasPrefix("cases.") && $0.version > 0 }
            }
        },
    ]

    /// What the gateway composes out of the three services.
    static let compositions = [
        Maker("overview.read") { act, _ in
            let file = try act.matter().caseFile
            try await act.call(ReadCaseOverview(caseFile: file), as: Part.police) { answer in
                answer.parts.count == 3 && answer.records.contains { $0.recordKind == "cases.file" }
            } isWhole: {
                $0.parts.areHeard
            }
        },
        Maker("journey.read") { act, _ in
            let matter = try act.matter()
            try await act.call(
                ReadVictimJourney(victim: matter.victim),
                as: Part.health,
                purpose: .support(matter)
            ) {
                $0.parts.count == 3 && !$0.entries.isEmpty
            } isWhole: {
                $0.parts.areHeard
            }
        },
    ]
}

extension [PartReport] {
    /// Whether every service said something, be it that it has nothing for this officer.
    fileprivate var areHeard: Bool { allSatisfy { $0.status == .ok || $0.status == .denied } }
}

extension StatedPurpose {
    /// The health authority reads to support the person.
    static func support(_ matter: Matter) -> StatedPurpose {
        StatedPurpose(Purpose.support.rawValue, reference: matter.caseFile.loggable)
    }
}

extension Performance {
    /// Reads a record; the answer must be that record, with its content.
    fileprivate mutating func fetch<R: ServedRecord>(
        _ kind: R.Type,
        _ id: R.ID,
        as officer: String
    ) async throws {
        try await call(FetchRecord<R>(id: id), as: officer) { $0.content?.id == id }
    }
}
