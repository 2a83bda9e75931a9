import RPC
import Records
import ServiceContracts
import ServiceKit
import Vocabulary

extension LiaisonService {
    /// Files a draft under the caller's unit.
    func draftCorrespondence(
        _ request: DraftCorrespondence,
        in context: CallContext
    ) async throws -> CorrespondenceAnswer {
        try await keeper.write(context) { desk in
            try request.letter.check(at: desk.now)
            try secrecy.check(request.letter.secrecy, "letter.secrecy")
            let handling = try known(request.handling, "handling")
            var record = request.letter.record(.outgoing)
            try desk.resolve(request.letter, into: &record)
            let filed = try desk.file(
                record,
                state: .draft,
                owner: try desk.viewer.ownUnit,
                handling: handling
            )
            return try desk.answer(filed)
        }
    }

    /// Sends an approved letter: number, clock, and the letter it answers, in one transaction.
    func sendCorrespondence(
        _ request: SendCorrespondence,
        in context: CallContext
    ) async throws -> CorrespondenceAnswer {
        try await keeper.write(context) { desk in
            let filed = try desk.fetch(request.id, as: Correspondence.self)
            guard filed.record.direction == .outgoing else { throw LiaisonRefusal.notOutgoing }
            let outcome = try desk.step(
                request.id,
                as: Correspondence.self,
                seen: request.seen,
                to: .sent,
                occurred: Occurrence(at: request.sentAt)
            ) { letter in
                // A letter whose sending was voided keeps its number.
                if letter.registered == nil {
                    letter.registered = try desk.nextNumber(of: filed.owner, in: .outgoing)
                }
            }
            guard let sent = outcome.record else {
                preconditionFailure("sending needs no second officer")
            }
            try desk.startClocks(of: sent, at: request.sentAt)
            try desk.settle(by: sent, at: request.sentAt)
            try desk.markReplied(by: sent)
            return try desk.answer(sent)
        }
    }

    /// A word of this version, or a refusal that names the field.
    func known<List>(_ word: Word<List>, _ field: String) throws(ServiceError) -> List {
        guard let known = word.known else {
            throw LiaisonRefusal.invalid(field, "vocabulary.unrecognized")
        }
        return known
    }
}
