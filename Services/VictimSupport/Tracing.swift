import RPC
import Records
import ServiceContracts
import ServiceKit
import Vocabulary
import WireCodec

/// Looking for missing persons among those who are known here.
extension VictimSupportService {
    /// Matches that one question scores: those with the most parts.
    private static let scoredLimit = 200

    /// Scores who the missing person may be; counts against the day's budget of questions.
    func matchTrace(
        _ request: MatchTrace,
        in context: CallContext
    ) async throws -> MatchTrace.Response {
        let index = index
        return try await keeper.write(context) { desk in
            let trace = try desk.fetch(request.trace, as: TraceRequest.self)
            let missing = trace.record.victim
            guard let looked = try desk.unchecked(missing, as: VictimIdentity.self) else {
                throw ServiceError.noSuchRecord
            }
            let remaining = try Matching.spend(
                of: context.caller.identity,
                at: desk.now,
                in: desk.transaction
            )
            let found = try BlindIndex.search(
                index.question(looked.record.identity),
                limit: Self.scoredLimit,
                in: desk.transaction
            ).people.map(\.victim).filter { $0 != missing }
            var answer = MatchTrace.Response(remaining: remaining)
            var elsewhere: Set<OrgID> = []
            for victim in found {
                guard let kept = try desk.unchecked(victim, as: VictimIdentity.self),
                    let record = try desk.unchecked(victim, as: Victim.self)
                else { continue }
                let score = TraceScore(looked.record.identity, kept.record.identity)
                guard score.points >= TraceScore.threshold else { continue }
                if record.access(for: desk.viewer) == .content {
                    answer.candidates.append(.init(victim: victim, score))
                } else {
                    elsewhere.insert(record.owner)
                }
            }
            answer.candidates.sort {
                ($0.score, $0.isExact ? 1 : 0) > ($1.score, $1.isExact ? 1 : 0)
            }
            answer.candidates = Array(answer.candidates.prefix(Self.candidateLimit))
            answer.ask = elsewhere.sorted().prefix(5).map { $0 }
            return answer
        }
    }

    /// Notes who was found; whoever does reads that person's record.
    func findTraced(
        _ request: FindTraced,
        in context: CallContext
    ) async throws -> StepOutcome<TraceRequest> {
        try await keeper.write(context) { desk in
            let trace = try desk.fetch(request.trace, as: TraceRequest.self)
            _ = try desk.fetch(request.found, as: Victim.self)
            guard request.found != trace.record.victim else {
                throw VictimSupportRefusal.invalid("found", "another")
            }
            return try desk.step(
                request.trace,
                as: TraceRequest.self,
                seen: request.seen,
                to: .found
            ) { $0.found = request.found }
        }
    }

    /// Notes that those who look were told, which rests on the found person's consent.
    func tellSeekers(
        _ request: TellSeekers,
        in context: CallContext
    ) async throws -> StepOutcome<TraceRequest> {
        try await keeper.write(context) { desk in
            let trace = try desk.fetch(request.trace, as: TraceRequest.self)
            if let found = trace.record.found {
                try Tracing.checkConsent(of: found, at: desk)
            }
            return try desk.step(
                request.trace,
                as: TraceRequest.self,
                seen: request.seen,
                to: .told
            )
        }
    }
}

/// What the table of traces cannot say.
enum Tracing {
    /// The found person, or a child's guardian, has agreed that relatives learn of it.
    static func checkConsent(of found: VictimRef, at desk: WritingDesk) throws {
        guard let victim = try desk.unchecked(found, as: Victim.self) else {
            throw ServiceError.noSuchRecord
        }
        let consents = try desk.every(
            Consent.self,
            facets: [
                .victim(found), Facet("purpose", ConsentPurpose.familyTracing.rawValue),
            ],
            states: [.given]
        )
        guard try Guarding.holding(consents, of: victim, at: desk) != nil else {
            throw VictimSupportRefusal.consentMissing
        }
    }
}

/// How alike two identities are, out of a hundred points.
struct TraceScore: Sendable, Hashable {
    /// Below this nobody is named.
    static let threshold = 30

    /// The points.
    let points: Int
    /// What is alike.
    let parts: [TracePart]
    /// Whether a name is alike letter by letter, not only folded.
    let isExact: Bool

    /// Compares two identities: a paper weighs most, then names by their shared words, birth, commune.
    init(_ one: PersonIdentity, _ other: PersonIdentity) {
        var points = 0
        var parts: [TracePart] = []
        func add(_ part: TracePart, _ more: Int) {
            guard more > 0 else { return }
            points += more
            parts.append(part)
        }
        let documents = Set(one.documents.map(Self.document))
        add(.document, documents.isDisjoint(with: other.documents.map(Self.document)) ? 0 : 50)
        isExact = !Set(one.names.map(Self.exact)).isDisjoint(with: other.names.map(Self.exact))
        add(.name, Self.names(one, other) + (isExact ? 5 : 0))
        if let mine = one.birth?.years, let theirs = other.birth?.years, mine.overlaps(theirs) {
            add(.birth, one.birth == other.birth ? 15 : 10)
        }
        let commune = one.commune.map { VietnameseFolding.fold($0.disclosed) }
        if let commune, commune == other.commune.map({ VietnameseFolding.fold($0.disclosed) }) {
            add(.commune, 10)
        }
        self.points = min(points, 100)
        self.parts = parts
    }

    /// Up to thirty points for the best pair of names: by the share of words that both have.
    private static func names(_ one: PersonIdentity, _ other: PersonIdentity) -> Int {
        var best = 0
        for name in one.names {
            let mine = Set(VietnameseFolding.words(of: name.disclosed))
            for theirName in other.names {
                let theirs = Set(VietnameseFolding.words(of: theirName.disclosed))
                let all = max(mine.count, theirs.count, 1)
                best = max(best, 30 * mine.intersection(theirs).count / all)
            }
        }
        return best
    }

    private static func document(_ document: IdentityDocument) -> String {
        VietnameseFolding.words(of: document.number.disclosed).joined()
    }

    private static func exact(_ name: PersonName) -> String {
        ExactName.of(name.disclosed)
    }
}

extension MatchTrace.Candidate {
    /// Somebody with their score.
    init(victim: VictimRef, _ score: TraceScore) {
        self.init(
            victim: victim,
            score: score.points,
            parts: score.parts.map { Word($0) },
            isExact: score.isExact
        )
    }
}
