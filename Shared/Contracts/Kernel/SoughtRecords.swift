public import Vocabulary
public import WireCodec

/// What somebody looks for who does not know where it is kept: a number, a reference, or facets of a kind.
///
/// Exactly one of the three. Nobody is found by a name or by anything that a person wrote, and a facet that
/// points at a record or a person is none to search by: a case file has an overview, a person a journey,
/// which asks for a purpose.
public struct SoughtRecords: Codable, Sendable, Hashable {
    /// A number in a register, `12/2026`: of reports, case files, letters, minutes of handovers.
    public var number: QuotedNumber?
    /// A record's identifier, of whatever kind.
    public var reference: Identifier?
    /// The kind, alone or with facets; or the one kind of which the number or reference is.
    public var kind: RecordKind?
    /// Facets of the kind that all must match, 8 at most; `state` is one here, and of several states any.
    public var facets: [Facet]

    /// Looks for records.
    public init(
        number: QuotedNumber? = nil,
        reference: Identifier? = nil,
        kind: RecordKind? = nil,
        facets: [Facet] = []
    ) {
        self.number = number
        self.reference = reference
        self.kind = kind
        self.facets = facets
    }
}

/// A record that was found: which, where it stands and whose it is, and nothing of what it says.
public struct FoundRecord: Codable, Sendable, Hashable {
    /// The kind of record, `cases.report`.
    public var recordKind: String
    /// The record's identifier as text.
    public var reference: String
    /// Whose record it is: whom to ask.
    public var organisation: OrgID
    /// Its number in a register, where it has one; missing where the caller may only know that it exists.
    public var number: QuotedNumber?
    /// Where it stands; missing likewise.
    public var state: String?
    /// Its version; missing likewise.
    public var version: Int?
    /// Since when it stands so; missing likewise.
    public var since: Instant?

    /// A record that was found.
    public init(
        recordKind: String,
        reference: String,
        organisation: OrgID,
        number: QuotedNumber? = nil,
        state: String? = nil,
        version: Int? = nil,
        since: Instant? = nil
    ) {
        self.recordKind = recordKind
        self.reference = reference
        self.organisation = organisation
        self.number = number
        self.state = state
        self.version = version
        self.since = since
    }
}
