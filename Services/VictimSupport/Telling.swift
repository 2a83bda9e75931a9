import Audit
import RPC
import Records
import ServiceContracts
import ServiceKit
import Storage
import Vocabulary
import WireCodec

/// Decisions that a suspect's screening waits for: kept in the transaction that makes them, then told
/// to the cases service until it has taken them in.
extension VictimSupportService {
    /// How often what is due is told.
    static let tellingInterval: Duration = .seconds(5)

    /// Takes up the questions of a store of an earlier version: they become one authority's where they were
    /// every authority's, and decisions about them are told.
    func takeUpEarlierQuestions() async {
        let context = CallContext.ofItself(TellScreening.method, identity)
        do {
            let isDone = try await keeper.read(context) { desk in
                try Telling.knowsSuspects(in: desk.reading)
                    || desk.every(ScreeningQuestion.self, limit: Telling.earlierLimit).isEmpty
            }
            guard !isDone else { return }
            _ = try await keeper.write(context) { desk in
                for question in try desk.every(
                    ScreeningQuestion.self,
                    limit: Telling.earlierLimit
                ) {
                    try Telling.keep(question.record, in: desk.transaction)
                    guard question.filing.visibility == .ministry else { continue }
                    try Questioning.assign(question, at: desk)
                }
                return Telling.Nothing()
            }
        } catch {
            guard !Task.isCancelled else { return }
            log.warning("earlier questions about suspects could not be taken up yet")
        }
    }

    /// Tells once what is due, oldest first; what Cases does not take in stays due.
    func tellDueScreenings() async {
        guard let cases else { return }
        do {
            let due = try await keeper.store.read { try Telling.due(in: $0) }
            var refusal: ServiceError?
            for suspect in due {
                do {
                    try await tell(suspect, to: cases)
                } catch let error as ServiceError where !error.isOfOne {
                    throw error
                } catch let error as ServiceError {
                    // What is wrong with one of them holds up no other one.
                    refusal = error
                }
            }
            if let refusal { throw refusal }
        } catch {
            guard !Task.isCancelled else { return }
            log.warning("decisions about suspects could not be told yet")
        }
    }

    private func tell(_ suspect: SuspectID, to cases: ServiceClient<Cases>) async throws {
        let context = CallContext.ofItself(TellScreening.method, identity)
        let saying = try await keeper.read(context) { desk in
            try Telling.saying(of: suspect, at: desk)
        }
        guard let saying else { return }
        for victim in saying.unasked { try await askLate(victim, saying.asked, in: context) }
        _ = try await cases.call(
            TellScreening(
                suspect: suspect,
                isPending: saying.isPending,
                number: saying.number
            )
        )
        try await keeper.maintain { _, transaction in
            try Telling.markTold(suspect, saying.number, in: transaction)
        }
    }

    /// Files the question about somebody who was no victim when it was asked.
    private func askLate(
        _ victim: VictimRef,
        _ asked: Questioning.Asked,
        in context: CallContext
    ) async throws {
        _ = try await keeper.write(context) { desk in
            guard let filed = try desk.unchecked(victim, as: Victim.self) else {
                return Telling.Nothing()
            }
            _ = try Questioning.isPending(asked, about: filed, at: desk)
            return Telling.Nothing()
        }
    }
}

/// What is kept to tell Cases how a screening stands after it was answered.
///
/// Whoever was asked about, for whom, and what is still to be said: references only. A number grows with
/// each decision, so that of two sayings the later one is known whichever arrives first; it follows the
/// clock, so that a store put back from a copy says nothing under an old one.
enum Telling {
    /// Questions of an earlier version that are taken up: each was asked by an officer, and there are few.
    static let earlierLimit = 2_000
    /// What one round tells at most; the rest waits for the next.
    private static let perRound = 200

    /// A write that answers nothing.
    struct Nothing: Codable, Sendable {}

    /// What is to be said of a suspect.
    struct Saying {
        let asked: Questioning.Asked
        let isPending: Bool
        let number: Int
        /// People who may be meant and about whom no authority was asked yet.
        let unasked: [VictimRef]
    }

