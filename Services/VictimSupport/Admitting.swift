import RPC
import Records
import ServiceContracts
import Vocabulary

extension VictimSupportService {
    /// Answers the liaison service whether persons may be handed over to another state.
    func admitReturn(
        _ request: AdmitReturn,
        in context: CallContext
    ) async throws -> AdmitReturn.Response {
        guard (1...500).contains(request.victims.count) else {
            throw VictimSupportRefusal.invalid("victims", "count.1-500")
        }
        return try await keeper.read(context) { desk in
            .init(
                admitted: try request.victims.allSatisfy { try Returning.isAdmitted($0, at: desk) }
            )
        }
    }
}

/// What sending somebody to another state rests on.
private enum Returning {
    /// Whether somebody assessed the risk, it is bearable, and the person agreed.
    static func isAdmitted(_ person: VictimRef, at desk: ReadingDesk) throws -> Bool {
        guard let victim = try desk.unchecked(person, as: Victim.self), victim.state != .erased
        else { return false }
        let assessments = try desk.every(
            NeedsAssessment.self,
            facets: [.victim(person)],
            states: [.completed]
        )
        let risks = assessments.compactMap(\.record.returnRisk)
        guard !risks.isEmpty, risks.allSatisfy({ [.low, .medium].contains($0.known) }) else {
            return false
        }
        let consents = try desk.every(
            Consent.self,
            facets: [
                .victim(person), Facet("purpose", ConsentPurpose.returnAbroad.rawValue),
            ],
            states: [.given]
        )
        return try consents.contains {
            try Guarding.standing(of: $0, by: victim, at: desk) == .holds
        }
    }
}
