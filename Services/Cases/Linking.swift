import RPC
import Records
import ServiceContracts
import Vocabulary

/// Which victims a case file is about, by reference.
extension CasesService {
    /// People linked to one file.
    static let peopleLimit = 200

    /// Links a victim to a file, or adds to the link there is.
    func linkVictim(
        _ request: LinkVictim,
        in context: CallContext
    ) async throws -> LinkVictim.Response {
        guard request.supporters.count <= 16 else {
            throw CasesRefusal.invalid("supporters", "count.0-16")
        }
        return try await keeper.write(context) { desk in
            let filed = try desk.openFile(request.caseFile)
            let before = filed.record.victims.first { $0.victim == request.victim }
            let link = Linking.merged(before, with: request)
            if before == link { return .init(version: filed.version, linked: false) }
            guard before != nil || filed.record.victims.count < Self.peopleLimit else {
                throw CasesRefusal.invalid("victim", "count.0-200")
            }
            let changed = try desk.change(filed.id, as: CaseFile.self, seen: filed.version) {
                file in
                file.victims.removeAll { $0.victim == link.victim }
                file.victims.append(link)
            }
            return .init(version: changed.version, linked: before == nil)
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

/// What a link becomes when it is made again.
enum Linking {
    static func merged(_ before: LinkedVictim?, with request: LinkVictim) -> LinkedVictim {
        var link = before ?? LinkedVictim(victim: request.victim)
        link.handover = request.handover ?? link.handover
        link.supporters += request.supporters.filter { !link.supporters.contains($0) }
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
