import RPC
import Records

extension WritingDesk {
    /// Refuses what is only done with one's own certificate.
    func refuseOnBehalf() throws(ServiceError) {
        if context.isOnBehalf { throw LiaisonRefusal.ownHandOnly }
    }
}