    static let migration = Migration(
        "victims 0005 screened suspects",
        """
        CREATE TABLE screened_suspects (
            suspect BYTES NOT NULL PRIMARY KEY,
            case_file BYTES NOT NULL,
            unit TEXT NOT NULL,
            province TEXT,
            whole INTEGER NOT NULL,
            number INTEGER NOT NULL,
            due_since INTEGER)
        """,
        """
        CREATE INDEX screened_suspects_due ON screened_suspects (due_since)
        WHERE due_since IS NOT NULL
        """,
        """
        CREATE TABLE screened_people (
            victim BYTES NOT NULL,
            suspect BYTES NOT NULL,
            PRIMARY KEY (victim, suspect))
        """,
        "CREATE INDEX screened_people_suspect ON screened_people (suspect)"
    )

    /// Whoever fits a suspect of a screening that asked about no guardians yet is still to be asked about as
    /// one.
    static let guardiansMigration = Migration(
        "victims 0007 guardians of earlier screenings",
        "CREATE TABLE guardians_due (victim BYTES NOT NULL PRIMARY KEY)",
        "INSERT INTO guardians_due (victim) SELECT DISTINCT victim FROM screened_people"
    )

    /// Keeps who was asked about and who fits, whether or not they are a victim today.
    static func keep(
        _ request: AskScreening,
        isWhole: Bool,
        about people: [VictimRef],
        in transaction: WriteTransaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO screened_suspects (suspect, case_file, unit, province, whole, number)
            VALUES ($1, $2, $3, $4, $5, 0) ON CONFLICT (suspect) DO UPDATE SET
            unit = excluded.unit, province = excluded.province, whole = excluded.whole
            """,
            request.suspect.identifier.bytes,
            request.caseFile.identifier.bytes,
            request.unit.path,
            request.province?.known?.rawValue,
            isWhole
        )
        for victim in people {
            try transaction.execute(
                """
                INSERT INTO screened_people (victim, suspect) VALUES ($1, $2)
                ON CONFLICT DO NOTHING
                """,
                victim.identifier.bytes,
                request.suspect.identifier.bytes
            )
        }
    }

    /// Keeps what an earlier version asked: whether it looked at everybody who fits is not known, so no
    /// screening is said to have ended for it.
    static func keep(
        _ question: ScreeningQuestion,
        in transaction: WriteTransaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO screened_suspects (suspect, case_file, unit, whole, number)
            VALUES ($1, $2, $3, 0, 0) ON CONFLICT DO NOTHING
            """,
            question.suspect.identifier.bytes,
            question.caseFile.identifier.bytes,
            question.unit.path
        )
        try transaction.execute(
            "INSERT INTO screened_people (victim, suspect) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            question.victim.identifier.bytes,
            question.suspect.identifier.bytes
        )
        try transaction.execute(
            "INSERT INTO guardians_due (victim) VALUES ($1) ON CONFLICT DO NOTHING",
            question.victim.identifier.bytes
        )
    }

    /// Whether anybody was asked about since such questions are kept.
    static func knowsSuspects(in snapshot: ReadTransaction) throws -> Bool {
        try snapshot.row("SELECT 1 AS n FROM screened_suspects LIMIT 1") != nil
    }

    // MARK: - What is due

    /// A decision about a person was made: whoever was asked about for them is told of.
    static func markDue(about victim: VictimRef, at desk: WritingDesk) throws {
        let people = [victim] + (try desk.duplicates(of: victim, as: Victim.self))
        for person in people {
            let rows = try desk.transaction.rows(
                "SELECT suspect FROM screened_people WHERE victim = $1",
                person.identifier.bytes
            )
            try markDue(try rows.compactMap(suspect), at: desk)
        }
    }

    /// Suspects whose screening may stand otherwise than it was last said.
    static func markDue(_ suspects: [SuspectID], at desk: WritingDesk) throws {
        for suspect in suspects {
            try desk.transaction.execute(
                """
                UPDATE screened_suspects SET
                number = CASE WHEN number >= $2 THEN number + 1 ELSE $2 END,
                due_since = COALESCE(due_since, $2) WHERE suspect = $1
                """,
                suspect.identifier.bytes,
                desk.now.millisecondsSinceEpoch
            )
        }
    }

    /// Suspects of whom something is to be said, oldest first.
    static func due(in snapshot: ReadTransaction) throws -> [SuspectID] {
        try snapshot.rows(
            """
            SELECT suspect FROM screened_suspects WHERE due_since IS NOT NULL
            ORDER BY due_since, suspect LIMIT $1
            """,
            perRound
        ).compactMap(suspect)
    }

    /// What is to be said of a suspect as everything stands now.
    static func saying(of suspect: SuspectID, at desk: ReadingDesk) throws -> Saying? {
        let row = try desk.reading.row(
            """
            SELECT whole, number FROM screened_suspects
            WHERE suspect = $1 AND due_since IS NOT NULL
            """,
            suspect.identifier.bytes
        )
        guard let row, let asked = try asked(for: suspect, in: desk.reading) else { return nil }
        var isPending = try !(row["whole"] as Bool)
        var unasked: [VictimRef] = []
        for person in try people(of: suspect, in: desk.reading) {
            guard let victim = try desk.standing(for: person, as: Victim.self),
                try Questioning.isMeant(victim, at: desk)
            else { continue }
            let question = try Questioning.question(about: person, suspect, at: desk)
            guard let question else {
                unasked.append(person)
                isPending = true
                continue
            }
            if question.state != .anotherPerson { isPending = true }
        }
        return Saying(
            asked: asked,
            isPending: isPending,
            number: try row["number"],
            unasked: unasked
        )
    }

    /// What was asked about any of these people, for each suspect.
    static func asked(
        about people: [VictimRef],
        at desk: WritingDesk
    ) throws -> [Questioning.Asked] {
        var suspects: Set<SuspectID> = []
        for person in people {
            let rows = try desk.transaction.rows(
                "SELECT suspect FROM screened_people WHERE victim = $1",
                person.identifier.bytes
            )
            suspects.formUnion(try rows.compactMap(suspect))
        }
        return try suspects.sorted().compactMap { try asked(for: $0, in: desk.reading) }
    }

    /// What was asked for a suspect.
    private static func asked(
        for suspect: SuspectID,
        in snapshot: ReadTransaction
    ) throws -> Questioning.Asked? {
        let row = try snapshot.row(
            "SELECT case_file, unit, province FROM screened_suspects WHERE suspect = $1",
            suspect.identifier.bytes
        )
        guard let row, let file = Identifier(bytes: try row["case_file"] as [UInt8]),
            let unit = OrgID(try row["unit"] as String)
        else { return nil }
        let province: String? = try row["province"]
        return Questioning.Asked(
            suspect: suspect,
            caseFile: CaseFileID(file),
            unit: unit,
            province: province.flatMap(Province.init(rawValue:))
        )
    }

    /// What was said is due no more, unless a later decision came meanwhile.
    static func markTold(
        _ suspect: SuspectID,
        _ number: Int,
        in transaction: WriteTransaction
    ) throws {
        try transaction.execute(
            """
            UPDATE screened_suspects SET due_since = NULL WHERE suspect = $1 AND number = $2
            """,
            suspect.identifier.bytes,
            number
        )
    }

    /// Forgets who was asked about for a person who is erased.
    static func forget(_ victim: VictimRef, in transaction: WriteTransaction) throws {
        for table in ["screened_people", "guardians_due"] {
            try transaction.execute(
                "DELETE FROM \(table) WHERE victim = $1",
                victim.identifier.bytes
            )
        }
    }

    private static func people(
        of suspect: SuspectID,
        in snapshot: ReadTransaction
    ) throws -> [VictimRef] {
        try snapshot.rows(
            "SELECT victim FROM screened_people WHERE suspect = $1 ORDER BY victim",
            suspect.identifier.bytes
        ).compactMap { row in
            Identifier(bytes: try row["victim"] as [UInt8]).map { VictimRef($0) }
        }
    }

    private static func suspect(_ row: StoredRow) throws -> SuspectID? {
        Identifier(bytes: try row["suspect"] as [UInt8]).map { SuspectID($0) }
    }
}

extension ServiceError {
    /// Whether the answer is about the one request, and not about the service that gave it.
    fileprivate var isOfOne: Bool {
        switch code {
        case .unavailable, .deadlineExceeded, .resourceExhausted, .cancelled, .unauthenticated,
            .permissionDenied, .unimplemented, .internalError, .unrecognized:
            false
        case .invalidArgument, .notFound, .conflict, .failedPrecondition: true
        }
    }
}
