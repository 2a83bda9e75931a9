import RPC
import Records
import ServiceContracts
import Storage
import Vocabulary
import WireCodec

/// Investigations that rest until a request for mutual legal assistance is answered.
extension CasesService {
    /// Takes in that a request was answered: whatever rests on it has a clock from now on.
    func tellAssistance(
        _ request: TellAssistance,
        in context: CallContext
    ) async throws -> TellAssistance.Response {
        .init(isNews: try await hear(request.assistance, isAnswered: true, in: context))
    }

    /// Takes in that a request is to be waited for again: what rests on it is no longer to be looked at.
    func recallAssistance(
        _ request: RecallAssistance,
        in context: CallContext
    ) async throws -> RecallAssistance.Response {
        .init(isNews: try await hear(request.assistance, isAnswered: false, in: context))
    }

    /// Takes in how a request stands; answers whether that was news.
    private func hear(
        _ request: AssistanceRequestID,
        isAnswered: Bool,
        in context: CallContext
    ) async throws -> Bool {
        try await keeper.write(context) { desk in
            guard try Resuming.isAnswered(request, in: desk.transaction) != isAnswered else {
                return false
            }
            if isAnswered {
                try Resuming.note(request, at: desk)
            } else {
                try Resuming.forget(request, at: desk)
            }
            let resting = try desk.every(
                CaseFile.self,
                facets: [.assistance(request)],
                states: [.suspended]
            )
            for file in resting {
                let told = try desk.follow(file.id, as: CaseFile.self) { record, _ in
                    record.assistanceAnswered = isAnswered ? true : nil
                }
                if isAnswered {
                    try desk.start(.resumption, of: told, at: desk.now)
                } else {
                    try desk.stop(.resumption, of: told, at: desk.now)
                }
            }
            return true
        }
    }
}

/// Which requests were answered, and what follows for a file that comes to rest.
enum Resuming {
    /// References only, apart from the files: an answer may come before the file rests.
    static let migration = Migration(
        "cases 0002 answered assistance",
        """
        CREATE TABLE answered_assistance (
            assistance BYTES NOT NULL PRIMARY KEY,
            told_at INTEGER NOT NULL)
        """
    )

    /// Refuses a file that is to wait for a request that it does not name.
    static func check(_ step: StepTaken<CaseFile>, on ground: SuspensionGround) throws {
        guard ground == .awaitingAssistance else { return }
        guard step.facts[.link] != nil else {
            throw CasesRefusal.invalid("facts.link", "missing")
        }
    }

    /// Notes what a file waits for; where it was answered meanwhile, the clock runs at once.
    static func rest(_ step: inout StepTaken<CaseFile>, at desk: WritingDesk) throws {
        let isAwaiting =
            step.facts[.suspensionGround] == SuspensionGround.awaitingAssistance.rawValue
        let named = step.facts[.link].flatMap { Identifier($0) }.map { AssistanceRequestID($0) }
        step.record.assistance = isAwaiting ? named : nil
        guard let request = step.record.assistance,
            try isAnswered(request, in: desk.transaction)
        else { return step.record.assistanceAnswered = nil }
        step.record.assistanceAnswered = true
        step.starts = [.resumption]
    }

    static func isAnswered(
        _ request: AssistanceRequestID,
        in transaction: WriteTransaction
    ) throws -> Bool {
        try transaction.row(
            "SELECT told_at FROM answered_assistance WHERE assistance = $1",
            request.identifier.bytes
        ) != nil
    }

    static func note(_ request: AssistanceRequestID, at desk: WritingDesk) throws {
        try desk.transaction.execute(
            "INSERT INTO answered_assistance (assistance, told_at) VALUES ($1, $2)",
            request.identifier.bytes,
            desk.now.millisecondsSinceEpoch
        )
    }

    static func forget(_ request: AssistanceRequestID, at desk: WritingDesk) throws {
        try desk.transaction.execute(
            "DELETE FROM answered_assistance WHERE assistance = $1",
            request.identifier.bytes
        )
    }
}
