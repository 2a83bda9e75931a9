import RPC
import Records
import ServiceContracts
import Vocabulary

extension LiaisonService {
    /// Writes down what became of each person, and that people were handed over.
    func countTransfer(
        _ request: CountTransfer,
        in context: CallContext
    ) async throws -> Filed<BorderTransfer> {
        var checks = FieldChecks()
        for outcome in request.outcomes { checks.word("outcomes", outcome) }
        try checks.refuse()
        return try await keeper.write(context) { desk in
            let filed = try desk.fetch(request.id, as: BorderTransfer.self)
            let count = filed.record.people.count
            guard request.outcomes.count == count else {
                throw LiaisonRefusal.invalid("outcomes", "count.\(count)-\(count)")
            }
            guard request.outcomes.contains(Word(.arrived)) else {
                throw LiaisonRefusal.invalid("outcomes", "missing")
            }
            let outcome = try desk.step(
                request.id,
                as: BorderTransfer.self,
                seen: request.seen,
                to: .handedOver,
                occurred: Occurrence(at: request.at)
            ) { transfer in
                for (place, outcome) in request.outcomes.enumerated() {
                    transfer.people[place].outcome = outcome
                }
            }
            guard let counted = outcome.record else {
                preconditionFailure("counting needs no second officer")
            }
            return counted
        }
    }
}
