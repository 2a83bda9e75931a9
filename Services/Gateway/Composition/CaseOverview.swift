import RPC
import ServiceContracts

extension GatewayService {
    /// Puts the three services' parts of a case file side by side.
    func readCaseOverview(
        _ request: ReadCaseOverview,
        in context: CallContext
    ) async throws -> ReadCaseOverview.Response {
        let file = request.caseFile
        let services = services
        let parts = await Composition<CasePart>(
            in: context,
            cases: { time throws(ServiceError) in
                try await services.cases.call(CasesCasePart(caseFile: file), within: time)
            },
            victims: { time throws(ServiceError) in
                try await services.victims.call(VictimsCasePart(caseFile: file), within: time)
            },
            liaison: { time throws(ServiceError) in
                try await services.liaison.call(LiaisonCasePart(caseFile: file), within: time)
            }
        )
        let reports = try parts.reports(asOf: \.asOf, lastHeard: lastHeard, now: now())
        return .init(parts: reports, records: parts.answers.flatMap(\.entries))
    }
}
