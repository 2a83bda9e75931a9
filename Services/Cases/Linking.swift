import RPC
import Records
import ServiceContracts
import Vocabulary

/// Which victims a case file is about, by reference.
extension CasesService {
    /// People linked to one file: as many as one handover brings at most, so that a file stays well below
    /// a message.
    static let peopleLimit = 500

    /// Links a victim to a file, or adds to the link there is.
    func linkVictim(
        _ request: LinkVictim,
        in context: CallContext
    ) async throws -> LinkVictim.Response {
        let link = Linking(to: request.handover, supporters: request.supporters)
        try link.check()
        return try await keeper.write(context) { desk in
            let (version, new) = try link.add([request.victim], to: request.caseFile, at: desk)
            return .init(version: version, linked: new > 0)
        }
    }

    /// Links many at once; the file changes once.
    func linkVictims(
        _ request: LinkVictims,
        in context: CallContext
    ) async throws -> LinkVictims.Response {
        guard (1...LinkVictims.mostPeople).contains(request.victims.count) else {
            throw CasesRefusal.invalid("victims", "count.1-\(LinkVictims.mostPeople)")
        }
        guard Set(request.victims).count == request.victims.count else {
            throw CasesRefusal.invalid("victims", "repeated")
        }
        let link = Linking(to: request.handover, supporters: request.supporters)
        try link.check()
        return try await keeper.write(context) { desk in
            let (version, new) = try link.add(request.victims, to: request.caseFile, at: desk)
            return .init(version: version, linked: new)
        }
    }

    /// Takes a victim out of a file; the history keeps that they were in it.
    func unlinkVictim(
        _ request: UnlinkVictim,
        in context: CallContext
    ) async throws -> UnlinkVictim.Response {
        try await keeper.write(context) { desk in
            let filed = try desk.openFile(request.caseFile)
            guard filed.record.victims.contains(where: { $0.victim == request.victim }) else {
                return .init(version: filed.version, unlinked: false)
            }
            let changed = try desk.change(filed.id, as: CaseFile.self, seen: filed.version) {
                file in file.victims.removeAll { $0.victim == request.victim }
            }
            return .init(version: changed.version, unlinked: true)
        }
    }
}

/// What people of one handover are linked by.
private struct Linking {
    private let handover: HandoverID?
    private let supporters: [OrgID]

    init(to handover: HandoverID?, supporters: [OrgID]) {
        self.handover = handover
        self.supporters = supporters
    }

    /// Refuses more supporters than anybody has.
    func check() throws(ServiceError) {
        guard supporters.count <= 16 else { throw CasesRefusal.invalid("supporters", "count.0-16") }
    }

    /// Links people to a file, newest last; answers the file's version and how many were new to it.
    func add(
        _ people: [VictimRef],
        to id: CaseFileID,
        at desk: WritingDesk
    ) throws -> (version: Int, new: Int) {
        let filed = try desk.openFile(id)
        let before = Dictionary(
            filed.record.victims.map { ($0.victim, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let links = people.map { merged(before[$0], $0) }.filter { before[$0.victim] != $0 }
        guard !links.isEmpty else { return (filed.version, 0) }
        let new = links.count { before[$0.victim] == nil }
        guard filed.record.victims.count + new <= max(CasesService.peopleLimit, before.count) else {
            throw CasesRefusal.invalid("victim", "count.0-\(CasesService.peopleLimit)")
        }
        let changed = Set(links.map(\.victim))
        let after = try desk.change(filed.id, as: CaseFile.self, seen: filed.version) { file in
            file.victims.removeAll { changed.contains($0.victim) }
            file.victims += links
        }
        return (after.version, new)
    }

    /// What a link becomes when it is made again.
    private func merged(_ before: LinkedVictim?, _ victim: VictimRef) -> LinkedVictim {
        var link = before ?? LinkedVictim(victim: victim)
        link.handover = handover ?? link.handover
        link.supporters += supporters.filter { !link.supporters.contains($0) }
        return link
    }
}

extension ReadingDesk {
    /// A file that the caller reads and that still takes additions.
    func openFile(_ id: CaseFileID) throws -> Filed<CaseFile> {
        let filed = try fetch(id, as: CaseFile.self)
        guard let state = filed.state.known, !CaseFile.State.resting.contains(state) else {
            throw CasesRefusal.fileClosed
        }
        return filed
    }
}
