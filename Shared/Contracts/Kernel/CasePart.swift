public import Vocabulary
public import WireCodec

/// What one service knows about a case file: which records, where they stand, whose they are.
///
/// Each of the three services answers one such part; the gateway puts them side by side. There is
/// no name and no free text in it. Whoever may see none of these records gets `notFound`, exactly as
/// for a file that does not exist.
public struct CasePart: Codable, Sendable, Hashable {
    /// The records that the caller may see, newest first.
    public var entries: [CasePartEntry]
    /// When the service read them.
    public var asOf: Instant

    /// A part of an overview.
    public init(entries: [CasePartEntry], asOf: Instant) {
        self.entries = entries
        self.asOf = asOf
    }
}

/// One record of a case file, as far as anybody may know it who may know that it exists.
public struct CasePartEntry: Codable, Sendable, Hashable {
    /// The kind of record, `liaison.handover`.
    public var recordKind: String
    /// The record's identifier as text.
    public var reference: String
    /// Whose record it is: whom to ask.
    public var organisation: OrgID
    /// Where it stands; missing where the caller may only know that it exists.
    public var state: String?
    /// Its version; missing likewise.
    public var version: Int?
    /// Since when it stands so; missing likewise.
    public var since: Instant?
    /// The legal clock that runs on it.
    public var clock: JourneyClock?
    /// The number under which its body keeps it, as officers quote it; missing where the caller may only
    /// know that it exists, and where it has none.
    public var number: RegisterNumber?

    /// A record of a case file.
    public init(
        recordKind: String,
        reference: String,
        organisation: OrgID,
        state: String? = nil,
        version: Int? = nil,
        since: Instant? = nil,
        clock: JourneyClock? = nil,
        number: RegisterNumber? = nil
    ) {
        self.recordKind = recordKind
        self.reference = reference
        self.organisation = organisation
        self.state = state
        self.version = version
        self.since = since
        self.clock = clock
        self.number = number
    }
}
