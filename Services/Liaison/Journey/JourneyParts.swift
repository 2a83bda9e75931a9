import RPC
import Records
import ServiceContracts
import ServiceKit
import Vocabulary
import WireCodec

extension LiaisonService {
    /// What this service knows of one person's way; nobody without a relation hears anything, and
    /// the asking is audited whether or not there was an answer.
    func liaisonJourneyPart(
        _ request: LiaisonJourneyPart,
        in context: CallContext
    ) async throws -> JourneyPart {
        let references = try JourneyPart.references(request.victim, request.also)
        let part = try await keeper.read(context) { desk in
            JourneyPart(
                telling: try references.flatMap { try desk.journeyEntries(of: $0) },
                asOf: desk.now
            )
        }
        guard !part.entries.isEmpty else { throw ServiceError.noSuchRecord }
        return part
    }

    /// What this service has of a case file, as far as the caller may know that it exists.
    func liaisonCasePart(
        _ request: LiaisonCasePart,
        at desk: ReadingDesk
    ) throws -> CasePart {
        let facet = Facet.caseFile(request.caseFile)
        let kinds = [
            Handover.kind, Correspondence.kind, BorderTransfer.kind, ConsularCase.kind,
            AssistanceRequest.kind,
        ]
        try desk.gather(kinds, under: facet)
        let entries =
            try desk.caseEntries(of: Handover.self, under: facet)
            + desk.caseEntries(of: Correspondence.self, under: facet)
            + desk.caseEntries(of: BorderTransfer.self, under: facet)
            + desk.caseEntries(of: ConsularCase.self, under: facet)
            + desk.caseEntries(of: AssistanceRequest.self, under: facet)
        guard !entries.isEmpty else { throw ServiceError.noSuchRecord }
        return CasePart(entries: entries, asOf: desk.now)
    }
}

extension ReadingDesk {
    /// What this service has of one reference to a person.
    func journeyEntries(of victim: VictimRef) throws -> [JourneyEntry] {
        let facets = [Facet.victim(victim)]
        let handovers = try list(Handover.self, facets: facets, limit: 200, tellingStubs: true)
            .records
        let handOns = try list(HandOn.self, facets: facets, limit: 200).records
        let letters = try list(Correspondence.self, facets: facets, limit: 200).records
        let transfers = try list(BorderTransfer.self, facets: facets, limit: 200).records
        let consular = try list(ConsularCase.self, facets: facets, limit: 200).records
        return try handovers.flatMap { try entries(of: $0, about: victim) }
            + handOns.compactMap(\.content).flatMap(\.journey)
            + letters.compactMap(\.content).map(\.journey)
            + transfers.compactMap(\.content).map(\.journey)
            + consular.compactMap(\.content).map(\.journey)
    }

    /// What a kind has of a case file.
    func caseEntries<R: Record>(
        of type: R.Type,
        under facet: Facet
    ) throws -> [CasePartEntry] {
        if let outlines = try outlinesAtHand(of: R.self, under: facet) {
            return try outlines.map { try casePartEntry($0, of: R.self) { $0.first } }
        }
        return try list(R.self, facets: [facet], limit: 200, tellingStubs: true).records
            .compactMap { try $0.caseEntry(at: self) }
    }

    /// What a handover tells of a person: to whoever may read it, and to supporters.
    func entries(
        of sight: Sight<Handover>,
        about person: VictimRef
    ) throws -> [JourneyEntry] {
        if let filed = sight.content {
            return filed.journey(of: person, clock: try runningClock(of: filed))
        }
        guard let stub = sight.stub, let filed = try unchecked(stub.id, as: Handover.self),
            filed.record.isSupporter(viewer)
        else { return [] }
        noteRead(filed)
        return filed.journey(of: person, clock: nil)
    }

    /// The clock that runs on a record the caller may read.
    func runningClock<R: Record>(of filed: Filed<R>) throws -> JourneyClock? {
        let running = try clocks(of: filed, tellingDecisions: false).first { $0.stoppedAt == nil }
        guard let running, let dueAt = running.dueAt else { return nil }
        return JourneyClock(
            rule: running.name.rawValue,
            dueAt: dueAt,
            confirmed: running.isConfirmed,
            provisional: running.isProvisional
        )
    }
}

extension Sight {
    /// A line of a case file's part: the record, or only that it exists.
    func caseEntry(at desk: ReadingDesk) throws -> CasePartEntry? {
        if let filed = content {
            return CasePartEntry(
                recordKind: R.kind.rawValue,
                reference: filed.id.loggable,
                organisation: filed.owner,
                state: filed.state.text,
                version: filed.version,
                since: filed.filing.occurred.at,
                clock: try desk.runningClock(of: filed),
                number: filed.number
            )
        }
        return stub.map { stub in
            CasePartEntry(
                recordKind: R.kind.rawValue,
                reference: stub.id.loggable,
                organisation: stub.owner
            )
        }
    }
}
