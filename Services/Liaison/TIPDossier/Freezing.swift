import RPC
import Records
import ServiceContracts
import Vocabulary

/// What the tables of dossiers and their items cannot say.
enum Freezing {
    /// A cut is frozen once every body has supplied and nothing is still being written.
    @Sendable
    static func check(_ step: StepTaken<TIPDossier>, _ desk: WritingDesk) throws {
        guard step.to == .frozen else { return }
        let items = try desk.items(of: step.id)
        guard !items.contains(where: { $0.state == .drafted }) else {
            throw LiaisonRefusal.itemsOpen
        }
    }

    /// Freezing notes each item's version and digest and the digest of them all; opening it again
    /// takes them away.
    @Sendable
    static func freeze(_ step: inout StepTaken<TIPDossier>, _ desk: WritingDesk) throws {
        switch step.to {
        case .frozen:
            let items = try desk.items(of: step.id).filter { $0.state == .validated }
            step.record.cut = try items.sorted { $0.id < $1.id }.map {
                FrozenItem(item: $0.id, version: $0.version, digest: try Digests.of($0.record))
            }
            step.record.digest = try Digests.of(step.record.cut)
        case .collecting:
            step.record.cut = []
            step.record.digest = nil
        case .approved, .submitted, .abandoned:
            break
        }
    }

    /// An item goes to a dossier that still collects, from one of its bodies; the desk reads it.
    @Sendable
    static func enter(_ entry: inout RecordEntry<TIPItem>, _ desk: WritingDesk) throws {
        let dossier = try desk.collecting(entry.record.dossier)
        let unit = try desk.viewer.ownUnit
        guard
            entry.before != nil || dossier.filing.owner == unit
                || dossier.record.contributors.contains(where: { $0.contains(unit) })
        else { throw LiaisonRefusal.otherBody }
        entry.assigned.append(dossier.owner)
    }

    /// An item of a frozen cut stays as it is.
    @Sendable
    static func check(_ step: StepTaken<TIPItem>, _ desk: WritingDesk) throws {
        try desk.require(step.filing.owner)
        _ = try desk.collecting(step.record.dossier)
    }
}

extension WritingDesk {
    /// The dossier, if it still collects.
    func collecting(_ id: TIPDossierID) throws -> Filed<TIPDossier> {
        let dossier = try unchecked(id, as: TIPDossier.self)
        guard let dossier else { throw ServiceError.noSuchRecord }
        guard dossier.known == .collecting else { throw LiaisonRefusal.dossierFrozen }
        return dossier
    }

    /// Every item of a dossier that its desk reads.
    func items(of dossier: TIPDossierID) throws -> [Filed<TIPItem>] {
        try all(TIPItem.self, facets: [Facet("dossier", dossier.loggable)])
    }
}
