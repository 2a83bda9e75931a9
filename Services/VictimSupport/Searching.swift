import RPC
import Records
import ServiceContracts
import Storage
import Vocabulary
import WireCodec

/// Finding persons by parts of their identity: among those one reads, or as hit and no hit.
extension VictimSupportService {
    /// Candidates that one search answers at most: more is fishing.
    static let candidateLimit = 20
    /// Matches that a search looks through for those that the caller reads.
    static let examinedLimit = 1_000
    /// Matches of which it is asked at once whether the caller reads them.
    private static let lookedUpAtOnce = 100
    /// Hit-or-no-hit questions of one officer a day.
    static let questionsPerDay = 50

    /// Looks for persons whom the caller reads.
    func searchVictims(
        _ request: SearchVictims,
        in context: CallContext
    ) async throws -> SearchVictims.Response {
        let question = try question(request.parts)
        return try await keeper.read(context) { desk in
            let found = try BlindIndex.search(
                question,
                limit: Self.examinedLimit,
                in: desk.reading
            )
            var candidates: [SearchVictims.Candidate] = []
            // Not more of them than it takes: each is looked up somewhere else in the store.
            for start in stride(from: 0, to: found.people.count, by: Self.lookedUpAtOnce)
            where candidates.count <= Self.candidateLimit {
                let part = found.people.dropFirst(start).prefix(Self.lookedUpAtOnce)
                let readable = try desk.mayBeRead(part.map(\.victim), as: Victim.self)
                for (victim, matched) in part where readable.contains(victim) {
                    guard candidates.count <= Self.candidateLimit else { break }
                    guard try desk.reads(victim) else { continue }
                    candidates.append(
                        .init(
                            victim: victim,
                            matched: matched,
                            of: question.parts.count,
                            isExact: try isExact(victim, request.parts, at: desk)
                        )
                    )
                }
            }
            // Within as many parts those come first whose name was written so.
            candidates.sort {
                ($0.matched, $0.isExact == true ? 1 : 0) > ($1.matched, $1.isExact == true ? 1 : 0)
            }
            return .init(
                candidates: Array(candidates.prefix(Self.candidateLimit)),
                more: candidates.count > Self.candidateLimit || found.isPartial
                    || found.people.count == Self.examinedLimit
            )
        }
    }

    /// Says whether somebody matches all parts, and whom to ask; counts against the day's budget.
    func matchVictim(
        _ request: MatchVictim,
        in context: CallContext
    ) async throws -> MatchVictim.Response {
        let question = try question(request.parts)
        return try await keeper.write(context) { desk in
            let remaining = try Matching.spend(
                of: context.caller.identity,
                at: desk.now,
                in: desk.transaction
            )
            let found = try BlindIndex.everyPart(
                question,
                limit: Self.candidateLimit,
                in: desk.transaction
            )
            let owners = try found.compactMap { victim in
                try desk.unchecked(victim, as: Victim.self)?.owner
            }
            return .init(
                hit: !owners.isEmpty,
                ask: Set(owners).sorted().prefix(5).map { $0 },
                remaining: remaining
            )
        }
    }

    /// Whether the name was written as it was asked for; nothing where no name was.
    private func isExact(
        _ victim: VictimRef,
        _ parts: PersonParts,
        at desk: ReadingDesk
    ) throws -> Bool? {
        guard let name = parts.name else { return nil }
        let kept = try desk.unchecked(victim, as: VictimIdentity.self)
        return kept.map { ExactName.isExact(name.disclosed, in: $0.record.identity.names) }
    }

    /// The digests of a question; at least two parts, none malformed.
    func question(_ parts: PersonParts) throws -> BlindIndex.Question {
        guard let question = index.question(parts) else {
            throw VictimSupportRefusal.invalid("parts", "form")
        }
        guard question.parts.count >= 2 else { throw VictimSupportRefusal.tooFewParts }
        return question
    }
}

/// The budgets of hit-or-no-hit questions.
enum Matching {
    /// Whose questions are counted, and how many a day there are.
    struct Budget {
        let holder: String
        let perDay: Int

        /// What an officer asks.
        static func questions(of officer: String) -> Budget {
            Budget(holder: officer, perDay: VictimSupportService.questionsPerDay)
        }

        /// What the cases service asks because an officer, known by a digest, screens suspects.
        static func screening(_ officer: [UInt8]) -> Budget {
            let digest = officer.map(String.init).joined(separator: ".")
            return Budget(holder: "screening \(digest)", perDay: 50)
        }

        /// The same of a whole unit, so that several officers together ask no more.
        static func screening(_ unit: OrgID) -> Budget {
            Budget(holder: "screening \(unit.path)", perDay: 300)
        }
    }

    /// Takes one question from the day's budget of an officer and answers what is left.
    static func spend(
        of caller: String,
        at now: Instant,
        in transaction: WriteTransaction
    ) throws -> Int {
        try spend(of: .questions(of: caller), at: now, in: transaction)
    }

    /// Takes one question from the day's budget and answers what is left.
    static func spend(
        of budget: Budget,
        at now: Instant,
        in transaction: WriteTransaction
    ) throws -> Int {
        let today = VietnameseTime.date(of: now)
        let row = try transaction.row(
            "SELECT asked FROM match_questions WHERE caller = $1 AND day = $2",
            budget.holder,
            today.dayNumber
        )
        let asked: Int = try row.map { try $0["asked"] } ?? 0
        guard asked < budget.perDay else {
            let tomorrow = VietnameseTime.start(of: today.adding(days: 1))
            let wait = tomorrow.millisecondsSinceEpoch - now.millisecondsSinceEpoch
            throw VictimSupportRefusal.budgetUsedUp(milliseconds: Int(wait))
        }
        try transaction.execute(
            """
            INSERT INTO match_questions (caller, day, asked) VALUES ($1, $2, 1)
            ON CONFLICT (caller, day) DO UPDATE SET asked = match_questions.asked + 1
            """,
            budget.holder,
            today.dayNumber
        )
        try transaction.execute("DELETE FROM match_questions WHERE day < $1", today.dayNumber)
        return budget.perDay - asked - 1
    }
}

extension ReadingDesk {
    /// Whether the caller reads a person's record; reading it here is audited.
    fileprivate func reads(_ victim: VictimRef) throws -> Bool {
        do {
            return try sight(of: victim, as: Victim.self).content != nil
        } catch let error as ServiceError where error.code == .notFound {
            return false
        }
    }
}
