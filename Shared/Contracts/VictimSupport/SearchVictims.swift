public import RPC
public import Vocabulary

/// What is known of somebody who is looked for, by part: at least two parts.
///
/// A name counts one part for each of its words; birth year, commune and document one each. Parts
/// are folded (`nguyen thi hoa` finds `Nguyễn Thị Hoà`) and matched as keyed digests only.
public struct PersonParts: Codable, Sendable, Hashable {
    /// Words of the name, in any order, with or without diacritics.
    public var name: PersonName?
    /// The year of birth, as far as known.
    public var birth: BirthDate?
    /// The commune of origin.
    public var commune: Address?
    /// The number of a paper.
    public var document: PersonDocumentNumber?

    /// What is known of somebody.
    public init(
        name: PersonName? = nil,
        birth: BirthDate? = nil,
        commune: Address? = nil,
        document: PersonDocumentNumber? = nil
    ) {
        self.name = name
        self.birth = birth
        self.commune = commune
        self.document = document
    }
}

/// Looks for persons whom the caller may read, by parts of their identity.
///
/// Answers references, best match first, never names: those are read one by one with
/// ``ReadIdentity``. Needs at least two parts (`victims.tooFewParts`); a search that more than the
/// cap would match answers the best and says that there were more.
public struct SearchVictims: ServiceRequest {
    public typealias Service = VictimSupport
    public static let method = MethodDescriptor(
        "victims.search",
        .read,
        callers: .firstResponders.union(.facilities),
        needsPurpose: true
    )

    /// What is known.
    public var parts: PersonParts

    /// Looks for persons.
    public init(parts: PersonParts) { self.parts = parts }

    /// The candidates.
    public struct Response: Codable, Sendable {
        /// Who matches, best first; at most 20.
        public var candidates: [Candidate]
        /// Whether more matched than are answered.
        public var more: Bool

        /// The candidates.
        public init(candidates: [Candidate], more: Bool) {
            self.candidates = candidates
            self.more = more
        }
    }

    /// Somebody who matches.
    public struct Candidate: Codable, Sendable, Hashable {
        /// Who.
        public var victim: VictimRef
        /// How many of the parts matched.
        public var matched: Int
        /// Of how many.
        public var of: Int
        /// Whether a name is alike letter by letter; these come first among equals.
        public var isExact: Bool?

        /// Somebody who matches.
        public init(victim: VictimRef, matched: Int, of: Int, isExact: Bool? = nil) {
            self.victim = victim
            self.matched = matched
            self.of = of
            self.isExact = isExact
        }
    }
}

/// Asks whether victim support knows somebody: hit or no hit, whom to ask, and nothing else.
///
/// For bodies without a relation to the person. Needs a purpose, counts against a budget of the
/// caller's (`victims.matchBudget`, with the time after which it refills), and all parts must
/// match.
public struct MatchVictim: ServiceRequest {
    public typealias Service = VictimSupport
    public static let method = MethodDescriptor(
        "victims.match",
        .write,
        callers: .identityReaders,
        needsPurpose: true
    )

    /// What is known: at least two parts.
    public var parts: PersonParts

    /// Asks whether somebody is known.
    public init(parts: PersonParts) { self.parts = parts }

    /// Hit or no hit.
    public struct Response: Codable, Sendable {
        /// Whether somebody matches all parts.
        public var hit: Bool
        /// The bodies to ask, when somebody does.
        public var ask: [OrgID]
        /// How many questions the caller's budget has left.
        public var remaining: Int

        /// Hit or no hit.
        public init(hit: Bool, ask: [OrgID], remaining: Int) {
            self.hit = hit
            self.ask = ask
            self.remaining = remaining
        }
    }
}
