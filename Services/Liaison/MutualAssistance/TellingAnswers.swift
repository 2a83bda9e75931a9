import RPC
import Records
import ServiceContracts
import ServiceKit
import Storage
import Vocabulary
import WireCodec

/// Requests for mutual legal assistance of which nothing more is to come: kept in the transaction that
/// says so, then told to the cases service until it has taken them in, so that what rests on them is
/// taken up again.
extension LiaisonService {
    /// How often what is due is told.
    private static let tellingInterval: Duration = .seconds(5)

    /// Tells Cases of answered requests, beside the calls.
    public func run() async throws {
        await Task.repeating(every: Self.tellingInterval) { await tellAnsweredAssistance() }
    }

    /// Tells once what is due; what Cases does not take in stays due.
    func tellAnsweredAssistance() async {
        guard let cases else { return }
        do {
            for request in try await keeper.store.read({ try Answers.due(in: $0) }) {
                _ = try await cases.call(TellAssistance(assistance: request))
                try await keeper.maintain { _, transaction in
                    try Answers.markTold(request, in: transaction)
                }
            }
        } catch {
            guard !Task.isCancelled else { return }
            log.warning("answers to requests for assistance could not be told yet")
        }
    }
}

/// What is kept to tell Cases that a request was answered: references only.
enum Answers {
    /// What one round tells at most; the rest waits for the next.
    private static let perRound = 200

    static let migration = Migration(
        "liaison 0001 answered assistance",
        "CREATE TABLE assistance_due (assistance BYTES NOT NULL PRIMARY KEY)"
    )

    /// States in which nothing more is to be waited for.
    private static let final: [AssistanceRequest.State] = [
        .executed, .refused, .returned, .abandoned,
    ]

    /// Whoever waits for a request that has come to an end is to be told.
    @Sendable
    static func effect(
        _ step: inout StepTaken<AssistanceRequest>,
        _ desk: WritingDesk
    ) throws {
        guard final.contains(step.to), !final.contains(step.from) else { return }
        try desk.transaction.execute(
            "INSERT INTO assistance_due (assistance) VALUES ($1) ON CONFLICT DO NOTHING",
            step.id.identifier.bytes
        )
    }

    static func due(in snapshot: ReadTransaction) throws -> [AssistanceRequestID] {
        try snapshot.rows(
            "SELECT assistance FROM assistance_due ORDER BY assistance LIMIT $1",
            perRound
        ).compactMap { row in
            Identifier(bytes: try row["assistance"] as [UInt8]).map { AssistanceRequestID($0) }
        }
    }

    static func markTold(
        _ request: AssistanceRequestID,
        in transaction: WriteTransaction
    ) throws {
        try transaction.execute(
            "DELETE FROM assistance_due WHERE assistance = $1",
            request.identifier.bytes
        )
    }
}
