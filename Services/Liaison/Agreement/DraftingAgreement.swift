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
        checks.list("agreement.articles", agreement.articles ?? [], most: 200)
        for (place, article) in (agreement.articles ?? []).enumerated() {
            checks.text("agreement.articles[\(place)].heading", article.heading, 1...500)
            checks.text("agreement.articles[\(place)].text", article.text, 0...16_000)
        }
        checks.order("agreement.reviewBy", agreement.inForceFrom, agreement.reviewBy)
        try checks.refuse()
        try secrecy.check(agreement.secrecy, "agreement.secrecy")
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
