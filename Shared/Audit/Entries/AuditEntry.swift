public import WireCodec

/// What is kept of one act: who did what to which record, on whose behalf, why, and how it ended.
///
/// By its types it has no room for a person's identity or for text that somebody typed. Which
/// fields an event fills is listed in <doc:Events>.
public struct AuditEntry: Sendable, Hashable, Codable {
    /// What happened.
    public var event: AuditEvent
    /// When it was recorded.
    public var at: Instant
    /// Who called.
    public var who: AuditIdentity
    /// For whom, when a service called for an officer.
    public var onBehalfOf: AuditIdentity?
    /// The method, `cases.open`.
    public var method: AuditWord
    /// What it was about.
    public var record: AuditReference?
    /// The version that was written or read.
    public var version: Int64?
    /// Why, from the closed list of purposes.
    public var purpose: AuditWord?
    /// The case that the purpose names.
    public var caseReference: AuditReference?
    /// How it ended.
    public var outcome: AuditOutcome
    /// Why it was refused, or on which ground beyond the ordinary it was done; a word of the program.
    public var reason: AuditWord?
    /// How many alike stand behind this entry; absent for one.
    public var count: Int64?
    /// The request, as an HMAC whose key is not in the database: it proves what was asked to whoever
    /// holds the request, and tells nothing to whoever does not.
    public var requestDigest: Bytes?
    /// The call, as the logs name it.
    public var call: Identifier?
    /// The trace that the call belongs to; absent in entries of older programs, and where nobody called.
    public var trace: TraceID?

    /// An entry; what an event does not have is left out.
    public init(
        _ event: AuditEvent,
        at: Instant,
        who: AuditIdentity,
        onBehalfOf: AuditIdentity? = nil,
        method: AuditWord,
        record: AuditReference? = nil,
        version: Int64? = nil,
        purpose: AuditWord? = nil,
        caseReference: AuditReference? = nil,
        outcome: AuditOutcome = .done,
        reason: AuditWord? = nil,
        count: Int64? = nil,
        requestDigest: Bytes? = nil,
        call: Identifier? = nil,
        trace: TraceID? = nil
    ) {
        self.event = event
        self.at = at
        self.who = who
        self.onBehalfOf = onBehalfOf
        self.method = method
        self.record = record
        self.version = version
        self.purpose = purpose
        self.caseReference = caseReference
        self.outcome = outcome
        self.reason = reason
        self.count = count
        self.requestDigest = requestDigest
        self.call = call
        self.trace = trace
    }
}

/// What happened; a closed list, append only.
public enum AuditEvent: String, Sendable, Hashable, Codable, CaseIterable, Loggable {
    /// A record was filed, changed or taken a step further.
    case write
    /// A protected person's identity was read.
    case identityRead
    /// A journey, identifying without a name, was read.
    case journeyRead
    /// Calls were refused.
    case refusal
    /// Somebody read what only an emergency lets them read.
    case breakGlass
    /// A person was erased.
    case erasure
    /// The service began to serve.
    case started
    /// The policy file was taken over anew.
    case policyReloaded
    /// A backup was put in place of the store.
    case restored
    /// A key was exchanged for another.
    case keyRotated
    /// Another service's checkpoint contradicts an earlier one of its own.
    case contradiction
    /// Somebody read what the trail has of a trace.
    case evidenceRead

    /// The event's word.
    public var loggable: String { rawValue }
}

/// How an act ended; a closed list, append only.
public enum AuditOutcome: String, Sendable, Hashable, Codable, CaseIterable, Loggable {
    case done
    case refused
    case failed

    /// The outcome's word.
    public var loggable: String { rawValue }
}

/// A record by its kind and its random identifier.
public struct AuditReference: Sendable, Hashable, Codable, Loggable {
    /// The kind, `cases.case`.
    public let kind: AuditWord
    /// The identifier.
    public let id: Identifier

    /// Names a record.
    public init(_ kind: AuditWord, _ id: Identifier) {
        self.kind = kind
        self.id = id
    }

    /// Kind and identifier, `cases.case/0192…`.
    public var loggable: String { "\(kind.text)/\(id.text)" }
}

/// An entry as it stands in the trail: the bytes that are hashed are those of this value.
public struct RecordedEntry: Sendable, Hashable, Codable {
    /// Its number, from 0, without gaps; also inside the bytes, so that two entries cannot change
    /// places.
    public let number: Int64
    /// The service whose trail it is.
    public let service: AuditWord
    /// What was recorded.
    public let entry: AuditEntry
}
