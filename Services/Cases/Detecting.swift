import RPC
import Records
import ServiceContracts
import Vocabulary

extension CasesService {
    /// Begins a file from a direct detection, as a draft of the caller's unit.
    func detectCase(
        _ request: DetectCase,
        in context: CallContext
    ) async throws -> DetectCase.Response {
        try await keeper.write(context) { desk in
            let violations = DetectCase.rules.broken(by: request, at: desk.now)
            guard violations.isEmpty else { throw CasesRefusal.invalid(violations) }
            let file = CaseFile(
                province: request.province,
                offence: request.offence,
                transnational: request.transnational,
                countries: request.countries,
                forms: request.forms,
                victims: request.victims.map { LinkedVictim(victim: $0) },
                summary: request.summary,
                begunOn: VietnameseTime.date(of: request.occurred?.at ?? desk.now)
            )
            let filed = try desk.file(
                try desk.registered(file, by: try desk.viewer.ownUnit),
                owner: try desk.viewer.ownUnit,
                occurred: request.occurred
            )
            return .init(caseFile: filed.id, version: filed.version)
        }
    }
}
