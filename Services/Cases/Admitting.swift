import RPC
import Records
import ServiceContracts
import Vocabulary

extension CasesService {
    /// Answers the liaison service whether suspects may be handed over to another state.
    func admitHandover(
        _ request: AdmitHandover,
        in context: CallContext
    ) async throws -> AdmitHandover.Response {
        guard (1...500).contains(request.suspects.count) else {
            throw CasesRefusal.invalid("suspects", "count.1-500")
        }
        return try await keeper.read(context) { desk in
            let admitted = try request.suspects.allSatisfy { suspect in
                guard let filed = try desk.unchecked(suspect, as: Suspect.self),
                    let state = filed.state.known, Suspects.active.contains(state)
                else { return false }
                do {
                    try Screenings.admit(.handover, of: filed.record, at: desk)
                    return true
                } catch is ServiceError {
                    return false
                }
            }
            return .init(admitted: admitted)
        }
    }
}
