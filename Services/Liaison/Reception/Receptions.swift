import RPC
import Records
import ServiceContracts
import Vocabulary

extension LiaisonService {
    /// States in which people stand in Viet Nam and can be registered.
    static let receivable: [Handover.State] = [.arrived, .minutesSigned, .transferred]

    /// Claims a handover for the gateway's work.
    func claimReception(
        _ request: ClaimReception,
        in context: CallContext
    ) async throws -> ClaimReception.Response {
        try await keeper.write(context) { desk in
            let filed = try desk.handover(request.handover, in: Self.receivable)
            var handover = filed.record
            try handover.claimReception(for: request.saga)
            if handover.receptionClaim != filed.record.receptionClaim {
                _ = try desk.write(filed) { $0 = handover }
            }
            guard let arrivedAt = handover.arrivedAt else { throw LiaisonRefusal.handoverState }
            return .init(
                people: handover.unregistered,
                caseFile: handover.caseFile,
                gate: handover.gate,
                arrivedAt: arrivedAt
            )
        }
    }

    /// Gives a claim back.
    func releaseReception(
        _ request: ReleaseReception,
        in context: CallContext
    ) async throws -> ReleaseReception.Response {
        try await keeper.write(context) { desk in
            let filed = try desk.fetch(request.handover, as: Handover.self)
            var handover = filed.record
            let released = try handover.releaseReception(of: request.saga)
            if released { _ = try desk.write(filed) { $0 = handover } }
            return .init(released: released)
        }
    }

    /// Writes receptions into the manifest.
    func confirmReception(
        _ request: ConfirmReception,
        in context: CallContext
    ) async throws -> ConfirmReception.Response {
        try await keeper.write(context) { desk in
            let filed = try desk.handover(request.handover, in: Self.receivable)
            var handover = filed.record
            try handover.confirm(request.receptions, of: request.saga)
            if handover.receptionClaim != filed.record.receptionClaim {
                _ = try desk.write(filed) { $0 = handover }
            }
            let registered = handover.manifest.filter { $0.reception != nil }.count
            return .init(registered: registered)
        }
    }
}
