import RPC
import Records
import ServiceContracts
import ServiceKit
import Vocabulary

/// What this service tells of a person's way and of a case file, without names or text.
extension CasesService {
    /// The reports and files that speak of a person; nobody's, to whoever has nothing to do with them.
    func tellJourney(
        _ request: CasesJourneyPart,
        in context: CallContext
    ) async throws -> JourneyPart {
        let hands = hands
        let references = try JourneyPart.references(request.victim, request.also)
        return try await keeper.read(context) { desk in
            let entries = try references.flatMap { victim in
                try desk.journey(of: victim, in: Report.self, hands: hands) { $0.province.text }
                    + desk.journey(of: victim, in: CaseFile.self, hands: hands) {
                        $0.province.text
                    }
            }
            guard !entries.isEmpty else { throw ServiceError.noSuchRecord }
            return JourneyPart(telling: entries, asOf: desk.now)
        }
    }

    /// The file itself, the reports it was begun from, and its suspects.
    func tellCase(_ request: CasesCasePart, at desk: ReadingDesk) throws -> CasePart {
        try desk.gather([Report.kind, Suspect.kind], under: .caseFile(request.caseFile))
        var entries = try desk.casePart(of: request.caseFile, in: Report.self)
        entries += try desk.casePart(of: request.caseFile, in: Suspect.self)
        if let file = try desk.knownFile(request.caseFile) { entries.insert(file, at: 0) }
        guard !entries.isEmpty else { throw ServiceError.noSuchRecord }
        return CasePart(entries: entries, asOf: desk.now)
    }
}

extension ReadingDesk {
    /// The file as a line of its overview; `nil` for whoever may not know that it exists.
    fileprivate func knownFile(_ id: CaseFileID) throws -> CasePartEntry? {
        if let known = try outlineAtHand(of: id, as: CaseFile.self) {
            return try known.first.map { try casePartEntry($0, of: CaseFile.self) { $0.last } }
        }
        do {
            return try casePartEntry(try sight(of: id, as: CaseFile.self))
        } catch let error as ServiceError where error.code == .notFound {
            return nil
        }
    }
}
