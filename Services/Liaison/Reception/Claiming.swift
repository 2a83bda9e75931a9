import RPC
import Records
import ServiceContracts
import Vocabulary
import WireCodec

// The gateway's hold on a handover while it registers receptions, as changes of the value.

extension Handover {
    /// People who arrived and have no reception yet.
    var unregistered: [VictimRef] {
        manifest.filter { $0.hasArrived && $0.reception == nil }.map(\.person)
    }

    /// Claims the handover for a piece of work; a confirmed claim is free again for people who were
    /// counted later.
    mutating func claimReception(for saga: Identifier) throws(ServiceError) {
        if let claim = receptionClaim, claim.saga != saga, !claim.confirmed {
            throw LiaisonRefusal.claimed
        }
        guard !unregistered.isEmpty else { throw LiaisonRefusal.claimed }
        receptionClaim = ReceptionClaim(saga: saga)
    }

    /// Gives the claim back, and answers whether it was there.
    mutating func releaseReception(of saga: Identifier) throws(ServiceError) -> Bool {
        guard let claim = receptionClaim, claim.saga == saga else { return false }
        guard !claim.confirmed else { throw LiaisonRefusal.confirmed }
        receptionClaim = nil
        return true
    }

    /// Writes receptions into the manifest for good.
    mutating func confirm(
        _ receptions: [ConfirmReception.Entry],
        of saga: Identifier
    ) throws(ServiceError) {
        guard let claim = receptionClaim, claim.saga == saga else {
            throw LiaisonRefusal.notClaimed
        }
        guard !claim.confirmed else { return }
        try Self.checkOnce(receptions.map(\.person), field: "receptions", mayBeEmpty: false)
        for (index, entry) in receptions.enumerated() {
            guard let place = place(of: entry.person), manifest[place].hasArrived,
                manifest[place].reception == nil
            else { throw LiaisonRefusal.invalid("receptions[\(index)].person", "notArrived") }
            manifest[place].reception = entry.reception
        }
        receptionClaim?.confirmed = true
    }
}
