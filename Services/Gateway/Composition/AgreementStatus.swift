import RPC
import ServiceContracts

extension GatewayService {
    /// Asks liaison how an agreement is kept.
    ///
    /// No record of cases or of victim support names an agreement or a programme under one, so they are
    /// not asked: their silence would say nothing of it.
    func readAgreementStatus(
        _ request: ReadAgreementStatus,
        in context: CallContext
    ) async throws -> ReadAgreementStatus.Response {
        let liaison = services.liaison
        let part = await Part<AgreementStanding>(
            asking: { time throws(ServiceError) in
                try await liaison.call(
                    LiaisonAgreementPart(agreement: request.agreement),
                    within: time
                )
            },
            within: context.partTime
        )
        let reports = try [PartReport](
            on: [(Liaison.name, part.map(\.asOf))],
            lastHeard: lastHeard,
            now: now()
        )
        guard let status = part.answer else { throw ServiceError.nobodyAnswered }
        return .init(parts: reports, status: status)
    }
}
