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
            let hearing = try Hearing(of: request.suspect, in: desk.transaction)
            guard hearing.number < request.number else { return .init(isNews: false) }
            try hearing.note(request, in: desk.transaction)
            // Of whom nothing is filed yet the registration may be on its way: it begins with this.
            guard let filed = try desk.standing(for: request.suspect, as: Suspect.self) else {
                return .init(isNews: true)
            }
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
    /// Whether it said that the screening waits.
    let isPending: Bool
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
                pending INTEGER NOT NULL,
                answered INTEGER NOT NULL)
            """
        )
    ]

    /// As it is kept; nothing was heard of a suspect of whom nothing is.
    init(of suspect: SuspectID, in transaction: WriteTransaction) throws {
        let row = try transaction.row(
            "SELECT number, pending, answered FROM suspect_hearings WHERE suspect = $1",
            suspect.identifier.bytes
        )
        number = try row.map { try $0["number"] } ?? 0
        isPending = try row.map { try $0["pending"] } ?? false
        isAnswered = try row.map { try $0["answered"] } ?? false
    }

    /// How the screening of a suspect who is about to be registered stands, since something was said of
    /// them before; nothing where it was not.
    func status(of suspect: Suspect, after match: BlindMatch.Answer) -> ScreeningStatus? {
        guard number > 0, isPending || match.isAnswered else { return nil }
        return Screenings.status(of: suspect, hearing: isPending)
    }

    /// Keeps a saying that was taken in.
    func note(_ saying: TellScreening, in transaction: WriteTransaction) throws {
        try transaction.execute(
            """
            INSERT INTO suspect_hearings (suspect, number, pending, answered)
            VALUES ($1, $2, $3, $4) ON CONFLICT (suspect) DO UPDATE SET
            number = excluded.number, pending = excluded.pending
            """,
            saying.suspect.identifier.bytes,
            saying.number,
            saying.isPending,
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
            INSERT INTO suspect_hearings (suspect, number, pending, answered)
            VALUES ($1, 0, 0, $2) ON CONFLICT (suspect) DO UPDATE SET answered = excluded.answered
            """,
            suspect.identifier.bytes,
            answer.isAnswered
        )
    }
}
