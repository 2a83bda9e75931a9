import RPC
import Records
import ServiceContracts
import Storage
import Vocabulary
import WireCodec

/// What victim support says of a suspect after it was asked.
extension CasesService {
    /// Takes in whether a screening still waits; a later saying that came before stands.
    func tellScreening(
        _ request: TellScreening,
        in context: CallContext
    ) async throws -> TellScreening.Response {
        try await keeper.write(context) { desk in
            guard let filed = try desk.standing(for: request.suspect, as: Suspect.self) else {
                throw ServiceError.noSuchRecord
            }
            let hearing = try Hearing(of: request.suspect, in: desk.transaction)
            guard hearing.number < request.number else { return .init(isNews: false) }
            try hearing.note(request.number, about: request.suspect, in: desk.transaction)
            // Of a suspect whom victim support could not be asked about the last time it does not know
            // whether they are somebody: that stays pending. So does a record that stands for two.
            let mayEnd = hearing.isAnswered && filed.id == request.suspect
            guard request.isPending || mayEnd else { return .init(isNews: true) }
            let status = Screenings.status(of: filed.record, hearing: request.isPending)
            guard let status, filed.record.screening?.known != status else {
                return .init(isNews: true)
            }
            try desk.follow(filed.id, as: Suspect.self) { suspect, _ in
                suspect.screening = Word(status)
            }
            return .init(isNews: true)
        }
    }
}

/// How far victim support was heard about a suspect.
struct Hearing {
    /// The last saying that was taken in.
    let number: Int
    /// Whether the last question about the suspect was answered.
    let isAnswered: Bool

    /// What is kept of it, apart from the record: there an answer and a silence look alike.
    static let migrations = [
        Migration(
            "cases 0001 what victim support says",
            """
            CREATE TABLE suspect_hearings (
                suspect BYTES NOT NULL PRIMARY KEY,
                number INTEGER NOT NULL,
                answered INTEGER NOT NULL)
            """
        )
    ]

    /// As it is kept; nothing was heard of a suspect of whom nothing is.
    init(of suspect: SuspectID, in transaction: WriteTransaction) throws {
        let row = try transaction.row(
            "SELECT number, answered FROM suspect_hearings WHERE suspect = $1",
            suspect.identifier.bytes
        )
        number = try row.map { try $0["number"] } ?? 0
        isAnswered = try row.map { try $0["answered"] } ?? false
    }

    /// Keeps that a saying was taken in.
    func note(_ number: Int, about suspect: SuspectID, in transaction: WriteTransaction) throws {
        try transaction.execute(
            """
            INSERT INTO suspect_hearings (suspect, number, answered) VALUES ($1, $2, $3)
            ON CONFLICT (suspect) DO UPDATE SET number = excluded.number
            """,
            suspect.identifier.bytes,
            number,
            isAnswered
        )
    }

    /// Keeps whether a question was answered; nothing where none was asked.
    static func note(
        _ answer: BlindMatch.Answer,
        about suspect: SuspectID,
        in transaction: WriteTransaction
    ) throws {
        if case .unasked = answer { return }
        try transaction.execute(
            """
            INSERT INTO suspect_hearings (suspect, number, answered) VALUES ($1, 0, $2)
            ON CONFLICT (suspect) DO UPDATE SET answered = excluded.answered
            """,
            suspect.identifier.bytes,
            answer.isAnswered
        )
    }
}
