import RPC
import Records
import ServiceContracts
import Vocabulary

/// Destroying whatever identifies a person, by two officers.
extension VictimSupportService {
    /// Proposes an erasure; a second officer's approval carries it out.
    func eraseVictim(
        _ request: EraseVictim,
        in context: CallContext
    ) async throws -> StepOutcome<Victim> {
        try await keeper.write(context) { desk in
            try desk.step(
                request.victim,
                as: Victim.self,
                seen: request.seen,
                to: .erased,
                facts: [.reason: request.reason.disclosed],
                legalBasis: request.legalBasis
            )
        }
    }
}

/// What the table of persons cannot say.
enum Erasing {
    /// Everything that was sealed for the person goes with their key.
    @Sendable
    static func effect(_ step: inout StepTaken<Victim>, _ desk: WritingDesk) {
        if step.to == .erased { step.erases = step.id }
    }
}
