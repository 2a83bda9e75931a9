import RPC
import Records
import ServiceContracts
import Vocabulary

extension LiaisonService {
    /// Files an agreement under the caller's unit.
    func draftAgreement(
        _ request: DraftAgreement,
        in context: CallContext
    ) async throws -> DraftAgreement.Response {
        let agreement = request.agreement
        var checks = FieldChecks()
        checks.text("agreement.title", agreement.title, 1...500)
        checks.order("agreement.inForceFrom", agreement.signedOn, agreement.inForceFrom)
        checks.order("agreement.expiresOn", agreement.inForceFrom, agreement.expiresOn)
        try checks.refuse()
        return try await keeper.write(context) { desk in
            let filed = try desk.file(
                agreement,
                state: request.inForce ? .inForce : .drafting,
                owner: try desk.viewer.ownUnit,
                visibility: .shared
            )
            return .init(filed: filed)
        }
    }
}
