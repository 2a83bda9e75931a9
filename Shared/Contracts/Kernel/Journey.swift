public import Vocabulary
public import WireCodec

/// What one service knows about a person's way, without saying who the person is.
///
/// Each of the three services answers one such part; the gateway merges them by time. A journey
/// identifies even without a name: it needs a purpose and a relation to the person's records, is
/// audited like an identity read, and a stranger gets `notFound`, exactly as if there were nobody.
public struct JourneyPart: Codable, Sendable, Hashable {
    /// What happened, oldest first.
    public var entries: [JourneyEntry]
    /// When the service read it.
    public var asOf: Instant
    /// Every reference that stands for the person since registrations were merged, as far as the caller
    /// reads them; victim support alone knows, and leaves it away where there is but one.
    public var references: [VictimRef]?

    /// A part of a journey.
    public init(entries: [JourneyEntry], asOf: Instant, references: [VictimRef]? = nil) {
        self.entries = entries
        self.asOf = asOf
        self.references = references
    }
}

/// One line of a person's way: what happened when, by which organisation's hand, in which record.
///
/// It holds words, references and codes only; no name, no free text.
public struct JourneyEntry: Codable, Sendable, Hashable {
    /// When it happened.
    public var at: Instant
    /// How exactly the time is known.
    public var precision: Word<Precision>
    /// The service that keeps the record, `cases`.
    public var service: String
    /// The kind of record, `cases.report`.
    public var recordKind: String
    /// The record's identifier as text.
    public var reference: String
    /// What happened, as record and state: `report.confirmed`.
    public var event: String
    /// Whose hand it was; the record's owner where that is no longer known.
    public var organisation: OrgID
    /// Where, as a province or country.
    public var place: String?
    /// The legal clock that runs on the record since then, if any.
    public var clock: JourneyClock?

    /// A line of a journey.
    public init(
        at: Instant,
        precision: Word<Precision>,
        service: String,
        recordKind: String,
        reference: String,
        event: String,
        organisation: OrgID,
        place: String? = nil,
        clock: JourneyClock? = nil
    ) {
        self.at = at
        self.precision = precision
        self.service = service
        self.recordKind = recordKind
        self.reference = reference
        self.event = event
        self.organisation = organisation
        self.place = place
        self.clock = clock
    }
}

/// How a legal clock stands.
public struct JourneyClock: Codable, Sendable, Hashable {
    /// The rule's name, `report.triage`.
    public var rule: String
    /// When it is due.
    public var dueAt: Instant
    /// When it stopped; missing while it runs.
    public var stoppedAt: Instant?
    /// Whether the rule's limit is confirmed by a source we could read.
    public var confirmed: Bool
    /// Whether the due date may still move, because holidays are not announced yet; missing for no.
    public var provisional: Bool?

    /// A clock's standing.
    public init(
        rule: String,
        dueAt: Instant,
        stoppedAt: Instant? = nil,
        confirmed: Bool,
        provisional: Bool = false
    ) {
        self.rule = rule
        self.dueAt = dueAt
        self.stoppedAt = stoppedAt
        self.confirmed = confirmed
        self.provisional = provisional ? true : nil
    }
}
