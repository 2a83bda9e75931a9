import RPC
import Records
import ServiceContracts
import ServiceKit
import Storage
import Vocabulary
import WireCodec

/// Requests for mutual legal assistance of which nothing more is to come, and those of which that was
/// declared void: kept in the transaction that says so, then told to the cases service until it has taken
/// them in, so that what rests on them is taken up again, or rests on.
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
            for answer in try await keeper.store.read({ try Answers.due(in: $0) }) {
                if answer.isVoid {
                    _ = try await cases.call(RecallAssistance(assistance: answer.request))
                } else {
                    _ = try await cases.call(TellAssistance(assistance: answer.request))
                }
                try await keeper.maintain { _, transaction in
                    try Answers.markTold(answer, in: transaction)
                }
            }
        } catch {
            guard !Task.isCancelled else { return }
            log.warning("answers to requests for assistance could not be told yet")
        }
    }
}

/// What is kept to tell Cases how a request stands: references only.
enum Answers {
    /// What is to be told of one request.
    struct Due: Sendable {
        let request: AssistanceRequestID
        /// Whether the answer was declared void.
        let isVoid: Bool
        /// Which change of the request it is.
        ///
        /// A later one is told as well. It follows the clock, so that no two of one request are alike.
        let change: Int
    }

    /// What one round tells at most; the rest waits for the next.
    private static let perRound = 200

    static let migrations = [
        Migration(
            "liaison 0001 answered assistance",
            "CREATE TABLE assistance_due (assistance BYTES NOT NULL PRIMARY KEY)"
        ),
        Migration(
            "liaison 0002 answers declared void",
            "ALTER TABLE assistance_due ADD COLUMN voided INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE assistance_due ADD COLUMN change INTEGER NOT NULL DEFAULT 0"
        ),
    ]

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
        guard isEnd(step) else { return }
        try keep(step.id, isVoid: false, at: desk)
    }

    /// Whoever was told that a request has come to an end is told that it has not.
    @Sendable
    static func undo(
        _ step: StepTaken<AssistanceRequest>,
        _ desk: WritingDesk
    ) throws {
        guard isEnd(step) else { return }
        try keep(step.id, isVoid: true, at: desk)
    }

    private static func isEnd(_ step: StepTaken<AssistanceRequest>) -> Bool {
        final.contains(step.to) && !final.contains(step.from)
    }

    /// The last that happened stands, also while something earlier is being told.
    private static func keep(
        _ request: AssistanceRequestID,
        isVoid: Bool,
        at desk: WritingDesk
    ) throws {
        try desk.transaction.execute(
            """
            INSERT INTO assistance_due (assistance, voided, change) VALUES ($1, $2, $3)
            ON CONFLICT (assistance) DO UPDATE SET voided = excluded.voided, change =
            CASE WHEN assistance_due.change >= $3 THEN assistance_due.change + 1 ELSE $3 END
            """,
            request.identifier.bytes,
            isVoid,
            desk.now.millisecondsSinceEpoch
        )
    }

    static func due(in snapshot: ReadTransaction) throws -> [Due] {
        try snapshot.rows(
            "SELECT assistance, voided, change FROM assistance_due ORDER BY assistance LIMIT $1",
            perRound
        ).compactMap { row in
            guard let id = Identifier(bytes: try row["assistance"] as [UInt8]) else { return nil }
            return Due(
                request: AssistanceRequestID(id),
                isVoid: try row["voided"],
                change: try row["change"]
            )
        }
    }

    /// What was told is due no more, unless something happened meanwhile.
    static func markTold(_ answer: Due, in transaction: WriteTransaction) throws {
        try transaction.execute(
            "DELETE FROM assistance_due WHERE assistance = $1 AND change = $2",
            answer.request.identifier.bytes,
            answer.change
        )
    }
}
